"""The lists of events, and when and where one is, in words. What an event's page reads is in ``events.reading``."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from cop_portal.dates import format_days, today
from cop_portal.folding import fold
from members.models import Organization, OrganizationLanguage
from members.roles import organization_ids_of

from .models import Event, EventInvitation, Presence, Rsvp
from .visibility import events_visible_to, open_to_organization


def coming_events(user, own: Organization | None = None) -> QuerySet[Event]:
    """Events that have not ended and are not closed, the nearest first. Each says what ``own`` has answered."""
    return _listed(user, own).exclude(_is_past()).order_by("starts_on", "starts_at", "pk")


def past_events(user, own: Organization | None = None) -> QuerySet[Event]:
    """Events that have ended or are closed, the latest first; of those of one day, what was written down last."""
    return _listed(user, own).filter(_is_past()).order_by("-starts_on", "-pk")


def _is_past() -> Q:
    """A condition on events: the last day is over, or they were closed on it already."""
    day = today()
    return Q(ends_on__lt=day) | Q(closed_on__isnull=False, closed_on__lte=day)


def _listed(user, own: Organization | None) -> QuerySet[Event]:
    """The events that ``user`` may know of, each with ``own_organization_came``, ``own_answer`` (empty where there is
    none) and ``is_open_to_own``, whether ``own`` is among those that it is for."""
    came = Presence.objects.filter(event=OuterRef("pk"), organization__in=organization_ids_of(user))
    answers = Rsvp.objects.filter(event=OuterRef("pk"), organization=own).values("answer")[:1]
    return (
        events_visible_to(user)
        .select_related("governorate")
        .annotate(
            own_organization_came=Exists(came),
            own_answer=Coalesce(Subquery(answers), Value("")),
            is_open_to_own=open_to_organization(own),
        )
    )


def unanswered(user, organizations: Collection[Organization]) -> dict[int, list[Event]]:
    """The coming events that each of ``user``'s own ``organizations`` (by id) can answer and has not, the nearest
    first. In three questions, or in one where nothing is coming."""
    asked = {one.pk for one in organizations if not one.is_convenor}
    if not asked:
        return {}
    day = today()
    events = list(
        events_visible_to(user)
        .filter(ends_on__gte=day, announced_on__lte=day, cancelled_on=None, closed_on=None)
        .order_by("starts_on", "starts_at", "pk")
    )
    if not events:
        return {}
    pairs = {"event__in": events, "organization__in": asked}
    answered = set(Rsvp.objects.filter(**pairs).values_list("event_id", "organization_id"))
    invited = set(EventInvitation.objects.filter(**pairs).values_list("event_id", "organization_id"))
    found: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        for pk in asked:
            is_for_it = event.open_to == Event.OpenTo.MEMBERS or (event.pk, pk) in invited
            if is_for_it and (event.pk, pk) not in answered:
                found[pk].append(event)
    return dict(found)


def when(event: Event) -> str:
    """The event's days in the reader's language: one day or month, or from one to another."""
    return format_days(event.starts_on, event.ends_on, event.date_precision)


def hours(event: Event) -> str:
    """From when to when, Baghdad time; empty where it is not known."""
    if event.starts_at is None:
        return ""
    first = f"{event.starts_at:%H:%M}"
    if event.ends_at is None:
        return _("at %(time)s, Baghdad time") % {"time": first}
    return _("%(first)s to %(last)s, Baghdad time") % {"first": first, "last": f"{event.ends_at:%H:%M}"}


def hours_of(starts: datetime.time | None, ends: datetime.time | None) -> str:
    """ "10:00 to 11:30", or "10:00" where the end is not known."""
    if starts is None:
        return ""
    if ends is None:
        return f"{starts:%H:%M}"
    return _("%(first)s to %(last)s") % {"first": f"{starts:%H:%M}", "last": f"{ends:%H:%M}"}


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
