"""Who changed what, when and why: triggers keep the history, this names its author.

``django-pghistory`` writes a row for each change of a tracked table, in the database, so that nothing slips by. The
person and the reason come from a context that is open while an action writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pghistory

# Whose changes are being named now.
_author: ContextVar[int | None] = ContextVar("author", default=None)


@contextmanager
def changed_by(user, reason: str) -> Iterator[None]:
    """Name the author of the changes made inside: the user's key (not the name, which erasure must be able to blank)
    and a short reason, the action's name.

    Of actions within an action the outermost is named: it is what the person did.
    """
    if _author.get() == user.pk:
        yield
        return
    token = _author.set(user.pk)
    try:
        with pghistory.context(user=user.pk, reason=reason):
            yield
    finally:
        _author.reset(token)


def every_change() -> tuple[pghistory.RowEvent, ...]:
    """What to track of a table whose whole history is kept: ``@pghistory.track(*every_change())``."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
