"""The tests' databases: copies of one that was migrated once.

Migrating takes longer than any test. So it is done once for a state of the code, by the first process that needs a
database; the others, and later runs of the same code, copy what came of it. Any change in an application, in the lists
of requirements or in the settings of the tests makes another.
"""

from __future__ import annotations

import copy
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection

from members.directory import index

ROOT = Path(__file__).parent.parent
# What a migration reads, and what writes rows after it (permissions, groups): all of the applications.
READ = ("cop_portal", "members", "events", "collaborations", "requirements")
# PostgreSQL's advisory lock under which the migrated database is made and copied; any number that nobody else takes.
LOCK = 7_214_559
# The state of the code as the processes of one run know it, even where somebody edits a file meanwhile.
STATE = "TESTED_STATE_OF_THE_CODE"
# PostgreSQL cuts longer names.
LONGEST = 63


@contextmanager
def copied_from_migrated(keep: bool) -> Iterator[None]:
    """Within it Django makes its test database as a copy of the migrated one, which is made if it is not there.

    With ``keep`` a database of an earlier run stays, and there is nothing to copy.
    """
    creation = connection.creation
    with creation._nodb_cursor() as cursor:
        if keep and creation._database_exists(cursor, creation._get_test_db_name()):
            yield
            return
        # Nobody may be connected to what is copied, nor remove it meanwhile.
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        name = _quoted(_migrated(cursor))
        creation.sql_table_creation_suffix = lambda: f"WITH TEMPLATE {name}"
        try:
            yield
        finally:
            del creation.sql_table_creation_suffix
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def demonstration() -> Iterator[tuple[str, Any]]:
    """A second database, a copy of the test's own that has the demonstration: its name for ``connected_to``, and the
    files that the loader stored, for ``with_files``."""
    own = connection.settings_dict["NAME"]
    name = f"{own[: LONGEST - 5]}_demo"
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")
        # A thread of some test may have left its connection, and then there would be no copying.
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [own]
        )
        cursor.execute(f"CREATE DATABASE {_quoted(name)} WITH TEMPLATE {_quoted(own)}")
    with connected_to(name):
        call_command("load_demo", verbosity=0)
    yield name, copy.deepcopy(storages["documents"]._root)  # type: ignore[attr-defined]
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {_quoted(name)}")


def with_files(files: Any) -> None:
    """The storage of the tests, which lies in memory and is made anew whenever a test has other settings, has these."""
    storages["documents"]._root = copy.deepcopy(files)  # type: ignore[attr-defined]


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Within it the portal's database is another one."""
    before = connection.settings_dict["NAME"]
    _connect_to(name)
    try:
        yield
    finally:
        _connect_to(before)


def _connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    # The same number of changes in another database is not the same directory.
    index._kept.key = None


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _migrated(cursor: Any) -> str:
    """The name of the database that is migrated as the code is now."""
    beginning = f"test_of_{settings.EMBEDDED_DATABASE}"[: LONGEST - 25] + "_migrated_"
    name = beginning + (os.environ.get(STATE) or state_of_the_code())
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning])
    there = {row[0] for row in cursor.fetchall()}
    if name in there:
        return name
    for other in there:
        cursor.execute(f"DROP DATABASE {_quoted(other)}")
    unfinished = f"{beginning}new"
    _migrate(unfinished)
    # Only now, so that whatever ends us leaves nothing that is taken for whole.
    cursor.execute(f"ALTER DATABASE {_quoted(unfinished)} RENAME TO {_quoted(name)}")
    return name


def _migrate(name: str) -> None:
    """Make a database as Django does, and leave the connection as it was."""
    wanted, before = connection.settings_dict["TEST"]["NAME"], connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        connection.settings_dict["TEST"]["NAME"] = wanted
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = before


def state_of_the_code() -> str:
    """A mark of all files that could have a part in what a migrated database holds."""
    mark = hashlib.sha256((ROOT / "tests" / "settings.py").read_bytes())
    for folder in READ:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                mark.update(str(path.relative_to(ROOT)).encode() + b"\0")
                mark.update(hashlib.sha256(path.read_bytes()).digest())
    return mark.hexdigest()[:12]
