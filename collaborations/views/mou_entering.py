"""Pages that enter what was signed on paper outside the portal: a memorandum, or an amendment of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_entering import EnteredOtherwise, enter_amendment, enter_mou
from collaborations.forms.mou_commitment_rows import are_rows_changed, initial_rows
from collaborations.forms.mou_entering import EnterAmendmentForm, EnteredForm, MouForm
from collaborations.models import Collaboration, MouVersion
from collaborations.mous.afterwards.amendments import may_amend
from collaborations.mous.entered import values_again
from collaborations.mous.states import MouState
from collaborations.mous.visibility import may_enter_mou, mous_visible_to, versions_visible_to
from collaborations.thread.facts import Thread
from collaborations.thread.possible import open_texts
from collaborations.topics import topics_of_parties
from collaborations.visibility import collaborations_visible_to
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import Result, back_if_impossible, carry_out, form_page, sent, thread_of
from .mou_amendments import NOT_NOW
from .mou_helpers import find_page_to_sign


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
    make = partial(
        MouForm,
        collaboration=collaboration,
        organization=request.acting_for,
        topics=topics_of_parties(collaboration),
    )
    enter = partial(enter_mou, collaboration=collaboration, organization=request.acting_for, by=request.user)
    starts = _starting_values(request, collaboration)
    form, entered, opened = _entered(request, make, enter, starts)
    if entered is not None:
        messages.success(request, _("Saved. The other parties are asked to confirm it."))
        return redirect(entered)
    return _page(request, "collaborations/mous/mou_enter.html", form, opened, collaboration=collaboration)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_amend_enter(request: HttpRequest, public_id) -> HttpResponse:
    """Enter an amendment that was signed on paper outside the portal."""
    page = find_page_to_sign(request, public_id)
    if request.method == "GET" and not may_amend(page.mou):
        messages.info(request, NOT_NOW)
        return redirect(page.mou)
    make = partial(EnterAmendmentForm, mou=page.mou)
    enter = partial(enter_amendment, mou=page.mou, organization=request.acting_for, by=request.user)
    form, version, opened = _entered(request, make, enter, {})
    if version is not None:
        messages.success(request, _("Saved. The other parties are asked to confirm it."))
        return redirect(version.address("mou_amendment"))
    template = "collaborations/mous/afterwards/amend_enter.html"
    return _page(request, template, form, opened, page=page, mou=page.mou)


def _entered(
    request: HttpRequest,
    make: Callable[..., EnteredForm],
    enter: Callable[..., Result],
    starts: dict[str, Any],
) -> tuple[EnteredForm, Result | None, list[MouVersion]]:
    """The form, what ``enter`` made of it if it was sent and nothing was wrong, and what comes first, if anything."""
    opened: list[MouVersion] = []
    if request.method == "POST" and are_rows_changed(request.POST):
        return make(initial=make(request.POST).typed(request.POST)), None, opened
    form = make(sent(request), request.FILES or None, initial=starts)

    def act(_values: dict) -> Result:
        try:
            return enter(**form.values())
        except EnteredOtherwise as refusal:
            opened.append(refusal.version)
            raise
        except AlreadyOpen as refusal:
            opened.append(refusal.mou.versions.select_related("mou").get(number=0))
            raise

    return form, carry_out(request, form, act), opened


def _page(
    request: HttpRequest, template: str, form: EnteredForm, opened: list[MouVersion], **context
) -> HttpResponse:
    """The page of the form; a file that was chosen is gone with it, and where to go on is a link."""
    seen = versions_visible_to(request.user).filter(pk__in=[one.pk for one in opened])
    first = seen.select_related("mou").first() if opened else None
    return form_page(
        request,
        template,
        form,
        opened_url="" if first is None else first.address("mou_amendment" if first.number else "mou"),
        file_is_gone="upload" not in form.errors and bool(request.FILES or request.POST.get("upload")),
        **context,
    )


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


def _starting_values(request: HttpRequest, collaboration: Collaboration) -> dict[str, Any]:
    """What the form starts with: what was written in a returned memorandum that is entered again (``?again=``)."""
    before = None
    if again := request.GET.get("again"):
        before = get_visible_or_404(
            mous_visible_to(request.user).filter(collaboration=collaboration), public_id=again
        )
    if before is None:
        return {"language": request.LANGUAGE_CODE}
    values = values_again(before, collaboration)
    return {**values, **initial_rows(values["commitments"])}
