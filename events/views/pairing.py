"""Staff's pages of who meets whom in an event's rounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cop_portal.dates import format_date
from cop_portal.refusals import Refused
from events.actions.pairings import (
    PairingChanged,
    make_pairing,
    publish_pairing,
    refuse_pairing,
    remove_pairing,
    unpublish_pairing,
)
from events.actions.places import swap_places
from events.actions.telling import tell_changed_rounds
from events.models import Event, Pairing
from events.schedule.board import board_of, pairing_of
from events.schedule.cards import cards_of
from events.schedule.forms import RoundsForm
from events.schedule.page import Asked, board_page
from events.visibility import events_visible_to
from members.actions.editing import RemovedMeanwhile
from members.decorators import get_visible_or_404, staff_required
from members.models import Organization

View = Callable[..., HttpResponse]
READ, READ_AND_SEND, SEND = ["GET", "HEAD"], ["GET", "HEAD", "POST"], ["POST"]


def _for_staff(methods: list[str]) -> Callable[[View], View]:
    """For staff, with the event of the address and its rounds, if there are any."""

    def decorate(view: View) -> View:
        @staff_required
        @require_http_methods(methods)
        @wraps(view)
        def answered(request: HttpRequest, slug: str) -> HttpResponse:
            event = get_visible_or_404(events_visible_to(request.user), slug=slug)
            try:
                return view(request, event, pairing_of(event, request.user))
            except RemovedMeanwhile:
                messages.warning(request, _("The schedule that you were looking at was removed meanwhile."))
                return redirect("events:pairing", event.slug)

        return answered

    return decorate


@_for_staff(READ)
def pairing(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """The schedule; where there is none yet, the way to one."""
    if pairing is None:
        return redirect("events:pairing_new", event.slug)
    return _board(request, pairing, changed=request.GET.get("changed", ""))


@_for_staff(READ_AND_SEND)
def propose(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Choose who takes part and how long; sent, the schedule is proposed, in place of the one that there was."""
    form = RoundsForm(request.POST if request.method == "POST" else None, event=event, current=pairing)
    refusal, status = _refusal_of(event), 200
    if form.is_valid() and not refusal:
        try:
            made = make_pairing(event=event, by=request.user, **form.chosen, **_replaced(request, pairing))
            return _made(request, made, form.cleaned_data["rounds"])
        except PairingChanged as changed:
            messages.warning(
                request, _("Somebody made a schedule meanwhile. Look at it before you replace it.")
            )
            pairing, status = changed.pairing, 409
        except Refused as refused:
            refused.add_to(form)
    context = {"section": "events", "event": event, "pairing": pairing, "form": form, "refusal": refusal}
    return render(request, "events/pairing/choose.html", context, status=422 if form.errors else status)


