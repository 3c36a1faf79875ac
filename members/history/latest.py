"""Who changed one thing last: asked where two people have changed the same (see ``members.admin.merging``)."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from django.db.models import Model, QuerySet

from cop_portal.translations.texts import TextLanguage
from members.models import User

from .query import BASELINE, OUTSIDE, Entry
from .tables import TABLES

# Of so many changes of a row at most it is asked which one gave a field its value.
MOST_CHANGES = 100


def latest_change(row: Model, name: str = "") -> Entry | None:
    """When ``row`` got what it has now in ``name`` (a column, a longer text, what it is tied to), and by whom.

    Without a name, its latest change at all. None where no history is kept of it.
    """
    model = type(row)
    if name in {field.name for field in model._meta.many_to_many}:
        return _of_ties(row, name)
    columns = {field.name: field.attname for field in model._meta.concrete_fields}
    if name and name not in columns:
        return _of_text(row, name)
    events = _events_of(model, id=row.pk)
    if events is None:
        return None
    changes = list(_values(events, columns.get(name, "id"))[:MOST_CHANGES])
    same = list(takewhile(lambda change: change[3] == changes[0][3], changes)) if name else changes[:1]
    return _entry(same[-1]) if same else None


def addition(model: type[Model], **columns: Any) -> Entry | None:
    """When the row of ``model`` with these ``columns`` was added, and by whom."""
    return _happened(model, "insert", columns)


def removal(model: type[Model], **columns: Any) -> Entry | None:
    """When the row of ``model`` with these ``columns`` was removed, and by whom."""
    return _happened(model, "delete", columns)


def _happened(model: type[Model], label: str, columns: dict[str, Any]) -> Entry | None:
    events = _events_of(model, pgh_label=label, **columns)
    return _entry(_values(events, "id").first()) if events is not None else None


def _of_ties(row: Model, name: str) -> Entry | None:
    """The latest thing that it was tied to or untied from."""
    field: Any = row._meta.get_field(name)
    through = field.remote_field.through
    tracked = next((table.model for table in TABLES if table.model._meta.concrete_model is through), through)
    events = _events_of(tracked, **{f"{field.m2m_field_name()}_id": row.pk})
    return _entry(_values(events, "id").first()) if events is not None else None


def _of_text(row: Any, name: str) -> Entry | None:
    """The latest change of a text's original, or of the text in the language that ``name`` ends with; of all its texts,
    where ``name`` is none of them."""
    texts = getattr(row, "texts", None)
    field, _ends_with, language = name.rpartition("_")
    if texts is not None and language in TextLanguage.values:
        events = _events_of(texts.model, owner_id=row.pk, field=field, language=language)
        return _entry(_values(events, "id").first()) if events is not None else None
    events = _events_of(texts.model, owner_id=row.pk, origin="original") if texts is not None else None
    if events is None:
        return None
    return _entry(_values(events.filter(field=name), "id").first() or _values(events, "id").first())


def _events_of(model: type[Model], **columns: Any) -> QuerySet | None:
    events = getattr(model, "pgh_event_model", None)
    return events.objects.filter(**columns).exclude(pgh_label=BASELINE) if events is not None else None


def _values(events: QuerySet, column: str) -> QuerySet:
    rows = events.order_by("-pgh_id")
    return rows.values_list("pgh_created_at", "pgh_context_id", "pgh_context__metadata", column)


def _entry(found: tuple | None) -> Entry | None:
    if found is None:
        return None
    at, context, metadata, _value = found
    key = metadata.get("user") if isinstance(metadata, dict) else None
    person = User.objects.filter(pk=key).first() if isinstance(key, int) else None
    return Entry(at, context or OUTSIDE, by=person, is_named=person is not None)
