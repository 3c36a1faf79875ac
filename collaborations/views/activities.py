"""Joint activities: plan, read, record, correct. What is planned is changed in ``activity_plans``."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from collaborations.actions import activities as actions
from collaborations.actions.corrections import correct_activity
from collaborations.activities.days import is_planned, planned_days
from collaborations.activities.page import activity_page
from collaborations.forms.activities import ActivityForm, RecordActivityForm
from collaborations.forms.corrections import CorrectActivityForm
from collaborations.meetings.page import known_parties
from collaborations.models import JointActivity
from collaborations.thread.facts import Thread
from collaborations.topics import topics_of_parties
from collaborations.visibility import activities_readable_by
from members.acting import acting_form
from members.decorators import member_required
from members.models import Topic

from .helpers import (
    acting_thread_or_404,
    back_if_impossible,
    carry_out,
    form_page,
    row_or_404,
    say_corrected,
    sent,
    thread_of,
)


def find_activity(request: HttpRequest, public_id) -> tuple[JointActivity, Thread]:
    """An activity that the reader may read, and its thread."""
    rows = activities_readable_by(request.user).select_related("governorate", "event__governorate")
    activity = row_or_404(rows, public_id)
    return activity, thread_of(request, activity.collaboration)


def activity_to_act_on(request: HttpRequest, public_id) -> tuple[JointActivity, Thread]:
    """The same, if the reader speaks for a party."""
    activity, thread = find_activity(request, public_id)
    if not thread.acts:
        raise Http404
    return activity, thread


@member_required
@require_GET
def activity(request: HttpRequest, public_id) -> HttpResponse:
    """A joint activity: what, when, where, who took part. For its parties only."""
    row, thread = find_activity(request, public_id)
    page = activity_page(row, thread, request.user)
    context = {"section": "collaborations", "thread": thread, "activity": row, "page": page}
    return render(request, "collaborations/activities/activity.html", context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_plan(request: HttpRequest, public_id) -> HttpResponse:
    """Plan something together."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "activity_plan")) is not None:
        return back
    form = ActivityForm(
        sent(request),
        parties=thread.parties,
        topics=topics_of_parties(thread.collaboration),
        initial={"language": request.LANGUAGE_CODE},
    )
    planned = carry_out(
        request,
        form,
        lambda data: actions.plan_activity(
            collaboration=thread.collaboration, organization=request.acting_for, by=request.user, **data
        ),
    )
    if planned is not None:
        messages.success(request, _("Saved. The others get a mail that something is planned."))
        return redirect(planned)
    return form_page(request, "collaborations/activities/activity_plan.html", form, thread=thread)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_record(request: HttpRequest, public_id) -> HttpResponse:
    """Record that it was held, and who took part."""
    row, thread = activity_to_act_on(request, public_id)
    if request.method == "GET" and not is_planned(row):
        return redirect(row)
    days = planned_days(row)
    initial: dict[str, Any] = {"language": request.LANGUAGE_CODE}
    if days.last <= thread.on:
        initial |= {"held_on": days.first, "held_until": days.until}
    is_opened = row.event is not None
    form = RecordActivityForm(sent(request), parties=thread.parties, is_opened=is_opened, initial=initial)

    def record(data: dict) -> JointActivity:
        return actions.record_activity(
            activity=row,
            organization=request.acting_for,
            by=request.user,
            held_on=data["held_on"],
            held_until=data["held_until"],
            participants=form.participants(),
            result=data["result"],
            language=data["language"],
        )

    if carry_out(request, form, record) is not None:
        said = _("Saved. The others see it, too.") if thread.has_company else _("Saved.")
        messages.success(request, said)
        return redirect(thread.collaboration)
    context = {"thread": thread, "activity": row, "now": None}
    if form.recorded is not None:  # somebody else was quicker
        now, thread = activity_to_act_on(request, public_id)
        context |= {"now": now, "page": activity_page(now, thread, request.user)}
    return form_page(request, "collaborations/activities/activity_record.html", form, **context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_correct(request: HttpRequest, public_id) -> HttpResponse:
    """Put right what was recorded."""
    row, thread = activity_to_act_on(request, public_id)
    if row.held_on is None:
        raise Http404
    topics = topics_of_parties(thread.collaboration).values("pk")
    form = CorrectActivityForm(
        sent(request),
        activity=row,
        parties=thread.parties,
        known=known_parties(thread),
        topics=Topic.objects.filter(Q(pk__in=topics) | Q(activities=row)).distinct(),
    )

    def correct(data: dict) -> JointActivity:
        return correct_activity(
            activity=row,
            organization=request.acting_for,
            by=request.user,
            participants=form.participants(),
            **{name: value for name, value in data.items() if name in form.base_fields},
        )

    corrected = carry_out(request, form, correct)
    if corrected is not None:
        say_corrected(request, changed=corrected.corrections != row.corrections)
        return redirect(corrected)
    context = {"thread": thread, "activity": row, "now": None}
    if form.is_bound:
        now, thread = activity_to_act_on(request, public_id)
        if form.is_behind(now.corrections):
            form.show_again(now.corrections)
            context |= {"now": now, "page": activity_page(now, thread, request.user)}
    return form_page(request, "collaborations/activities/activity_correct.html", form, **context)
