"""Joint activities: plan, read, record, cancel."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from collaborations.actions import activities as actions
from collaborations.forms.activities import ActivityForm, RecordActivityForm
from collaborations.forms.meetings import WhyForm
from collaborations.models import JointActivity
from collaborations.thread_facts import Thread
from collaborations.topics import topics_of_parties
from collaborations.visibility import activities_readable_by
from members.acting import acting_form
from members.decorators import member_required

from .helpers import acting_thread_or_404, carry_out, form_page, row_or_404, sent, thread_of


def _activity(request: HttpRequest, public_id) -> tuple[JointActivity, Thread]:
    """An activity that the reader may read, and its thread."""
    rows = activities_readable_by(request.user).select_related("governorate", "led_by__organization")
    activity = row_or_404(rows, public_id)
    return activity, thread_of(request, activity.collaboration)


def _activity_to_act_on(request: HttpRequest, public_id) -> tuple[JointActivity, Thread]:
    activity, thread = _activity(request, public_id)
    if not thread.acts:
        raise Http404
    return activity, thread


@member_required
@require_GET
def activity(request: HttpRequest, public_id) -> HttpResponse:
    """A joint activity: what, when, where, who took part. For its parties only."""
    row, thread = _activity(request, public_id)
    context = {
        "section": "collaborations",
        "thread": thread,
        "activity": row,
        "participants": row.participants.select_related("party__organization"),
        "is_planned": row.held_on is None and row.cancelled_on is None,
    }
    return render(request, "collaborations/activity.html", context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_plan(request: HttpRequest, public_id) -> HttpResponse:
    """Plan something together."""
    thread = acting_thread_or_404(request, public_id=public_id)
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
    return form_page(request, "collaborations/activity_plan.html", form, thread=thread)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_record(request: HttpRequest, public_id) -> HttpResponse:
    """Record that it was held, and who took part."""
    row, thread = _activity_to_act_on(request, public_id)
    if request.method == "GET" and (row.held_on or row.cancelled_on):
        return redirect(row)
    initial = {
        "language": request.LANGUAGE_CODE,
        "held_on": row.planned_on if row.planned_on <= thread.on else None,
    }
    form = RecordActivityForm(sent(request), parties=thread.parties, initial=initial)

    def record(data: dict) -> JointActivity:
        return actions.record_activity(
            activity=row,
            organization=request.acting_for,
            by=request.user,
            held_on=data["held_on"],
            participants=form.participants(),
            result=data["result"],
            language=data["language"],
        )

    if carry_out(request, form, record) is not None:
        messages.success(request, _("Saved. The others see it, too."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/activity_record.html", form, thread=thread, activity=row)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_cancel(request: HttpRequest, public_id) -> HttpResponse:
    """Say that it will not be held, and why."""
    row, thread = _activity_to_act_on(request, public_id)
    if request.method == "GET" and (row.held_on or row.cancelled_on):
        return redirect(row)
    form = WhyForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda data: actions.cancel_activity(
            activity=row, organization=request.acting_for, by=request.user, reason=data["reason"]
        ),
    )
    if done is not None:
        messages.success(request, _("Saved. The others get a mail."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/activity_cancel.html", form, thread=thread, activity=row)
