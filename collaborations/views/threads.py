"""The list of collaborations, and a collaboration's own page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collaborations.actions import threads as actions
from collaborations.at_events.noted import notes_waiting, words_of_events
from collaborations.follow_up.on_the_page import follow_up_of
from collaborations.forms.threads import LeaveForm
from collaborations.introductions.requests_of_two import asks_again_from
from collaborations.introductions.suggestions_seen import own_suggestions
from collaborations.joining.listing import joining_waits, proposals_of
from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.afterwards.owed import renewing_words, with_memoranda
from collaborations.thread.about import leader_of
from collaborations.thread.asked_again import asked_again
from collaborations.thread.commitments import commitments
from collaborations.thread.ending import ending_of, is_last_but_one, plans_to_end, unfinished_mous
from collaborations.thread.facts import Thread
from collaborations.thread.left_words import words_left_by
from collaborations.thread.listing import (
    has_left_one,
    mous_kept_by,
    own_rows,
    party_dots,
    requests_answered,
    requests_lapsed,
    requests_sent,
    requests_to_answer,
)
from collaborations.thread.next_step import next_step
from collaborations.thread.next_step_cold import silence_words
from collaborations.thread.outside import outside_picture
from collaborations.thread.possible import possible
from collaborations.thread.stage_line import cord_from, stage_line, stage_words
from collaborations.thread.timeline import timeline
from collaborations.thread.words import sentences
from members.acting import acting_form, own_organizations
from members.decorators import member_required
from members.roles import is_staff
from members.visibility import organizations_visible_to

from .follow_up import board_page
from .helpers import (
    acting_thread_or_404,
    carry_out,
    form_page,
    missing_if_not_allowed,
    reader,
    sent,
    thread_or_404,
)


@member_required
@require_GET
def collaboration_list(request: HttpRequest) -> HttpResponse:
    """One's own collaborations and requests; for staff the follow-up board of all of them."""
    if is_staff(request.user):
        return board_page(request)
    who = reader(request)
    rows = own_rows(request.user, who)
    to_answer, waiting = list(requests_to_answer(request.user)), list(requests_sent(request.user))
    said = words_of_events([*to_answer, *waiting], request.user)
    suggested = own_suggestions(request.user, own_organizations(request))
    context = {
        "rows": rows,
        "joining": joining_waits(request.user),
        "requests": [(row, said.get(row.pk, "")) for row in to_answer],
        "sent": [(row, said.get(row.pk, "")) for row in waiting],
        "answered": [(row, asks_again_from(row)) for row in requests_answered(request.user)],
        "lapsed": requests_lapsed(request.user),
        "suggestions": [side for side in suggested if side.waits_for_us or side.waits_for_them],
        "ended": [side for side in suggested if side.answer is not None and side.came_to_nothing],
        "notes": notes_waiting(request.user, request.acting_for, may_confirm=who.is_representative),
        "kept_mous": mous_kept_by(request.user),
        "left_words": words_left_by(request.acting_for) if who.is_representative else [],
    }
    # Who has left one is not told that there has been none yet.
    returning = not rows and has_left_one(request.user)
    return render(
        request,
        "collaborations/list.html",
        {"section": "collaborations", "has_left_one": returning, **context},
    )


