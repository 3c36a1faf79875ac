"""The portal for a WSGI server."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_portal.settings")

#: A line may be slow, and an upload take ten minutes; one that says nothing for so many seconds is gone, as of a phone
#: that lost its signal. Without a limit it would keep a thread of the server until the next start.
SILENCE = 300

_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a request, and wait for its sender no longer than ``SILENCE`` at a time."""
    socket = environ.get("gunicorn.socket")
    if socket is not None:
        socket.settimeout(SILENCE)
    return _django(environ, start_response)
