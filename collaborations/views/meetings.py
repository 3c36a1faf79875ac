"""Follow-up meetings: their page, and those to come: propose, move, call off, put into a calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from collaborations.actions import meeting_plans as actions
from collaborations.forms.meetings import MoveMeetingForm, PlanMeetingForm, WhyForm
from collaborations.forms.rhythms import rhythm_of
from collaborations.meetings.calendar import file_name, has_entry, meeting_entry
from collaborations.meetings.page import meeting_page, row_in
from collaborations.meetings.rhythm import next_day
from collaborations.meetings.sharing import sharing_of, staff_page
from collaborations.meetings.unheld import has_gone_by
from collaborations.meetings.visibility import meetings_shared_with
from collaborations.models import FollowUpMeeting
from collaborations.thread.facts import Thread
from collaborations.thread.listing import party_dots
from collaborations.visibility import meetings_readable_by
from cop_portal.calendar_entries import calendar_response
from members.acting import acting_form
from members.decorators import member_required

from .helpers import (
    acting_thread_or_404,
    back_if_alone,
    back_if_impossible,
    carry_out,
    form_page,
    row_or_404,
    sent,
    thread_of,
)


def meeting_or_404(request: HttpRequest, public_id) -> tuple[FollowUpMeeting, Thread]:
    """A meeting that the reader may read, and its thread."""
    meeting = row_or_404(meetings_readable_by(request.user), public_id)
    return meeting, thread_of(request, meeting.collaboration)


def meeting_to_act_on(request: HttpRequest, public_id) -> tuple[FollowUpMeeting, Thread]:
    """The same, for who speaks for one of its parties now."""
    meeting, thread = meeting_or_404(request, public_id)
    if not thread.acts:
        raise Http404
    return meeting, thread


@member_required
@require_GET
def meeting(request: HttpRequest, public_id) -> HttpResponse:
    """A meeting, for its parties: who came, what was found, notes, what was promised. Staff read what these share."""
    rows = meetings_readable_by(request.user) | meetings_shared_with(request.user)
    row = row_or_404(rows, public_id)
    thread = thread_of(request, row.collaboration)
    context = {"section": "collaborations", "thread": thread, "parties": party_dots(thread)}
    if not thread.is_own:
        context["page"] = staff_page(row, thread)
        return render(request, "collaborations/meetings/meeting_for_staff.html", context)
    context["page"] = meeting_page(row, thread)
    if row.held_on is not None:
        context["sharing"] = sharing_of(row_in(thread, row), thread)
    return render(request, "collaborations/meetings/meeting.html", context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_plan(request: HttpRequest, public_id) -> HttpResponse:
    """Propose a meeting; where they meet regularly, the day of the next one is there already."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "meeting_plan")) is not None:
        return back
    initial = {"planned_on": _next_regular(thread), **rhythm_of(thread.collaboration)}
    form = PlanMeetingForm(sent(request), initial=initial)
    planned = carry_out(
        request,
        form,
        lambda _data: actions.plan_meeting(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            **form.plan(),
        ),
    )
    if planned is not None:
        messages.success(request, _("Saved. The others get a mail that a meeting is proposed."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/meetings/meeting_plan.html", form, thread=thread)


def _next_regular(thread: Thread):
    """The day of their next regular meeting; None without a rhythm, a meeting before it, or where one is planned."""
    if not thread.held_meetings or thread.planned_meetings:
        return None
    return next_day(thread.collaboration.rhythm, thread.held_meetings[-1].held_on, thread.on)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_move(request: HttpRequest, public_id) -> HttpResponse:
    """Change day, hour, place or link of a planned meeting."""
    row, thread = meeting_to_act_on(request, public_id)
    if request.method == "GET" and (row.held_on or row.called_off_on):
        return redirect(row)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    names = ("planned_on", "starts_at", "place", "link")
    initial = {name: getattr(row, name) for name in names} | {"seen": row.version}
    form = MoveMeetingForm(sent(request), initial=initial)
    moved = carry_out(
        request,
        form,
        lambda data: actions.move_meeting(
            meeting=row, organization=request.acting_for, by=request.user, **data
        ),
    )
    if moved is not None:
        if moved.version != row.version:
            messages.success(request, _("Saved. The others get a mail."))
        else:
            messages.info(request, _("Nothing was changed: it is planned like this."))
        return redirect(moved)
    now = FollowUpMeeting.objects.get(pk=row.pk)
    # Held or called off meanwhile: nothing can be saved any more, and what was typed is there to be copied.
    is_over = form.is_bound and (now.held_on is not None or now.called_off_on is not None)
    is_behind = not is_over and form.is_behind(now.version)
    if is_behind:
        form.show_again(now.version)
    context = {"thread": thread, "meeting": now, "now": now if is_behind else None, "is_over": is_over}
    return form_page(request, "collaborations/meetings/meeting_move.html", form, **context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_call_off(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a planned meeting is not held, or, once its day has passed, was not; and why."""
    row, thread = meeting_to_act_on(request, public_id)
    if request.method == "GET" and (row.held_on or row.called_off_on):
        return redirect(row)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    form = WhyForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda data: actions.call_off_meeting(
            meeting=row, organization=request.acting_for, by=request.user, reason=data["reason"]
        ),
    )
    if done is not None:
        messages.success(request, _("Saved. The others get a mail."))
        return redirect(thread.collaboration)
    context = {"thread": thread, "meeting": row, "has_gone_by": has_gone_by(row)}
    return form_page(request, "collaborations/meetings/meeting_call_off.html", form, **context)


@require_safe
@member_required
def meeting_calendar(request: HttpRequest, public_id) -> HttpResponse:
    """A planned meeting, or one that was called off, as a calendar file; for its parties."""
    row = row_or_404(meetings_readable_by(request.user), public_id)
    if not has_entry(row):
        raise Http404
    return calendar_response(meeting_entry(row), file_name(row))
