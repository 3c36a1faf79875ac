"""What happens to an action point: done, not done after all, dropped, given to another party, person or day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import promise_changes as changes
from collaborations.actions import promises as actions
from collaborations.forms.promises import (
    DoneForm,
    EvidenceForm,
    MoveDueForm,
    PersonForm,
    ReasonForm,
    ReassignForm,
)
from collaborations.models import ActionPoint, ActionPointFile
from collaborations.promises.page import may_name, owner_of, targets_of
from collaborations.promises.people import people_of, person_of
from collaborations.promises.state import state_of
from collaborations.promises.visibility import (
    may_close_action,
    may_drop_action,
    may_name_anybody,
)
from cop_portal.dates import today
from members.acting import acting_form
from members.decorators import member_required
from members.models import Organization

from .helpers import sent, thread_of
from .promise_helpers import change, is_closed, page_of, point_form_page, point_or_404, told_if_changed


def _may_reassign(user, organization: Organization, point: ActionPoint) -> bool:
    """Who may, and who has just done so and sends the same form once more."""
    last = point.moves.last()
    return may_drop_action(user, organization, point) or (last is not None and last.moved_by_id == user.pk)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_done(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise of one's own organization is kept, and what shows it."""
    point = point_or_404(request, public_id, may_close_action)
    if request.method == "GET" and is_closed(point):
        return page_of(point)
    initial = {"done_on": today(), "seen": state_of(point, request.acting_for)}
    form = DoneForm(sent(request), request.FILES or None, initial=initial)

    def mark_done(*, done_on, **values):
        return actions.mark_done(on=done_on, **values)

    if change(request, form, mark_done, point) is not None:
        messages.success(request, _("Saved. Thank you."))
        return redirect(point.collaboration)
    may_drop = may_drop_action(request.user, request.acting_for, point)
    return point_form_page(request, "action_done", form, point, may_drop=may_drop)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_reopen(request: HttpRequest, public_id) -> HttpResponse:
    """It was marked as done and is not done after all."""
    point = point_or_404(request, public_id, may_close_action)
    if request.method == "GET" and point.done_on is None:
        return page_of(point)
    form = ReasonForm(sent(request), initial={"seen": state_of(point, request.acting_for)})
    if change(request, form, changes.reopen, point) is not None:
        messages.success(request, _("Saved. It is open again, and the others can read why."))
        return page_of(point)
    return point_form_page(request, "action_reopen", form, point)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_evidence(request: HttpRequest, public_id) -> HttpResponse:
    """Say anew what shows that it is done: another sentence, another file."""
    point = point_or_404(request, public_id, may_close_action)
    if request.method == "GET" and point.done_on is None:
        return page_of(point)
    file = ActionPointFile.objects.filter(action_point=point).select_related("document").first()
    initial = {"evidence": point.evidence, "seen": state_of(point, request.acting_for)}
    form = EvidenceForm(sent(request), request.FILES or None, has_file=file is not None, initial=initial)
    if change(request, form, changes.change_evidence, point) is not None:
        messages.success(request, _("Saved."))
        return page_of(point)
    return point_form_page(request, "action_evidence", form, point, file=file)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_drop(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise will not be kept, and why."""
    point = point_or_404(request, public_id, may_drop_action)
    if request.method == "GET" and is_closed(point):
        return page_of(point)
    form = ReasonForm(sent(request), initial={"seen": state_of(point, request.acting_for)})
    if change(request, form, actions.drop, point) is not None:
        messages.success(request, _("Saved. The others can read why."))
        return redirect(point.collaboration)
    return point_form_page(request, "action_drop", form, point)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_reassign(request: HttpRequest, public_id) -> HttpResponse:
    """Give it to another party, and say why."""
    may = may_drop_action if request.method == "GET" else _may_reassign
    point = point_or_404(request, public_id, may)
    thread = thread_of(request, point.collaboration)
    targets = targets_of(point, thread)
    if request.method == "GET" and (not targets or is_closed(point)):
        return page_of(point)
    form = ReassignForm(
        sent(request),
        # Sent, it may name the one that has it by now: the action says what that means.
        parties=targets if request.method == "GET" else thread.parties,
        own=thread.own if thread.own in targets else None,
        people=people_of(request.acting_for),
        initial={"seen": state_of(point, request.acting_for)},
    )
    if change(request, form, changes.reassign, point) is not None:
        messages.success(request, _("Saved. The others can read why."))
        return page_of(point)
    form.offer(targets)
    return point_form_page(request, "action_reassign", form, point, owner=owner_of(point, thread))


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_person(request: HttpRequest, public_id) -> HttpResponse:
    """Say who of one's own organization does it: a representative anybody, a colleague themself."""
    point = point_or_404(request, public_id, may_name)
    if request.method == "GET" and is_closed(point):
        return page_of(point)
    people = people_of(request.acting_for)
    names_anybody = may_name_anybody(request.user, request.acting_for, point)
    now = person_of(point)
    form = PersonForm(
        sent(request),
        people=people if names_anybody else people.filter(pk=request.user.pk),
        needs_reason=now is not None,
        initial={
            "person": str(now.pk if now else "" if names_anybody else request.user.pk),
            "seen": state_of(point, request.acting_for),
        },
    )
    if change(request, form, changes.name_person, point) is not None:
        messages.success(request, _("Saved."))
        return page_of(point)
    return point_form_page(request, "action_person", form, point)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_due(request: HttpRequest, public_id) -> HttpResponse:
    """It is due on another day, and why."""
    point = point_or_404(request, public_id, may_drop_action)
    if request.method == "GET" and (is_closed(point) or thread_of(request, point.collaboration).is_concluded):
        return page_of(point)
    form = MoveDueForm(
        sent(request), initial={"due_on": point.due_on, "seen": state_of(point, request.acting_for)}
    )
    if change(request, form, changes.move_due, point) is not None:
        messages.success(request, _("Saved. The others can read why."))
        return page_of(point)
    return point_form_page(request, "action_due", form, point)
