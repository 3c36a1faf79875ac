"""Whether the portal works, for whoever watches the machine; and what search engines are told."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cop_portal.postgres.place import ServerError

PATH = "/healthz"


class HealthMiddleware:
    """Answers /healthz before anything may redirect it, look at its host or log it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return healthz(request) if request.path_info == PATH else self.get_response(request)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 "ok", or 503 where the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, ServerError):
        return _plain("the database does not answer", 503)
    return _plain("ok", 200)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask every crawler to stay away."""
    return _plain("User-agent: *\nDisallow: /", 200)


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
