"""Staff's page of who came to an event: each line saves by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from events.actions import close_event, reopen_event
from events.actions.meanwhile import AlreadyThere, LineChanged
from events.actions.presence_lines import add_presence, came_as_answered, save_counts
from events.models import Event, Presence
from events.pasting.waiting import waiting_lists
from events.presence.forms import AddForm, CountsForm
from events.presence.page import Line, Said, line_of_page, presence_page, totals_of
from events.presence.words import already_there, changed_line, saved_now
from events.visibility import presences_visible_to, rsvps_visible_to
from members.actions.editing import RemovedMeanwhile
from members.drafts.comparing import read_line

from .presence_parts import (
    for_staff,
    is_live,
    line_or_gone,
    over_of,
    page_url,
    raise_gone,
    refused_change,
    whole_page,
    words_of,
)


@for_staff("GET", "HEAD", "POST")
def presence(request: HttpRequest, event: Event) -> HttpResponse:
    """The page; POST adds a line."""
    if request.method == "POST":
        return _add(request, event)
    page = presence_page(request.user, event, saved=request.GET.get("saved", ""))
    return whole_page(request, page, added=page.line(request.GET.get("added", "")))


def _add(request: HttpRequest, event: Event) -> HttpResponse:
    form, there = AddForm(request.POST), None
    if form.is_valid():
        try:
            added = add_presence(event=event, by=request.user, **form.said, **form.counts)
            return _added(request, event, added)
        except AlreadyThere as refusal:
            there = refusal.presence
            form.add_error("name", already_there(refusal))
        except Refused as refusal:
            refusal.add_to(form)
    context = {"event": event, "form": form, "there": there}
    if is_live(request):
        return render(request, "events/presence/add.html", context, status=422)
    page = presence_page(request.user, event)
    return whole_page(request, page, form, status=422, there=there)


def _added(request: HttpRequest, event: Event, added: Presence) -> HttpResponse:
    if not is_live(request):
        return redirect(page_url(event, added=added.public_id))
    return _changed(request, event, added, template="events/presence/added.html", form=AddForm())


def _changed(
    request: HttpRequest, event: Event, added: Presence, *, template: str, **context: Any
) -> HttpResponse:
    """The parts of the page that a new line changes."""
    key = str(added.public_id)
    page = presence_page(request.user, event, said={key: Said(saved_now())})
    context |= {"event": event, "page": page, "added": page.line(key)}
    return render(request, template, context)


@for_staff("POST")
def came(request: HttpRequest, event: Event) -> HttpResponse:
    """An organization came as it had answered."""
    # Not asked of the database: what was sent may be a text that it cannot read.
    slug, answers = request.POST.get("organization", ""), rsvps_visible_to(request.user, event)
    rsvp = next((one for one in answers if one.organization.slug == slug), None)
    words: Any = _("This answer was taken back meanwhile. If they came, add them by their name.")
    if rsvp is not None:
        try:
            added = came_as_answered(rsvp=rsvp, by=request.user)
            if is_live(request):
                return _changed(request, event, added, template="events/presence/came.html")
            return redirect(page_url(event, saved=added.public_id))
        except AlreadyThere as refusal:
            words = already_there(refusal)
        except Refused as refusal:
            words = refusal.message
    if is_live(request):
        context = {"event": event, "page": presence_page(request.user, event), "words": words}
        return render(request, "events/presence/came.html", context)
    messages.warning(request, words)
    return redirect(page_url(event))


@for_staff("POST")
def counts(request: HttpRequest, event: Event, public_id: UUID) -> HttpResponse:
    """How many came of one line."""
    row = line_or_gone(request, event, public_id)
    form = CountsForm(request.POST)
    sent = request.POST.get("based_on", "")
    typed = {name: request.POST.get(name, "") for name in form.fields}
    # Of what was typed wrong nothing was compared: the form stays based on what it was.
    said, fields_gave_way = Said(words_of(form), True, typed, based_on=sent), False
    if form.is_valid():
        try:
            over = over_of(request)
            row = save_counts(presence=row, by=request.user, **form.counts, seen=read_line(sent), over=over)
            # Beside what was typed stands what another wrote.
            said, fields_gave_way = Said(saved_now()), over is not None
        except RemovedMeanwhile:
            raise_gone(request, event, public_id)
        except LineChanged as refusal:
            row, said = refusal.row, refused_change(refusal, changed_line(refusal), typed, sent)
            fields_gave_way = not said.offers_mine
        except Refused as refusal:
            said = Said(refusal.message, True, typed, based_on=sent)
    if is_live(request):
        return _live_line(request, event, row, said, whole=fields_gave_way)
    if said.is_wrong:
        page = presence_page(request.user, event, said={str(public_id): said})
        errors = [{"text": said.words, "target": f"line-{public_id}"}]
        return whole_page(request, page, status=422, errors=errors)
    return redirect(page_url(event, saved=public_id))


def _live_line(request: HttpRequest, event: Event, row: Presence, said: Said, *, whole: bool) -> HttpResponse:
    """What stands beside the line now, or the whole line where its fields are others."""
    line: Line = line_of_page(row)
    line.said = said
    context: dict[str, Any] = {"event": event, "line": line, "whole": whole}
    if not said.is_wrong:
        context["totals"] = totals_of(presences_visible_to(request.user, event))
    status = 422 if said.is_wrong else 200
    response = render(request, "events/presence/saved.html", context, status=status)
    if whole:
        response["HX-Retarget"], response["HX-Reswap"] = f"#line-{line.key}", "outerHTML"
    return response


@for_staff("GET", "HEAD", "POST")
def close(request: HttpRequest, event: Event) -> HttpResponse:
    """Search has finished with the event: asks once, and says what is not written down yet."""
    if request.method != "POST":
        page = presence_page(request.user, event)
        if not page.may_close:
            return redirect(page_url(event))
        waiting = waiting_lists(request.user, event)
        context = {"section": "events", "event": event, "page": page, "waiting": waiting}
        return render(request, "events/presence/close.html", context)
    return _turn(request, event, close_event, _("The event is closed. Who came to it stands."))


@for_staff("POST")
def reopen(request: HttpRequest, event: Event) -> HttpResponse:
    """Who came can be changed again."""
    return _turn(request, event, reopen_event, _("The event is open again: who came to it can be changed."))


def _turn(request: HttpRequest, event: Event, action: Callable[..., Event], done: str) -> HttpResponse:
    try:
        action(event=event, by=request.user)
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(page_url(event))
