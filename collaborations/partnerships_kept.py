"""What a denied record took from partnerships, kept so that taking the denial back gives it back.

Who works together now follows from facts alone. Of what has ended they do not tell everything, such as who had said yes
by the day of a conclusion; so the history keeps, beside the denial, what became of the rows by it.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from members.models import Partnership

# The two organizations, the lower id first, since when, and until when.
Row = tuple[int, int, datetime.date, datetime.date | None]


def rows_among(organizations: Collection[int]) -> set[Row]:
    """Every partnership between two of ``organizations``, whether it goes on or has ended."""
    rows = Partnership.objects.filter(organization_low__in=organizations, organization_high__in=organizations)
    return set(rows.values_list("organization_low_id", "organization_high_id", "since", "until"))


@dataclass(frozen=True)
class PartnershipChanges:
    """The rows that were there before something and not after it, and the other way round."""

    gone: frozenset[Row] = frozenset()
    come: frozenset[Row] = frozenset()

    @classmethod
    def between(cls, before: set[Row], after: set[Row]) -> PartnershipChanges:
        """What changed from one to the other."""
        return cls(frozenset(before - after), frozenset(after - before))

    @classmethod
    def read(cls, kept: dict | None) -> PartnershipChanges:
        """From what the history kept (``as_kept``)."""
        return cls(**{name: frozenset(map(_read_row, rows)) for name, rows in (kept or {}).items()})

    def as_kept(self) -> dict:
        """The same as JSON."""
        return {name: [_as_kept(row) for row in getattr(self, name)] for name in ("gone", "come")}

    def take_back(self) -> None:
        """Put back what is gone and take away what came in its place. What goes on no longer is ended by
        ``refresh_partnerships``, which is called after it."""
        for low, high, since, until in self.come:
            _rows(low, high, until).filter(since=since).delete()
        for low, high, since, until in self.gone:
            same = _rows(low, high, until)
            if same.exists():
                same.filter(since__gt=since).update(since=since)
            else:
                Partnership.objects.create(
                    organization_low_id=low, organization_high_id=high, since=since, until=until
                )


def _rows(low: int, high: int, until: datetime.date | None) -> QuerySet[Partnership]:
    return Partnership.objects.filter(organization_low=low, organization_high=high, until=until)


def _as_kept(row: Row) -> list:
    low, high, since, until = row
    return [low, high, since.isoformat(), until.isoformat() if until is not None else None]


def _read_row(kept: list) -> Row:
    low, high, since, until = kept
    ended = datetime.date.fromisoformat(until) if until is not None else None
    return low, high, datetime.date.fromisoformat(since), ended
