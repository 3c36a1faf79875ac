"""The page on which a draft of a memorandum is begun; what is typed there is kept until it is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_drafting import begin_draft
from collaborations.actions.mou_unsaved import drop_begun, keep_begun
from collaborations.forms.mou_begin import BeginForm
from collaborations.models import Collaboration, MemorandumOfUnderstanding
from collaborations.mous.drafting.between import open_between
from collaborations.mous.drafting.starting import starting_values, titles_between
from collaborations.mous.drafting.topics import topics_near
from collaborations.mous.drafting.unsaved import begun_here, begun_of, begun_page, differs, typed_in
from collaborations.mous.visibility import mous_visible_to
from collaborations.thread.facts import Thread
from cop_portal.refusals import Refused
from members.acting import acting_form
from members.decorators import member_required

from .helpers import back_if_alone, carry_out, form_page, sent, thread_or_404
from .mou_unsaved import answer, signed_out


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_begin(request: HttpRequest, public_id) -> HttpResponse:
    """Begin a draft; everybody of a party may. What the thread knows stands in the form already."""
    thread = _thread(request, public_id)
    collaboration = thread.collaboration
    if request.method == "GET" and (back := _way_back(request, thread, collaboration)) is not None:
        return back
    form = _form(request, collaboration)
    unsaved = begun_page(request.user, collaboration)
    if not form.is_bound and (typed := begun_of(request.user, request.acting_for, collaboration)):
        found = typed_in(form, typed)
        if differs(form, found):
            unsaved.draft = typed
            form.initial = {**form.initial, **found}
    opened: list[MemorandumOfUnderstanding] = []

    def begin(values: dict) -> MemorandumOfUnderstanding:
        try:
            return begin_draft(
                collaboration=collaboration, organization=request.acting_for, by=request.user, **values
            )
        except AlreadyOpen as refusal:
            opened.append(refusal.mou)
            raise

    mou = carry_out(request, form, begin)
    if mou is not None:
        drop_begun(**_own(request, collaboration))
        messages.success(request, _("The draft is begun. Everybody of its parties can write on it."))
        return redirect("collaborations:mou_text", mou.public_id)
    if form.is_bound:
        unsaved.words = _keep(request, collaboration)
    seen = mous_visible_to(request.user).filter(pk__in=[one.pk for one in opened]).first()
    return form_page(
        request,
        "collaborations/mous/drafting/begin.html",
        form,
        thread=thread,
        opened=seen,
        draft=unsaved,
    )


def mou_begin_unsaved(request: HttpRequest, public_id) -> HttpResponse:
    """Keep or discard what one is typing there: by the script, or by a button."""
    return signed_out(request) or _unsaved(request, public_id)


@member_required
@require_POST
def _unsaved(request: HttpRequest, public_id) -> HttpResponse:
    collaboration = _thread(request, public_id).collaboration
    own = _own(request, collaboration)
    return answer(
        request,
        keep=lambda: keep_begun(**own, sent=request.POST),
        words=lambda kept: begun_here(kept.saved_at),
        drop=lambda: drop_begun(**own),
        back=collaboration.get_absolute_url(),
    )


def _thread(request: HttpRequest, public_id) -> Thread:
    thread = thread_or_404(request, public_id=public_id)
    if not thread.writes:
        raise Http404
    return thread


def _form(request: HttpRequest, collaboration: Collaboration) -> BeginForm:
    return BeginForm(
        sent(request),
        collaboration=collaboration,
        organization=request.acting_for,
        near=topics_near(collaboration),
        initial=starting_values(collaboration, request.LANGUAGE_CODE),
        titles=titles_between(collaboration),
    )


def _own(request: HttpRequest, collaboration: Collaboration) -> dict:
    return {"collaboration": collaboration, "organization": request.acting_for, "by": request.user}


def _keep(request: HttpRequest, collaboration: Collaboration) -> str:
    """What was refused is kept, too."""
    try:
        return begun_here(keep_begun(**_own(request, collaboration), sent=request.POST).saved_at)
    except Refused:
        return ""


def _way_back(request: HttpRequest, thread: Thread, collaboration: Collaboration) -> HttpResponse | None:
    """Where the form has no use: the way to the draft that is open already, or back to the thread."""
    if (back := back_if_alone(request, thread)) is not None:
        return back
    if thread.is_concluded:
        messages.info(request, _("This collaboration is concluded. Take it up again first."))
        return redirect(collaboration)
    opened = open_between(collaboration, thread.parties)
    if opened is not None and mous_visible_to(request.user).filter(pk=opened.pk).exists():
        messages.info(
            request, _("Your organizations are drafting or signing a memorandum already. Finish it first.")
        )
        return redirect(opened)
    return None
