"""Who was told within a day that a request waits: one that is taken back and made again is the same request, of which
nobody gets a second mail.

It stands in the cache, beside the numbers of attempts, and not in the database: what is taken back leaves no trace.
"""

from __future__ import annotations

import uuid

from django.core.cache import cache

from collaborations.models import Introduction
from members.models import Organization

A_DAY = 24 * 60 * 60


def _key(asker_id: int, asked_id: int) -> str:
    return f"asked-lately:{asker_id}:{asked_id}"


def public_id_for(asker: Organization, asked: Organization) -> uuid.UUID:
    """The name of a new request: the one that stands in the mail about the last, so that its link opens this one,
    whether either belongs to an event or not."""
    told = cache.get(_key(asker.pk, asked.pk))
    if told is None or Introduction.objects.filter(public_id=told).exists():
        return uuid.uuid4()
    return uuid.UUID(told)


def is_told(request: Introduction) -> bool:
    """Whether those who were asked have a mail of the last day that leads to ``request``."""
    return cache.get(_key_of(request)) == str(request.public_id)


def keep_told(request: Introduction) -> None:
    """Remember for a day that the mail has gone out."""
    cache.set(_key_of(request), str(request.public_id), A_DAY)


def _key_of(request: Introduction) -> str:
    return _key(request.first_id, request.second_id)
