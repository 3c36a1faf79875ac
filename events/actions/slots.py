"""Which organizations present in a session where nothing is said of what each of them presents, and when one can."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from events.models import EventSession, Slot
from members.models import Organization

from .program import Presentation


def present_in(session: EventSession, organizations: Iterable[Organization]) -> None:
    """Make the organizations that present in ``session`` these. Who was there already keeps their slot as it is; the
    new ones come last, in this order, and present all that is presented. Call it in a transaction."""
    organizations = list(organizations)
    session.slots.exclude(organization__in=organizations).delete()
    there = set(session.slots.values_list("organization_id", flat=True))
    last = session.slots.aggregate(last=Max("position"))["last"] or 0
    new = [Presentation(organization) for organization in organizations if organization.pk not in there]
    Slot.objects.bulk_create(
        Slot(eventsession=session, organization=row.organization, position=place, covers=list(row.covers))
        for place, row in enumerate(new, start=last + 1)
    )


def refuse_slot_times(session: EventSession, starts_at: datetime.time | None, minutes: int | None) -> None:
    """Raise ``Refused`` where nobody can present then in ``session``: outside its times, or for no minute at all."""
    if minutes == 0:
        raise Refused(_("Enter one minute at least, or leave it empty."), field="minutes", code="no_minutes")
    if starts_at is None:
        return
    if session.starts_at is not None and starts_at < session.starts_at:
        raise Refused(_("This is before the session starts."), field="starts_at", code="before_the_session")
    if session.ends_at is None:
        return
    if starts_at >= session.ends_at:
        raise Refused(_("The session is over by then."), field="starts_at", code="after_the_session")
    if minutes and _minute_of_day(starts_at) + minutes > _minute_of_day(session.ends_at):
        raise Refused(_("This is longer than the session."), field="minutes", code="too_long")


def refuse_overlap(first: Slot, second: Slot) -> None:
    """Raise ``Refused`` for ``second`` where both say when they are, and it begins before ``first`` is over."""
    if first.starts_at is None or second.starts_at is None:
        return
    begins = _minute_of_day(first.starts_at)
    if begins <= _minute_of_day(second.starts_at) < begins + (first.minutes or 1):
        raise Refused(
            _(
                "%(organization)s presents at this time too. Change when one of the two begins or how long it takes."
            )
            % {"organization": first.organization},
            field="starts_at",
            code="overlap",
        )


def _minute_of_day(time: datetime.time) -> int:
    return time.hour * 60 + time.minute
