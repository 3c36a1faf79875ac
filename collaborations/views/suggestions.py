"""What Search suggests: each of the two reads it and answers; and whom an organization does not want put forward."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import set_aside as setting_aside
from collaborations.actions import suggestions as actions
from collaborations.forms.introductions import SuggestionAnswerForm
from collaborations.introductions.lapsing import suggestion_waits
from collaborations.introductions.putting_forward import is_set_aside
from collaborations.introductions.suggesting import Side, side_of
from collaborations.introductions.suggestions_seen import suggestions_visible_to, with_own_answers
from collaborations.models import Suggestion
from collaborations.visibility import may_read_inside, may_set_aside
from members.acting import acting_form, own_organizations
from members.decorators import get_visible_or_404, member_required, representative_required
from members.roles import spoken_for
from members.visibility import organizations_visible_to

from .helpers import carry_out, form_page, missing_if_not_allowed, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def suggestion(request: HttpRequest, public_id) -> HttpResponse:
    """A suggestion as one of the two reads and answers it; for staff that there is one, and whether it came about."""
    rows = with_own_answers(suggestions_visible_to(request.user), request.user)
    row = get_visible_or_404(rows.select_related("introduction__collaboration"), public_id=public_id)
    side = _side(request, row)
    thread_url = _thread_url(request, row)
    if thread_url and side is None and request.method == "GET":
        return redirect(thread_url)
    answers = (
        side is not None and side.own == request.acting_for and side.own.pk in spoken_for(request.memberships)
    )
    form = SuggestionAnswerForm(sent(request) if answers else None)
    if request.method == "POST":
        if not answers or side is None:
            raise Http404
        if not side.is_open and side.answer is None:
            # The page was opened while it waited; there is no form any more in which to say it.
            messages.info(request, _("This suggestion has ended. It did not come about."))
            return redirect("collaborations:suggestion", row.public_id)
        answered = carry_out(
            request,
            form,
            lambda data: actions.answer_suggestion(
                suggestion=row, organization=side.own, by=request.user, **data
            ),
        )
        if answered is not None:
            return _answered(request, answered, form.cleaned_data["answer"])
    context = {
        "suggestion": row,
        "side": side,
        "may_answer": answers and side is not None and side.waits_for_us,
        "other_url": _profile_url(request, side),
        "waits": suggestion_waits(row),
        "thread_url": thread_url,
    }
    return form_page(request, "collaborations/introductions/suggestion.html", form, **context)


def _side(request: HttpRequest, row: Suggestion) -> Side | None:
    """The side of the organization one acts for, else of another of one's own; None for staff."""
    for own in own_organizations(request):
        if own.pk in {row.first_id, row.second_id}:
            side = side_of(row, own)
            if side.asked_on is not None:
                return side
    return None


def _thread_url(request: HttpRequest, row: Suggestion) -> str:
    """The thread that came of it, or came about meanwhile, where the reader may read it."""
    if row.introduction is None or not may_read_inside(request.user, row.introduction.collaboration):
        return ""
    return row.introduction.collaboration.get_absolute_url()


def _profile_url(request: HttpRequest, side: Side | None) -> str:
    """The other one's profile, where the reader may know of it outside of the suggestion."""
    if side is None:
        return ""
    visible = organizations_visible_to(request.user).filter(pk=side.other.pk).exists()
    return side.other.get_absolute_url() if visible else ""


def _answered(request: HttpRequest, row: Suggestion, answer: str) -> HttpResponse:
    if row.introduction is not None:
        messages.success(request, _("Both of you said yes. This page is yours together now."))
        return redirect(row.introduction.collaboration)
    if answer == "yes":
        words = _("Saved. If they say yes too, you are introduced, and you get a mail.")
    else:
        words = _("Saved. Nobody is told what you answered.")
    messages.success(request, words)
    return redirect("collaborations:list")


@representative_required
@require_http_methods(["GET", "POST"])
@acting_form
def not_for_us(request: HttpRequest, slug: str) -> HttpResponse:
    """Have this organization not put forward any more, or again; only who speaks for one's own reads it."""
    other = get_visible_or_404(organizations_visible_to(request.user), slug=slug)
    own = request.acting_for
    if not may_set_aside(request.user, own, other):
        raise Http404
    if request.method == "POST":
        act = setting_aside.put_forward_again if "undo" in request.POST else setting_aside.set_aside
        with missing_if_not_allowed():
            act(organization=own, other=other, by=request.user)
        return redirect("collaborations:not_for_us", other.slug)
    context = {"section": "organizations", "other": other, "is_set_aside": is_set_aside(own, other)}
    return render(request, "collaborations/introductions/not_for_us.html", context)
