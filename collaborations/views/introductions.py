"""Introductions: asking for one, answering, and staff's log at an event."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from collaborations.actions import requests as actions
from collaborations.at_events.noted import words_of_events
from collaborations.at_events.tap_visibility import is_asked_at, organizations_to_meet
from collaborations.forms.introductions import AnswerForm, AskForm
from collaborations.introductions.lapsing import has_lapsed, is_open
from collaborations.introductions.putting_forward import in_touch_or_not_put_forward_to
from collaborations.introductions.requests_of_two import Why, asks_again_from, obstacle_to_asking
from collaborations.models import Introduction
from collaborations.visibility import (
    introductions_visible_to,
    is_seen_by,
    may_answer,
    may_ask,
    may_read_inside,
    may_read_message,
    may_read_reason,
    may_withdraw,
)
from cop_portal.dates import format_date
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event
from events.visibility import events_visible_to
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required, representative_required
from members.directory.query import match_of_two
from members.models import Organization
from members.visibility import organizations_visible_to

from .helpers import carry_out, form_page, missing_if_not_allowed, sent


@representative_required
@require_http_methods(["GET", "POST"])
@acting_form
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to be introduced to the organization ``slug``; with ``?event=``, for a conversation at an event."""
    to = get_visible_or_404(organizations_visible_to(request.user), slug=slug)
    own = request.acting_for
    if not may_ask(request.user, own) or to == own or to.is_convenor:
        raise Http404
    if elsewhere := _instead_of_asking(request, own, to):
        return elsewhere
    event = _event_to_ask_at(request, own, to)
    suggested = _was_suggested(request, own, to)
    form = AskForm(sent(request), initial={"language": request.LANGUAGE_CODE})
    made = carry_out(
        request,
        form,
        lambda data: actions.ask_for_introduction(
            organization=own, to=to, by=request.user, event=event, was_suggested=suggested, **data
        ),
    )
    if made is not None:
        messages.success(request, _("Sent. You will get a mail when there is an answer."))
        return redirect("collaborations:introduction", made.public_id)
    return form_page(
        request, "collaborations/introductions/ask.html", form, to=to, event=event, suggested=suggested
    )


def _was_suggested(request: HttpRequest, own: Organization, to: Organization) -> bool:
    """Whether one comes from where the portal put ``to`` forward: the link says so, something joins the two, and the
    portal would indeed put it forward."""
    if "1" not in (request.GET.get("suggested"), request.POST.get("suggested")):
        return False
    if to.pk in in_touch_or_not_put_forward_to(own):
        return False
    match = match_of_two(request.known, own, to, request.user)
    return match is not None and match.count > 0


def _event_to_ask_at(request: HttpRequest, own: Organization, to: Organization) -> Event | None:
    """The event that the page or its form names, where both attend it as far as the reader may know. Any other one,
    there or not, is left out without a word: the request is then one as from a profile."""
    slug = request.POST.get("event") or request.GET.get("event")
    if not slug:
        return None
    try:
        event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    except Http404:
        return None
    there = organizations_to_meet(request.user, own, event).filter(pk=to.pk)
    return event if is_asked_at(event) and there.exists() else None


