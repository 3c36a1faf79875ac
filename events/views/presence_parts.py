"""What the pages of who came have in common: who may open them, what is sent to a live part, what is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from events.actions.meanwhile import LineChanged, NamesListed
from events.models import Event, Presence
from events.panels import staff_links_of
from events.pasting.waiting import waiting_lists
from events.presence.forms import AddForm
from events.presence.page import Gone, PresencePage, Said, Words, gone_line, presence_page
from events.presence.words import removed_line
from events.visibility import events_visible_to, presences_visible_to
from members.decorators import get_visible_or_404, staff_required
from members.drafts.comparing import read_line

View = Callable[..., HttpResponse]


class LineGone(Exception):
    """A form was sent for a line that somebody has removed meanwhile."""

    def __init__(self, event: Event, gone: Gone, key: UUID) -> None:
        super().__init__()
        self.event, self.gone, self.key = event, gone, key


def for_staff(*methods: str) -> Callable[[View], View]:
    """For staff, with the event of the address; for others there is no such page. Where the line that a form was sent
    for is gone, the answer says so and keeps what was typed."""

    def decorate(view: View) -> View:
        @staff_required
        @require_http_methods(list(methods))
        @wraps(view)
        def answered(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            event = get_visible_or_404(events_visible_to(request.user), slug=slug)
            try:
                return view(request, event, **kwargs)
            except LineGone as gone:
                return _gone_page(request, gone)

        return answered

    return decorate


def is_live(request: HttpRequest) -> bool:
    """Whether a part of the page asks, not a browser that goes to a page."""
    return request.headers.get("HX-Request") == "true"


def line_or_gone(request: HttpRequest, event: Event, public_id: UUID) -> Presence:
    """The line of this address. Where it was removed a form gets LineGone; a page that is read, 404."""
    line = presences_visible_to(request.user, event).filter(public_id=public_id).first()
    if line is None:
        raise_gone(request, event, public_id)
        raise Http404
    return line


def raise_gone(request: HttpRequest, event: Event, public_id: UUID) -> None:
    """Raise LineGone for a form that was sent for a line that was there."""
    gone = gone_line(event, public_id, removed_line(public_id), request.POST)
    if gone is not None and request.method == "POST":
        raise LineGone(event, gone, public_id)


def over_of(request: HttpRequest) -> dict[str, str] | None:
    """How the row stood when its reader was shown both and pressed "Put mine in its place"; None where they did not.
    No other button, and nothing that is sent by itself, sends it."""
    return read_line(request.POST["mine"]) if "mine" in request.POST else None


def refused_change(refusal: LineChanged, words: Words, typed: Mapping[str, str], sent: str) -> Said:
    """What is said where another has changed what was sent. The form stays based on what it was (``sent``); who has
    changed nothing in it, or whose fields gave way to names, is given the row as it stands."""
    if refusal.changed and not isinstance(refusal, NamesListed):
        return Said(words, True, typed, based_on=sent, offers_mine=True)
    return Said(words, True)


def words_of(form: forms.Form) -> str:
    """All that is wrong in a form whose fields have no place for it, in one line."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def page_url(event: Event, *, saved: object = "", added: object = "") -> str:
    """The address of the page of who came: at the line that was ``saved``, or where the next one is added once one was
    ``added``."""
    url = reverse("events:presence", args=[event.slug])
    if saved:
        return f"{url}?saved={saved}#line-{saved}"
    return f"{url}?added={added}" if added else url


def whole_page(
    request: HttpRequest,
    page: PresencePage,
    form: AddForm | None = None,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """The page of who came."""
    context |= {
        "section": "events",
        "page": page,
        "event": page.event,
        "staff_links": staff_links_of(request, page.event),
        "waiting": waiting_lists(request.user, page.event),
        "form": form or AddForm(goes_on=bool(context.get("added"))),
    }
    return render(request, "events/presence/page.html", context, status=status)


def _gone_page(request: HttpRequest, told: LineGone) -> HttpResponse:
    if is_live(request):
        context = {"event": told.event, "gone": told.gone, "key": told.key}
        response = render(request, "events/presence/gone.html", context, status=409)
        response["HX-Retarget"], response["HX-Reswap"] = f"#line-{told.key}", "outerHTML"
        return response
    page = presence_page(request.user, told.event, gone=told.gone)
    return whole_page(request, page, status=409)
