"""The tests' databases: copies of one that was migrated once.

Migrating takes longer than any test. So it is done once for a state of the code, by the first process that needs a
database; the others, and later runs of the same code, copy what came of it. Any change in a migration, in a model
(whose permissions are rows), in the lists of requirements or in the settings makes another.
"""

from __future__ import annotations

import copy
import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection

from cop_portal.dates import today
from members.directory import index

ROOT = Path(__file__).parent.parent
# What a migration reads, and what writes rows after it (permissions, kinds of content): migrations import models alone,
# and triggers stand in them compiled.
READ = (
    *(
        f"{room}/{part}"
        for room in ("members", "events", "collaborations")
        for part in ("migrations", "models")
    ),
    *("cop_portal/documents/migrations", "cop_portal/documents/models", "cop_portal/settings.py"),
    "cop_portal/postgres/together.py",
    *("requirements", "tests/settings.py"),
)
# What the demonstration goes through: all of the applications, whose actions it calls.
LOADS = ("cop_portal", "members", "events", "collaborations", "requirements", "tests/settings.py")
# PostgreSQL's advisory locks under which the migrated database, and the one with the demonstration, are made and
# copied; any numbers that nobody else takes.
LOCK = 7_214_559
LOADING = 7_214_560
# Where the loaded database keeps the files that stand beside it in the memory of the process that loads.
FILES = "files_of_the_tests"
# The state of the code as the processes of one run know it, even where somebody edits a file meanwhile.
STATE = "TESTED_STATE_OF_THE_CODE"
DEMO_STATE = "TESTED_STATE_OF_THE_DEMONSTRATION"
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
        with _alone(cursor, LOCK):
            name = _quoted(_migrated(cursor))
            creation.sql_table_creation_suffix = lambda: f"WITH TEMPLATE {name}"
            try:
                yield
            finally:
                del creation.sql_table_creation_suffix


@contextmanager
def _alone(cursor: Any, lock: int) -> Iterator[None]:
    """Within it no other process is."""
    cursor.execute("SELECT pg_advisory_lock(%s)", [lock])
    try:
        yield
    finally:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])


@contextmanager
def demonstration(suffix: str = "demo") -> Iterator[tuple[str, Any]]:
    """A second database, which has the demonstration: its name for ``connected_to``, and the files that the loader
    stored, for ``with_files``. It is a copy of one that was loaded once for a state of the code and a day."""
    name = f"{connection.settings_dict['NAME'][: LONGEST - 5]}_{suffix}"
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(name)} WITH (FORCE)")
        with _alone(cursor, LOADING):
            cursor.execute(f"CREATE DATABASE {_quoted(name)} WITH TEMPLATE {_quoted(_loaded(cursor))}")
    with connected_to(name), connection.cursor() as cursor:
        cursor.execute(f"SELECT root FROM {FILES}")
        files = pickle.loads(cursor.fetchone()[0])
        cursor.execute(f"DROP TABLE {FILES}")
    yield name, files
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {_quoted(name)} WITH (FORCE)")


def _loaded(cursor: Any) -> str:
    """The name of the database that has the demonstration as the code makes it today, and its files in a table."""
    beginning = f"test_of_{settings.EMBEDDED_DATABASE}"[: LONGEST - 30] + "_loaded_"
    name = f"{beginning}{os.environ.get(DEMO_STATE) or state_of_the_code(LOADS)}_{today():%y%m%d}"
    if not _is_there(cursor, beginning, name):
        unfinished = f"{beginning}new"
        with _alone(cursor, LOCK):
            cursor.execute(
                f"CREATE DATABASE {_quoted(unfinished)} WITH TEMPLATE {_quoted(_migrated(cursor))}"
            )
        with connected_to(unfinished), connection.cursor() as loading:
            call_command("load_demo", verbosity=0)
            loading.execute(f"CREATE TABLE {FILES} (root bytea)")
            root = pickle.dumps(storages["documents"]._root)  # type: ignore[attr-defined]
            loading.execute(f"INSERT INTO {FILES} VALUES (%s)", [root])
        cursor.execute(f"ALTER DATABASE {_quoted(unfinished)} RENAME TO {_quoted(name)}")
    return name


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
    if _is_there(cursor, beginning, name):
        return name
    unfinished = f"{beginning}new"
    _migrate(unfinished)
    # Only now, so that whatever ends us leaves nothing that is taken for whole.
    cursor.execute(f"ALTER DATABASE {_quoted(unfinished)} RENAME TO {_quoted(name)}")
    return name


def _is_there(cursor: Any, beginning: str, name: str) -> bool:
    """Whether this database is there; if not, those of other states of the code go."""
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning])
    there = {row[0] for row in cursor.fetchall()}
    if name in there:
        return True
    for other in there:
        cursor.execute(f"DROP DATABASE {_quoted(other)} WITH (FORCE)")
    return False


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


def state_of_the_code(parts: tuple[str, ...] = READ) -> str:
    """A mark of all files that could have a part in what a migrated database holds, or one with the demonstration."""
    mark = hashlib.sha256()
    for part in parts:
        for path in sorted((ROOT / part).rglob("*")) or [ROOT / part]:
            if path.is_file() and "__pycache__" not in path.parts:
                mark.update(str(path.relative_to(ROOT)).encode() + b"\0")
                mark.update(hashlib.sha256(path.read_bytes()).digest())
    return mark.hexdigest()[:12]
