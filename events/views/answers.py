"""An organization's answer to an event: with one tap on the event's page, or on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cop_portal.refusals import NotAllowed, Refused
from events.actions.answered_meanwhile import AnsweredMeanwhile
from events.actions.answers import answer_event, refuse_answer
from events.answer_form import AnswerForm
from events.answered import answered
from events.models import Event, Rsvp
from events.visibility import events_visible_to, may_answer
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required
from members.models import Membership, Organization
from members.people import current_people

# Set by the buttons of the event's page: the answer alone, all else stays.
TAP = "tap"


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@acting_form
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Say for one's organization whether it comes, with whom, and what they need."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    organization = request.acting_for
    if organization is None or not may_answer(request.user, event, organization):
        raise Http404
    try:
        refuse_answer(event)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect(event)
    if request.method == "POST":
        return _answered(request, event, organization)
    now = answered(event, organization)
    form = AnswerForm(now=now, own_people=_own_people(organization))
    return _page(request, event, form, now.seen)


def _answered(request: HttpRequest, event: Event, organization: Organization) -> HttpResponse:
    """Give what was sent to the action. Where it refuses, the page says why, with all that was typed."""
    now, seen = answered(event, organization), request.POST.get("seen", "")
    tapped = request.POST.get(TAP)
    if tapped is not None:
        form = AnswerForm.of_a_tap(tapped, now=now, own_people=_own_people(organization))
    else:
        form = AnswerForm(request.POST, now=now, own_people=_own_people(organization))
    if not form.is_valid():
        return _page(request, event, form, seen)
    said = form.said() if tapped is None else {"answer": tapped}
    try:
        rsvp = answer_event(event=event, organization=organization, by=request.user, seen=seen, **said)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        refusal.add_to(form)
        if isinstance(refusal, AnsweredMeanwhile):
            seen = refusal.now.seen
        return _page(request, event, form, seen)
    words = {
        Rsvp.Answer.YES.value: _("Answered: you come. You can change this until the event is over."),
        Rsvp.Answer.MAYBE.value: _("Answered: maybe. Tell us once you know."),
        Rsvp.Answer.NO.value: _("Answered: you do not come. If that changes, answer again."),
    }
    words_of_no = _("Answered: you do not come. What Search had noted of what you need is erased.")
    is_erased = rsvp.answer == Rsvp.Answer.NO and (now.has_access_needs or now.has_dietary_needs)
    messages.success(request, words_of_no if is_erased else words[rsvp.answer])
    return redirect(event)


def _own_people(organization: Organization) -> list[Membership]:
    return list(current_people(organization).filter(user__is_active=True))


def _page(request: HttpRequest, event: Event, form: AnswerForm, seen: str) -> HttpResponse:
    context = {
        "section": "events",
        "event": event,
        "organization": request.acting_for,
        "form": form,
        "seen": seen,
    }
    return render(request, "events/answer.html", context, status=422 if form.errors else 200)
