"""Follow-up meetings that were held: record, correct, confirm what was found, say that it was none."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import meetings as actions
from collaborations.actions.corrections import correct_meeting
from collaborations.actions.not_held import say_not_held, say_not_there
from collaborations.forms.corrections import CorrectMeetingForm
from collaborations.forms.meeting_records import ConfirmAreasForm, RecordMeetingForm
from collaborations.forms.meetings import NotHeldForm
from collaborations.forms.rhythms import rhythm_of
from collaborations.meetings.page import meeting_page, open_promises
from collaborations.meetings.rhythm import next_day
from collaborations.meetings.unheld import has_gone_by
from collaborations.models import ComplementaryArea, FollowUpMeeting
from collaborations.thread.facts import Thread
from collaborations.topics import topics_of_parties
from members.acting import acting_form
from members.decorators import member_required

from .helpers import (
    acting_thread_or_404,
    back_if_alone,
    back_if_impossible,
    carry_out,
    form_page,
    say_corrected,
    sent,
)
from .meetings import meeting_to_act_on


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_record(request: HttpRequest, public_id) -> HttpResponse:
    """Record a meeting that was not planned here."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "meeting_record")) is not None:
        return back
    return _record(request, thread, None)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_held(request: HttpRequest, public_id) -> HttpResponse:
    """Record a meeting that was planned."""
    meeting, thread = meeting_to_act_on(request, public_id)
    if request.method == "GET" and meeting.held_on is not None:
        return redirect(meeting)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    return _record(request, thread, meeting)


def _record(request: HttpRequest, thread: Thread, meeting: FollowUpMeeting | None) -> HttpResponse:
    is_early = meeting in thread.planned_meetings and meeting.planned_on > thread.on
    if is_early:
        meeting = None  # before its day it is asked whether it was this one
    ahead = [one for one in thread.planned_meetings if one.planned_on > thread.on]
    form = RecordMeetingForm(
        sent(request),
        parties=thread.parties,
        plans=[] if meeting is not None else thread.planned_meetings,
        asks_plan=is_early,
        topics=topics_of_parties(thread.collaboration),
        initial=_initial(request, thread, meeting, is_planned=bool(ahead)),
    )

    def record(data: dict) -> FollowUpMeeting:
        return actions.record_meeting(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            held_on=data["held_on"].date,
            date_precision=data["held_on"].precision,
            place=form.place_of(meeting),
            attending=form.attending(),
            areas=form.areas(),
            entry_points=form.entry_points(),
            notes=data["notes"],
            challenges=data["challenges"],
            language=data["language"],
            meeting=meeting or form.planned(),
            is_another=form.is_another,
            **form.following(),
        )

    recorded = carry_out(request, form, record)
    if recorded is not None:
        messages.success(request, _recorded_words(recorded))
        return redirect(thread.collaboration)
    context = {
        "thread": thread,
        "meeting": meeting,
        "carried_over": open_promises(thread),
        "following": ahead[0] if ahead else None,
        "not_held_url": _not_held_url(thread, meeting),
    }
    return form_page(request, "collaborations/meetings/meeting_record.html", form, **context)


def _not_held_url(thread: Thread, meeting: FollowUpMeeting | None) -> str:
    """Where to say that the meeting that is recorded was not held: of a planned one whose day has passed."""
    if meeting not in thread.planned_meetings or not has_gone_by(meeting, thread.on):
        return ""
    return reverse("collaborations:meeting_call_off", args=[meeting.public_id])


def _initial(
    request: HttpRequest, thread: Thread, meeting: FollowUpMeeting | None, *, is_planned: bool
) -> dict:
    """Day and place it was planned for, and with a rhythm the next one, where none ``is_planned`` yet."""
    initial = {"language": request.LANGUAGE_CODE, **rhythm_of(thread.collaboration)}
    if meeting is not None:
        initial["place"] = meeting.place
    last = meeting.planned_on if meeting is not None else thread.on
    if meeting is not None and last <= thread.on:
        initial["held_on"] = last
    if is_planned or not thread.is_open or not thread.collaboration.rhythm:
        return initial
    # After today: what is planned for today can be what is recorded.
    tomorrow = thread.on + datetime.timedelta(days=1)
    initial["next_on"] = next_day(thread.collaboration.rhythm, last, tomorrow)
    if meeting is not None:
        initial |= {"next_at": meeting.starts_at, "next_place": meeting.place}
    return initial


def _recorded_words(meeting: FollowUpMeeting) -> str:
    """What happens now: there is something to confirm only where something was found."""
    if not meeting.areas.exists():
        return _("Saved. The others get a mail and can read it.")
    return _("Saved. The others get a mail; those who were there are asked to confirm the shared areas.")


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_correct(request: HttpRequest, public_id) -> HttpResponse:
    """Put right what was recorded; for those who were there."""
    row, thread = meeting_to_act_on(request, public_id)
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
            entry_points=form.entry_points(),
            language=data["language"],
        )

    corrected = carry_out(request, form, correct)
    if corrected is not None:
        say_corrected(request, changed=corrected.corrections != page.meeting.corrections)
        return redirect(corrected)
    context = {"thread": thread, "meeting": row, "page": page, "now": None}
    if form.is_bound:
        now = meeting_page(*meeting_to_act_on(request, public_id))
        if form.is_behind(now.meeting.corrections):
            form.show_again(now.meeting.corrections)
            context["now"] = now
    return form_page(request, "collaborations/meetings/meeting_correct.html", form, **context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def areas_confirm(request: HttpRequest, public_id) -> HttpResponse:
    """Confirm the areas and entry points that were found in a meeting. ``public_id`` is the meeting's."""
    row, thread = meeting_to_act_on(request, public_id)
    areas = (
        ComplementaryArea.objects.filter(meeting=row, meeting__attending__party=thread.own)
        .exclude(confirmations__party=thread.own)
        .select_related("topic")
    )
    if (back := back_if_alone(request, thread)) is not None:
        return back
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
    kinds = {area.kind for area in areas}
    context = {
        "thread": thread,
        "meeting": row,
        "has_areas": ComplementaryArea.Kind.AREA in kinds,
        "has_points": ComplementaryArea.Kind.ENTRY_POINT in kinds,
        "may_correct": meeting_page(row, thread).may_correct,
    }
    return form_page(request, "collaborations/meetings/areas_confirm.html", form, **context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def meeting_not_held(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a recorded meeting was not held, or not with one's own organization; a page of its own asks."""
    row, thread = meeting_to_act_on(request, public_id)
    if row.called_off_on is not None:
        return redirect(row)
    page = meeting_page(row, thread)
    if not page.may_deny or (request.method == "GET" and not page.can_say):
        return redirect(row)  # there is nothing of it to take back, perhaps since the first of two clicks
    form = NotHeldForm(sent(request), can_say=page.can_say)

    def say(data: dict) -> FollowUpMeeting:
        act = say_not_there if form.is_without_us else say_not_held
        return act(meeting=row, organization=request.acting_for, by=request.user, reason=data["reason"])

    if carry_out(request, form, say) is not None:
        messages.success(request, _("Saved. The others get a mail."))
        return redirect(row)
    return form_page(request, "collaborations/meetings/meeting_not_held.html", form, thread=thread, page=page)