@_for_staff(SEND)
def swap(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Two organizations change places in a round."""
    seen = _seen(request, pairing)
    number = _number(request, "round")
    first, second = request.POST.get("first", ""), request.POST.get("second", "")
    rows = {
        str(one.organization_id): one.organization for one in seen.participants.select_related("organization")
    }
    try:
        swap_places(
            pairing=seen,
            by=request.user,
            round=number,
            first=_one_of(rows, first),
            second=_one_of(rows, second),
            seen_version=_number(request, "version"),
        )
    except PairingChanged as changed:
        asked = Asked(number, first, second, changed.message)
        return _board(request, changed.pairing, asked=asked, status=409)
    except Refused as refused:
        return _board(request, seen, asked=Asked(number, first, second, refused.message), status=422)
    return redirect(f"{reverse('events:pairing', args=[event.slug])}?changed={number}#round-{number}")


@_for_staff(SEND)
def publish(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Let each organization see its own rounds."""
    try:
        publish_pairing(
            pairing=_seen(request, pairing), by=request.user, seen_version=_number(request, "version")
        )
        messages.success(
            request, _("Published. Each organization sees its own rounds, and its people are told by mail.")
        )
    except Refused as refused:
        return _refused(request, event, refused)
    return redirect("events:pairing", event.slug)


@_for_staff(SEND)
def tell(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Tell the people of organizations whose rounds were changed since they were told."""
    try:
        told = tell_changed_rounds(pairing=_seen(request, pairing), by=request.user)
    except Refused as refused:
        return _refused(request, event, refused)
    if told:
        words = ngettext(
            "The people of %(count)s organization are told by mail that its schedule has changed.",
            "The people of %(count)s organizations are told by mail that their schedule has changed.",
            told,
        )
        messages.success(request, words % {"count": told})
    else:
        messages.info(request, _("Nobody has other rounds than when they were told, so no mail is sent."))
    return redirect("events:pairing", event.slug)


@_for_staff(SEND)
def take_back(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Let only staff see it again."""
    unpublish_pairing(pairing=_seen(request, pairing), by=request.user)
    messages.success(request, _("Taken back. Only Search staff see the schedule now."))
    return redirect("events:pairing", event.slug)


@_for_staff(READ_AND_SEND)
def remove(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """Remove the schedule, after asking."""
    if pairing is None:
        return redirect("events:pairing", event.slug)
    if request.method == "POST":
        try:
            seen, version = _seen(request, pairing), _number(request, "version")
            remove_pairing(pairing=seen, by=request.user, seen_version=version)
            messages.success(request, _("The schedule is removed."))
            return redirect(event)
        except Refused as refused:
            return _refused(request, event, refused)
    context = {"section": "events", "event": event, "pairing": pairing}
    return render(request, "events/pairing/remove.html", context)


@_for_staff(READ)
def print_out(request: HttpRequest, event: Event, pairing: Pairing | None) -> HttpResponse:
    """All rounds on a sheet for whoever moderates, and a card to hand out for each organization."""
    if pairing is None:
        return redirect("events:pairing", event.slug)
    board = board_of(pairing, with_reasons=False)
    context = {
        "section": "events",
        "event": event,
        "board": board,
        "cards": cards_of(board),
        "printed_on": format_date(timezone.now()),
    }
    return render(request, "events/pairing/print.html", context)


# -- what they have in common -----------------------------------------------------------------------------------------


def _board(
    request: HttpRequest,
    pairing: Pairing,
    *,
    asked: Asked | None = None,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = board_page(board_of(pairing), asked=asked, changed=changed)
    context |= {"section": "events", "event": pairing.event, "refusal": _refusal_of(pairing.event)}
    return render(request, "events/pairing/board.html", context, status=status)


def _made(request: HttpRequest, made: Pairing, wanted: int) -> HttpResponse:
    if made.rounds < wanted:
        words = _(
            "There are fewer rounds than you asked for: after these, nobody is left who can be put together."
        )
        messages.info(request, words)
    return redirect("events:pairing", made.event.slug)


def _refused(request: HttpRequest, event: Event, refused: Refused) -> HttpResponse:
    """The schedule as it is now, with the reason above it."""
    messages.warning(request, refused.message)
    return redirect("events:pairing", event.slug)


def _refusal_of(event: Event) -> Any:
    """Why nothing can be arranged; empty where it can."""
    try:
        refuse_pairing(event)
    except Refused as refused:
        return refused.message
    return ""


def _seen(request: HttpRequest, pairing: Pairing | None) -> Pairing:
    """The rounds that the sent page was about. Raises RemovedMeanwhile where they are gone, or others stand there."""
    if pairing is None or str(pairing.public_id) != request.POST.get("pairing", ""):
        raise RemovedMeanwhile(pairing or Pairing())
    return pairing


def _replaced(request: HttpRequest, pairing: Pairing | None) -> dict[str, Any]:
    """What the sent page said that it would replace."""
    try:
        shown = UUID(request.POST.get("pairing", ""))
    except ValueError:
        return {}
    if pairing is None or pairing.public_id != shown:
        return {}
    return {"replaces": pairing, "seen_version": _number(request, "version")}


def _number(request: HttpRequest, name: str) -> int:
    """A number that was sent; -1 for what is none, which is never right."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _one_of(rows: dict[str, Organization], sent: str) -> Organization:
    if sent not in rows:
        raise Refused(_("Choose two organizations."), field="first", code="nobody")
    return rows[sent]
