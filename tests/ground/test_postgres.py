"""The portal's own PostgreSQL server, in a place of the test's own."""

import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from cop_portal.postgres import place as places
from cop_portal.postgres import server
from cop_portal.postgres.place import ServerError, place

pytestmark = pytest.mark.slow

START = (
    "import sys; from pathlib import Path; from cop_portal.postgres import place, server; "
    "server.start(place.place(Path(sys.argv[1]))); print('started')"
)


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    """A place that has a server for the whole module, and has none afterwards."""
    where = place(tmp_path_factory.mktemp("project"))
    yield where
    server.remove(where)
    assert not where.home.exists()


def start_in_another_process(project: Path) -> subprocess.Popen:
    command = [sys.executable, "-c", START, str(project)]
    return subprocess.Popen(command, cwd=places.PROJECT, stdout=subprocess.PIPE, text=True)


def postmaster(where) -> int:
    pid = server._postmaster(where)
    assert pid
    return pid


def ask(where, question: str):
    connection = psycopg2.connect(
        host=str(where.socket), port=places.PORT, user=places.DATABASE_USER, dbname="ours"
    )
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def test_it_works(where):
    server.start(where)
    assert server.answers(where)
    server.create_database("ours", where)
    server.create_database("ours", where)
    assert ask(where, "SELECT datlocprovider FROM pg_database WHERE datname = 'ours'") == "b"
    assert ask(where, "SHOW listen_addresses") == ""


def test_a_second_start_finds_the_first(where):
    server.start(where)
    pid = postmaster(where)
    server.start(where)
    assert postmaster(where) == pid


def test_only_its_owner_may_enter(where):
    server.start(where)
    owner = pwd.getpwnam(where.user).pw_uid if where.user else os.geteuid()
    for folder in (where.home, where.data, where.socket):
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.stat().st_uid == owner


def test_it_comes_back_after_a_kill(where):
    server.start(where)
    os.kill(postmaster(where), signal.SIGKILL)
    server.start(where)
    assert server.answers(where)


def test_a_number_that_is_a_strangers_by_now_is_not_believed(where):
    server.start(where)
    pid = postmaster(where)
    os.kill(pid, signal.SIGKILL)
    while server._postmaster(where):
        time.sleep(0.05)
    time.sleep(0.5)
    for file in (where.data / "postmaster.pid", where.socket / f".s.PGSQL.{places.PORT}.lock"):
        file.write_text(file.read_text().replace(str(pid), str(os.getpid()), 1))
    server.start(where)
    assert postmaster(where) not in (pid, os.getpid())


def test_stop_ends_it_and_a_second_stop_says_there_was_none(where):
    server.start(where)
    assert server.stop(where)
    assert not server.answers(where)
    assert not server.stop(where)


def test_a_cluster_of_another_version_is_named(where):
    server.start(where)
    server.stop(where)
    version = where.data / "PG_VERSION"
    version.write_text("16\n")
    try:
        with pytest.raises(ServerError, match="make reset"):
            server.start(where)
    finally:
        version.write_text("18\n")


def test_commands_at_once_make_one_server_and_a_killed_one_stops_none(tmp_path):
    where = place(tmp_path)
    try:
        killed = start_in_another_process(tmp_path)
        time.sleep(0.4)  # in the middle of making the cluster
        killed.kill()
        others = [start_in_another_process(tmp_path) for _ in range(3)]
        killed.communicate()
        assert [process.communicate(timeout=60)[0].strip() for process in others] == ["started"] * 3
        assert server.answers(where)
    finally:
        server.remove(where)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_whoever_is_not_root_has_it_in_the_project_folder(tmp_path_factory, where):
    # pytest's own folders are root's alone
    project = Path(tempfile.gettempdir()) / f"cop-portal-test-{os.getpid()}"
    server.start(where)
    programs = places.reachable(places.binaries(), where)
    owner = pwd.getpwnam(places.SYSTEM_USER)
    project.mkdir(mode=0o755)
    os.chown(project, owner.pw_uid, owner.pw_gid)
    mine = place(project, root=False)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(owner.pw_gid)
            os.setuid(owner.pw_uid)
            server.binaries = lambda: programs
            server.start(mine)
            code = 0 if server.answers(mine) and mine.home == project / "var" / "postgres" else 2
            server.remove(mine)
        finally:
            os._exit(code)
    try:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        subprocess.run(["rm", "-rf", str(project)], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_programs_behind_a_closed_door_are_copied_and_no_door_is_opened(where, monkeypatch):
    server.start(where)
    really_run = places.run

    def run(command, where):
        if not command[0].startswith(str(places.ROOT_HOME)):
            raise PermissionError
        return really_run(command, where)

    wheel = places.binaries()
    modes = [folder.stat().st_mode for folder in wheel.parents]
    monkeypatch.setattr(places, "run", run)
    programs = places.reachable(wheel, where)
    assert programs.is_relative_to(places.ROOT_HOME)
    for program in ("postgres", "initdb", "pg_ctl", "psql"):
        assert "PostgreSQL) 18" in run([str(programs / program), "--version"], where).stdout
    assert [folder.stat().st_mode for folder in wheel.parents] == modes


def test_a_socket_folder_that_others_may_enter_is_refused(tmp_path):
    where = places.Place(tmp_path / "home", tmp_path / "open", None)
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(ServerError, match="not a private folder"):
        places.make_socket_folder(where)


def test_a_long_path_has_its_socket_elsewhere():
    where = place(Path("/" + "deep/" * 30), root=False)
    assert len(os.fsencode(where.socket)) < 80
    assert where.home.is_relative_to("/deep")


def test_without_the_wheel_one_line_names_the_setting(monkeypatch):
    monkeypatch.setattr(places.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ServerError, match="DATABASE_URL") as refusal:
        places.binaries()
    assert "\n" not in str(refusal.value)
