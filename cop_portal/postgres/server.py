"""The portal's own PostgreSQL server: its cluster made, started, found and stopped.

It listens on a Unix socket alone, in a folder only its owner may enter, outlives the command that started it, and ends
by `make stop`. Nothing here imports Django.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from psycopg2 import errors, sql

from cop_portal.postgres.place import (
    DATABASE_USER,
    MAJOR,
    PORT,
    USE_YOUR_OWN,
    Place,
    ServerError,
    binaries,
    ctype,
    locale_clause,
    make_home,
    make_socket_folder,
    place,
    reachable,
    run,
)

# Seconds: a recovery after a crash may take long, a start that fails at once is tried again for less.
STARTS_WITHIN = 120.0
FAILS_WITHIN = 30.0
NOT_YET = ("starting up", "shutting down", "not yet accepting", "recovery")
SETTINGS = (
    "listen_addresses=",
    "max_parallel_workers_per_gather=0",
    "log_min_messages=warning",
    "log_statement=none",
    # Failing statements hold what people typed: they stay out of the server's log.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
)


def answers(where: Place) -> bool:
    """Say whether the server takes connections now."""
    return not _why_not(where)


def start(where: Place | None = None) -> Place:
    """Make sure the server runs and answers, making its cluster the first time; ServerError if it cannot."""
    where = where or place()
    if answers(where):
        return where
    programs = binaries()
    make_home(where)
    with _alone(where):
        programs = reachable(programs, where)
        _refuse_another_version(where)
        if not (where.data / "PG_VERSION").exists():
            _make_cluster(programs, where)
        make_socket_folder(where)
        _bring_up(programs, where)
    return where


def stop(where: Place | None = None) -> bool:
    """End the server, waiting for it; say whether there was one."""
    where = where or place()
    if not where.data.exists():
        return False
    with _alone(where):
        pid = _postmaster(where)
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)  # PostgreSQL's fast shutdown: sessions end, nothing is lost
        deadline = time.monotonic() + 60
        while _postmaster(where) == pid:
            if time.monotonic() > deadline:
                raise ServerError(f"The portal's PostgreSQL (process {pid}) does not stop; see {where.log}.")
            time.sleep(0.05)
    return True


def remove(where: Place | None = None) -> None:
    """End the server and delete its cluster with all that is in it."""
    where = where or place()
    stop(where)
    for folder in (where.home, where.socket):
        shutil.rmtree(folder, ignore_errors=True)


def create_database(name: str, where: Place) -> None:
    """Make a database of the portal's locale if it is not there; two commands at once make one."""
    connection = psycopg2.connect(host=str(where.socket), port=PORT, user=DATABASE_USER, dbname="postgres")
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            statement = sql.SQL("CREATE DATABASE {} " + locale_clause(connection.server_version))
            try:
                cursor.execute(statement.format(sql.Identifier(name)))
            except (errors.DuplicateDatabase, errors.UniqueViolation):
                pass
    finally:
        connection.close()


def _why_not(where: Place) -> str:
    if not where.socket.exists():
        return "no socket"
    try:
        psycopg2.connect(
            host=str(where.socket), port=PORT, user=DATABASE_USER, dbname="postgres", connect_timeout=10
        ).close()
    except psycopg2.OperationalError as error:
        why = str(error)
        # A server that refuses for a reason of its own (too many connections) is up; coming up or down, it is not.
        return "" if "FATAL" in why and not any(word in why for word in NOT_YET) else why
    return ""


@contextmanager
def _alone(where: Place) -> Iterator[None]:
    """Let one command at a time make, start or stop the server; the lock goes with the process that holds it."""
    with open(where.home / "lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _refuse_another_version(where: Place) -> None:
    file = where.data / "PG_VERSION"
    if file.exists() and file.read_text().strip() != MAJOR:
        raise ServerError(
            f"{where.data} is of PostgreSQL {file.read_text().strip()} and the portal now brings {MAJOR}: "
            "`make reset` makes the demo anew."
        )


def _make_cluster(programs: Path, where: Place) -> None:
    """Run initdb beside the place and move the result there, so that a broken attempt leaves nothing behind."""
    for left in where.home.glob("new-*"):
        shutil.rmtree(left, ignore_errors=True)
    part = where.home / f"new-{os.getpid()}"
    command = [str(programs / "initdb"), "-D", str(part), "-U", DATABASE_USER, "-E", "UTF8", "--auth=trust"]
    command += ["--locale=C", f"--lc-ctype={ctype()}"]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = run(command, where)
    if made.returncode:
        reason = (made.stderr.strip() or made.stdout.strip()).splitlines()[-1:]
        raise ServerError(
            f"The portal's PostgreSQL cannot make its cluster: {' '.join(reason)}. {USE_YOUR_OWN}"
        )
    part.rename(where.data)


def _bring_up(programs: Path, where: Place) -> None:
    """Start the server and wait until it answers, through what a crash or a kill may have left."""
    began = time.monotonic()
    settings = (*SETTINGS, f'unix_socket_directories="{where.socket}"')
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    command = [str(programs / "pg_ctl"), "start", "-D", str(where.data), "-l", str(where.log)]
    patience = FAILS_WITHIN
    while _why_not(where):
        if time.monotonic() > began + patience:
            raise ServerError(f"The portal's PostgreSQL does not start; see {where.log}. {USE_YOUR_OWN}")
        if _postmaster(where) is None:
            _clear_what_a_kill_left(where)
            run([*command, "-w", "-t", "60", "-o", options], where)
        else:
            patience = STARTS_WITHIN
        time.sleep(0.05)


def _postmaster(where: Place) -> int | None:
    """Give the process of the server that runs on our cluster, or None; a number left by a kill is not believed."""
    pid = _number_in(where.data / "postmaster.pid")
    return pid if pid and str(where.data) in _command_line(pid) else None


def _number_in(file: Path) -> int | None:
    try:
        return int(file.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _command_line(pid: int) -> str:
    """Give the command line of a process; "" where there is none, or where it is dead and not yet buried."""
    if Path("/proc/self/cmdline").exists():
        try:
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes())
        except OSError:
            return ""
    shown = subprocess.run(
        ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout


def _clear_what_a_kill_left(where: Place) -> None:
    """Remove a process file whose number is a stranger's by now, whom PostgreSQL would take for its own server.

    Where the number is nobody's PostgreSQL sees so itself, and looks for sessions that outlived their server.
    """
    for left in (where.data / "postmaster.pid", where.socket / f".s.PGSQL.{PORT}.lock"):
        pid = _number_in(left)
        if pid and _command_line(pid):
            left.unlink(missing_ok=True)
