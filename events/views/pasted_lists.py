"""Staff paste a list of who came, review how each line was understood, and write it down at once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cop_portal.refusals import Refused
from events.actions.pasted_lists import (
    DecidedMeanwhile,
    ListGone,
    decide,
    decide_several,
    discard_list,
    paste_list,
    save_list,
)
from events.attendance.decisions import Choice, Decision, line_key
from events.models import AttendanceList, Event
from events.pasting.forms import LineForm, PasteForm
from events.pasting.page import Doubt, ReviewPage, changes_between, review_page, review_url
from events.pasting.questions import Question, Unclear
from events.pasting.reading import open_lists, saved_list
from events.pasting.words import decided_meanwhile, decision_words, saved_words, waiting_words
from events.presence.page import Said, refusal_of
from events.presence.words import saved_at, saved_now

from .presence_parts import for_staff, is_live, page_url


@for_staff("GET", "HEAD", "POST")
def paste(request: HttpRequest, event: Event) -> HttpResponse:
    """Where a list is pasted; and lists of the event that are not saved yet."""
    form = PasteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            pasted = paste_list(event=event, by=request.user, text=form.cleaned_data["text"])
            return redirect(review_url(pasted))
        except Refused as refusal:
            refusal.add_to(form)
    context = {
        "section": "events",
        "event": event,
        "form": form,
        "refusal": refusal_of(event),
        "lists": open_lists(request.user, event),
    }
    return render(request, "events/paste/paste.html", context, status=422 if form.errors else 200)


class _Gone(Exception):
    """The list is saved or discarded; ``args[0]`` is the answer."""


def _list(request: HttpRequest, event: Event, public_id: UUID) -> AttendanceList:
    """The open list of this address. For one that is no more raises _Gone, or 404 for a page that is read."""
    pasted = open_lists(request.user, event).filter(public_id=public_id).first()
    if pasted is None:
        saved = saved_list(request.user, event, public_id)
        if saved is None and request.method != "POST":
            raise Http404
        raise _Gone(_gone(request, event, saved))
    pasted.event = event
    return pasted


def _gone(request: HttpRequest, event: Event, saved: AttendanceList | None) -> HttpResponse:
    words = _("This list is not here any more: it was discarded.")
    if event.cancelled_on is not None:
        # Its lists went with it.
        words = refusal_of(event)
    if saved is not None:
        who = format_html("<bdi>{}</bdi>", saved.saved_by.name)
        words = format_html(
            _("This list is written down already. {saved}, by {who}."),
            saved=saved_at(saved.saved_at),
            who=who,
        )
    messages.info(request, words)
    return _go(request, page_url(event))


def _go(request: HttpRequest, url: str) -> HttpResponse:
    """Go to a page, also where a part of the page asked."""
    return HttpResponse(headers={"HX-Redirect": url}) if is_live(request) else redirect(url)


def _of_list(*methods: str):
    """For staff, with the open list of the address."""

    def decorate(view):
        def answered(request: HttpRequest, event: Event, public_id: UUID, **kwargs) -> HttpResponse:
            try:
                return view(request, _list(request, event, public_id), **kwargs)
            except _Gone as gone:
                return gone.args[0]
            except ListGone:
                return _gone(request, event, saved_list(request.user, event, public_id))

        return for_staff(*methods)(answered)

    return decorate


# -- the review -------------------------------------------------------------------------------------------------------


@_of_list("GET", "HEAD", "POST")
def review(request: HttpRequest, pasted: AttendanceList) -> HttpResponse:
    """How the list was understood; POST says which organizations are meant, and what else is asked."""
    page = review_page(pasted, number=request.GET.get("page", "1"))
    return _answers(request, page) if request.method == "POST" else _page(request, page)


def _page(request: HttpRequest, page: ReviewPage, status: int = 200) -> HttpResponse:
    context = {"section": "events", "event": page.pasted.event, "page": page}
    return render(request, "events/paste/review.html", context, status=status)


def _answers(request: HttpRequest, page: ReviewPage) -> HttpResponse:
    only = request.POST.get("only", "")
    questions = [one for one in page.asked.questions if only in ("", one.key)]
    answers: dict[str, tuple[Decision | None, str]] = {}
    said: dict[str, Said] = {}
    for question in questions:
        try:
            decision = question.answer(request.POST, page.ground.members)
        except Unclear as unclear:
            said[question.key] = Said(unclear.args[0], True)
            continue
        if decision is not None:
            answers[question.key] = (decision, request.POST.get(f"{question.key}-seen", ""))
    _tell_answered(request, page, {one.key for one in questions})
    kept, conflicts = decide_several(pasted=page.pasted, by=request.user, answers=answers)
    kept.event = page.pasted.event
    for key, now in conflicts.items():
        said[key] = Said(decided_meanwhile(now, answers[key][0], page.ground.members), True)
    after = review_page(kept, page.ground, number=page.number, said=said)
    for key in said:
        _keep_typed(after.asked.question(key), request)
    if is_live(request) and only:
        return _live(request, page, after, only)
    if said:
        return _page(request, after, 422)
    return redirect(f"{after.url}#asked")


def _tell_answered(request: HttpRequest, page: ReviewPage, asked: set[str]) -> None:
    """Of lines that were asked when the page was opened, and that somebody has answered otherwise since."""
    for name, seen in request.POST.items():
        key = name.removesuffix("-seen")
        now, choice = page.stored.get(key), request.POST.get(key, "")
        if (
            name == key
            or key in asked
            or now is None
            or now.mark == seen
            or choice not in (Choice.OUT, Choice.KEEP)
        ):
            continue
        if now.choice != choice:
            words = decided_meanwhile(now, Decision(Choice(choice)), page.ground.members, can_save=False)
            messages.warning(request, words)


def _keep_typed(question: Question | None, request: HttpRequest) -> None:
    if question is not None:
        question.chosen = request.POST.get(question.key, "")
        question.name = request.POST.get(f"{question.key}-name", question.name)


def _live(request: HttpRequest, before: ReviewPage, after: ReviewPage, key: str) -> HttpResponse:
    """The question with what is said beside it, and what its answer changes elsewhere on the page."""
    question = after.asked.question(key) or before.asked.question(key)
    if question is None:
        # It is asked no more: somebody else has answered what it came from.
        return _go(request, after.url)
    is_wrong = key in after.said
    question.said = after.said.get(key) or (Said(saved_now()) if key in after.pasted.decisions else None)
    if after.asked.question(key) is None:
        # Answered, it is no question any more; it stays in its place until the page is opened again.
        question.stored, question.chosen = after.stored.get(key), request.POST.get(key, "")
    context = {
        "event": after.pasted.event,
        "page": after,
        "question": question,
        "changes": changes_between(before, after, key),
    }
    return render(request, "events/paste/answer.html", context, status=422 if is_wrong else 200)


# -- one line ---------------------------------------------------------------------------------------------------------


@_of_list("GET", "HEAD", "POST")
def line(request: HttpRequest, pasted: AttendanceList, number: int) -> HttpResponse:
    """One line: written down as it should be, left out, or as it was read."""
    page = review_page(pasted)
    one = page.review.line(number)
    if one is None:
        raise Http404
    doubt = page.doubt(one)
    if request.method != "POST":
        return _line_page(request, page, doubt)
    choice, decision = request.POST.get("choice", Choice.WRITTEN), None
    if choice == Choice.WRITTEN or choice in doubt.choices:
        doubt.form = LineForm(_written(request, doubt, choice), of=one)
        if not doubt.form.is_valid():
            return _line_wrong(request, page, doubt)
        decision = doubt.form.decision
    elif choice in (Choice.OUT, Choice.KEEP):
        decision = Decision(Choice(choice))
    try:
        seen = request.POST.get("seen", "")
        kept = decide(pasted=pasted, by=request.user, key=line_key(number), decision=decision, seen=seen)
    except DecidedMeanwhile as refusal:
        words = decided_meanwhile(refusal.now, decision, page.ground.members)
        doubt.said, doubt.seen = Said(words, True), refusal.now.mark if refusal.now else ""
        return _line_wrong(request, page, doubt)
    kept.event = pasted.event
    after = review_page(kept, page.ground)
    if not is_live(request):
        return redirect(f"{after.url}#asked")
    doubt.said = Said(saved_now())
    context = {
        "event": pasted.event,
        "page": after,
        "doubt": doubt,
        "decided": decision_words(decision, page.ground.members),
        "changes": changes_between(page, after, line_key(number)),
    }
    return render(request, "events/paste/answer.html", context)


def _written(request: HttpRequest, doubt: Doubt, choice: str) -> QueryDict:
    """What was sent of a line; with the organization that was pressed beside it."""
    sent = request.POST.copy()
    if choice in doubt.choices:
        sent["organization"] = doubt.choices[choice]
    return sent


def _line_wrong(request: HttpRequest, page: ReviewPage, doubt: Doubt) -> HttpResponse:
    if is_live(request):
        context = {"event": page.pasted.event, "page": page, "doubt": doubt}
        return render(request, "events/paste/doubt.html", context, status=422)
    return _line_page(request, page, doubt, 422)


def _line_page(request: HttpRequest, page: ReviewPage, doubt: Doubt, status: int = 200) -> HttpResponse:
    party = page.review.party_of(doubt.of.number)
    context = {
        "section": "events",
        "event": page.pasted.event,
        "page": page,
        "doubt": doubt,
        "form": doubt.form,
        "is_written": party is not None
        and any(one.is_written for one in party.people if one.of.number == doubt.of.number),
    }
    return render(request, "events/paste/line.html", context, status=status)


# -- the end of it ----------------------------------------------------------------------------------------------------


@_of_list("POST")
def save(request: HttpRequest, pasted: AttendanceList) -> HttpResponse:
    """Write down what is clear. With nothing left the way leads to the page of who came."""
    try:
        saved = save_list(pasted=pasted, by=request.user, seen=request.POST.get("seen", ""))
    except ListGone:
        raise
    except Refused as refusal:
        return _page(request, review_page(pasted, told=refusal.message), 422)
    messages.success(request, saved_words(saved))
    if saved.waiting:
        messages.info(request, waiting_words(saved.waiting))
    return redirect(page_url(pasted.event) if saved.is_whole else review_url(pasted))


@_of_list("GET", "HEAD", "POST")
def discard(request: HttpRequest, pasted: AttendanceList) -> HttpResponse:
    """Asks before a list is thrown away."""
    if request.method == "POST":
        discard_list(pasted=pasted, by=request.user)
        messages.success(request, _("The list was discarded. Nothing of it was kept."))
        return redirect("events:paste_list", pasted.event.slug)
    context = {"section": "events", "event": pasted.event, "pasted": pasted, "url": review_url(pasted)}
    return render(request, "events/paste/discard.html", context)
