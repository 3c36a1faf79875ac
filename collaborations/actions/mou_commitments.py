"""Writing what each party commits to: while a text is drafted, and with what is entered from paper."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import need_text
from collaborations.actions.mou_checks import TOO_FAR, furthest, must_not_be_far
from collaborations.models import Commitment, MouVersion
from collaborations.mous.drafting.parts import commitments_in
from cop_portal.dates import today
from cop_portal.refusals import Refused

MOST_COMMITMENTS = 40

# A commitment as it is to be written: ``mou_party`` (the id of a party, None for all together), ``what``,
# ``what_second``, and ``rhythm`` or ``due_on``.
Wanted = Mapping[str, Any]


def save_commitments(version: MouVersion, wanted: Sequence[Wanted]) -> None:
    """The list as it is wanted, in its order. What was proved of a commitment hangs on signed ones alone, so that those
    of a draft are written anew."""
    check_rows(wanted, version.mou.parties.values_list("pk", flat=True))
    if [plain(row) for row in wanted] == commitments_in(version):
        return
    for values in wanted:
        if values.get("due_on") is not None:
            must_not_be_far(values["due_on"], field="due_on", since=version.mou.starts_on)
    rows = list(version.commitments.all())
    for position, values in enumerate(wanted):
        row = rows[position] if position < len(rows) else Commitment(version=version, mou_id=version.mou_id)
        found = plain(values)
        row.position, row.collaboration_id = position, version.mou.collaboration_id
        row.mou_party_id = found.pop("mou_party")
        for name, value in found.items():
            setattr(row, name, value)
        row.save()
    version.commitments.filter(pk__in=[row.pk for row in rows[len(wanted) :]]).delete()


def check_rows(wanted: Sequence[Wanted], parties: Collection[int]) -> None:
    """Refuse so many that nobody keeps them, one of who is not among ``parties``, and one without a time."""
    if len(wanted) > MOST_COMMITMENTS:
        raise Refused(
            _("These are more than %(count)s commitments. Write the most important ones.")
            % {"count": MOST_COMMITMENTS},
            code="too_many",
        )
    known = {None, *parties}
    if any(row["mou_party"] not in known for row in wanted):
        raise Refused(_("Choose a party of this memorandum."), code="not_a_party")
    if any(bool(row.get("rhythm")) == (row.get("due_on") is not None) for row in wanted):
        raise Refused(_("Say how often, or by when"), code="no_time")


def check_days(
    wanted: Sequence[Wanted], starts_on: datetime.date, until: datetime.date | None, *, amends: bool = False
) -> None:
    """Refuse a day by which nothing can be promised (``why_not_due``)."""
    for day in (row.get("due_on") for row in wanted):
        if day is not None and (words := why_not_due(day, starts_on, until, amends=amends)):
            raise Refused(words, field="due_on", code="not_due")


def plain(values: Wanted) -> dict[str, Any]:
    """What is kept of a commitment; refused where it does not say what."""
    return {
        "mou_party": values["mou_party"],
        "what": need_text(values["what"], _("Write what is promised"), field="what"),
        "what_second": values.get("what_second", "").strip(),
        "rhythm": values.get("rhythm", ""),
        "due_on": values.get("due_on"),
    }


def why_not_due(
    day: datetime.date, starts_on: datetime.date, until: datetime.date | None = None, *, amends: bool = False
) -> str | Promise:
    """Why nothing can be promised by ``day`` in a term from ``starts_on``, empty where it can; ``until`` is the last
    day after which nothing is renewed. An amendment (``amends``) moves the term itself."""
    if not amends and day < starts_on:
        return _("This day is before the memorandum begins")
    if not amends and until is not None and day > until:
        return _("This day is after the memorandum has ended")
    return TOO_FAR if day > furthest(max(starts_on, today())) else ""
