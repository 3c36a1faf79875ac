"""How many threads came how far, from the introduction to joint work: in all, and of each event.

A thread is counted at every step that it reached, whatever came of it later; of two events each, and in all once.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import capfirst

from collaborations.models import Collaboration, Introduction
from collaborations.stages import Stage
from cop_portal.dates import today
from events.models import Event

# Of fewer a percentage says nothing: one of two is no half of many.
FEWEST_FOR_PERCENT = 5

# Each step with the day on which ``with_stage`` says that it was reached.
STEPS = {
    Stage.INTRODUCED: "introduced_on",
    Stage.TALKING: "talking_on",
    Stage.AGREED: "agreed_on",
    Stage.MOU_WITH_PARTIES: "mou_frozen_on",
    Stage.IN_FORCE: "in_force_on",
    Stage.ACTIVE: "active_on",
}


@dataclass(frozen=True)
class StepCount:
    """How many came to a step, and which share that is of the introduced, in percent."""

    stage: Stage
    count: int
    introduced: int

    @property
    def label(self) -> str:
        """The step in words."""
        return capfirst(str(self.stage.label))

    @property
    def percent(self) -> int | None:
        """The share of the introduced; None at the first step, and where they are too few for it."""
        if self.stage == Stage.INTRODUCED or self.introduced < FEWEST_FOR_PERCENT:
            return None
        return (200 * self.count + self.introduced) // (2 * self.introduced)


@dataclass(frozen=True)
class Funnel:
    """The steps of all threads, or of those that began at ``event``."""

    steps: list[StepCount]
    event: Event | None = None

    @property
    def introduced(self) -> int:
        """How many there are."""
        return self.steps[0].count

    @property
    def has_percent(self) -> bool:
        """Whether there are enough for percentages."""
        return self.introduced >= FEWEST_FOR_PERCENT

    @property
    def shares(self) -> list[float]:
        """Of each step the share of the introduced, from 0 to 1, for the picture."""
        return [step.count / self.introduced if self.introduced else 0 for step in self.steps]


def funnel(on: datetime.date | None = None) -> Funnel:
    """The funnel of all threads."""
    return _funnel(_reached(Collaboration.objects.with_stage(on)))


def funnel_without_event(on: datetime.date | None = None) -> Funnel:
    """The funnel of those that began at no event."""
    return _funnel(_reached(Collaboration.objects.with_stage(on).filter(workshop_on__isnull=True)))


def funnel_by_event(on: datetime.date | None = None) -> list[Funnel]:
    """The funnel of each event at which somebody was introduced, the latest event first."""
    day = on or today()
    rows = {row["event"]: row for row in _counted(_origins_at_events(day), day)}
    events = Event.objects.filter(pk__in=rows).order_by("-starts_on", "pk")
    return [_funnel(rows[event.pk], event) for event in events]


def funnel_of(event: Event, on: datetime.date | None = None) -> Funnel:
    """The funnel of one event."""
    day = on or today()
    rows = list(_counted(_origins_at_events(day).filter(event=event), day))
    return _funnel(rows[0] if rows else {}, event)


def leads_to_threads(event: Event) -> bool:
    """Whether somebody was introduced at ``event``, so that it has a funnel."""
    return Introduction.objects.filter(event=event, collaboration__isnull=False).exists()


def funnel_url(event: Event) -> str:
    """The address of the funnel of ``event``."""
    return f"{reverse('collaborations:funnel')}?{urlencode({'event': event.slug})}"


def _origins_at_events(day: datetime.date) -> QuerySet[Introduction]:
    """Introductions of threads at an event that has been by ``day``: what ``with_stage`` calls the workshop."""
    has_been = Q(kind="event") | Q(event__starts_on__lte=day, event__cancelled_on__isnull=True)
    return Introduction.objects.annotate(since=Coalesce(F("answered_on"), F("happened_on"))).filter(
        has_been, since__lte=day, event__isnull=False, collaboration__isnull=False
    )


def _counted(origins: QuerySet[Introduction], day: datetime.date):
    """The origins' threads at each step, one row an event. Two of one thread at one event count once."""
    counts = {}
    for stage, name in STEPS.items():
        reached = Collaboration.objects.with_stage(day).filter(**{f"{name}__isnull": False}).values("pk")
        counts[stage.value] = Count("collaboration", distinct=True, filter=Q(collaboration__in=reached))
    return origins.order_by().values("event").annotate(**counts)


def _reached(threads: QuerySet[Collaboration]) -> dict[str, int]:
    return threads.aggregate(**{stage.value: Count(name) for stage, name in STEPS.items()})


def _funnel(counts: Mapping[str, int], event: Event | None = None) -> Funnel:
    introduced = counts.get(Stage.INTRODUCED.value, 0)
    return Funnel([StepCount(stage, counts.get(stage.value, 0), introduced) for stage in STEPS], event)
