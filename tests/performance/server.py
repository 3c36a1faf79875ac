"""gunicorn as in production, and somebody signed in to it."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.conf import settings

from cop_portal.home.management.commands.serve import gunicorn

from .counting import WORKER
from .data import PASSWORD

PATIENCE = 120
BURST = 24


@contextlib.contextmanager
def running(port: int) -> Iterator[None]:
    """The production server's own command; while the bench runs its two workers are not renewed, and they let a
    connection stand as long as the slowest page takes."""
    settings.PORT = str(port)
    settings.WEB_CONCURRENCY = 2
    command = [*gunicorn("127.0.0.1"), "--max-requests", "0", "--keep-alive", "900"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.performance.settings"}
    log = settings.VAR / "bench-server.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as file:
        server = subprocess.Popen(command, env=environment, stdout=file, stderr=file, start_new_session=True)
    try:
        _wait(server, port)
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait(server: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise SystemExit(f"The server does not answer; its words are in {settings.VAR / 'bench-server.log'}.")


class Visitor:
    """One kept-alive connection of somebody who is signed in. It stays with the worker that took it."""

    def __init__(self, port: int, email: str) -> None:
        self.port = port
        self.email = email
        self.cookies: SimpleCookie = SimpleCookie()
        self.worker = ""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def sign_in(self) -> Visitor:
        """As a browser does: the form, its token, the answer's cookies."""
        _status, body, _headers = self.get("/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body.decode())
        assert token, "the sign-in page has no form"
        sent = {"csrfmiddlewaretoken": token[1], "login": self.email, "password": PASSWORD}
        status, _body, _headers = self.ask("POST", "/accounts/login/", urlencode(sent))
        if status != 302 or settings.SESSION_COOKIE_NAME not in self.cookies:
            raise SystemExit(f"{self.email} cannot sign in: {status}")
        return self

    def another(self) -> Visitor:
        """The same person on a second connection, which the other worker has taken.

        Many are opened at once: of single ones, a worker that is awake takes each.
        """
        for _attempt in range(20):
            visitors = [Visitor(self.port, self.email) for _number in range(BURST)]
            for visitor in visitors:
                visitor.cookies = self.cookies
                visitor.connection.request("GET", "/healthz")
            for visitor in visitors:
                answer = visitor.connection.getresponse()
                answer.read()
                visitor.worker = answer.headers[WORKER]
            others = [visitor for visitor in visitors if visitor.worker != self.worker]
            for visitor in visitors:
                if visitor not in others[:1]:
                    visitor.connection.close()
            if others:
                return others[0]
        raise SystemExit("One worker takes all connections.")

    def get(self, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, page and headers."""
        return self.ask("GET", path, None, headers)

    def ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Send a request and read its answer whole."""
        sent = {"Cookie": "; ".join(f"{key}={morsel.value}" for key, morsel in self.cookies.items())}
        sent |= {"Host": f"127.0.0.1:{self.port}", "Referer": f"http://127.0.0.1:{self.port}/"} | (
            headers or {}
        )
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        page = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(cookie)
        self.worker = answer.headers.get(WORKER, self.worker)
        return answer.status, page, dict(answer.headers)
