"""When a request for an introduction, or a suggestion of staff's, has waited long enough: it lapses by its date.

Nothing runs at night. Whoever reads one asks here whether it is still open; that it has lapsed is written down only
where the same two are to have a new one (``actions/opening.py``).
"""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from collaborations.models import Introduction, Suggestion
from cop_portal.dates import today

# How long an organization that was asked has time to answer. On the last of these days it has lapsed.
LAPSES_AFTER = datetime.timedelta(days=60)


def lapses_on(request: Introduction) -> datetime.date:
    """The day from which on ``request`` can no longer be answered."""
    return request.lapsed_on or request.happened_on + LAPSES_AFTER


def has_lapsed(request: Introduction, on: datetime.date | None = None) -> bool:
    """Whether ``request`` (an introduction that is a request) has had no answer in time by ``on`` (today)."""
    return request.answer == "" and lapses_on(request) <= (on or today())


def is_open(request: Introduction, on: datetime.date | None = None) -> bool:
    """Whether ``request`` (an introduction that is a request) waits for an answer on ``on`` (today)."""
    return request.answer == "" and not has_lapsed(request, on)


def waits(on: datetime.date | None = None) -> Q:
    """A condition on introductions: ``is_open``."""
    asked_after = (on or today()) - LAPSES_AFTER
    return Q(kind=Introduction.Kind.REQUEST, answer="", lapsed_on__isnull=True, happened_on__gt=asked_after)


def ended_unanswered(on: datetime.date | None = None) -> Q:
    """A condition on introductions: ``has_lapsed``, and the two have not asked each other anew since."""
    asked_after = (on or today()) - LAPSES_AFTER
    return Q(kind=Introduction.Kind.REQUEST, answer="", lapsed_on__isnull=True, happened_on__lte=asked_after)


def open_requests(on: datetime.date | None = None) -> QuerySet[Introduction]:
    """The requests that wait for an answer on ``on`` (today)."""
    return Introduction.objects.filter(waits(on))


# -- suggestions ------------------------------------------------------------------------------------------------------


def asked_last_on(suggestion: Suggestion) -> datetime.date:
    """The day on which the one of the two that was asked last was asked."""
    days = (suggestion.asks_first_from, suggestion.asks_second_from)
    return max((day for day in days if day is not None), default=suggestion.made_on)


def suggestion_lapses_on(suggestion: Suggestion) -> datetime.date:
    """The day from which on ``suggestion`` can no longer be answered: sixty days after the last one was asked."""
    return asked_last_on(suggestion) + LAPSES_AFTER


def suggestion_waits(suggestion: Suggestion, on: datetime.date | None = None) -> bool:
    """Whether ``suggestion`` has neither come about nor ended on ``on`` (today). An answer that is not yes does not end
    it: who has not given it could read it from that."""
    if suggestion.introduction_id is not None or suggestion.ended_on is not None:
        return False
    return (on or today()) < suggestion_lapses_on(suggestion)


def open_suggestions(on: datetime.date | None = None) -> QuerySet[Suggestion]:
    """The suggestions that wait for an answer on ``on`` (today)."""
    # Of two days of which one is missing, PostgreSQL gives the other.
    asked = Suggestion.objects.annotate(asked_last=Greatest("asks_first_from", "asks_second_from"))
    return asked.filter(
        ended_on__isnull=True, introduction__isnull=True, asked_last__gt=(on or today()) - LAPSES_AFTER
    )
