"""What stands between two organizations that are not in a thread: an open request, and how long an answer binds."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from cop_portal.dates import today
from members.models import Organization

from .models import Introduction

# How long an organization that was told "not now" or "no, thank you" waits before it asks the same one again. The same
# for both: who could ask at once after the one and not after the other would read which of them it was.
WAIT_AFTER_ANSWER = datetime.timedelta(days=60)


def open_request(first: Organization, second: Organization) -> Introduction | None:
    """The request between the two that waits for an answer, whichever of them asked."""
    return _requests().filter(answer="", first__in=[first, second], second__in=[first, second]).first()


def last_answer(asker: Organization, asked: Organization) -> Introduction | None:
    """The last request of ``asker`` to ``asked`` that was not answered with a yes."""
    return (
        _requests()
        .filter(Q(answer=Introduction.Answer.NO) | Q(answer=Introduction.Answer.NOT_NOW))
        .filter(first=asker, second=asked)
        .order_by("answered_on", "pk")
        .last()
    )


def asks_again_from(answered: Introduction | None, on: datetime.date | None = None) -> datetime.date | None:
    """From which day on may be asked again after ``answered``; None where that is allowed on ``on`` (today)."""
    if answered is None or answered.answer in {"", Introduction.Answer.YES}:
        return None
    day = answered.answered_on + WAIT_AFTER_ANSWER
    return day if (on or today()) < day else None


def _requests() -> QuerySet[Introduction]:
    return Introduction.objects.filter(kind=Introduction.Kind.REQUEST)
