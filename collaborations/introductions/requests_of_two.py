"""What keeps one organization from asking another for an introduction, decided once for page, panel and action."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.introductions.lapsing import is_open
from collaborations.introductions.threads_of_two import open_thread, threads_with
from collaborations.models import Collaboration, Introduction
from collaborations.visibility import is_seen_by, seen_by_which
from cop_portal.dates import format_date, today
from cop_portal.refusals import Refused
from members.models import Organization

# How long an organization that was told "not now" or "no, thank you" waits before it asks the same one again. The same
# for both: who could ask at once after the one and not after the other would read which of them it was.
WAIT_AFTER_ANSWER = datetime.timedelta(days=60)


class Why(enum.Enum):
    """Why an organization cannot ask another."""

    TOGETHER = "they are in a thread of their own"
    THEY_ASKED = "the other has asked and waits for an answer"
    ASKED = "it has asked and waits for an answer"
    WAIT = "its last request was answered, and the answer still binds"
    UNSEEN = "the other may not know of it, and so could not read the request"


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of asking, with what there is to open instead. ``again``: from when on one can ask."""

    why: Why
    thread: Collaboration | None = None
    request: Introduction | None = None
    again: datetime.date | None = None


def obstacle_to_asking(
    asker: Organization, asked: Organization, on: datetime.date | None = None
) -> Obstacle | None:
    """What keeps ``asker`` from asking ``asked`` on ``on`` (today); None where nothing does. Three queries at most."""
    thread = open_thread(asker, asked)
    if thread is not None:
        return Obstacle(Why.TOGETHER, thread=thread)
    return obstacle_without_thread(asker, asked, on)


def obstacle_without_thread(
    asker: Organization,
    asked: Organization,
    on: datetime.date | None = None,
    *,
    requests: Iterable[Introduction] | None = None,
    is_seen: bool | None = None,
) -> Obstacle | None:
    """The same for who knows already that the two are in no thread of their own; ``requests`` are those of the two to
    each other (``requests_between``), where these are known too, and ``is_seen`` what ``is_seen_by`` says of them."""
    between = list(requests_between(asker, asked) if requests is None else requests)
    pending = next((request for request in between if is_open(request, on)), None)
    if pending is not None:
        return Obstacle(Why.ASKED if pending.first_id == asker.pk else Why.THEY_ASKED, request=pending)
    refused = {Introduction.Answer.NO, Introduction.Answer.NOT_NOW}
    ours = [request for request in between if request.first_id == asker.pk and request.answer in refused]
    answered = max(ours, key=lambda request: (request.answered_on, request.pk), default=None)
    again = asks_again_from(answered, on)
    if again is not None:
        return Obstacle(Why.WAIT, request=answered, again=again)
    seen = is_seen_by(asker, asked) if is_seen is None else is_seen
    return None if seen else Obstacle(Why.UNSEEN)


def obstacles_to_asking(
    asker: Organization, others: Iterable[Organization], on: datetime.date | None = None
) -> dict[int, Obstacle | None]:
    """``obstacle_to_asking`` for each of ``others``, by id, in a number of queries that does not grow with them."""
    others = list(others)
    threads = threads_with(asker, others)
    seen = seen_by_which(asker, others)
    requests: dict[int, list[Introduction]] = {}
    between = Q(first=asker, second__in=others) | Q(second=asker, first__in=others)
    for request in Introduction.objects.filter(between, kind=Introduction.Kind.REQUEST).order_by("pk"):
        other_id = request.second_id if request.first_id == asker.pk else request.first_id
        requests.setdefault(other_id, []).append(request)
    found: dict[int, Obstacle | None] = {}
    for other in others:
        thread = threads.get(frozenset((asker.pk, other.pk)))
        if thread is not None:
            found[other.pk] = Obstacle(Why.TOGETHER, thread=thread)
        else:
            found[other.pk] = obstacle_without_thread(
                asker, other, on, requests=requests.get(other.pk, []), is_seen=other.pk in seen
            )
    return found


def refusal_of(obstacle: Obstacle) -> Refused:
    """What an action says to who may not ask because of ``obstacle``."""
    if obstacle.again is not None:
        wait = gettext("They answered that it is not possible now. You can ask again from %(date)s.")
        return Refused(wait % {"date": format_date(obstacle.again)}, code="wait")
    words, code = {
        Why.TOGETHER: (_("You are in a collaboration with this organization already."), "together"),
        Why.THEY_ASKED: (_("This organization has asked you already. Answer its request."), "they_asked"),
        Why.ASKED: (_("You have asked already and your request is waiting for an answer."), "open"),
        Why.UNSEEN: (
            _(
                "This organization may not know of yours, and so could not read your request. Change who sees yours, "
                "or ask Search to introduce you."
            ),
            "unseen",
        ),
    }[obstacle.why]
    return Refused(words, code=code)


def asks_again_from(answered: Introduction | None, on: datetime.date | None = None) -> datetime.date | None:
    """From which day on may be asked again after ``answered``; None where that is allowed on ``on`` (today)."""
    if answered is None or answered.answer in {"", Introduction.Answer.YES}:
        return None
    day = answered.answered_on + WAIT_AFTER_ANSWER
    return day if (on or today()) < day else None


def requests_between(first: Organization, second: Organization) -> QuerySet[Introduction]:
    """The requests of the two to each other, whichever of them asked."""
    both = [first, second]
    return Introduction.objects.filter(
        kind=Introduction.Kind.REQUEST, first__in=both, second__in=both
    ).order_by("pk")
