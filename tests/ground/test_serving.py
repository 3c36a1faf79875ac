"""Starting the portal: what is said in one line, and two processes that end together."""

import signal
import socket
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cop_portal.home.management.commands import serve
from cop_portal.home.management.commands.runserver import Command as RunServer
from cop_portal.home.management.commands.runserver import refuse_taken_port
from cop_portal.mail import absolute


@pytest.fixture
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_taken_port_is_said_in_one_line(taken_port):
    with pytest.raises(CommandError, match=rf"PORT={taken_port + 1}\.$") as refusal:
        refuse_taken_port("127.0.0.1", taken_port)
    assert "\n" not in str(refusal.value)


def test_neither_server_starts_where_the_port_is_taken(taken_port, settings):
    settings.PORT = str(taken_port)
    for command in ("serve", "runserver"):
        arguments = [f"127.0.0.1:{taken_port}"] if command == "runserver" else []
        with pytest.raises(CommandError, match="PORT="):
            call_command(command, *arguments)


@pytest.mark.parametrize("child", [False, True])
@pytest.mark.parametrize(
    ("argument", "address"),
    [
        ("8092", "http://localhost:8092"),
        ("0.0.0.0:8092", "http://localhost:8092"),
        ("0:8092", "http://localhost:8092"),
        ("[::1]:8092", "http://[::1]:8092"),
        ("portal.lan:8092", "http://portal.lan:8092"),
    ],
)
def test_links_in_mails_lead_to_the_address_that_runserver_was_given(
    argument, address, child, settings, monkeypatch
):
    """With the reloader and in its child, which starts from the same words."""
    settings.SITE_URL_FOLLOWS = True
    settings.SITE_URL = "http://localhost:8000"
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    if child:
        monkeypatch.setenv("RUN_MAIN", "true")
    monkeypatch.setattr("cop_portal.home.management.commands.runserver.refuse_taken_port", lambda *_: None)
    monkeypatch.setattr("django.utils.autoreload.run_with_reloader", lambda *_, **__: None)
    call_command(RunServer(), argument)
    assert absolute("/x/") == f"{address}/x/"
    alone = argument in ("8092", "[::1]:8092")
    assert (settings.ALLOWED_HOSTS == ["*"]) is not alone


def test_a_site_url_that_was_set_stays(settings, monkeypatch):
    settings.SITE_URL_FOLLOWS = False
    settings.SITE_URL = "https://portal.example.org"
    monkeypatch.setattr(RunServer, "inner_run", lambda *_, **__: None)
    monkeypatch.setattr("cop_portal.home.management.commands.runserver.refuse_taken_port", lambda *_: None)
    call_command(RunServer(), "8092", use_reloader=False)
    assert absolute("/x/") == "https://portal.example.org/x/"


def test_a_demo_that_others_reach_says_that_its_passwords_are_public(capsys):
    command = serve.Command()
    serve.warn_if_public(command, "127.0.0.1")
    assert capsys.readouterr().err == ""
    serve.warn_if_public(command, "0.0.0.0")
    assert "passwords are public" in capsys.readouterr().err


def test_the_production_server_waits_for_slow_uploads_and_believes_no_header(settings):
    settings.PORT = "8000"
    command = " ".join(serve.gunicorn("::"))
    assert "--bind [::]:8000" in command
    assert "--worker-class gthread" in command
    assert "--timeout 600" in command
    assert "--forwarded-allow-ips  " in command


@pytest.mark.slow
@pytest.mark.parametrize("how", ["one of them ends", "told to stop"])
def test_the_server_and_its_worker_end_together(how):
    """Two sleepers stand for them, one of which ends by itself."""
    seconds = "1" if how == "one of them ends" else "300"
    program = (
        "import sys; from cop_portal.home.management.commands.serve import together\n"
        "sleeper = [sys.executable, '-c', 'import sys, time; print(1, flush=True); time.sleep(float(sys.argv[1]))']\n"
        f"sys.exit(together([[*sleeper, '{seconds}'], [*sleeper, '299']], {{}}))"
    )
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == process.stdout.readline() == "1\n"
    if how == "told to stop":
        process.send_signal(signal.SIGTERM)
    # The pipe closes only when the last of the three has gone.
    process.communicate(timeout=30)
    assert process.returncode == (0 if how == "told to stop" else 1)
    assert time.monotonic() - started < 30
