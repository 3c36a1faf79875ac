"""A portal with the demonstration in it, served in this process on a free port; and the Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, sync_playwright

from cop_portal import mail
from tests import databases

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(WSGIRequestHandler):
    """Says nothing of each request: a failed test tells what it saw."""

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def portal() -> Iterator[str]:
    """Serve the demonstration from a database of its own, beside the one of the tests; gives its address.

    Mail goes to the demo's outbox, with links that lead here.
    """
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        raise RuntimeError("This serves tests, and is not beside a database of tests.")
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, ipv6=False)
    server.set_app(get_wsgi_application())
    address = f"http://localhost:{server.server_port}"
    shutil.rmtree(mail._folder(), ignore_errors=True)
    thread = threading.Thread(target=server.serve_forever, name="portal", daemon=True)
    with (
        databases.demonstration("site") as (name, files),
        databases.connected_to(name),
        override_settings(SITE_URL=address, EMAIL_BACKEND="cop_portal.mail.DemoOutbox"),
    ):
        databases.with_files(files)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
            shutil.rmtree(mail._folder(), ignore_errors=True)


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """Start the Chromium at ``path``."""
    # As root there is no sandbox to be had.
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, headless=True, args=arguments)
        try:
            yield started
        finally:
            started.close()