def _instead_of_asking(request: HttpRequest, own: Organization, to: Organization) -> HttpResponse | None:
    """Where one goes instead of the form, with a message that says why: what the form would be refused for."""
    obstacle = obstacle_to_asking(own, to)
    if obstacle is None:
        return None
    words = {
        Why.TOGETHER: _("You are in this collaboration together already."),
        Why.THEY_ASKED: _("They have asked you already. Answer their request here."),
        # A double click on "Send the request" comes here as well.
        Why.ASKED: _("Your request is sent, and waits for their answer."),
        Why.WAIT: _("They have answered your last request. You can ask again from %(date)s."),
        Why.UNSEEN: _(
            "They may not know of your organization, and so could not read your request. Change here who sees "
            "yours, or ask Search to introduce you."
        ),
    }[obstacle.why]
    if obstacle.again is not None:
        words %= {"date": format_date(obstacle.again)}
    is_mild = obstacle.why not in {Why.WAIT, Why.UNSEEN}
    messages.add_message(request, messages.INFO if is_mild else messages.WARNING, words)
    if obstacle.thread is not None:
        return redirect(obstacle.thread)
    if obstacle.request is not None:
        return redirect("collaborations:introduction", obstacle.request.public_id)
    return redirect("members:edit_visibility", own.slug)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def introduction(request: HttpRequest, public_id) -> HttpResponse:
    """A request for an introduction: read it, answer it, or take it back."""
    rows = introductions_visible_to(request.user).select_related(
        "first", "second", "collaboration", "made_by"
    )
    row = get_visible_or_404(rows, public_id=public_id)
    own = request.acting_for
    if row.kind != Introduction.Kind.REQUEST:
        return _what_came_of_it(request, row)
    answers = own is not None and may_answer(request.user, own, row)
    withdraws = own is not None and may_withdraw(request.user, own, row)
    lapsed, ask_url = has_lapsed(row), ""
    form = AnswerForm(request.POST if request.method == "POST" and answers else None)
    if request.method == "POST":
        if withdraws and "withdraw" in request.POST:
            return _withdraw(request, row)
        if not answers:
            raise Http404
        if lapsed:
            # The page was opened while it waited; there is no form any more in which to say it.
            messages.info(request, _("This request had no answer in 60 days, and has ended."))
            return redirect("collaborations:introduction", row.public_id)
        answered = carry_out(
            request,
            form,
            lambda data: actions.answer_introduction(
                introduction=row, organization=own, by=request.user, **data
            ),
        )
        if answered is not None:
            return _answered(request, answered)
    said_no = row.answer not in {"", Introduction.Answer.YES} and may_read_reason(request.user, row)
    if lapsed or said_no:
        ask_url = _ask_url(request, row)
    context = {
        "introduction": row,
        "noted": words_of_events([row], request.user).get(row.pk, ""),
        "may_answer": answers and is_open(row),
        "may_withdraw": withdraws and is_open(row),
        "lapsed": _lapsed_words(request, row, ask_url) if lapsed else "",
        "ask_url": ask_url,
        "suggested": _suggested_words(request, row),
        "reads_message": may_read_message(request.user, row),
        "reads_reason": may_read_reason(request.user, row),
        "first_url": _profile_url(request, row.first),
        "second_url": _profile_url(request, row.second),
        "reader_in_thread": _in_thread(request, row),
        "asks_again_from": asks_again_from(row) if withdraws else None,
        # Who hid itself after it had asked is not read any more, and may not know that.
        "is_unseen": is_open(row) and withdraws and not is_seen_by(own, row.second),
    }
    return form_page(request, "collaborations/introductions/introduction.html", form, **context)


def _ask_url(request: HttpRequest, row: Introduction) -> str:
    """Where the reader's organization, one of the two, asks the other, after nobody has answered in time or its own
    answer was not yes; "" where it cannot, or need not any more."""
    own = request.acting_for
    if own is None or own.pk not in {row.first_id, row.second_id} or not may_ask(request.user, own):
        return ""
    other = row.second if own.pk == row.first_id else row.first
    obstacle = obstacle_to_asking(own, other)
    return "" if obstacle is not None else reverse("collaborations:ask", args=[other.slug])


def _lapsed_words(request: HttpRequest, row: Introduction, ask_url: str) -> str:
    """That nobody has answered in time, without blame in either direction."""
    if not ask_url:
        return _("It had no answer in 60 days, and has ended.")
    if request.acting_for.pk == row.first_id:
        return _("It had no answer in 60 days, and has ended. You can ask again.")
    return _("It had no answer in 60 days, and has ended. You can ask them yourselves.")


def _suggested_words(request: HttpRequest, row: Introduction) -> str:
    """To who is asked: that the portal put it forward to the asker, and how many things join the two as far as the
    reader may know."""
    own = request.acting_for
    if not row.was_suggested or own is None or own.pk != row.second_id:
        return ""
    match = match_of_two(request.known, own, row.first, request.user)
    if match is None or not match.count:
        return _("The portal put you forward to them.")
    words = ngettext(
        "The portal put you forward to them: %(count)s thing joins you.",
        "The portal put you forward to them: %(count)s things join you.",
        match.count,
    )
    return words % {"count": match.count}


def _what_came_of_it(request: HttpRequest, row: Introduction) -> HttpResponse:
    """The thread, where staff's introduction has made of a request what it asked for: a mail may still lead to it."""
    if request.method != "GET" or not _in_thread(request, row):
        raise Http404
    return redirect(row.collaboration)


def _in_thread(request: HttpRequest, row: Introduction) -> bool:
    """Whether the reader may open the thread that came of it."""
    return row.collaboration is not None and may_read_inside(request.user, row.collaboration)


def _profile_url(request: HttpRequest, organization) -> str:
    """The profile's address, where the reader may know of it; one seen inside a shared thread alone is named only."""
    visible = organizations_visible_to(request.user).filter(pk=organization.pk).exists()
    return organization.get_absolute_url() if visible else ""


def _withdraw(request: HttpRequest, row: Introduction) -> HttpResponse:
    with missing_if_not_allowed():
        try:
            actions.withdraw_request(introduction=row, organization=request.acting_for, by=request.user)
        except NotAllowed:
            raise
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return redirect("collaborations:introduction", row.public_id)
    messages.success(request, _("Your request was taken back."))
    return redirect("collaborations:list")


def _answered(request: HttpRequest, row: Introduction) -> HttpResponse:
    if row.collaboration is not None:
        messages.success(request, _("You are introduced. This page is yours together now."))
        return redirect(row.collaboration)
    messages.success(request, _("Answered. They are told that it is not possible now."))
    return redirect("collaborations:list")
