"""Rows that come along with the row they belong to, in the same question to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

Row = TypeVar("Row", bound=Model)


def nested(rows: QuerySet, *fields: str) -> ArraySubquery:
    """``rows`` (which name their owner by an ``OuterRef``), as an annotation: these ``fields`` of each, in their order.

    A field of a row that another row points at is named as in a filter (``governorate__name_en``).
    """
    return ArraySubquery(rows.values(row=JSONObject(**{field: field for field in fields})))


def rows_from(model: type[Row], found: Iterable[Mapping[str, Any]], prefix: str = "") -> list[Row]:
    """The rows of ``model`` among what ``nested`` found; ``prefix`` is the path at which its fields were named."""
    return [row_from(model, values, prefix) for values in found]


def row_from(model: type[Row], values: Mapping[str, Any], prefix: str = "") -> Row:
    """One row of ``model``: the ``values`` whose names begin with ``prefix`` and go no further. Not for saving."""
    names = {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
    own = {name: value for name, value in names.items() if "__" not in name}
    return model(**{name: model._meta.get_field(name).to_python(value) for name, value in own.items()})
