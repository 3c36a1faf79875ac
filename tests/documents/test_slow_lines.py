"""An upload on a slow line has time, one that broke off keeps nobody's place, and no transaction waits for either."""

from __future__ import annotations

import re

from django.conf import settings as django_settings
from django.db import connections

from cop_portal import wsgi
from cop_portal.home.management.commands import serve

MEGABYTE = 1024 * 1024
#: 25 MB within eight minutes: what the portal promises (docs/operations.md).
SLOWEST = 25 * MEGABYTE / (8 * 60)


def option(name: str) -> str:
    """What gunicorn is started with for ``name``."""
    command = serve.gunicorn("127.0.0.1")
    return command[command.index(f"--{name}") + 1]


def test_it_works(settings):
    settings.PORT = "8000"
    assert option("worker-class") == "gthread"  # a thread waits for a slow line, and no process
    assert int(option("timeout")) >= 8 * 60
    assert int(option("threads")) >= 16


def test_a_line_that_says_nothing_is_let_go(monkeypatch):
    """Whoever is slow is heard of again long before; a phone that lost its signal never."""

    class Socket:
        waits = None

        def settimeout(self, seconds):
            self.waits = seconds

    monkeypatch.setattr(wsgi, "_django", lambda environ, start_response: [b"answered"])
    socket = Socket()
    assert wsgi.application({"gunicorn.socket": socket}, lambda *_: None) == [b"answered"]
    assert socket.waits == wsgi.SILENCE
    assert 60 <= wsgi.SILENCE <= 600
    assert SLOWEST * wsgi.SILENCE > MEGABYTE  # far more than any piece that is read at once
    assert wsgi.application({}, lambda *_: None) == [b"answered"]  # Django's own server has no such socket


def test_no_transaction_is_open_while_a_file_comes_in():
    assert not connections["default"].settings_dict["ATOMIC_REQUESTS"]


def test_the_proxy_is_told_to_wait_as_long():
    said = (django_settings.BASE_DIR / "docs/operations.md").read_text()
    assert re.search(r"let the\s+proxy wait at least ten", said)
