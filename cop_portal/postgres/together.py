"""Migrations of many operations, as quick as they can be.

Django makes all models that hang together anew before each operation, and of ours each hangs together with nearly every
other: that took nine tenths of the time of a migration. Operations of one kind need only the models before the first
of them and those after the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import operations as of_django
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# Each of these takes what it removes from the models before, and what it adds from those after.
CHANGES = (
    of_django.AddField,
    of_django.RemoveField,
    of_django.AddConstraint,
    of_django.RemoveConstraint,
    AddTrigger,
    RemoveTrigger,
    of_django.AlterModelOptions,
)


class Together(Operation):
    """Operations one after the other, for which the models are made once.

    All of them make models, or all are of ``CHANGES``. What one of them makes none of the others may change or remove:
    that would raise LookupError, FieldDoesNotExist or ValueError while the migration runs, and undo it.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state; its models are made when they are next asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Do all of it."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo all of it, the last first, as slowly as Django: what removes a constraint asks for the fields of it."""
        states = [to_state]
        for operation in self.operations:
            states.append(states[-1].clone())
            operation.state_forwards(app_label, states[-1])
        for number, operation in reversed(list(enumerate(self.operations))):
            operation.database_backwards(app_label, schema_editor, states[number + 1], states[number])

    def describe(self) -> str:
        """Say what it does, for `sqlmigrate`."""
        return "; ".join(operation.describe() for operation in self.operations)


def together(operations: Sequence[Operation]) -> list[Operation]:
    """A migration's operations, with neighbours of one kind put together; the others stay as they are."""
    groups: list[Operation] = []
    for kind, neighbours in groupby(operations, _kind):
        found = list(neighbours)
        groups += [Together(found)] if kind and len(found) > 1 else found
    return groups


def _kind(operation: Operation) -> str:
    if isinstance(operation, of_django.CreateModel):
        return "makes models"
    return "changes" if isinstance(operation, CHANGES) else ""
