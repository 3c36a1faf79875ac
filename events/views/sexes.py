"""Women and men: said of many people who came in one go, on a page of their own or on the page of their line."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from events.actions.sexes import Stated, state_sexes
from events.models import Event
from events.presence.sexes import Told, sent_sexes, sexes_page, told_of
from events.presence.words import gone_people, stated_words
from events.visibility import people_present_visible_to

from .presence_line import line_answer
from .presence_parts import for_staff, line_or_gone, page_url


@for_staff("GET", "HEAD", "POST")
def sexes(request: HttpRequest, event: Event) -> HttpResponse:
    """All people of whom it is not stated whether they are women or men."""
    number = request.GET.get("page", "1")
    if request.method != "POST":
        return _page(request, event, number)
    chosen, seen = sent_sexes(request.POST)
    try:
        stated = state_sexes(event=event, by=request.user, sexes=chosen, seen=seen)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, event, number, status=422)
    _tell(request, stated)
    if stated.changed:
        return _page(request, event, "1", told=told_of(stated, chosen), status=422)
    # Those who remain move up: the first page has the next ones.
    is_left = people_present_visible_to(request.user, event).filter(sex="").exists()
    return redirect("events:presence_sexes", event.slug) if is_left else redirect(page_url(event))


def _page(
    request: HttpRequest, event: Event, number: str, *, told: Told | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "section": "events",
        "event": event,
        "page": sexes_page(request.user, event, number=number, told=told),
        "errors": _errors_of(told or {}),
    }
    return render(request, "events/presence/sexes.html", context, status=status)


@for_staff("POST")
def of_line(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """The people of one line."""
    row = line_or_gone(request, event, public_id)
    chosen, seen = sent_sexes(request.POST)
    try:
        stated = state_sexes(event=event, by=request.user, sexes=chosen, seen=seen, line=row)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return line_answer(request, event, row, status=422)
    _tell(request, stated)
    if stated.changed:
        row.refresh_from_db()
        told = told_of(stated, chosen)
        return line_answer(request, event, row, status=422, told_sexes=told, errors=_errors_of(told))
    return redirect(f"{reverse('events:presence_line', args=[event.slug, public_id])}{_query(request)}#sexes")


def _query(request: HttpRequest) -> str:
    number = request.GET.get("page", "")
    return f"?page={number}" if number.isdecimal() else ""


def _errors_of(told: Told) -> list[dict[str, Any]]:
    return [{"text": row.said.words, "target": f"sex-{row.person.pk}"} for row in told.values() if row.said]


def _tell(request: HttpRequest, stated: Stated) -> None:
    if stated.saved:
        messages.success(request, stated_words(stated.saved))
    if stated.gone:
        messages.info(request, gone_people(stated.gone))
    if not (stated.saved or stated.gone or stated.changed):
        messages.info(request, _("Nothing was chosen, so nothing was saved."))
