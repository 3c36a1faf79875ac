"""What Search suggests to two organizations: answered by both, or by one of them, or by none yet."""

from __future__ import annotations

import datetime

from collaborations.actions import suggestions
from collaborations.models import Introduction, Suggestion
from members.models import Organization, User

from .clock import date_of
from .data import SUGGESTIONS
from .data.shape import Day, Words
from .data.shape_threads import Origin
from .load_people import representative
from .wording import original

# How long before both have said yes the two were suggested to each other.
TIME_TO_ANSWER = datetime.timedelta(days=4)


def load_suggestions(*, by: User) -> None:
    """Make the suggestions that nothing has come of, or not yet; ``by`` is staff."""
    for two, day, why, answers in SUGGESTIONS:
        suggestion = _suggested(two, by, day, why)
        for slug, answered, answer in answers:
            _answered(suggestion, slug, answered, answer)


def introduced_by_staff(two: tuple[str, str], origin: Origin, *, by: User) -> Introduction:
    """``by`` has suggested the ``two`` to each other, and both have said yes: each when it was asked."""
    day = date_of(origin.on or 0)
    suggestion = _suggested(two, by, day - TIME_TO_ANSWER, origin.message)
    # Who may not know of the other is asked once that one has said yes.
    is_first_asked = suggestion.asks_first_from is not None
    for slug in two if is_first_asked else reversed(two):
        suggestion = _answered(suggestion, slug, day, "yes")
    assert suggestion.introduction is not None
    return suggestion.introduction


def _suggested(two: tuple[str, str], by: User, day: Day, why: Words | None) -> Suggestion:
    first, second = (Organization.objects.get(slug=slug) for slug in two)
    language, reason = original(why)
    return suggestions.suggest(
        first=first, second=second, by=by, reason=reason, language=language, on=date_of(day)
    )


def _answered(suggestion: Suggestion, slug: str, day: Day, answer: str) -> Suggestion:
    return suggestions.answer_suggestion(
        suggestion=suggestion,
        organization=Organization.objects.get(slug=slug),
        by=representative(slug),
        answer=answer,
        on=date_of(day),
    )
