"""A portal that is started, asked as a browser asks it, and killed, and what must be true of it afterwards."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, encode_multipart

from members.models import User
from tests.cast import client_of


@dataclass(frozen=True)
class Answer:
    """What came back: its status, where it leads, and how many moments it took."""

    status: int
    location: str
    moments: int


class Killed(Exception):
    """The server died before it answered."""


class Portal:
    """Servers on the database of the test, one at a time, with their files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.loader = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
                "FAULTS_DATABASE": connection.settings_dict["NAME"],
                "FAULTS_FILES": str(folder),
            },
        )
        self.pid: int | None = None
        self.port = 0
        self.clients: dict[int, Client] = {}

    def start(self, last: int | None = None) -> None:
        """Start a server; with ``last`` it kills itself at that moment of what it is sent."""
        self.kill()
        assert self.loader.stdin is not None
        assert self.loader.stdout is not None
        print(json.dumps({"last": last}), file=self.loader.stdin, flush=True)
        said = json.loads(self.loader.stdout.readline())
        self.pid, self.port = said["pid"], said["port"]

    def kill(self) -> None:
        """No server any more."""
        if self.pid is not None:
            try:
                os.kill(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.pid = None

    def close(self) -> None:
        """The end of the test."""
        self.kill()
        assert self.loader.stdin is not None
        self.loader.stdin.close()
        self.loader.wait(timeout=10)

    def post(self, user: User, address: str, data: dict[str, Any]) -> Answer:
        """Send a form as ``user``'s browser does. Raises ``Killed`` where the server died over it."""
        client = self.clients.setdefault(user.pk, client_of(user))
        token = "a" * 32
        for value in data.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, File):
                    one.seek(0)
        body = encode_multipart(BOUNDARY, {**data, "csrfmiddlewaretoken": token})
        cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Cookie": f"{cookies}; {settings.CSRF_COOKIE_NAME}={token}",
        }
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            asked.request("POST", address, body, headers)
            response = asked.getresponse()
            response.read()
        except (ConnectionError, http.client.HTTPException) as error:
            self.pid = None
            raise Killed from error
        finally:
            asked.close()
        return Answer(
            response.status, response.headers.get("Location", ""), int(response.headers["X-Moments"])
        )
