"""Follow-up meetings: plan, record, read, confirm areas, write notes, call off."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from collaborations.actions import meetings as actions
from collaborations.actions.corrections import correct_meeting
from collaborations.forms.corrections import CorrectMeetingForm
from collaborations.forms.meetings import (
    ConfirmAreasForm,
    NotesForm,
    PlanMeetingForm,
    RecordMeetingForm,
    WhyForm,
)
from collaborations.models import ComplementaryArea, FollowUpMeeting
from collaborations.thread.facts import Thread
from collaborations.thread.listing import party_dots
from collaborations.thread.meeting_page import meeting_page
from collaborations.topics import topics_of_parties
from collaborations.visibility import meetings_readable_by
from members.acting import acting_form
from members.decorators import member_required

from .helpers import (
    acting_thread_or_404,
    carry_out,
    form_page,
    row_or_404,
    say_corrected,
    sent,
    thread_of,
)


def _meeting(request: HttpRequest, public_id) -> tuple[FollowUpMeeting, Thread]:
    """A meeting that the reader may read, and its thread."""
    meeting = row_or_404(meetings_readable_by(request.user), public_id)
    return meeting, thread_of(request, meeting.collaboration)


def _meeting_to_act_on(request: HttpRequest, public_id) -> tuple[FollowUpMeeting, Thread]:
    meeting, thread = _meeting(request, public_id)
    if not thread.acts:
        raise Http404
    return meeting, thread


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_plan(request: HttpRequest, public_id) -> HttpResponse:
    """Propose a meeting."""
    thread = acting_thread_or_404(request, public_id=public_id)
    form = PlanMeetingForm(sent(request))
    planned = carry_out(
        request,
        form,
        lambda data: actions.plan_meeting(
            collaboration=thread.collaboration, organization=request.acting_for, by=request.user, **data
        ),
    )
    if planned is not None:
        messages.success(request, _("Saved. The others get a mail that a meeting is proposed."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/meeting_plan.html", form, thread=thread)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_record(request: HttpRequest, public_id) -> HttpResponse:
    """Record a meeting that was not planned here."""
    return _record(request, acting_thread_or_404(request, public_id=public_id), None)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_held(request: HttpRequest, public_id) -> HttpResponse:
    """Record a meeting that was planned."""
    meeting, thread = _meeting_to_act_on(request, public_id)
    if request.method == "GET" and meeting.held_on is not None:
        return redirect(meeting)
    return _record(request, thread, meeting)


def _record(request: HttpRequest, thread: Thread, meeting: FollowUpMeeting | None) -> HttpResponse:
    form = RecordMeetingForm(
        sent(request),
        parties=thread.parties,
        topics=topics_of_parties(thread.collaboration),
        initial={
            "language": request.LANGUAGE_CODE,
            "held_on": meeting.planned_on
            if meeting is not None and meeting.planned_on <= thread.on
            else None,
        },
    )

    def record(data: dict) -> FollowUpMeeting:
        return actions.record_meeting(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            held_on=data["held_on"].date,
            date_precision=data["held_on"].precision,
            attending=form.attending(),
            areas=form.areas(),
            notes=data["notes"],
            language=data["language"],
            meeting=meeting,
        )

    recorded = carry_out(request, form, record)
    if recorded is not None:
        messages.success(request, _recorded_words(recorded))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/meeting_record.html", form, thread=thread, meeting=meeting)


def _recorded_words(meeting: FollowUpMeeting) -> str:
    """What happens now: there is something to confirm only where an area was found."""
    if not meeting.areas.exists():
        return _("Saved. The others get a mail and can read it.")
    return _("Saved. The others get a mail; those who were there are asked to confirm the shared areas.")


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_correct(request: HttpRequest, public_id) -> HttpResponse:
    """Put right what was recorded; for those who were there."""
    row, thread = _meeting_to_act_on(request, public_id)
    page = meeting_page(row, thread)
    if not page.may_correct:
        raise Http404
    form = CorrectMeetingForm(
        sent(request),
        page=page,
        parties=thread.parties,
        topics=topics_of_parties(thread.collaboration),
        language=request.LANGUAGE_CODE,
    )

    def correct(data: dict) -> FollowUpMeeting:
        return correct_meeting(
            meeting=row,
            organization=request.acting_for,
            by=request.user,
            seen=data["seen"],
            held_on=data["held_on"].date,
            date_precision=data["held_on"].precision,
            place=data["place"],
            attending=form.attending(),
            areas=form.areas(),
            language=data["language"],
        )

    corrected = carry_out(request, form, correct)
    if corrected is not None:
        say_corrected(request, changed=corrected.corrections != page.meeting.corrections)
        return redirect(corrected)
    context = {"thread": thread, "meeting": row, "now": None}
    if form.is_bound:
        now = meeting_page(*_meeting_to_act_on(request, public_id))
        if form.is_behind(now.meeting.corrections):
            form.show_again(now.meeting.corrections)
            context["now"] = now
    return form_page(request, "collaborations/meeting_correct.html", form, **context)


@member_required
@require_GET
def meeting(request: HttpRequest, public_id) -> HttpResponse:
    """A meeting: who came, the areas found, the notes, what was promised. For its parties only."""
    row, thread = _meeting(request, public_id)
    context = {
        "section": "collaborations",
        "thread": thread,
        "page": meeting_page(row, thread),
        "parties": party_dots(thread),
    }
    return render(request, "collaborations/meeting.html", context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_notes(request: HttpRequest, public_id) -> HttpResponse:
    """Write the notes of a meeting; a colleague may."""
    row, thread = _meeting(request, public_id)
    if not thread.writes or row.held_on is None:
        raise Http404
    form = NotesForm(sent(request), initial={"notes": row.notes, "language": row.notes_language})
    written = carry_out(
        request,
        form,
        lambda data: actions.write_notes(
            meeting=row, organization=request.acting_for, by=request.user, **data
        ),
    )
    if written is not None:
        messages.success(request, _("Saved."))
        return redirect(row)
    return form_page(request, "collaborations/meeting_notes.html", form, thread=thread, meeting=row)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_call_off(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a planned meeting is not held, and why."""
    row, thread = _meeting_to_act_on(request, public_id)
    if request.method == "GET" and (row.held_on or row.called_off_on):
        return redirect(row)
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
    return form_page(request, "collaborations/meeting_call_off.html", form, thread=thread, meeting=row)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def areas_confirm(request: HttpRequest, public_id) -> HttpResponse:
    """Confirm the areas that were found in a meeting. ``public_id`` is the meeting's."""
    row, thread = _meeting_to_act_on(request, public_id)
    areas = (
        ComplementaryArea.objects.filter(meeting=row, meeting__attending__party=thread.own)
        .exclude(confirmations__party=thread.own)
        .select_related("topic")
    )
    if not areas.exists():  # confirmed before, perhaps by the first of two clicks
        return redirect(row)
    form = ConfirmAreasForm(sent(request), areas=areas)

    def confirm(data: dict) -> bool:
        with transaction.atomic():
            for area in data["areas"]:
                actions.confirm_area(area=area, organization=request.acting_for, by=request.user)
        return True

    if carry_out(request, form, confirm) is not None:
        messages.success(request, _("Confirmed. Thank you."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/areas_confirm.html", form, thread=thread, meeting=row)
