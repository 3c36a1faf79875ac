"""A portal that tests start and kill: `python -m tests.faults.server`.

Django is loaded once. For each line of JSON on its standard input, ``{"last": 17}`` (or null: it lives), it forks a
server on a port of its own and answers with a line ``{"port": ..., "pid": ...}``. The server's answers to what is sent
carry the number of moments that it took in the header ``X-Moments``.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.faults.settings")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


def main() -> None:
    """Serve as long as there are lines."""
    from cop_portal.wsgi import application

    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        listening = socket.create_server(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        if not (child := os.fork()):
            _serve(application, listening, json.loads(line)["last"])
        listening.close()
        print(json.dumps({"port": port, "pid": child}), flush=True)


def _warm_up() -> None:
    """Addresses, forms and templates are loaded once, not by each server."""
    from django.db import connections
    from django.test import Client

    Client(HTTP_HOST="127.0.0.1").get("/accounts/login/")
    connections.close_all()


def _serve(application, listening: socket.socket, last: int | None) -> None:
    from tests.faults.moments import Moments

    moments = Moments(last)
    moments.watch()

    def counted(environ, start_response):
        # wsgiref's file would wait for more than was sent.
        with moments.counting(environ["REQUEST_METHOD"] == "POST"):
            kept: list = []
            answer = application(environ, lambda *said: kept.append(said))
            body = b"".join(answer)
            answer.close()
            status, headers, *_rest = kept[0]
        start_response(status, [*headers, ("X-Moments", str(moments.count))])
        return [body]

    server = _Server(listening.getsockname(), _Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listening
    server.server_name, server.server_port = listening.getsockname()
    server.setup_environ()
    server.set_app(counted)
    server.serve_forever()
    os._exit(0)


if __name__ == "__main__":
    main()
