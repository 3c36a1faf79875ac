"""Staff's follow-up board, nudges and reminders, and the funnel."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collaborations.actions import nudging as actions
from collaborations.follow_up.board import board, board_groups, choice_of, events_of_threads, stage_links
from collaborations.follow_up.funnel import funnel as funnel_of_all
from collaborations.follow_up.funnel import funnel_by_event, funnel_of, funnel_without_event
from collaborations.follow_up.silence import cold_after_days
from collaborations.forms.follow_up import ColdAfterForm
from collaborations.models import Collaboration
from collaborations.thread.listing import requests_unanswered
from collaborations.visibility import collaborations_visible_to
from cop_portal.following import go_to
from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required, staff_required

from .helpers import acting_thread_or_404, carry_out, missing_if_not_allowed, reader, sent

PER_PAGE = 25


def board_page(request: HttpRequest, form: ColdAfterForm | None = None) -> HttpResponse:
    """The board of all threads for staff, who see their dates and steps and nothing that the parties write."""
    days = cold_after_days()
    choice = choice_of(request.GET)
    page = Paginator(board(choice, cold_after=days).values_list("pk", flat=True), PER_PAGE).get_page(
        request.GET.get("page")
    )
    form = form or ColdAfterForm(initial={"cold_after_days": days})
    context = {
        "section": "collaborations",
        "choice": choice,
        "stages": stage_links(choice, cold_after=days),
        "events": events_of_threads(),
        "page": page,
        "groups": board_groups(list(page.object_list), reader(request), by=request.user.pk, cold_after=days),
        "requests": requests_unanswered(),
        "form": form,
        "days": days,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "collaborations/follow_up/board.html", context, status=status)


@staff_required
@require_http_methods(["GET", "POST"])
def cold_after(request: HttpRequest) -> HttpResponse:
    """Say from when on a thread is cold: the form stands on the board, and the board says what is wrong with it."""
    if request.method == "GET":
        return redirect(f"{reverse('collaborations:list')}#cold-after")
    form = ColdAfterForm(sent(request))
    saved = carry_out(
        request, form, lambda data: actions.set_cold_after(by=request.user, days=data["cold_after_days"])
    )
    if saved is None:
        return board_page(request, form)
    messages.success(request, _("Saved. The board counts by it from now on."))
    return redirect("collaborations:list")


@staff_required
@require_POST
def nudge(request: HttpRequest, public_id) -> HttpResponse:
    """One click: those who must act in a thread get a mail."""
    row: Collaboration = get_visible_or_404(collaborations_visible_to(request.user), public_id=public_id)
    with missing_if_not_allowed():
        try:
            actions.nudge(collaboration=row, by=request.user)
        except NotAllowed:
            raise
        except Refused as refusal:
            messages.info(request, str(refusal.message))
        else:
            messages.success(request, _("Nudged. Who must act is told by mail that something waits."))
    return go_to(request, request.POST.get("next", ""), row.get_absolute_url())


@member_required
@require_POST
@acting_form
def remind(request: HttpRequest, public_id) -> HttpResponse:
    """A party asks the other side, which must act, to look at their thread."""
    thread = acting_thread_or_404(request, public_id=public_id)
    with missing_if_not_allowed():
        try:
            actions.remind(
                collaboration=thread.collaboration, organization=request.acting_for, by=request.user
            )
        except NotAllowed:
            raise
        except Refused as refusal:
            messages.info(request, str(refusal.message))
        else:
            # Whether a mail went out is not said: it depends on what is none of the party's business.
            words = _(
                "Saved. They get a mail that something waits for them, unless they had one within two weeks."
            )
            messages.success(request, words)
    return redirect(thread.collaboration)


@staff_required
@require_GET
def funnel(request: HttpRequest) -> HttpResponse:
    """From the introduction to joint work: how many came how far, in all and of each event."""
    event = choice_of(request.GET).event
    board_url = reverse("collaborations:list")
    if event is not None:
        board_url += "?" + urlencode({"event": event.slug})
    context = {
        "section": "collaborations",
        "event": event,
        "all": funnel_of_all(),
        "board_url": board_url,
    }
    if event is not None:
        context["shown"] = funnel_of(event)
    else:
        context["shown"] = context["all"]
        context["by_event"] = funnel_by_event()
        context["without_event"] = funnel_without_event()
    return render(request, "collaborations/follow_up/funnel.html", context)
