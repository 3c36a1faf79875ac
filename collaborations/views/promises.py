"""Action points: write one down, mark it as done, drop it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import promises as actions
from collaborations.forms.meetings import WhyForm
from collaborations.forms.promises import DoneForm, PromiseForm
from collaborations.models import ActionPoint
from collaborations.visibility import (
    action_points_readable_by,
    may_close_action,
    may_drop_action,
    meetings_readable_by,
)
from cop_portal.dates import today
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import acting_thread_or_404, carry_out, form_page, row_or_404, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def action_add(request: HttpRequest, public_id) -> HttpResponse:
    """Write down what a party will do; with ``?meeting=`` as said at that meeting."""
    thread = acting_thread_or_404(request, public_id=public_id)
    meeting = None
    if request.GET.get("meeting"):
        meetings = meetings_readable_by(request.user).filter(collaboration=thread.collaboration)
        meeting = get_visible_or_404(meetings, public_id=request.GET["meeting"])
    initial = {"language": request.LANGUAGE_CODE, "party": str(thread.own.pk)}
    form = PromiseForm(sent(request), parties=thread.parties, initial=initial)
    made = carry_out(
        request,
        form,
        lambda data: actions.promise(
            collaboration=thread.collaboration,
            organization=request.acting_for,
            by=request.user,
            meeting=meeting,
            **data,
        ),
    )
    if made is not None:
        messages.success(request, _("Saved. It stays on the page until it is done."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/action_add.html", form, thread=thread)


def _point(request: HttpRequest, public_id, may) -> ActionPoint:
    point = row_or_404(
        action_points_readable_by(request.user).select_related("party__organization"), public_id
    )
    if request.acting_for is None or not may(request.user, request.acting_for, point):
        raise Http404
    return point


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def action_done(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise of one's own organization is kept."""
    point = _point(request, public_id, may_close_action)
    if request.method == "GET" and (point.done_on or point.dropped_on):
        return redirect(point.collaboration)
    form = DoneForm(sent(request), initial={"done_on": today()})
    done = carry_out(
        request,
        form,
        lambda data: actions.mark_done(
            action_point=point,
            organization=request.acting_for,
            by=request.user,
            evidence=data["evidence"],
            on=data["done_on"],
        ),
    )
    if done is not None:
        messages.success(request, _("Saved. Thank you."))
        return redirect(point.collaboration)
    may_drop = may_drop_action(request.user, request.acting_for, point)
    return form_page(request, "collaborations/action_done.html", form, point=point, may_drop=may_drop)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def action_drop(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise will not be kept, and why."""
    point = _point(request, public_id, may_drop_action)
    if request.method == "GET" and (point.done_on or point.dropped_on):
        return redirect(point.collaboration)
    form = WhyForm(sent(request))
    dropped = carry_out(
        request,
        form,
        lambda data: actions.drop(
            action_point=point, organization=request.acting_for, by=request.user, reason=data["reason"]
        ),
    )
    if dropped is not None:
        messages.success(request, _("Saved. The others can read why."))
        return redirect(point.collaboration)
    return form_page(request, "collaborations/action_drop.html", form, point=point)
