"""What the forms of an action point have in common: finding it for who may, and telling who came second."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from collaborations.forms.promises import ActionPointForm
from collaborations.models import ActionPoint
from collaborations.promises.people import with_people
from collaborations.promises.state import CHANGED_MEANWHILE, CODE, state_of
from collaborations.visibility import action_points_readable_by
from cop_portal.refusals import Refused

from .helpers import carry_out, form_page, row_or_404


def told_if_changed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where a form can no longer be sent, since somebody else was quicker, its sender reads how it stands now; who
    could never send it finds no page."""

    @wraps(view)
    def told(request: HttpRequest, public_id) -> HttpResponse:
        try:
            return view(request, public_id)
        except Http404:
            seen = request.POST.get("seen")
            point = (
                with_people()
                .filter(pk__in=action_points_readable_by(request.user), public_id=public_id)
                .first()
            )
            if not seen or point is None or seen == state_of(point, request.acting_for):
                raise
            messages.info(request, CHANGED_MEANWHILE)
            return redirect("collaborations:action_point", public_id)

    return told


def point_or_404(request: HttpRequest, public_id, may: Callable[..., bool]) -> ActionPoint:
    """The action point, if the reader ``may`` do this with it for the organization they act for."""
    point = row_or_404(with_people().filter(pk__in=action_points_readable_by(request.user)), public_id)
    if request.acting_for is None or not may(request.user, request.acting_for, point):
        raise Http404
    return point


def change(
    request: HttpRequest, form: ActionPointForm, action: Callable[..., ActionPoint], point: ActionPoint
) -> ActionPoint | None:
    """Give a sent, valid form to ``action``, for the organization that the person acts for. Where it was refused since
    somebody else was quicker, the page shows how ``point`` stands now, and what is sent next was seen; what is wrong
    in itself is shown again as it was seen before."""
    was_behind = False

    def carry(data: dict) -> ActionPoint:
        nonlocal was_behind
        try:
            return action(action_point=point, organization=request.acting_for, by=request.user, **data)
        except Refused as refusal:
            was_behind = refusal.code == CODE
            raise

    changed = carry_out(request, form, carry)
    if was_behind:
        now = ActionPoint.objects.select_related("party").get(pk=point.pk)
        form.see_again(state_of(now, request.acting_for))
    return changed


def point_form_page(
    request: HttpRequest, template: str, form: ActionPointForm, point: ActionPoint, **context
) -> HttpResponse:
    """The page of a form of ``point``, in its words of now."""
    if form.is_bound:
        point = ActionPoint.objects.get(pk=point.pk)
    context |= {"point": point, "file_was_sent": bool(request.FILES)}
    return form_page(request, f"collaborations/promises/{template}.html", form, **context)


def page_of(point: ActionPoint) -> HttpResponse:
    """The way back to its own page."""
    return redirect("collaborations:action_point", point.public_id)


def is_closed(point: ActionPoint) -> bool:
    """Whether it is done, or dropped."""
    return point.done_on is not None or point.dropped_on is not None
