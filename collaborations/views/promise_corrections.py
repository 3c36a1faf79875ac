"""The words of an action point are put right, and why it was moved."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.promise_corrections import correct_action_point, reword_move
from collaborations.actions.rewording import words_seen
from collaborations.forms.promises import CorrectForm
from collaborations.forms.rewording import ReasonAgainForm
from collaborations.meetings.page import known_parties
from collaborations.models import ActionPoint
from collaborations.promises.moves import is_inner, own_moves
from collaborations.promises.state import state_of
from collaborations.promises.visibility import (
    may_correct_action,
    may_correct_reason,
    may_correct_words,
    may_reword_move,
)
from members.acting import acting_form
from members.decorators import member_required

from .helpers import carry_out, form_page, say_corrected, sent, thread_of
from .promise_helpers import change, page_of, point_form_page, point_or_404, told_if_changed


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
@told_if_changed
def action_correct(request: HttpRequest, public_id) -> HttpResponse:
    """Put right what will be done, or why it was dropped, in other words."""
    point = point_or_404(request, public_id, may_correct_action)
    may_words, may_reason = (
        may(request.user, request.acting_for, point) for may in (may_correct_words, may_correct_reason)
    )
    # Who opened the form before it was dropped was not asked why.
    asks_reason = may_reason and (request.method == "GET" or "drop_reason" in request.POST)
    if not may_words and not asks_reason:
        raise Http404
    initial = {name: getattr(point, name) for name in ("what", "language", "drop_reason", "corrections")}
    initial["seen"] = state_of(point, request.acting_for)
    form = CorrectForm(sent(request), asks_words=may_words, asks_reason=asks_reason, initial=initial)

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


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def action_move_words(request: HttpRequest, public_id, number: int) -> HttpResponse:
    """Say anew why one's own organization moved it. ``number``: which of its own moves, the first one being 1."""
    own = request.acting_for
    point = point_or_404(request, public_id, lambda *_values: True)
    moves = own_moves(point, own)
    if not 1 <= number <= len(moves):
        raise Http404
    move = moves[number - 1]
    move.action_point = point
    if not may_reword_move(request.user, own, move):
        raise Http404
    initial = {"reason": move.reason, "seen": words_seen(move.reason)}
    form = ReasonAgainForm(sent(request), is_inner=is_inner(move), initial=initial)
    done = carry_out(
        request, form, lambda data: reword_move(move=move, organization=own, by=request.user, **data)
    )
    if done is not None:
        others_read_it = not is_inner(move)
        messages.success(
            request, _("Saved. The others read these words from now on.") if others_read_it else _("Saved.")
        )
        return page_of(point)
    move.refresh_from_db(fields=["reason"])
    now = ""
    if form.is_bound and form.data.get("seen") != words_seen(move.reason):
        now = move.reason
        form.read_again(now)
    return form_page(
        request,
        "collaborations/promises/move_words.html",
        form,
        point=point,
        is_inner=is_inner(move),
        now=now,
    )
