"""Two organizations that the portal and staff never bring together: staff mark them, and why is not written down.

They can still ask each other themselves, since a refusal would show them the mark.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.models import Event, KeepApart, Pairing, PairingMeeting
from events.schedule.times import has_begun
from members.actions.recorded import recorded
from members.models import Organization, User

from .common import require_staff


@dataclass(frozen=True)
class ChangedSchedule:
    """A schedule in which two no longer meet: of which event, and in which round they rest now."""

    event: Event
    round: int


@dataclass(frozen=True)
class MarkedApart:
    """The mark, and the schedules that it changed and that can still be arranged, the next event first."""

    pair: KeepApart
    changed: tuple[ChangedSchedule, ...]


@recorded
def keep_apart(*, first: Organization, second: Organization, by: User) -> MarkedApart:
    """Mark that ``first`` and ``second`` are never paired nor introduced by staff, whichever is named first.

    Where they are to meet in rounds still to come, they no longer are; rounds that have begun stay as they were held,
    for a page that changed would show the two the mark. Done again, it is the same mark and changes nothing. Refused
    where both are one organization, or one of them is the convenor, which meets everybody.
    """
    require_staff(by)
    if first.pk == second.pk:
        raise Refused(_("Choose two different organizations."), field="second", code="same")
    for field, organization in (("first", first), ("second", second)):
        if organization.is_convenor:
            raise Refused(
                _("Search takes part in no pairing, so it can be kept apart from nobody."),
                field=field,
                code="convenor",
            )
    low, high = _in_order(first, second)
    with transaction.atomic():
        _lock_events_to_come()
        pair, _made = KeepApart.objects.get_or_create(
            organization_low=low, organization_high=high, defaults={"marked_by": by}
        )
        meetings = PairingMeeting.objects.filter(
            organization_low=low, organization_high=high, pairing__event__ends_on__gte=today()
        )
        found = meetings.select_related("pairing__event").order_by("pairing__event__starts_on", "pk")
        rows = [row for row in found if not has_begun(row.pairing.event, row.pairing, row.round)]
        PairingMeeting.objects.filter(pk__in=[row.pk for row in rows]).delete()
        Pairing.objects.filter(pk__in={row.pairing_id for row in rows}).update(version=F("version") + 1)
    return MarkedApart(
        pair,
        tuple(
            ChangedSchedule(row.pairing.event, row.round)
            for row in rows
            if row.pairing.event.cancelled_on is None and row.pairing.event.closed_on is None
        ),
    )


@recorded
def no_longer_apart(*, first: Organization, second: Organization, by: User) -> None:
    """Take the mark away: the two may be paired and introduced again. Done again, it does nothing."""
    require_staff(by)
    low, high = _in_order(first, second)
    KeepApart.objects.filter(organization_low=low, organization_high=high).delete()


def _in_order(first: Organization, second: Organization) -> tuple[Organization, Organization]:
    return (first, second) if first.pk < second.pk else (second, first)


def _lock_events_to_come() -> None:
    """Wait for whoever pairs the organizations of an event just now, and let the next one see the mark: pairing locks
    its event before it reads who is kept apart."""
    coming = Event.objects.select_for_update(no_key=True).filter(ends_on__gte=today()).order_by("pk")
    list(coming.values_list("pk", flat=True))
