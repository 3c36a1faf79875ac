"""What requests say of the event they belong to, and what colleagues noted at one that waits for a representative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.at_events.tap_visibility import TAPS_FOR, taps_visible_to
from collaborations.models import EventTap, Introduction
from collaborations.thread.words import say
from cop_portal.dates import today
from events.models import Event
from events.visibility import events_visible_to
from members.models import Organization
from members.roles import is_staff, organization_ids_of
from members.visibility import organizations_visible_to

MET, TALK_ON = EventTap.Mark.MET, EventTap.Mark.TALK_ON


def words_of_events(requests: Iterable[Introduction], user) -> dict[int, SafeString]:
    """For each of ``requests`` that belongs to an event, by id: what was noted there, or asked for, in the words of
    whoever reads it. Three queries at most. An event that the reader may not know of is not named."""
    at_events = [request for request in requests if request.event_id is not None]
    if not at_events:
        return {}
    ids, askers = {row.event_id for row in at_events}, {row.first_id for row in at_events}
    events = events_visible_to(user).in_bulk(ids)
    taps = {
        (tap.event_id, tap.organization_id, tap.other_id): tap
        for tap in EventTap.objects.filter(event__in=ids, organization__in=askers, confirmed_at__isnull=False)
    }
    own = set(organization_ids_of(user).values_list("organization_id", flat=True))
    found = {}
    for request in at_events:
        event = events.get(request.event_id)
        if request.first_id not in own and request.second_id not in own and is_staff(user):
            found[request.pk] = _to_staff(request, event)
            continue
        tap = taps.get((request.event_id, request.first_id, request.second_id))
        to_asker = request.first_id in own
        if not request.is_from_tap:
            found[request.pk] = _asked(event, to_asker=to_asker)
        else:
            found[request.pk] = _noted(event, set(tap.marks if tap else [MET]), to_asker=to_asker)
    return found


def _to_staff(request: Introduction, event: Event | None) -> SafeString:
    words = (
        gettext("{asker} noted that it met {asked} at “{event}”.")
        if request.is_from_tap
        else gettext("{asker} asked {asked} for a conversation at “{event}”.")
    )
    return say(words, asker=request.first, asked=request.second, event=event.name if event else "")


def _asked(event: Event | None, *, to_asker: bool) -> SafeString:
    if event is None:
        return SafeString("")
    if to_asker:
        return say(gettext("You asked for a conversation at “{event}”."), event=event.name)
    return say(gettext("They ask for a conversation at “{event}”."), event=event.name)


def _noted(event: Event | None, marks: set[str], *, to_asker: bool) -> SafeString:
    kind = "both" if marks == {MET, TALK_ON} else marks.pop()
    if event is None:
        return SafeString(_without_event(to_asker=to_asker)[kind])
    return say(_with_event(to_asker=to_asker)[kind], event=event.name)


def _with_event(*, to_asker: bool) -> dict[str, str]:
    if to_asker:
        return {
            MET: gettext("You noted that you met at “{event}”."),
            TALK_ON: gettext("You noted at “{event}” that you want to talk on."),
            "both": gettext("You noted that you met at “{event}”, and want to talk on."),
        }
    return {
        MET: gettext("They note that you met at “{event}”."),
        TALK_ON: gettext("They would like to talk on with you after “{event}”."),
        "both": gettext("They note that you met at “{event}”, and would like to talk on."),
    }


def _without_event(*, to_asker: bool) -> dict[str, str]:
    if to_asker:
        return {
            MET: gettext("You noted that you met at an event."),
            TALK_ON: gettext("You noted at an event that you want to talk on."),
            "both": gettext("You noted that you met at an event, and want to talk on."),
        }
    return {
        MET: gettext("They note that you met at an event."),
        TALK_ON: gettext("They would like to talk on with you after an event."),
        "both": gettext("They note that you met at an event, and would like to talk on."),
    }


# -- what waits at home -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WaitingNote:
    """What a colleague noted, with the words for it, and whether the reader speaks for the organization."""

    tap: EventTap
    words: list[SafeString]
    may_confirm: bool

    @property
    def mark(self) -> str:
        """One of its marks: confirming one stands behind all."""
        return self.tap.marks[0]


def taps_waiting(user) -> QuerySet[EventTap]:
    """Notes of ``user``'s organizations that wait for a representative, while they can still be sent on, the oldest
    first; of an organization that is seen no more, none."""
    return (
        taps_visible_to(user)
        .filter(
            confirmed_at__isnull=True,
            other__in=organizations_visible_to(user).values("pk"),
            event__in=events_visible_to(user).filter(cancelled_on__isnull=True).values("pk"),
            event__ends_on__gte=today() - TAPS_FOR,
        )
        .select_related("event", "organization", "other", "met_by", "talk_on_by")
        .order_by("pk")
    )


def notes_waiting(user, acting_for: Organization | None, *, may_confirm: bool) -> list[WaitingNote]:
    """``taps_waiting`` of ``acting_for``, in words."""
    if acting_for is None:
        return []
    rows = taps_waiting(user).filter(organization=acting_for)
    return [WaitingNote(tap, who_noted(tap, user), may_confirm) for tap in rows]


def who_noted(tap: EventTap, user) -> list[SafeString]:
    """Who of one's own noted what: for the people of the organization alone."""
    if tap.met_by_id == tap.talk_on_by_id:
        return [_by(tap.met_by, "both", user)]
    marks = ((MET, tap.met_by), (TALK_ON, tap.talk_on_by))
    return [_by(person, mark, user) for mark, person in marks if person is not None]


def _by(person, kind: str, user) -> SafeString:
    if person == user:
        return SafeString(yours()[kind])
    words = {
        MET: gettext("{person} noted that you met."),
        TALK_ON: gettext("{person} noted that you want to talk on."),
        "both": gettext("{person} noted that you met and want to talk on."),
    }
    return say(words[kind], person=person.name)


def yours() -> dict[str, str]:
    """What one's own organization noted."""
    return {
        MET: gettext("You noted that you met."),
        TALK_ON: gettext("You noted that you want to talk on."),
        "both": gettext("You noted that you met and want to talk on."),
    }
