"""The list of collaborations, and a collaboration's own page."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collaborations.actions import threads as actions
from collaborations.at_events.noted import notes_waiting, words_of_events
from collaborations.forms.threads import DescribeForm, LeaveForm
from collaborations.introductions.requests_of_two import asks_again_from
from collaborations.models import MemorandumOfUnderstanding
from collaborations.thread.commitments import commitments
from collaborations.thread.facts import Thread
from collaborations.thread.listing import (
    has_left_one,
    mous_kept_by,
    open_collaborations,
    own_rows,
    party_dots,
    requests_answered,
    requests_sent,
    requests_to_answer,
    requests_unanswered,
    rows_of,
)
from collaborations.thread.next_step import next_step
from collaborations.thread.stage_line import cord_from, stage_line, stage_words
from collaborations.thread.timeline import timeline
from collaborations.thread.words import sentences
from collaborations.topics import topics_of_parties
from members.acting import acting_form
from members.decorators import member_required
from members.roles import is_staff
from members.visibility import organizations_visible_to

from .helpers import (
    acting_thread_or_404,
    carry_out,
    form_page,
    missing_if_not_allowed,
    reader,
    sent,
    thread_or_404,
)

PER_PAGE = 25


@member_required
@require_GET
def collaboration_list(request: HttpRequest) -> HttpResponse:
    """One's own collaborations and requests; for staff all of them, without what the parties write."""
    if is_staff(request.user):
        page = Paginator(open_collaborations(), PER_PAGE).get_page(request.GET.get("page"))
        ids = [row.pk for row in page.object_list]
        rows = rows_of(open_collaborations().filter(pk__in=ids), reader(request))
        found = {row.thread.collaboration.pk: row for row in rows}
        context = {
            "page": page,
            "rows": [found[pk] for pk in ids if pk in found],
            "requests": requests_unanswered(),
        }
        return render(request, "collaborations/list_for_staff.html", {"section": "collaborations", **context})
    who = reader(request)
    rows = own_rows(request.user, who)
    to_answer, waiting = list(requests_to_answer(request.user)), list(requests_sent(request.user))
    said = words_of_events([*to_answer, *waiting], request.user)
    context = {
        "rows": rows,
        "requests": [(row, said.get(row.pk, "")) for row in to_answer],
        "sent": [(row, said.get(row.pk, "")) for row in waiting],
        "answered": [(row, asks_again_from(row)) for row in requests_answered(request.user)],
        "notes": notes_waiting(request.user, request.acting_for, may_confirm=who.is_representative),
        "kept_mous": mous_kept_by(request.user),
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
    }
    if not thread.is_inside:
        # Other members come to it from a profile, and their own collaborations do not hold it.
        return render(request, "collaborations/reduced.html", context | {"section": "organizations"})
    context |= {
        "entries": timeline(thread),
        "knots": stage_line(thread),
        "cord_from": cord_from(thread),
        "step": next_step(thread),
        "commitments": commitments(thread),
        "gone": [party for party in thread.all_parties if party.left_on is not None],
        "shown_by_all": thread.is_open and all(party.shown_to_members for party in thread.parties),
        "shown_by": [party for party in thread.parties if party.shown_to_members],
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
    """Say that one's own organization is part of it."""
    thread = acting_thread_or_404(request, public_id=public_id)
    with missing_if_not_allowed():
        actions.accept(collaboration=thread.collaboration, organization=request.acting_for, by=request.user)
    messages.success(request, _("Saved. Thank you."))
    return redirect(thread.collaboration)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def describe(request: HttpRequest, public_id) -> HttpResponse:
    """Say what the collaboration is about."""
    thread = acting_thread_or_404(request, public_id=public_id)
    row = thread.collaboration
    written = thread.title or thread.purpose
    initial = {
        "title": thread.title.text if thread.title else "",
        "purpose": thread.purpose.text if thread.purpose else "",
        "language": written.language if written else request.LANGUAGE_CODE,
        "topics": list(row.topics.all()),
        "governorates": list(row.governorates.all()),
    }
    form = DescribeForm(sent(request), topics=topics_of_parties(row), initial=initial)
    done = carry_out(
        request,
        form,
        lambda data: actions.describe(
            collaboration=row, organization=request.acting_for, by=request.user, **data
        ),
    )
    if done is not None:
        messages.success(request, _("Saved. The other parties see it, too."))
        return redirect(row)
    return form_page(request, "collaborations/describe.html", form, thread=thread)


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
    return form_page(request, "collaborations/leave.html", form, thread=thread, kept=kept)


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
