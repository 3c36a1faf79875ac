"""Who changed what, when and why: triggers keep the history, this names its author.

``django-pghistory`` writes a row for each change of a tracked table, in the database, so that nothing slips by. The
person and the reason come from a context that is open while an action writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory


@contextmanager
def changed_by(user, reason: str) -> Iterator[None]:
    """Name the author of the changes made inside: the user's key (not the name, which erasure must be able to blank)
    and a short reason, the action's name."""
    with pghistory.context(user=user.pk, reason=reason):
        yield
