"""What must hold before something happens to a memorandum; each refusal in words for the person who tried."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import must_be_recent
from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouVersion, Party
from collaborations.mous.afterwards.periods import months_after
from cop_portal.dates import day_of, format_date, today
from cop_portal.refusals import Refused
from members.models import Organization

# Of longer terms, and later days, the year must be mistyped.
MOST_YEARS = 30
TOO_FAR = _("This date is more than 30 years ahead. Check the year")


def check_terms(
    collaboration: Collaboration,
    organization: Organization,
    parties: Sequence[Party],
    signed_on: datetime.date,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    renewal: str,
    day: datetime.date,
) -> None:
    """Present parties of this collaboration, one's own among them; a term that makes sense; signed by ``day``."""
    current = set(collaboration.parties.filter(left_on__isnull=True).values_list("pk", flat=True))
    if len({party.pk for party in parties}) < 2 or not {party.pk for party in parties} <= current:
        raise Refused(_("Choose at least two parties of this collaboration."), field="parties")
    if organization.pk not in {party.organization_id for party in parties}:
        raise Refused(_("Your own organization must be one of the parties."), field="parties")
    check_signed_on(signed_on, day)
    check_term(starts_on, ends_on, renewal)


def check_term(starts_on: datetime.date, ends_on: datetime.date | None, renewal: str) -> None:
    """The last day comes after the first and not too long after it, and what is renewed has one."""
    must_be_recent(starts_on, field="starts_on")
    must_not_be_far(starts_on, field="starts_on")
    if ends_on is not None and ends_on <= starts_on:
        raise Refused(_("The last day must come after the first day."), field="ends_on")
    if ends_on is not None and ends_on > furthest(starts_on):
        raise Refused(
            _("The last day is at most 30 years after the first day. Leave it empty if it has no end."),
            field="ends_on",
            code="too_far",
        )
    if ends_on is None and renewal != MemorandumOfUnderstanding.Renewal.NONE:
        raise Refused(_("Enter the last day, since it is renewed at the end."), field="ends_on")


def must_not_be_far(date: datetime.date, *, field: str, since: datetime.date | None = None) -> None:
    """Refuse a day whose year must be mistyped, since it is that long after today, or after ``since`` where that is
    later."""
    if date > furthest(max(since or today(), today())):
        raise Refused(TOO_FAR, field=field, code="too_far")


def furthest(date: datetime.date) -> datetime.date:
    """The last day that is not too long after ``date``."""
    return months_after(date, MOST_YEARS * 12)


def check_signed_on(signed_on: datetime.date, day: datetime.date, version: MouVersion | None = None) -> None:
    """Nothing is signed after the day that it is confirmed; nor, where its text was written here, before there was that
    text: then the day or the year is mistyped, or it is another paper."""
    must_be_recent(signed_on, field="signed_on")
    if signed_on > day:
        raise Refused(
            _("The day of the signature is in the future. Enter the day it was signed."), field="signed_on"
        )
    written = first_day_to_sign(version) if version is not None else None
    if written is not None and signed_on < written:
        raise Refused(
            _("The text was written on %(date)s, and this day is before it. Is the day right, and the year?")
            % {"date": format_date(written)},
            field="signed_on",
            code="before_the_text",
        )


def first_day_to_sign(version: MouVersion) -> datetime.date | None:
    """The day on which the text that is with the parties was written; None where it was not written here."""
    if version.frozen_revision is None or version.frozen_on is None:
        return None
    return min(day_of(version.frozen_revision.made_at), version.frozen_on)


def check_nobody_left(version: MouVersion) -> None:
    """Each party is still in the thread. Asked with the thread's row taken: nobody leaves meanwhile."""
    if has_lost_a_party(version):
        raise Refused(
            _(
                "A party has left this collaboration, so it can be concluded no more. Decline it, or withdraw it."
            ),
            code="gone",
        )


def has_lost_a_party(version: MouVersion) -> bool:
    """Whether a party has left the thread: what is not concluded then never is."""
    return version.mou.parties.filter(party__left_on__isnull=False).exists()


def check_open(version: MouVersion) -> None:
    """Neither concluded nor withdrawn."""
    if version.concluded_on is not None:
        raise Refused(_("Every party has signed this memorandum; it stays as it is."), code="concluded")
    if version.withdrawn_on is not None:
        raise Refused(_("This memorandum was withdrawn. It can be entered again."), code="withdrawn")
