"""Pages of memoranda."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collaborations.actions import mous as actions
from collaborations.forms.mou import MouForm
from collaborations.mous.afterwards.page import afterwards_of
from collaborations.mous.agreeing.page import agreeing_page
from collaborations.mous.states import MouState
from collaborations.mous.visibility import (
    may_enter_mou,
    may_record_for,
    may_record_witness,
    may_sign,
    mous_visible_to,
    reads_of,
)
from collaborations.thread.facts import Thread
from collaborations.thread.possible import open_texts
from collaborations.topics import topics_of_parties
from collaborations.visibility import collaborations_visible_to
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import back_if_impossible, carry_out, form_page, missing_if_not_allowed, sent, thread_of
from .mou_helpers import find_page, find_page_to_sign


@member_required
@require_GET
def mou(request: HttpRequest, public_id) -> HttpResponse:
    """A memorandum: its signatures, its document, its state and terms."""
    page = find_page(request, public_id)
    reads = reads_of(request.user, page.mou, agreed=page.agreed)
    return render(
        request,
        "collaborations/mous/mou.html",
        {
            "section": "collaborations",
            "page": page,
            "mou": page.mou,
            "may_open": reads.may_open,
            "may_sign": may_sign(request.user, page.mou, request.acting_for),
            "may_read_openings": reads.is_party,
            "may_record": page.is_open and bool(page.copies) and may_record_for(request.user, page.mou),
            "may_record_witness": may_record_witness(request.user, page.mou),
            # Why it was returned, one party says to the others.
            "may_read_terms": reads.words,
            "facts": page.facts(reads_terms=reads.terms, reads_words=reads.words),
            "may_read_reason": reads.is_party,
            "agreeing": agreeing_page(page.version, request.user, request.acting_for),
            "after": afterwards_of(page, request.user, request.acting_for, reads_words=reads.words),
            # A party that has left keeps what it signed, and no longer sees the thread.
            "may_open_thread": collaborations_visible_to(request.user)
            .filter(pk=page.mou.collaboration_id)
            .exists(),
        },
    )


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_enter(request: HttpRequest, public_id) -> HttpResponse:
    """Enter a memorandum that was signed on paper."""
    collaboration = get_visible_or_404(collaborations_visible_to(request.user), public_id=public_id)
    if not may_enter_mou(request.user, collaboration, request.acting_for):
        raise Http404
    if request.method == "GET":
        thread = thread_of(request, collaboration)
        if (back := _back_to_the_open(request, thread)) is not None:
            return back
    form = MouForm(
        sent(request),
        request.FILES or None,
        collaboration=collaboration,
        organization=request.acting_for,
        topics=topics_of_parties(collaboration),
        initial=_starting_values(request, collaboration),
    )
    entered = carry_out(
        request,
        form,
        lambda values: actions.enter_mou(
            collaboration=collaboration, organization=request.acting_for, by=request.user, **values
        ),
    )
    if entered is not None:
        messages.success(request, _("Saved. The other parties are asked to confirm it."))
        return redirect(entered)
    return form_page(request, "collaborations/mous/mou_enter.html", form, collaboration=collaboration)


@member_required
@require_POST
@acting_form
def mou_staff_access(request: HttpRequest, public_id) -> HttpResponse:
    """Close the document to Search staff, or open it again, for one's own organization."""
    page = find_page_to_sign(request, public_id)
    closed = request.POST.get("closed") == "1"
    with missing_if_not_allowed():
        actions.set_closed_to_staff(
            mou=page.mou, organization=request.acting_for, by=request.user, closed=closed
        )
    messages.success(
        request,
        _("Search staff can no longer open the document.")
        if closed
        else _("Your organization no longer closes the document to Search staff."),
    )
    return redirect(page.mou)


def _back_to_the_open(request: HttpRequest, thread: Thread) -> HttpResponse | None:
    """The way back where nothing can be entered now: to the memorandum to be finished first, else the thread."""
    back = back_if_impossible(request, thread, "mou_enter")
    if back is None or not thread.is_open:
        return back
    keys = [facts.mou.pk for facts in open_texts(thread)]
    opened = mous_visible_to(request.user).with_state().filter(pk__in=keys).order_by("pk").first()
    if opened is None:
        return back
    if opened.state == MouState.DRAFT:
        words = _("You are drafting a memorandum already. Finish it or give it up before entering another.")
    elif opened.state == MouState.WITH_PARTIES:
        words = _("Your organizations are drafting or signing a memorandum already. Finish it first.")
    else:
        words = _("A memorandum waits to be confirmed already. Finish it first.")
    messages.info(request, words)
    return redirect(opened)


def _starting_values(request: HttpRequest, collaboration) -> dict:
    """What the form starts with: the terms of a returned memorandum that is entered again (``?again=``)."""
    before = None
    if again := request.GET.get("again"):
        before = get_visible_or_404(
            mous_visible_to(request.user).filter(collaboration=collaboration), public_id=again
        )
    if before is None:
        return {"language": request.LANGUAGE_CODE}
    fields = ("title", "purpose", "language", "starts_on", "ends_on", "renewal")
    values = {field: getattr(before, field) for field in fields}
    return {**values, "topics": list(before.topics.all())}
