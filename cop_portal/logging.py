"""Logs that name no one: what happened, which kind of page, how long it took, the number of the user.

Paths carry invitation keys and names, queries what people look for, and messages of exceptions what they typed: none
of these is written. A page is named by its URL pattern ("organizations/<slug:slug>/").
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

requests = logging.getLogger("cop_portal.requests")

OWN_FIELDS = ("method", "route", "status", "ms", "user")


class RequestLogMiddleware:
    """Writes one line for each request that is answered by a page or refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.monotonic()
        response = self.get_response(request)
        if request.resolver_match or response.status_code >= 400:
            fields = {
                "method": request.method,
                "route": route_of(request),
                "status": response.status_code,
                "ms": round((time.monotonic() - start) * 1000),
                "user": user_of(request),
            }
            requests.info("request", extra=fields)
        return response


def route_of(request: HttpRequest) -> str | None:
    """Give the pattern of the request's URL, None where none fits."""
    return request.resolver_match.route if request.resolver_match else None


def user_of(request: HttpRequest) -> int | None:
    """Give the user's number if the request came to know it; asks the database nothing."""
    return getattr(getattr(request, "_cached_user", None), "pk", None)


class QuietFormatter(logging.Formatter):
    """A record as a dictionary without anything personal in it."""

    with_messages = False

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """Give what may be written of a record."""
        fields: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            # Django's own messages of requests hold the path.
            failed = getattr(record, "status_code", 0) >= 500
            fields["event"] = "failed" if failed else "refused"
            fields |= {"method": request.method, "route": route_of(request), "user": user_of(request)}
            fields["status"] = getattr(record, "status_code", None)
        else:
            fields["event"] = record.getMessage()
        fields |= {name: getattr(record, name) for name in OWN_FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            fields["exception"] = f"{record.exc_info[0].__module__}.{record.exc_info[0].__qualname__}"
            fields["frames"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return fields

    def format(self, record: logging.LogRecord) -> str:
        """Write it as one line of JSON."""
        return json.dumps(self.fields(record), ensure_ascii=False, default=str)


class ReadableFormatter(QuietFormatter):
    """The same for a person at the demo's terminal, where nobody is real: exceptions with their messages."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one line, and the traceback of an error."""
        fields = self.fields(record)
        page = None if fields.get("route") is None else f"/{fields['route']}"
        known = [str(part) for part in (fields.get("method"), page, fields.get("status")) if part is not None]
        event = [] if fields["event"] == "request" else [fields["event"]]
        line = " ".join([fields["at"][11:19], *event, *known])
        if record.exc_info and record.exc_info[0] and fields["event"] != "refused":
            line += "\n" + "".join(traceback.format_exception(*record.exc_info)).rstrip()
        return line


def configuration(readable: bool) -> dict[str, Any]:
    """Give Django's LOGGING: one handler to the error stream; JSON, or readable lines for the demo."""
    quiet = {"handlers": ["none"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "portal": {"()": "cop_portal.logging." + ("ReadableFormatter" if readable else "QuietFormatter")}
        },
        "handlers": {
            "portal": {"class": "logging.StreamHandler", "formatter": "portal"},
            "none": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["portal"], "level": "WARNING"},
        "loggers": {
            "cop_portal": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # What these two write of every request holds its path; RequestLogMiddleware has the line.
            "django.server": quiet,
            "django.request": {"level": "ERROR"},
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},
        },
    }
