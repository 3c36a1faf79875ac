"""The words of an action point are put right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from collaborations.actions.promise_corrections import correct_action_point
from collaborations.forms.promises import CorrectForm
from collaborations.meetings.page import known_parties
from collaborations.models import ActionPoint
from collaborations.promises.state import state_of
from collaborations.promises.visibility import may_correct_action
from members.acting import acting_form
from members.decorators import member_required

from .helpers import say_corrected, sent, thread_of
from .promise_helpers import change, page_of, point_form_page, point_or_404, told_if_changed


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_correct(request: HttpRequest, public_id) -> HttpResponse:
    """Put right what will be done, or why it was dropped, in other words."""
    point = point_or_404(request, public_id, may_correct_action)
    # Who opened the form before it was dropped was not asked why.
    asks_reason = point.dropped_on is not None and (request.method == "GET" or "drop_reason" in request.POST)
    initial = {name: getattr(point, name) for name in ("what", "language", "drop_reason", "corrections")}
    form = CorrectForm(sent(request), is_dropped=asks_reason, initial={**initial, "seen": state_of(point)})

    def correct(*, seen: str, corrections: int, **values) -> ActionPoint:
        return correct_action_point(seen=corrections, **values)

    corrected = change(request, form, correct, point)
    if corrected is not None:
        say_corrected(request, changed=corrected.corrections != point.corrections)
        return page_of(point)
    now = ActionPoint.objects.get(pk=point.pk)
    context = {}
    if form.is_behind(now.corrections):
        form.see_corrections(now.corrections)
        parties = known_parties(thread_of(request, point.collaboration))
        context = {"now": now, "corrected_by": parties.get(now.corrected_by_id)}
    return point_form_page(request, "action_correct", form, now, **context)