@member_required
@require_GET
def detail(request: HttpRequest, public_id) -> HttpResponse:
    """A collaboration: for its parties all of it, for staff its dates and steps, for other members that it exists."""
    thread = thread_or_404(request, public_id=public_id)
    context = {
        "section": "collaborations",
        "thread": thread,
        "parties": party_dots(thread, _known_organizations(request, thread)),
        "stage": stage_words(thread),
        "ending": ending_of(thread),
    }
    if not thread.is_inside:
        # Other members come to it from a profile, and their own collaborations do not hold it.
        context |= {"section": "organizations", "picture": outside_picture(thread)}
        return render(request, "collaborations/reduced.html", context)
    step = next_step(thread)
    follow_up = follow_up_of(thread, step, request.user)
    proposals = proposals_of(thread, request.user)
    to_us = [row for row in proposals if thread.own is not None and thread.own.organization in row.waits_for]
    context |= {
        "entries": timeline(thread),
        "knots": stage_line(thread),
        "cord_from": cord_from(thread),
        "goes_on": thread.is_open and not thread.is_paused,
        "step": step,
        "asked_again": asked_again(thread),
        "leader": leader_of(thread),
        "asked_to_agree": to_us,
        "proposals": [row for row in proposals if row not in to_us],
        "silence": silence_words(thread),
        "follow_up": follow_up,
        # Staff read it beside their button, the parties in the box.
        "reminders": None if thread.reader.is_staff else follow_up,
        "possible": possible(thread),
        "commitments": with_memoranda(
            commitments(thread, asked=step.promise if step is not None and step.url else None), thread
        ),
        "renewing": renewing_words(thread),
        "shown_by_all": thread.has_company and all(party.shown_to_members for party in thread.parties),
        "shown_by": [party for party in thread.parties if party.shown_to_members and thread.has_company],
    }
    return render(request, "collaborations/detail.html", context)


def _known_organizations(request: HttpRequest, thread: Thread) -> set[int]:
    """The parties whose profiles the reader may open; a hidden one is shown here by name only."""
    ids = [party.organization_id for party in thread.drawn]
    return set(organizations_visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))


@member_required
@require_POST
@acting_form
def accept(request: HttpRequest, public_id) -> HttpResponse:
    """Say that one's own organization is part of it, with the tick that other members may see that."""
    thread = acting_thread_or_404(request, public_id=public_id)
    shown = request.POST.get("shown") == "1"
    with missing_if_not_allowed():
        party = actions.accept(
            collaboration=thread.collaboration, organization=request.acting_for, by=request.user, shown=shown
        )
    messages.success(request, _("Saved. Thank you."))
    if shown and not party.shown_to_members:
        # A colleague was quicker, or this is an old page: what is ticked since then stands.
        messages.info(request, _("Your organization was part of this already. Choose below who sees it."))
    return redirect(thread.collaboration)


@member_required
@require_POST
@acting_form
def sharing(request: HttpRequest, public_id) -> HttpResponse:
    """Tick or take back that other members may see that they work together."""
    thread = acting_thread_or_404(request, public_id=public_id)
    shown = request.POST.get("shown") == "1"
    with missing_if_not_allowed():
        actions.set_shown_to_members(
            collaboration=thread.collaboration, organization=request.acting_for, by=request.user, shown=shown
        )
    messages.success(
        request,
        _("Saved. Other members see it once every party has ticked the same.")
        if shown
        else _("Saved. Other members can no longer see that you work together."),
    )
    return redirect(thread.collaboration)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def leave(request: HttpRequest, public_id) -> HttpResponse:
    """Leave the collaboration; a page of its own asks once more."""
    thread = acting_thread_or_404(request, public_id=public_id)
    form = LeaveForm(sent(request))

    def act(data: dict) -> object:
        return actions.leave(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            note=data["note"],
        )

    kept = [facts.mou for facts in thread.mous if facts.concluded_on is not None and facts.is_of(thread.own)]
    if carry_out(request, form, act) is not None:
        messages.success(request, _has_left_words(kept))
        return redirect("collaborations:list")
    own_id = thread.own.organization_id
    owes = any(point.party.organization_id == own_id for point in thread.open_promises)
    context = {
        "unfinished": unfinished_mous(thread),
        "kept": kept,
        "owes": owes,
        "ends": is_last_but_one(thread),
        "plans": plans_to_end(thread),
    }
    return form_page(request, "collaborations/leave.html", form, thread=thread, **context)


def _has_left_words(kept: list[MemorandumOfUnderstanding]) -> str:
    """That it has left, and where it finds what it has signed."""
    left = _("Your organization has left this collaboration.")
    if not kept:
        return left
    words = ngettext(
        "The memorandum you signed stays yours to read: {titles}. You find it on this page.",
        "The memoranda you signed stay yours to read: {titles}. You find them on this page.",
        len(kept),
    )
    titles = format_html_join(_(", "), '<bdi lang="{}">{}</bdi>', ((mou.language, mou.title) for mou in kept))
    return sentences(left, format_html(words, titles=titles))
