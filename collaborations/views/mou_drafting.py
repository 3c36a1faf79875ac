"""Pages on which the parts of a draft are written."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions.mou_drafting import save_draft
from collaborations.actions.mou_unsaved import drop_unsaved, keep_unsaved
from collaborations.forms.mou_commitments import ADD, REMOVE, CommitmentsForm
from collaborations.forms.mou_parts import PartForm
from collaborations.models import MouVersion
from collaborations.mous.drafting.page import is_drafted, shown_part, writable_parts
from collaborations.mous.drafting.parts import state_of_parts
from collaborations.mous.drafting.unsaved import differs, kept_here, typed_in, unsaved_of, unsaved_page
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.visibility import may_write
from cop_portal.refusals import Refused
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import carry_out, form_page, sent
from .mou_part_forms import PART_FORMS, PART_FORMS_OF_AMENDMENTS
from .mou_unsaved import answer, signed_out


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
    """Keep or discard what one is typing into a part: by the script, or by a button."""
    return signed_out(request) or _unsaved(request, public_id, part, number)


@member_required
@require_POST
def _unsaved(request: HttpRequest, public_id, part: str, number: int) -> HttpResponse:
    version = _written_version(request, public_id, number, part)
    own = {"version": version, "organization": request.acting_for, "by": request.user, "part": part}
    return answer(
        request,
        keep=lambda: keep_unsaved(**own, sent=request.POST),
        words=lambda kept: kept_here(kept.saved_at),
        drop=lambda: drop_unsaved(**own),
        back=version.address("mou_text"),
    )


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
