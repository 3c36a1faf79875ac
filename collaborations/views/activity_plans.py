"""What is planned together is moved, opened to all members, or called off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.activities import cancel_activity
from collaborations.actions.activity_opening import change_opened, open_activity
from collaborations.actions.activity_plans import move_activity
from collaborations.activities.days import is_planned, plan_seen, planned_days
from collaborations.activities.page import activity_page
from collaborations.forms.activity_opening import AnnouncementForm, starting_values
from collaborations.forms.activity_plans import CancelActivityForm, MoveActivityForm
from collaborations.models import JointActivity
from members.acting import acting_form
from members.decorators import member_required

from .activities import activity_to_act_on
from .helpers import back_if_alone, carry_out, form_page, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_move(request: HttpRequest, public_id) -> HttpResponse:
    """Other days, or another place."""
    row, thread = activity_to_act_on(request, public_id)
    if request.method == "GET" and not is_planned(row):
        return redirect(row)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    if request.method == "GET" and row.event is not None:
        return redirect("collaborations:activity_open", row.public_id)
    days = planned_days(row)
    initial = {"seen": plan_seen(row), "planned_on": days.first, "planned_until": days.until}
    initial |= {"place": row.place, "governorate": row.governorate_id}
    form = MoveActivityForm(sent(request), initial=initial)
    before = plan_seen(row)
    moved = carry_out(
        request,
        form,
        lambda data: move_activity(activity=row, organization=request.acting_for, by=request.user, **data),
    )
    if moved is not None:
        _say_moved(request, changed=plan_seen(moved) != before)
        return redirect(moved)
    now = None
    if form.is_bound and form.cleaned_data.get("seen") != plan_seen(row):
        now = activity_page(row, thread, request.user)
        form.show_again(row)
    context = {"thread": thread, "activity": row, "now": now}
    return form_page(request, "collaborations/activities/activity_move.html", form, **context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_open(request: HttpRequest, public_id) -> HttpResponse:
    """Open a training to all members, or change what they read of it."""
    row, thread = activity_to_act_on(request, public_id)
    page = activity_page(row, thread, request.user)
    is_closed = not (page.is_planned and page.is_training) or (page.event and not page.may_change_event)
    if request.method == "GET" and is_closed:
        return redirect(row)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    form = AnnouncementForm(sent(request), initial=starting_values(row, request.LANGUAGE_CODE))
    done = carry_out(request, form, lambda _data: _announce(request, row, form))
    if done is not None:
        if row.event is None:
            messages.success(
                request, _("It is among the events now. Members get a mail that there is a new one.")
            )
        else:
            changed = done.event.version != row.event.version
            _say_moved(request, changed=changed)
        return redirect(done)
    context: dict[str, Any] = {"thread": thread, "activity": row, "page": page, "now": None}
    if form.is_bound and row.event is not None:
        fresh, _thread = activity_to_act_on(request, public_id)
        if form.cleaned_data.get("seen") != fresh.event.version:
            context["now"] = fresh.event
            form.show_again(fresh.event)
    return form_page(request, "collaborations/activities/activity_open.html", form, **context)


def _announce(request: HttpRequest, row: JointActivity, form: AnnouncementForm) -> JointActivity:
    us = {"activity": row, "organization": request.acting_for, "by": request.user}
    if row.event is None:
        return open_activity(**us, announcement=form.announcement())
    return change_opened(**us, announcement=form.announcement(), seen=form.cleaned_data["seen"] or 0)


def _say_moved(request: HttpRequest, *, changed: bool) -> None:
    if changed:
        messages.success(request, _("Saved. The others get a mail."))
    else:
        messages.info(request, _("Nothing was changed: it is planned like this."))


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def activity_cancel(request: HttpRequest, public_id) -> HttpResponse:
    """Say that it will not be held, and why."""
    row, thread = activity_to_act_on(request, public_id)
    if request.method == "GET" and not is_planned(row):
        return redirect(row)
    form = CancelActivityForm(sent(request), is_opened=row.event is not None)
    done = carry_out(
        request,
        form,
        lambda data: cancel_activity(activity=row, organization=request.acting_for, by=request.user, **data),
    )
    if done is not None:
        told = _("Saved. The others get a mail.") if thread.has_company else _("Saved.")
        messages.success(request, told)
        return redirect(thread.collaboration)
    return form_page(
        request, "collaborations/activities/activity_cancel.html", form, thread=thread, activity=row
    )
