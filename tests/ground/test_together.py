"""Operations of a migration that are put together do what they do one by one, there and back."""

from __future__ import annotations

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from cop_portal.postgres.together import Together, together

pytestmark = pytest.mark.django_db

SHELVES = migrations.CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True))])
BOOKS = migrations.CreateModel(
    "Book",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("shelf", models.ForeignKey("library.shelf", models.CASCADE)),
    ],
)
PAGES = migrations.AddField("book", "pages", models.PositiveIntegerField(default=1))
NOT_EMPTY = migrations.AddConstraint(
    "book", models.CheckConstraint(condition=models.Q(pages__gt=0), name="library_book_not_empty")
)
SQL = migrations.RunSQL("COMMENT ON TABLE library_book IS 'read'", migrations.RunSQL.noop)
ONE_A_SHELF = migrations.AddConstraint(
    "book",
    models.UniqueConstraint(fields=["shelf"], condition=models.Q(pages=1), name="library_book_one_a_shelf"),
)
ALL = [SHELVES, BOOKS, PAGES, NOT_EMPTY, ONE_A_SHELF, SQL]


def _states_after(operations) -> list[ProjectState]:
    """Run them as a migration does; the state before the first and after each."""
    states = [ProjectState()]
    assert states[0].apps is not None
    for operation in operations:
        states.append(states[-1].clone())
        operation.state_forwards("library", states[-1])
        with connection.schema_editor() as editor:
            operation.database_forwards("library", editor, states[-2], states[-1])
    return states


def _undo(operations, states) -> None:
    for number, operation in reversed(list(enumerate(operations))):
        with connection.schema_editor() as editor:
            operation.database_backwards("library", editor, states[number + 1], states[number])


def _in_the_database() -> list:
    """Columns and constraints, as PostgreSQL has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
            "WHERE starts_with(table_name, 'library_') ORDER BY table_name, ordinal_position"
        )
        columns = cursor.fetchall()
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE starts_with(conrelid::regclass::text, 'library_') ORDER BY 1"
        )
        return columns + cursor.fetchall()


def test_neighbours_of_one_kind_are_one_operation():
    models_made, changes, sql = together(ALL)

    assert models_made.operations == [SHELVES, BOOKS]
    assert changes.operations == [PAGES, NOT_EMPTY, ONE_A_SHELF]
    assert sql is SQL


def test_they_make_what_they_make_one_by_one_and_are_undone():
    one_by_one = _states_after(ALL)
    expected = _in_the_database()
    assert "library_book_not_empty" in [row[0] for row in expected]
    _undo(ALL, one_by_one)
    assert _in_the_database() == []

    grouped = together(ALL)
    states = _states_after(grouped)

    assert _in_the_database() == expected
    assert states[-1] == one_by_one[-1]
    _undo(grouped, states)
    assert _in_the_database() == []


def test_what_is_made_and_removed_in_one_is_refused():
    with pytest.raises(FieldDoesNotExist):
        _states_after([SHELVES, BOOKS, Together([PAGES, migrations.RemoveField("book", "pages")])])
