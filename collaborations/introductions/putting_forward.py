"""Whom the portal puts forward to an organization, and whom it does not: at home, and among those at an event.

What keeps somebody out must not tell who said what. So it counts alike for "not now" and "no, thank you" of the other
one, and however a suggestion of staff's has ended.
"""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from collaborations.introductions.lapsing import open_requests
from collaborations.introductions.requests_of_two import WAIT_AFTER_ANSWER
from collaborations.models import Introduction, Party, SetAside, Suggestion
from cop_portal.dates import today
from members.models import Organization

Answer = Introduction.Answer


def is_set_aside(organization: Organization, other: Organization) -> bool:
    """Whether ``organization`` has said that ``other`` need not be put forward to it; for its representatives alone."""
    return SetAside.objects.filter(organization=organization, other=other).exists()


def not_put_forward_to(organization: Organization, on: datetime.date | None = None) -> set[int]:
    """The ids of those that ``organization`` is not told of by the portal of itself: those it has set aside; those that
    have refused a request of its, and that it has refused itself ("not now" for sixty days); and those to which staff
    have suggested it. One query."""
    return _ids(_unwanted(organization, on or today()))


def in_touch_or_not_put_forward_to(organization: Organization, on: datetime.date | None = None) -> set[int]:
    """The same, and those that ``organization`` works or has worked with, or whose request waits, whoever asked. One
    query."""
    together = Party.objects.filter(collaboration__parties__organization=organization)
    waiting = open_requests(on)
    return _ids(
        [
            *_unwanted(organization, on or today()),
            together.values_list("organization"),
            waiting.filter(first=organization).values_list("second"),
            waiting.filter(second=organization).values_list("first"),
        ]
    )


def _unwanted(organization: Organization, on: datetime.date) -> list[QuerySet]:
    requests = Introduction.objects.filter(kind=Introduction.Kind.REQUEST)
    theirs = requests.filter(first=organization, answer__in=[Answer.NO, Answer.NOT_NOW])
    ours = requests.filter(second=organization).filter(
        Q(answer=Answer.NO) | Q(answer=Answer.NOT_NOW, answered_on__gt=on - WAIT_AFTER_ANSWER)
    )
    return [
        SetAside.objects.filter(organization=organization).values_list("other"),
        theirs.values_list("second"),
        ours.values_list("first"),
        Suggestion.objects.filter(first=organization).values_list("second"),
        Suggestion.objects.filter(second=organization).values_list("first"),
    ]


def _ids(rows: list[QuerySet]) -> set[int]:
    first, *others = (one.order_by() for one in rows)
    return {pk for (pk,) in first.union(*others)}
