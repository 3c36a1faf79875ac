"""The histories of the profiles, as they would have come about: written on many days, not all at the loading.

The triggers stamp what they write with the instant of the transaction, which is one for the whole load.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.utils import timezone

from cop_portal.dates import BAGHDAD
from members.history.tables import TABLES, Table
from members.models import Organization

# After joining, an organization describes itself; one save follows another.
DESCRIBED_AFTER = datetime.timedelta(days=10)
BETWEEN = datetime.timedelta(minutes=4)


@dataclass
class Save:
    """What one action wrote: its events by table, in the order of the history, and for which day it confirmed."""

    organization: int
    # The other side of a grant.
    other: int | None = None
    confirmed_on: datetime.date | None = None
    events: list[tuple[Table, Any]] = field(default_factory=list)


def tell_histories() -> None:
    """Give each save of the load an instant in the life of its organization."""
    joined = dict(Organization.objects.values_list("pk", "member_since"))
    described: dict[int, int] = {}
    saves = [save for save in _saves() if save.organization in joined]
    for save in saves:
        if save.confirmed_on is not None:
            at = _morning(save.confirmed_on)
        else:
            number = described.get(save.organization, 0)
            described[save.organization] = number + 1
            since = joined[save.organization]
            at = _morning(max(since, joined.get(save.other or 0, since))) + number * BETWEEN
            at += DESCRIBED_AFTER if number else datetime.timedelta()
        for _table, event in save.events:
            event.pgh_created_at = min(at, timezone.now())
    for table in TABLES:
        events = [event for save in saves for one, event in save.events if one is table]
        table.events.objects.bulk_update(events, ["pgh_created_at"], batch_size=500)


def _saves() -> list[Save]:
    """What this transaction's actions wrote, an organization's making before what was then said of it."""
    saves: dict[uuid.UUID, Save] = {}
    owners: dict[tuple[Any, int], int] = {}
    for table in TABLES:
        written = table.events.objects.filter(pgh_created_at=TransactionNow(), pgh_context__isnull=False)
        for event in written.order_by("pgh_id"):
            if table.owned_by is not None:
                organization = owners.get((table.owned_by, getattr(event, table.owner)), 0)
            else:
                organization = getattr(event, "prime_id" if table.name == "sub_grant" else table.organization)
                owners[table.model, event.id] = organization
            save = saves.setdefault(event.pgh_context_id, Save(organization))
            save.events.append((table, event))
            save.confirmed_on = getattr(event, "confirmed_on", save.confirmed_on)
            save.other = getattr(event, "sub_id", save.other)
    return list(saves.values())


def _morning(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(10), tzinfo=BAGHDAD)
