"""What staff's suggestions rest on: who is asked first, what keeps two from being suggested, and how one stands."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from collaborations.introductions.hidden_pairs import LearnsByBeingAsked
from collaborations.introductions.lapsing import (
    LAPSES_AFTER,
    open_requests,
    open_suggestions,
    suggestion_lapses_on,
    suggestion_waits,
)
from collaborations.introductions.requests_of_two import WAIT_AFTER_ANSWER, requests_between
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import Introduction, Suggestion, SuggestionAnswer
from collaborations.visibility import is_seen_by
from cop_portal.dates import today
from cop_portal.refusals import Refused
from members.models import Organization

NO, YES = Introduction.Answer.NO, Introduction.Answer.YES


@dataclass(frozen=True)
class Order:
    """Who of two is asked at once; the other is asked once the first has said yes. ``learns``: what staff confirm,
    where whoever is asked first may not know of the other."""

    asked: tuple[Organization, ...]
    learns: LearnsByBeingAsked | None = None


def order_of(first: Organization, second: Organization) -> Order:
    """Who is asked, and when.

    Two that know of each other are asked at once. Where one does not know of the other, it learns of it only by the
    other's yes. Where neither does, somebody has to be told: the more hidden of the two is asked, and so the other
    learns nothing before it has agreed.
    """
    first_knows, second_knows = is_seen_by(second, first), is_seen_by(first, second)
    if first_knows and second_knows:
        return Order((first, second))
    if first_knows or second_knows:
        return Order((first,) if first_knows else (second,))
    hidden = Organization.Visibility.HIDDEN
    is_second_more_hidden = second.visibility == hidden != first.visibility
    asked, other = (second, first) if is_second_more_hidden else (first, second)
    return Order((asked,), LearnsByBeingAsked(asked, other))


def is_confirmed_for(first: Organization, second: Organization, confirmed: Collection[str]) -> bool:
    """Whether ``confirmed`` names who learns of the other by being asked first."""
    learns = order_of(first, second).learns
    return learns is not None and learns.value in confirmed


def suggestions_of_two(first: Organization, second: Organization) -> Iterable[Suggestion]:
    """The suggestions of the two to each other, whichever was named first."""
    both = [first, second]
    return Suggestion.objects.filter(first__in=both, second__in=both)


def open_suggestion(
    first: Organization, second: Organization, on: datetime.date | None = None
) -> Suggestion | None:
    """The suggestion of the two that waits for an answer on ``on`` (today)."""
    both = [first, second]
    return open_suggestions(on).filter(first__in=both, second__in=both).first()


def refusal_to_suggest(first: Organization, second: Organization, on: datetime.date) -> Refused | None:
    """What keeps staff from suggesting the two to each other on ``on``; None where nothing does.

    What came of an earlier suggestion is said in the same words whatever was answered, by whom and when.
    """
    if open_thread(first, second) is not None:
        return Refused(_("These two are in a collaboration of their own already."), code="together")
    both = [first, second]
    if open_requests(on).filter(first__in=both, second__in=both).exists():
        return Refused(
            _("One of these two has asked the other already, and waits for the answer."), code="asked"
        )
    if open_suggestion(first, second, on) is not None:
        return Refused(
            _("These two were suggested to each other already, and an answer is awaited."), code="waits"
        )
    if _came_to_nothing(first, second, on):
        return Refused(
            _("These two were suggested to each other before, and it did not come about."), code="before"
        )
    if _refused_lately(first, second, on):
        return Refused(
            _("One of these two asked the other not long ago, and it did not come about."),
            code="asked_before",
        )
    return None


def _came_to_nothing(first: Organization, second: Organization, on: datetime.date) -> bool:
    """Whether one of the two has said "no, thank you" to being suggested, whenever it was; or whether another end, by
    "not now" or without an answer, is not long ago."""
    earlier = list(suggestions_of_two(first, second))
    if SuggestionAnswer.objects.filter(suggestion__in=earlier, answer=NO).exists():
        return True
    ends = [one.ended_on or suggestion_lapses_on(one) for one in earlier if one.introduction_id is None]
    return any(on < end + LAPSES_AFTER for end in ends)


def _refused_lately(first: Organization, second: Organization, on: datetime.date) -> bool:
    refused = requests_between(first, second).exclude(answer__in=["", YES])
    return refused.filter(answered_on__gt=on - WAIT_AFTER_ANSWER).exists()


# -- how one stands ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Side:
    """A suggestion as one of the two reads it: ``answer`` is its own, None while it has given none."""

    suggestion: Suggestion
    own: Organization
    answer: SuggestionAnswer | None
    on: datetime.date

    @property
    def other(self) -> Organization:
        """Whom it is suggested to."""
        row = self.suggestion
        return row.second if self.own.pk == row.first_id else row.first

    @property
    def asked_on(self) -> datetime.date | None:
        """Since when it is asked."""
        row = self.suggestion
        return row.asks_first_from if self.own.pk == row.first_id else row.asks_second_from

    @property
    def is_open(self) -> bool:
        """Whether its date has not come yet, whatever the two have answered."""
        return suggestion_waits(self.suggestion, self.on)

    @property
    def waits_for_us(self) -> bool:
        """Whether its own answer is awaited."""
        return self.is_open and self.answer is None

    @property
    def waits_for_them(self) -> bool:
        """Whether it has said yes, and nothing has come of it yet: the other has not answered, or not with yes."""
        return self.is_open and self.answer is not None and self.answer.answer == YES

    @property
    def came_to_nothing(self) -> bool:
        """Whether it has ended, and not by its own word: by the other's, by staff's, or since nobody answered."""
        return (
            not self.is_open
            and self.suggestion.introduction_id is None
            and (self.answer is None or self.answer.answer == YES)
        )


def side_of(suggestion: Suggestion, own: Organization, *, on: datetime.date | None = None) -> Side:
    """``suggestion`` as ``own``, one of the two, reads it."""
    answer = next((one for one in suggestion.answers.all() if one.organization_id == own.pk), None)
    return Side(suggestion, own, answer, on or today())
