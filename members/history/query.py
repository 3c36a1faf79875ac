"""The history of a profile: what the triggers wrote down of each change, one save an entry, the latest first.

Two questions bring a page: which saves it is, and all their events with what stood there before.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import (
    CharField,
    Exists,
    F,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject

from members.models import Membership, Organization, User
from members.roles import is_staff
from members.visibility import organizations_visible_to

from .tables import TABLES, Table

ENTRIES = 20
# Rows as they stood when histories began: what later changes are compared with, no change themselves.
BASELINE = "baseline"
# Stands for the context of changes that nobody's action made (from the database's own console).
OUTSIDE = uuid.UUID(int=0)


@dataclass(frozen=True)
class Event:
    """One change of one row: ``now`` are its columns after it (before it where it was removed), ``before`` those of
    its event before. ``owner`` is the row it belongs to (a text's expertise), with its topic or title."""

    table: Table
    label: str
    row: int
    now: dict[str, Any]
    before: dict[str, Any] | None
    owner: int
    topic: int | None
    title: str
    title_language: str


@dataclass
class Entry:
    """What one save changed. ``by`` is None where the portal did not do it, or the person is no longer known."""

    at: datetime.datetime
    context: uuid.UUID
    by: User | None = None
    # Whether the reader may be told the author's name; else it is Search staff or somebody.
    is_named: bool = False
    events: list[Event] = field(default_factory=list)

    @property
    def is_outside(self) -> bool:
        """Whether the change was made past the portal."""
        return self.context == OUTSIDE

    @property
    def cursor(self) -> str:
        """Names this place in the history, in addresses."""
        return f"{int(self.at.timestamp() * 1_000_000)}-{self.context.hex}"


@dataclass
class HistoryPage:
    """Twenty entries, and where the next begin ("" at the end)."""

    entries: list[Entry]
    following: str


def read_history(user, organization: Organization, section: str = "", before: str = "") -> HistoryPage:
    """A page of the history of ``organization`` for ``user`` (its representative, or staff), of one section or all.

    ``before`` is the last entry's cursor of the page before; what is none begins at the top.
    """
    place = _place(before)
    tables = [table for table in TABLES if not section or section in table.sections]
    arms = [_keys(table, user, organization, section, place) for table in tables]
    keys = list(arms[0].union(*arms[1:]).order_by("-at", "-context")[: ENTRIES + 1])
    shown = [(at, context) for at, context in keys[:ENTRIES]]
    entries = {key: Entry(*key) for key in shown}
    if entries:
        users = _fill(entries, [_rows(table, user, organization, section, shown) for table in tables])
        _name_authors(user, organization, entries.values(), users)
    page = list(entries.values())
    return HistoryPage(page, page[-1].cursor if len(keys) > ENTRIES else "")


# -- which saves ------------------------------------------------------------------------------------------------------


def _place(cursor: str) -> tuple[datetime.datetime, uuid.UUID] | None:
    instant, _dash, context = cursor.partition("-")
    try:
        at = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(microseconds=int(instant))
        return at, uuid.UUID(context)
    except (ValueError, OverflowError):
        return None


def _events(table: Table, user, organization: Organization, section: str) -> QuerySet:
    """The events of a table that are of the organization and of the section, for this reader."""
    rows = table.events.objects.exclude(pgh_label=BASELINE).annotate(
        at=F("pgh_created_at"),
        context=Coalesce("pgh_context_id", Value(OUTSIDE), output_field=UUIDField()),
    )
    if table.name == "sub_grant":
        # The other side of a grant may be hidden from who reads this.
        seen = organizations_visible_to(user).values("pk")
        rows = rows.filter(
            Q(prime_id=organization.pk, sub_id__in=seen) | Q(sub_id=organization.pk, prime_id__in=seen)
        )
    elif table.owners is None:
        rows = rows.filter(**{table.organization: organization.pk})
    else:
        owned = table.owners.objects.filter(organization_id=organization.pk).values("id")
        rows = rows.filter(**{f"{table.owner}__in": owned}).annotate(
            of=Subquery(_owner_then(table).values("organization_id")[:1])
        )
        # Staff may have moved the owner to another organization: what came after is not this one's.
        rows = rows.filter(of=organization.pk)
    return _of_section(table, rows, section)


def _owner_then(table: Table) -> QuerySet:
    """The owner's event that held when the text's (the place's, the topic's) was written."""
    assert table.owners is not None
    return table.owners.objects.filter(
        id=OuterRef(table.owner), pgh_created_at__lte=OuterRef("pgh_created_at")
    ).order_by("-pgh_id")


def _of_section(table: Table, rows: QuerySet, section: str) -> QuerySet:
    """Only events that say something of the section, where a table has fields of several."""
    if not section:
        return rows
    if table.name == "confirmation":
        return rows.filter(section=section)
    fields = table.sections.get(section)
    if not fields:
        return rows
    columns = {name: F(name) for name in fields}
    earlier = _earlier(table).values(these=JSONObject(**columns))[:1]
    rows = rows.annotate(these=JSONObject(**columns), those=Subquery(earlier, output_field=JSONField()))
    return rows.filter(Q(those__isnull=True) | ~Q(these=F("those")))


def _earlier(table: Table) -> QuerySet:
    """The events of the same row before this one, the latest first."""
    return table.events.objects.filter(id=OuterRef("id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")


def _keys(table: Table, user, organization: Organization, section: str, place) -> QuerySet:
    rows = _events(table, user, organization, section)
    if place is not None:
        at, context = place
        rows = rows.filter(Q(at__lt=at) | Q(at=at, context__lt=context))
    return rows.order_by().values_list("at", "context")


# -- what they changed ------------------------------------------------------------------------------------------------


def _rows(table: Table, user, organization: Organization, section: str, shown: list) -> QuerySet:
    columns = {name: F(name) for name in table.columns}
    rows = _events(table, user, organization, section).filter(
        at__in={at for at, _context in shown}, context__in={context for _at, context in shown}
    )
    before: Any = Value(None, output_field=JSONField())
    if table.has_earlier:
        before = Subquery(_earlier(table).values(data=JSONObject(**columns))[:1], output_field=JSONField())
    return rows.order_by().values_list(
        Value(table.name, output_field=TextField()),
        "at",
        "context",
        "pgh_id",
        Cast("pgh_label", TextField()),
        "id",
        JSONObject(**columns),
        before,
        F("pgh_context__metadata"),
        F(table.owner),
        *_about(table),
    )


def _about(table: Table) -> list:
    """What names the row that an event belongs to: its topic, or its title and the title's language."""
    topic: Any = Value(None, output_field=TextField())
    title: Any = Value("", output_field=TextField())
    language: Any = Value("", output_field=CharField())
    if table.group in ("expertise", "need"):
        topic = "topic_id" if table.owners is None else Subquery(_owner_then(table).values("topic_id")[:1])
        topic = Cast(topic, TextField())
    elif table.group == "project":
        titles = (
            TITLES.objects.filter(owner_id=OuterRef(table.owner), field="title", origin="original")
            .filter(pgh_created_at__lte=OuterRef("pgh_created_at"))
            .order_by("-pgh_id")
        )
        title = Coalesce(Subquery(titles.values("text")[:1]), Value(""), output_field=TextField())
        language = Coalesce(Subquery(titles.values("language")[:1]), Value(""), output_field=CharField())
    return [topic, title, language]


TITLES: type[Model] = next(table.events for table in TABLES if table.name == "project_text")


def _fill(entries: dict[tuple, Entry], arms: list[QuerySet]) -> dict[tuple, int]:
    """Put the events into their entries; give the key of the person behind each."""
    tables = {table.name: table for table in TABLES}
    users: dict[tuple, int] = {}
    found = arms[0].union(*arms[1:], all=True)
    for name, at, context, _id, label, row, now, before, metadata, owner, topic, title, language in sorted(
        found, key=lambda one: (tables[one[0]].position, one[3])
    ):
        entry = entries.get((at, context))
        if entry is None:  # its instant is of one entry of the page, its context of another
            continue
        entry.events.append(
            Event(
                tables[name],
                label,
                row,
                now,
                before,
                owner,
                int(topic) if topic else None,
                title or "",
                language or "",
            )
        )
        if isinstance(metadata, dict) and isinstance(metadata.get("user"), int):
            users[at, context] = metadata["user"]
    for entry in entries.values():
        entry.events = _as_one(entry.events)
    return users


def _as_one(events: list[Event]) -> list[Event]:
    """The events of a save with those of the same row made one: from how it stood before to how it stands after."""
    rows: dict[tuple[str, int], Event] = {}
    for event in events:
        key = (event.table.name, event.row)
        first = rows.get(key)
        if first is None:
            rows[key] = event
        elif event.label == "delete":
            rows[key] = replace(event, now=first.before or first.now)
        else:
            rows[key] = replace(event, label=first.label, before=first.before)
    return list(rows.values())


def _name_authors(
    user, organization: Organization, entries: Iterable[Entry], users: dict[tuple, int]
) -> None:
    """Names of persons are for their own organization and staff: others are staff or somebody."""
    own = Membership.objects.filter(organization=organization, user=OuterRef("pk"))
    people = {
        one.pk: one for one in User.objects.filter(pk__in=set(users.values())).annotate(own=Exists(own))
    }
    for entry in entries:
        entry.by = people.get(users.get((entry.at, entry.context), 0))
        entry.is_named = entry.by is not None and bool(entry.by.own or is_staff(user))
