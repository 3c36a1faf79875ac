"""Pages that begin a draft of a memorandum and write its parts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_drafting import begin_draft, save_draft
from collaborations.actions.mou_unsaved import drop_unsaved, keep_unsaved
from collaborations.forms.mou_begin import BeginForm
from collaborations.forms.mou_commitments import ADD, REMOVE, CommitmentsForm
from collaborations.forms.mou_parts import PartForm
from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouVersion
from collaborations.mous.drafting.between import open_between
from collaborations.mous.drafting.page import is_drafted, shown_part, writable_parts
from collaborations.mous.drafting.parts import state_of_parts
from collaborations.mous.drafting.starting import starting_values, titles_between
from collaborations.mous.drafting.topics import topics_near
from collaborations.mous.drafting.unsaved import differs, kept_here, typed_in, unsaved_of, unsaved_page
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.visibility import may_write, mous_visible_to
from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import back_if_alone, carry_out, form_page, sent, thread_or_404
from .mou_part_forms import PART_FORMS, PART_FORMS_OF_AMENDMENTS


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_begin(request: HttpRequest, public_id) -> HttpResponse:
    """Begin a draft; everybody of a party may. What the thread knows stands in the form already."""
    thread = thread_or_404(request, public_id=public_id)
    if not thread.writes:
        raise Http404
    collaboration = thread.collaboration
    if request.method == "GET" and (back := _way_back(request, thread, collaboration)) is not None:
        return back
    form = BeginForm(
        sent(request),
        collaboration=collaboration,
        organization=request.acting_for,
        near=topics_near(collaboration),
        initial=starting_values(collaboration, request.LANGUAGE_CODE),
        titles=titles_between(collaboration),
    )
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
        messages.success(request, _("The draft is begun. Everybody of its parties can write on it."))
        return redirect("collaborations:mou_text", mou.public_id)
    seen = mous_visible_to(request.user).filter(pk__in=[one.pk for one in opened]).first()
    return form_page(request, "collaborations/mous/drafting/begin.html", form, thread=thread, opened=seen)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_write(request: HttpRequest, public_id, part: str, number: int = 0) -> HttpResponse:
    """Write a part of a draft. Who was not the first reads what is there now beside what they typed."""
    version = _written_version(request, public_id, number, part)
    if request.method == "GET" and not is_drafted(version):
        messages.info(request, _("This text is not being written now."))
        return redirect(version.address("mou_text"))
    form_class = (PART_FORMS_OF_AMENDMENTS if number else PART_FORMS)[part]
    if request.method == "POST" and (ADD in request.POST or REMOVE in request.POST):
        return _rows_changed(request, version, part)
    form = form_class(sent(request), version=version)
    unsaved = unsaved_page(request.user, version, part)
    if not form.is_bound and (typed := unsaved_of(request.user, request.acting_for, version, part)):
        found = typed_in(form, typed)
        if "rows" in found:
            form = form_class(version=version, initial={**form.initial, "rows": found["rows"] or 1})
            found = typed_in(form, typed)
        if differs(form, found):
            unsaved.draft = typed
            form.initial = {**form.initial, **found}
    revision = carry_out(request, form, lambda values: _save(request, version, form))
    if revision is not None:
        drop_unsaved(version=version, organization=request.acting_for, by=request.user, part=part)
        messages.success(request, _("Saved. The others read it as it is now."))
        return redirect(version.address("mou_text"))
    now = None
    if form.is_bound:
        unsaved.words = _keep(request, version, part)
        now = _ask_again(form, version, part)
    return _page(request, form, version, part, unsaved, now)


def mou_unsaved(request: HttpRequest, public_id, part: str, number: int = 0) -> HttpResponse:
    """Keep or discard what one is typing into a part: by the script, or by a button.

    The script gets a few words as JSON, and 401 where nobody is signed in any more, or somebody else than opened the
    page: what one person typed is never kept for another.
    """
    is_script = (
        request.method == "POST" and "keep_draft" not in request.POST and "discard_draft" not in request.POST
    )
    user = request.user
    if is_script and not (
        user.is_authenticated and request.POST.get("draft_of", str(user.pk)) == str(user.pk)
    ):
        return JsonResponse({}, status=401)
    return _unsaved(request, public_id, part, number, is_script)


@member_required
@require_POST
def _unsaved(request: HttpRequest, public_id, part: str, number: int, is_script: bool) -> HttpResponse:
    version = _written_version(request, public_id, number, part)
    own = {"version": version, "organization": request.acting_for, "by": request.user, "part": part}
    if "discard_draft" in request.POST or "undone" in request.POST:
        drop_unsaved(**own)
        if is_script:
            return JsonResponse({"words": ""})
        messages.success(request, _("What you had typed is discarded."))
        return redirect(version.address("mou_text"))
    try:
        kept = keep_unsaved(**own, sent=request.POST)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        if is_script:
            return JsonResponse({"words": str(refusal.message)}, status=413)
        messages.error(request, str(refusal.message))
        return redirect(version.address("mou_text"))
    if is_script:
        return JsonResponse({"words": kept_here(kept.saved_at)})
    messages.success(request, kept_here(kept.saved_at))
    return redirect(version.address("mou_text"))


def _way_back(request: HttpRequest, thread, collaboration: Collaboration) -> HttpResponse | None:
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


def _written_version(request: HttpRequest, public_id, number: int, part: str) -> MouVersion:
    """The version, for somebody who may write on it; its part must be one."""
    version = get_visible_or_404(
        texts_readable_by(request.user)
        .select_related("mou__collaboration", "mou__witness")
        .prefetch_related("texts"),
        mou__public_id=public_id,
        number=number,
    )
    if part not in writable_parts(version) or not may_write(request.user, version.mou, request.acting_for):
        raise Http404
    return version


def _save(request: HttpRequest, version: MouVersion, form: PartForm):
    return save_draft(
        mou=version.mou,
        number=version.number,
        organization=request.acting_for,
        by=request.user,
        draft_version=form.cleaned_data["seen"],
        based_on=form.cleaned_data["based_on"],
        values=form.values(),
    )


def _keep(request: HttpRequest, version: MouVersion, part: str) -> str:
    """What was refused is kept, too."""
    try:
        kept = keep_unsaved(
            version=version,
            organization=request.acting_for,
            by=request.user,
            part=part,
            sent=request.POST,
        )
    except Refused:
        return ""
    return kept_here(kept.saved_at)


def _ask_again(form: PartForm, version: MouVersion, part: str):
    """What is there now, where somebody else has saved this part since; the form is then written upon that."""
    latest = MouVersion.objects.select_related("mou").get(pk=version.pk)
    based_on = state_of_parts(latest, form.names)
    if form.data.get("based_on") == based_on:
        return None
    data = form.data.copy()
    data["seen"], data["based_on"] = latest.mou.draft_version, based_on
    form.data = data
    return shown_part(latest, part)


def _rows_changed(request: HttpRequest, version: MouVersion, part: str) -> HttpResponse:
    """The same form with a row more or without one; nothing is saved by that."""
    if part != "commitments":
        raise Http404
    before = CommitmentsForm(request.POST, version=version)
    carried = {name: request.POST.get(name, "") for name in ("seen", "based_on")}
    form = CommitmentsForm(version=version, initial=before.changed_rows(request.POST) | carried)
    return _page(request, form, version, part, unsaved_page(request.user, version, part), None)


def _page(request: HttpRequest, form, version: MouVersion, part: str, unsaved, now) -> HttpResponse:
    return form_page(
        request,
        "collaborations/mous/drafting/write.html",
        form,
        version=version,
        mou=version.mou,
        part=part,
        draft=unsaved,
        now=now,
        text_url=version.address("mou_text"),
    )
