"""The pages of what went wrong, in the reader's language.

404, 403 and 413 are ordinary pages. 400 and 500 may come before anybody is known and while the database is away, so
their templates get no request, only `language`, `direction`, `contact_email` and `home`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

TOO_LARGE = gettext_noop("This is more text than the portal takes at once. Shorten it, or save it elsewhere.")
PIECE = 64 * 1024
MOST_TO_READ = 8 * 1024 * 1024


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request could not be read (400), or that it is more than the portal takes at once (413)."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _alone(request, "400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that what was typed into a form is more than the portal takes at once (413); a script gets the words alone.

    Files do not count: they have a limit of their own.
    """
    _read_to_the_end(request)
    if not _takes_a_page(request):
        return JsonResponse({"words": gettext(TOO_LARGE)}, status=413)
    return _with_the_portal_around(request, "413.html", 413)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this person may not do that (403)."""
    return _with_the_portal_around(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page (404), which is also the answer where one may not see it."""
    return _with_the_portal_around(request, "404.html", 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form had been open too long or came from elsewhere, and that nothing was changed (403)."""
    return _with_the_portal_around(request, "403_csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the portal failed (500); works without the database."""
    return _alone(request, "500.html", 500)


class MethodPageMiddleware:
    """Gives a page to whoever opens an address that only takes what a button sends (405, empty as Django makes it)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET" or response.content:
            return response
        page = _with_the_portal_around(request, "405.html", 405)
        page["Allow"] = response["Allow"]
        return page


def _read_to_the_end(request: HttpRequest) -> None:
    """Take in what is still on its way, up to a limit: a browser that is cut off while it sends shows no answer."""
    left = MOST_TO_READ
    try:
        while left > 0 and (piece := request.read(min(left, PIECE))):
            left -= len(piece)
    except (OSError, UnreadablePostError):
        return


def _takes_a_page(request: HttpRequest) -> bool:
    try:
        return request.accepts("text/html")
    except ValueError:  # a header that cannot be read
        return True


def _with_the_portal_around(request: HttpRequest, template: str, status: int) -> HttpResponse:
    if not hasattr(request, "user"):  # refused before the middleware that knows people
        return _alone(request, "400.html", status)
    return HttpResponse(render_to_string(template, {}, request), status=status)


def _alone(request: HttpRequest, template: str, status: int) -> HttpResponse:
    language = translation.get_language_from_request(request)
    with translation.override(language):
        context = {
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "contact_email": settings.CONTACT_EMAIL,
            "home": "/",
        }
        try:
            page = render_to_string(template, context)
        except Exception:  # the page of errors is the last one that may fail
            return HttpResponse(f"Error {status}\n", status=status, content_type="text/plain; charset=utf-8")
    return HttpResponse(page, status=status)
