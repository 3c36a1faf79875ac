"""Staff's page of an event's introductions: a grid in which each cell saves by itself, and a form for several."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from collaborations.actions import event_log as actions
from collaborations.actions.introductions import introduce_at_event
from collaborations.at_events.event_grid import grid_of
from collaborations.at_events.introduced_at import introductions_at, rows_of_event, without_next_step
from collaborations.at_events.taking_back import with_what_came_of_it
from collaborations.forms.introductions import EventIntroductionForm, IntroductionDayForm
from collaborations.introductions.hidden_pairs import WouldReveal
from collaborations.models import Introduction
from collaborations.thread.words import sentences
from cop_portal.refusals import Refused
from events.models import Event
from events.visibility import events_visible_to
from members.decorators import get_visible_or_404, staff_required
from members.models import Organization

from .helpers import carry_out, missing_if_not_allowed, reader, sent


@staff_required
@require_http_methods(["GET", "POST"])
def event_introductions(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff log who was introduced to whom at an event, and see what came of it."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    if request.method == "POST" and "pair" in request.POST:
        return _tapped(request, event)
    if request.method == "POST" and "take_back" in request.POST:
        return _taken_back(request, event)
    grid = grid_of(event)
    form = EventIntroductionForm(sent(request), organizations=grid.organizations)

    def log(data: dict) -> list:
        return actions.introduce_several_at_event(
            event=event,
            first=data["first"],
            others=data["others"],
            by=request.user,
            confirmed=data.get("reveals", ()),
            **form.day(),
        )

    made = carry_out(request, form, log)
    if made is not None:
        words = ngettext(
            "Logged. Both are told that an introduction waits for them.",
            "%(count)s introductions logged. All of them are told that an introduction waits.",
            len(made),
        )
        messages.success(request, words % {"count": len(made)})
        return redirect("collaborations:event_introductions", event.slug)
    return _page(request, event, form, grid)


def _page(request: HttpRequest, event: Event, form: EventIntroductionForm, grid) -> HttpResponse:
    context = {"section": "events", "event": event, "form": form, "grid": grid, **_introduced(request, event)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "collaborations/at_events/event_introductions.html", context, status=status)


def _introduced(request: HttpRequest, event: Event) -> dict[str, list]:
    rows = rows_of_event(with_what_came_of_it(introductions_at(event)), reader(request))
    return {"rows": rows, "still": without_next_step(rows)}


def _two(event: Event, value: str) -> tuple[Organization, Organization]:
    two = grid_of(event).two(value)
    if two is None:
        raise Http404
    return two


def _tapped(request: HttpRequest, event: Event) -> HttpResponse:
    """A cell: in place where the page is live, else the page again."""
    first, second = _two(event, request.POST["pair"])
    form = IntroductionDayForm(request.POST)
    refusal = ""
    if not form.is_valid():
        refusal = str(form.errors["on"][0])
    else:
        try:
            with missing_if_not_allowed():
                introduce_at_event(event=event, first=first, second=second, by=request.user, **form.day())
        except WouldReveal as refused:
            # One tap is soon done: what tells somebody of a hidden organization is asked where it can be read.
            refusal = sentences(refused.warning, _("Log it in the form below, and confirm it there."))
        except Refused as refused:
            refusal = str(refused.message)
    if request.headers.get("HX-Request"):
        grid = grid_of(event)
        cells = {"cell": grid.cell(first, second), "mirrored": grid.cell(second, first)}
        context = {
            "event": event,
            "refusal": refusal,
            **cells,
            **({} if refusal else _introduced(request, event)),
        }
        return render(request, "collaborations/at_events/event_grid_answer.html", context)
    if refusal:
        messages.warning(request, refusal)
    else:
        messages.success(request, _("Logged. Both are told that an introduction waits for them."))
    return redirect("collaborations:event_introductions", event.slug)


def _taken_back(request: HttpRequest, event: Event) -> HttpResponse:
    """What was logged by mistake; that one of the two came may have been taken back since."""
    value = request.POST["take_back"]
    # Staff's own line: the two may have another introduction at this event, which they made themselves.
    logged = introductions_at(event).filter(kind=Introduction.Kind.EVENT)
    two = set(value.split(":"))
    introduction = next((row for row in logged if {row.first.slug, row.second.slug} == two), None)
    if introduction is None:
        _two(event, value)  # Taken back already, or nothing that was ever there.
    else:
        try:
            with missing_if_not_allowed():
                actions.take_introduction_back(introduction=introduction, by=request.user)
            messages.success(request, _("Taken back. The mail they got leads nowhere any more."))
        except Refused as refused:
            messages.warning(request, refused.message)
    return redirect("collaborations:event_introductions", event.slug)
