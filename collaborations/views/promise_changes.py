"""What happens to an action point: done, not done after all, dropped, given to another party or person."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import promise_changes as changes
from collaborations.actions import promises as actions
from collaborations.forms.promises import DoneForm, EvidenceForm, PersonForm, ReasonForm, ReassignForm
from collaborations.models import ActionPoint, ActionPointFile
from collaborations.promises.page import may_name, owner_of, targets_of
from collaborations.promises.people import people_of, person_of, with_people
from collaborations.promises.state import CHANGED_MEANWHILE, state_of
from collaborations.promises.visibility import may_close_action, may_drop_action, may_name_anybody
from collaborations.visibility import action_points_readable_by
from cop_portal.dates import today
from members.acting import acting_form
from members.decorators import member_required
from members.models import Organization

from .helpers import carry_out, form_page, row_or_404, sent, thread_of


def _told_if_changed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where a form can no longer be sent, since somebody else was quicker, its sender reads how it stands now; who
    could never send it finds no page."""

    @wraps(view)
    def told(request: HttpRequest, public_id) -> HttpResponse:
        try:
            return view(request, public_id)
        except Http404:
            seen = request.POST.get("seen")
            point = action_points_readable_by(request.user).filter(public_id=public_id).first()
            if not seen or point is None or seen == state_of(point):
                raise
            messages.info(request, CHANGED_MEANWHILE)
            return redirect("collaborations:action_point", public_id)

    return told


def _point(request: HttpRequest, public_id, may) -> ActionPoint:
    point = row_or_404(with_people().filter(pk__in=action_points_readable_by(request.user)), public_id)
    if request.acting_for is None or not may(request.user, request.acting_for, point):
        raise Http404
    return point


def _may_reassign(user, organization: Organization, point: ActionPoint) -> bool:
    """Who may, and who has just done so and sends the same form once more."""
    last = point.moves.last()
    return may_drop_action(user, organization, point) or (last is not None and last.moved_by_id == user.pk)


def _change(request: HttpRequest, form, action: Callable, point: ActionPoint) -> ActionPoint | None:
    """Give a sent, valid form to ``action``, for the organization that the person acts for."""
    changed = carry_out(
        request,
        form,
        lambda data: action(
            action_point=point,
            organization=request.acting_for,
            by=request.user,
            **_without_seen(action, data),
        ),
    )
    if changed is None:
        form.see_again(state_of(ActionPoint.objects.get(pk=point.pk)))
    return changed


def _without_seen(action: Callable, data: dict) -> dict:
    """What an action takes that asks nothing of how it stood."""
    asks = action in (changes.reassign, changes.name_person, changes.change_evidence)
    return data if asks else {name: value for name, value in data.items() if name != "seen"}


def _form_page(request: HttpRequest, template: str, form, point: ActionPoint, **context) -> HttpResponse:
    context |= {"point": point, "file_was_sent": bool(request.FILES)}
    return form_page(request, f"collaborations/promises/{template}.html", form, **context)


def _page_of(point: ActionPoint) -> HttpResponse:
    return redirect("collaborations:action_point", point.public_id)


def _is_closed(point: ActionPoint) -> bool:
    return point.done_on is not None or point.dropped_on is not None


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_done(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise of one's own organization is kept, and what shows it."""
    point = _point(request, public_id, may_close_action)
    if request.method == "GET" and _is_closed(point):
        return _page_of(point)
    initial = {"done_on": today(), "seen": state_of(point)}
    form = DoneForm(sent(request), request.FILES or None, initial=initial)

    def mark_done(*, done_on, **values):
        return actions.mark_done(on=done_on, **values)

    if _change(request, form, mark_done, point) is not None:
        messages.success(request, _("Saved. Thank you."))
        return redirect(point.collaboration)
    may_drop = may_drop_action(request.user, request.acting_for, point)
    return _form_page(request, "action_done", form, point, may_drop=may_drop)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_reopen(request: HttpRequest, public_id) -> HttpResponse:
    """It was marked as done and is not done after all."""
    point = _point(request, public_id, may_close_action)
    if request.method == "GET" and point.done_on is None:
        return _page_of(point)
    form = ReasonForm(sent(request), initial={"seen": state_of(point)})
    if _change(request, form, changes.reopen, point) is not None:
        messages.success(request, _("Saved. It is open again, and the others can read why."))
        return _page_of(point)
    return _form_page(request, "action_reopen", form, point)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_evidence(request: HttpRequest, public_id) -> HttpResponse:
    """Say anew what shows that it is done: another sentence, another file."""
    point = _point(request, public_id, may_close_action)
    if request.method == "GET" and point.done_on is None:
        return _page_of(point)
    file = ActionPointFile.objects.filter(action_point=point).select_related("document").first()
    initial = {"evidence": point.evidence, "seen": state_of(point)}
    form = EvidenceForm(sent(request), request.FILES or None, has_file=file is not None, initial=initial)
    if _change(request, form, changes.change_evidence, point) is not None:
        messages.success(request, _("Saved."))
        return _page_of(point)
    now = ActionPoint.objects.get(pk=point.pk)
    return _form_page(request, "action_evidence", form, now, file=file)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_drop(request: HttpRequest, public_id) -> HttpResponse:
    """Say that a promise will not be kept, and why."""
    point = _point(request, public_id, may_drop_action)
    if request.method == "GET" and _is_closed(point):
        return _page_of(point)
    form = ReasonForm(sent(request), initial={"seen": state_of(point)})
    if _change(request, form, actions.drop, point) is not None:
        messages.success(request, _("Saved. The others can read why."))
        return redirect(point.collaboration)
    return _form_page(request, "action_drop", form, point)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_reassign(request: HttpRequest, public_id) -> HttpResponse:
    """Give it to another party, and say why."""
    point = _point(request, public_id, _may_reassign)
    thread = thread_of(request, point.collaboration)
    targets = targets_of(point, thread)
    if request.method == "GET" and (not targets or _is_closed(point)):
        return _page_of(point)
    form = ReassignForm(
        sent(request),
        # Sent, it may name the one that has it by now: the action says what that means.
        parties=targets if request.method == "GET" else thread.parties,
        own=thread.own,
        people=people_of(request.acting_for),
        initial={"seen": state_of(point)},
    )
    if _change(request, form, changes.reassign, point) is not None:
        messages.success(request, _("Saved. The others can read why."))
        return _page_of(point)
    form.offer(targets)
    return _form_page(request, "action_reassign", form, point, owner=owner_of(point, thread))


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@_told_if_changed
def action_person(request: HttpRequest, public_id) -> HttpResponse:
    """Say who of one's own organization does it: a representative anybody, a colleague themself."""
    point = _point(request, public_id, may_name)
    if request.method == "GET" and _is_closed(point):
        return _page_of(point)
    people = people_of(request.acting_for)
    names_anybody = may_name_anybody(request.user, request.acting_for, point)
    now = person_of(point)
    form = PersonForm(
        sent(request),
        people=people if names_anybody else people.filter(pk=request.user.pk),
        needs_reason=now is not None,
        initial={
            "person": str(now.pk if now else "" if names_anybody else request.user.pk),
            "seen": state_of(point),
        },
    )
    if _change(request, form, changes.name_person, point) is not None:
        messages.success(request, _("Saved."))
        return _page_of(point)
    return _form_page(request, "action_person", form, point)
