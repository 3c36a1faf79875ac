"""For which organization of a thread somebody wrote something: who belonged to which on that day."""

from __future__ import annotations

import datetime

from django.db.models import Q

from members.models import Membership


def belonged_to(person_id: int, collaboration_id: int, day: datetime.date) -> frozenset[int]:
    """The ids of the organizations of the thread to which the person belonged on ``day``, whether or not they do still:
    who goes to another organization takes nothing there that they wrote.

    Who belonged to one of them for a part of the day only (they came or left on it) wrote for it if no other one had
    them on that day; else nobody can say for which it was, and it is none's.
    """
    rows = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        organization__parties__collaboration=collaboration_id,
        user=person_id,
        since__lte=day,
    ).values_list("organization_id", "since", "until")
    found = set(rows)
    all_day = {pk for pk, since, until in found if since < day and (until is None or until > day)}
    some_day = {pk for pk, _since, _until in found}
    return frozenset(all_day or (some_day if len(some_day) == 1 else ()))
