"""Pauses and conclusions of a thread, read together with its row."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from collaborations.models import Rest
from cop_portal.postgres.nested_rows import nested, rows_from

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread

FIELDS = ("id", "kind", "since", "until", "text", "language", "party_id", "corrected_on")


def rest_rows() -> ArraySubquery:
    """The rests of a collaboration, within its row."""
    return nested(Rest.objects.filter(collaboration=OuterRef("pk")).order_by("since", "pk"), *FIELDS)


def rests_of(thread: Thread) -> list[Rest]:
    """The rests of ``thread``, the oldest first, each with the party of the thread that said so.

    Of a thread that was read without them (a profile's) there are none here.
    """
    rests = rows_from(Rest, getattr(thread.collaboration, "rest_rows", ()))
    parties = {party.pk: party for party in thread.all_parties}
    for rest in rests:
        # The thread's own row, in which a name may be withheld.
        rest.party = parties[rest.party_id]
    return rests


def standing_rest(rests: Iterable[Rest], on: datetime.date) -> Rest | None:
    """The one of ``rests``, the oldest first, that stands on the day ``on``: what ``with_stage`` calls the rest."""
    standing = [rest for rest in rests if rest.since <= on and (rest.until is None or rest.until > on)]
    return standing[-1] if standing else None
