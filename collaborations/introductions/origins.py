"""How a thread began: the introductions that are its origins, as its pages read them."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from collaborations.models import Collaboration, Introduction, Suggestion
from cop_portal.dates import Precision
from events.models import Presence


def origins_with_facts() -> QuerySet[Introduction]:
    """Introductions with what they name, ``both_came``: whether both are recorded as having come to the event, and
    ``came_of_suggestion``: the public id of what staff suggested, where it came of both saying yes to that, or before
    they had."""
    came = Presence.objects.filter(event=OuterRef("event"))
    return Introduction.objects.select_related("event", "first", "second").annotate(
        both_came=Exists(came.filter(organization=OuterRef("first")))
        & Exists(came.filter(organization=OuterRef("second"))),
        came_of_suggestion=Subquery(
            Suggestion.objects.filter(introduction=OuterRef("pk")).order_by("pk").values("public_id")[:1]
        ),
    )


def introduced_on(introduction: Introduction) -> datetime.date:
    """The day an introduction counts from: when it was made, or answered yes."""
    return introduction.answered_on or introduction.happened_on


def known_since(collaboration: Collaboration) -> datetime.date | None:
    """The day before which the parties of ``collaboration`` cannot have met again: of its first introduction, or of
    the event at which they met. None where only its month is known."""
    days = []
    for introduction in collaboration.introductions.select_related("event"):
        met_there = introduction.kind == Introduction.Kind.EVENT or introduction.is_from_tap
        event = introduction.event if met_there else None
        precision = Precision.DAY if introduction.answered_on else introduction.date_precision
        days.append((introduced_on(introduction), precision))
        if event is not None:
            days.append((event.starts_on, event.date_precision))
    # A month begins on its first day, and stands before that day itself.
    day, precision = min(
        days, key=lambda one: (one[0], one[1] == Precision.DAY), default=(None, Precision.DAY)
    )
    return day if precision == Precision.DAY else None


def is_at_event(introduction: Introduction, on: datetime.date) -> bool:
    """Whether an origin belongs to an event that has been by ``on``: what ``with_stage`` calls the workshop."""
    event = introduction.event
    if event is None:
        return False
    by_staff = introduction.kind == Introduction.Kind.EVENT
    return by_staff or (event.starts_on <= on and event.cancelled_on is None)


def is_noted_afterwards(introduction: Introduction) -> bool:
    """Whether two that met at an event became an introduction only once it was over: the day of the yes is not the day
    on which they met."""
    event = introduction.event
    return introduction.is_from_tap and event is not None and event.ends_on < introduced_on(introduction)
