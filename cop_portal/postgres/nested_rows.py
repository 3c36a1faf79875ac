"""Rows that come along with the row they belong to, in the same question to the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

Row = TypeVar("Row", bound=Model)


def nested(rows: QuerySet, *fields: str, **more: Any) -> ArraySubquery:
    """``rows`` within a row that they belong to: these ``fields`` of each, in their order, and ``more`` expressions.

    A field of a row that another row points at is named as in a filter (``governorate__name_en``).
    """
    return ArraySubquery(rows.values(row=JSONObject(**{field: field for field in fields}, **more)))


def rows_from(model: type[Row], found: Iterable[Mapping[str, Any]], prefix: str = "") -> list[Row]:
    """The rows of ``model`` among what ``nested`` found; ``prefix`` is the path at which its fields were named."""
    return [row_from(model, values, prefix) for values in found]


def row_from(model: type[Row], values: Mapping[str, Any], prefix: str = "") -> Row:
    """One row of ``model``: the ``values`` whose names are ``prefix`` and a column. Other columns are asked for when
    they are read, as after ``only``."""
    columns = [field for field in model._meta.concrete_fields if prefix + field.attname in values]
    found = [field.to_python(values[prefix + field.attname]) for field in columns]
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in columns], found)
