"""What must hold before a draft is begun or changed; each refusal in words for the person who tried."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_checks import check_term, must_not_be_far
from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouVersion, Party
from collaborations.mous.drafting.between import open_between
from collaborations.mous.drafting.written import plain_lines
from cop_portal.refusals import Refused
from members.models import Organization

__all__ = [
    "AlreadyOpen",
    "check_between",
    "check_drafted",
    "check_lines",
    "check_new_term",
    "check_parties",
    "check_term",
]

# A memorandum has a hundred; the setting of each takes its time.
MOST_LINES = 400


class AlreadyOpen(Refused):
    """The same parties draft or sign one already: ``mou``, whose page is the way on."""

    def __init__(self, mou: MemorandumOfUnderstanding) -> None:
        super().__init__(
            _("These organizations are drafting or signing a memorandum already. Finish it first."),
            field="parties",
            code="open",
        )
        self.mou = mou


def check_between(collaboration: Collaboration, parties: Sequence[Party]) -> None:
    """One at a time between the same parties. Call it with the collaboration locked."""
    mou = open_between(collaboration, parties)
    if mou is not None:
        raise AlreadyOpen(mou)


def check_parties(collaboration: Collaboration, organization: Organization, parties: Sequence[Party]) -> None:
    """Two or more present parties of this collaboration, one's own among them."""
    current = set(collaboration.parties.filter(left_on__isnull=True).values_list("pk", flat=True))
    chosen = {party.pk for party in parties}
    if len(chosen) < 2 or not chosen <= current:
        raise Refused(_("Choose at least two parties of this collaboration."), field="parties")
    if organization.pk not in {party.organization_id for party in parties}:
        raise Refused(_("Your own organization must be one of the parties."), field="parties")


def check_lines(text: str, *, field: str) -> None:
    """Refuse words of so many lines that no paper is made of them."""
    if len(plain_lines(text)) > MOST_LINES:
        raise Refused(
            _("These are more than %(count)s lines. Write fewer and longer paragraphs.")
            % {"count": MOST_LINES},
            field=field,
            code="too_many_lines",
        )


def check_drafted(version: MouVersion) -> None:
    """Refuse to write on a version that is not being drafted here."""
    if version.withdrawn_on is not None:
        raise Refused(_("This memorandum was withdrawn. It can be drafted anew."), code="withdrawn")
    if version.frozen_on is not None or not version.written_here:
        raise Refused(
            _("This text is with the parties. It can be changed once one of them returns it."), code="frozen"
        )


def check_new_term(
    mou: MemorandumOfUnderstanding, new_ends_on: datetime.date | None, new_renewal: str
) -> None:
    """A new last day comes after the first one; a renewal needs a last day, its own or that of ``mou`` (with_state)."""
    if new_ends_on is not None and new_ends_on <= mou.starts_on:
        raise Refused(_("The last day must come after the first day."), field="new_ends_on")
    if new_ends_on is not None:
        must_not_be_far(new_ends_on, field="new_ends_on", since=mou.starts_on)
    needs_an_end = new_renewal not in ("", MemorandumOfUnderstanding.Renewal.NONE)
    if needs_an_end and new_ends_on is None and mou.term_ends_on is None:
        raise Refused(_("Enter the last day, since it is renewed at the end."), field="new_ends_on")
