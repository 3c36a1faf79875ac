"""Questions that Django puts together once a process, and that are then asked with other values each time.

Django takes far longer to put a long queryset together than PostgreSQL to answer it. Such a queryset is written as any
other, with ``Given`` where a value of the request stands:

    _OFFICES = Prepared(lambda: Office.objects.filter(organization=Given("organization")).values_list("phone"))

    _OFFICES.rows(organization=5)

Only the text of the question is kept, never an answer. Whatever differs from request to request must be a ``Given``:
what is written into the queryset itself would stand there for good. A day is refused there, since a rule that asks for
today itself is easily overlooked.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Expression, F, Func, QuerySet


class Given(Expression):
    """A value that is told when the question is asked, by its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Stand among the values of the statement until it is asked."""
        return "%s", (self,)


class Among(Func):
    """Whether a column is one of a list that is told when the question is asked: ``filter(Among("role", "roles"))``."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, name: str) -> None:
        super().__init__(F(column), Given(name))


class Prepared:
    """The question of the queryset that ``make`` puts together, of values alone (``values_list``)."""

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make

    @cached_property
    def _statement(self) -> tuple[str, tuple[Any, ...]]:
        sql, values = self.make().query.sql_with_params()
        for value in values:
            if isinstance(value, datetime.date):
                raise ValueError(f"{value} would stand in the question for good: it must be Given")
        return sql, values

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows for these values, as the database gives them (JSON is text)."""
        sql, values = self._statement
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [given[value.name] if isinstance(value, Given) else value for value in values]
            )
            return cursor.fetchall()
