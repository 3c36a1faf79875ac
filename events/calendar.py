"""What the pages of events read: which are coming, which are past, and one with all that its reader may see of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from cop_portal.dates import Precision, format_date, today
from cop_portal.folding import fold
from cop_portal.translations.texts import ReadText, read
from members.models import Organization, OrganizationLanguage
from members.roles import is_staff, organization_ids_of
from members.visibility import organizations_visible_to

from .models import Event, EventSession, Presence, PresentPerson
from .visibility import (
    events_visible_to,
    organizations_named_at,
    people_present_visible_to,
    presences_visible_to,
)


def coming_events(user) -> QuerySet[Event]:
    """Events that have not ended, the nearest first."""
    return _listed(user).filter(ends_on__gte=today()).order_by("starts_on", "starts_at", "pk")


def past_events(user) -> QuerySet[Event]:
    """Events that have ended, the latest first."""
    return _listed(user).filter(ends_on__lt=today()).order_by("-starts_on", "pk")


def _listed(user) -> QuerySet[Event]:
    own = Presence.objects.filter(event=OuterRef("pk"), organization__in=organization_ids_of(user))
    return events_visible_to(user).select_related("governorate").annotate(own_organization_came=Exists(own))


def when(event: Event) -> str:
    """The event's days in the reader's language: one day or month, or from one to another."""
    first = format_date(event.starts_on, event.date_precision)
    last = format_date(event.ends_on, event.date_precision)
    if first == last:
        return first
    if event.date_precision == Precision.DAY and (event.starts_on.year == event.ends_on.year):
        first = format_date(event.starts_on, year=False)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def hours(event: Event) -> str:
    """From when to when, Baghdad time; empty where it is not known."""
    if event.starts_at is None:
        return ""
    first = f"{event.starts_at:%H:%M}"
    if event.ends_at is None:
        return _("at %(time)s, Baghdad time") % {"time": first}
    return _("%(first)s to %(last)s, Baghdad time") % {"first": first, "last": f"{event.ends_at:%H:%M}"}


def place(event: Event) -> str:
    """Where in the governorate; empty where only the governorate's name was written again, in whichever language."""
    if event.governorate is None:
        return event.place
    written = [event.governorate.name, *(name for _language, name in event.governorate.other_names)]
    names = {fold(name).text.strip() for name in written}
    return "" if fold(event.place).text.strip() in names else event.place


def language_names(codes: list[str]) -> list[str]:
    """The names of languages, in the reader's language."""
    names = dict(OrganizationLanguage.Language.choices)
    return [str(names[code]) for code in codes if code in names]


@dataclass
class Present:
    """An organization that came, as one reader may see it."""

    presence: Presence
    # Whether its profile is there for the reader, so that its name may be a link.
    has_profile: bool
    # Counts and names are for the organization's own people and staff.
    is_own: bool
    people: list[PresentPerson] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many people came for it."""
        return self.presence.women + self.presence.men + self.presence.not_stated


@dataclass
class EventPage:
    """An event with what one reader may see of it."""

    event: Event
    state: str
    description: ReadText | None
    # Each with `named`: the organizations that present in it, as far as the reader may know.
    sessions: Sequence[EventSession]
    hosts: list[Organization]
    present: list[Present]
    # Ids of the organizations whose profile the reader can open.
    profiles: set[int]

    @property
    def women(self) -> int:
        return sum(row.presence.women for row in self.present)

    @property
    def men(self) -> int:
        return sum(row.presence.men for row in self.present)

    @property
    def not_stated(self) -> int:
        return sum(row.presence.not_stated for row in self.present)


def event_page(event: Event, user, on: datetime.date | None = None) -> EventPage:
    """All that ``user`` may see of ``event``, in a number of queries that does not grow with it."""
    named = Prefetch("presenters", queryset=organizations_named_at(user, event), to_attr="named")
    sessions = list(event.sessions.prefetch_related("topics", named))
    presences = list(presences_visible_to(user, event))
    hosts = list(event.hosts.filter(pk__in=organizations_visible_to(user)))
    mentioned = {host.pk for host in hosts} | {
        row.organization_id for row in presences if row.organization_id
    }
    mentioned |= {organization.pk for session in sessions for organization in session.named}
    profiles = set(organizations_visible_to(user).filter(pk__in=mentioned).values_list("pk", flat=True))
    return EventPage(
        event=event,
        state=event.state_on(on or today()),
        description=read(event.texts.all(), "description"),
        sessions=sessions,
        hosts=hosts,
        present=_present(event, user, presences, profiles),
        profiles=profiles,
    )


def _present(event: Event, user, presences: list[Presence], profiles: set[int]) -> list[Present]:
    own = set(organization_ids_of(user).values_list("organization_id", flat=True)) if presences else set()
    everything = is_staff(user)
    rows = {
        presence.pk: Present(
            presence=presence,
            has_profile=presence.organization_id in profiles,
            is_own=everything or presence.organization_id in own,
        )
        for presence in presences
    }
    if presences:
        for person in people_present_visible_to(user, event):
            if person.presence_id in rows:
                rows[person.presence_id].people.append(person)
    ordered = rows.values()
    return sorted(
        ordered, key=lambda row: (row.presence.organization_id is None, str(row.presence).casefold())
    )
