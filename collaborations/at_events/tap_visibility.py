"""Who may note at an event that they met, about whom and until when; and who reads such notes."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from collaborations.models import EventTap
from cop_portal.dates import today
from events.models import Event, Presence, Rsvp
from events.visibility import organizations_at
from members.models import Organization
from members.roles import is_colleague, is_observer, is_staff, organization_ids_of
from members.visibility import organizations_visible_to, organizations_visible_to_organization

# How long after an event's last day people still note whom they met there.
TAPS_FOR = datetime.timedelta(days=60)


def takes_taps(event: Event, on: datetime.date | None = None) -> bool:
    """Whether one can note on ``on`` (today) whom one met at ``event``: from its first day on until sixty days after
    its last one, closed by staff or not; never at one that was cancelled."""
    return event.cancelled_on is None and event.starts_on <= (on or today()) <= event.ends_on + TAPS_FOR


def is_asked_at(event: Event, on: datetime.date | None = None) -> bool:
    """Whether a request that is made on ``on`` (today) belongs to ``event``: before it, at it, and for sixty days."""
    return event.cancelled_on is None and (on or today()) <= event.ends_on + TAPS_FOR


def organizations_to_meet(user, organization: Organization, event: Event) -> QuerySet[Organization]:
    """The other organizations at ``event`` that ``organization`` can be introduced to by what ``user`` does for it.

    Those that come or came as far as its own people may know that they do; nobody where it does not attend itself. What
    ``user`` knows as staff, or by another organization, is no part of it.
    """
    others = Q(pk__in=[])
    if Presence.objects.filter(event=event, organization=organization).exists():
        came = Presence.objects.filter(event=event, organization__isnull=False)
        others |= Q(pk__in=came.values("organization"))
    if Rsvp.objects.filter(event=event, organization=organization, answer=Rsvp.Answer.YES).exists():
        coming = Rsvp.objects.filter(event=event, answer=Rsvp.Answer.YES)
        others |= Q(pk__in=coming.values("organization"))
    return (
        organizations_at(user, event)
        .filter(others, pk__in=organizations_visible_to_organization(organization).values("pk"))
        .filter(pk__in=organizations_visible_to(user).values("pk"))
        .exclude(pk=organization.pk)
        .exclude(visibility=Organization.Visibility.HIDDEN)
    )


def may_tap(user, organization: Organization, event: Event, other: Organization) -> bool:
    """Whether ``user`` may note for ``organization`` that it met ``other`` at ``event``: anybody who belongs to it. A
    colleague's note waits for a representative, who alone asks for introductions."""
    return (
        not organization.is_convenor
        and is_colleague(user, organization)
        and organizations_to_meet(user, organization, event).filter(pk=other.pk).exists()
    )


def taps_visible_to(user) -> QuerySet[EventTap]:
    """Notes that ``user`` may read: their own organizations'; for staff those that a representative stands behind."""
    if is_staff(user):
        own = Q(organization__in=organization_ids_of(user))
        return EventTap.objects.filter(own | Q(confirmed_at__isnull=False))
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return EventTap.objects.none()
    return EventTap.objects.filter(organization__in=organization_ids_of(user))
