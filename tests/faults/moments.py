"""The moments of a request at which a server can die, counted; at one of them it does.

A moment is before each statement to the database, before and after each commit, and before and after a file is written
or removed. Between two of them nothing is changed that outlives the process.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class Moments(threading.local):
    """How many moments the request of this thread has had; at ``last`` the process kills itself."""

    def __init__(self, last: int | None) -> None:
        self.count, self.last, self.counts = 0, last, False

    def pass_one(self) -> None:
        """One more moment; it may be the last."""
        if not self.counts:
            return
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def counting(self, wanted: bool):
        """Within it they are counted, if ``wanted``."""
        self.count, self.counts = 0, wanted
        try:
            yield
        finally:
            self.counts = False

    def watch(self) -> None:
        """From now on the database and the storage pass their moments."""

        def before_statement(execute, sql, params, many, context):
            self.pass_one()
            return execute(sql, params, many, context)

        def on_connection(connection, **kwargs) -> None:
            connection.execute_wrappers.append(before_statement)

        self._receiver = on_connection  # a signal holds its receivers weakly
        connection_created.connect(on_connection)
        for owner, name in (
            (BaseDatabaseWrapper, "_commit"),
            (FileSystemStorage, "_save"),
            (FileSystemStorage, "delete"),
        ):
            setattr(owner, name, self._around(getattr(owner, name)))

    def _around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def around(*args: Any, **kwargs: Any) -> Any:
            self.pass_one()
            result = function(*args, **kwargs)
            self.pass_one()
            return result

        return around
