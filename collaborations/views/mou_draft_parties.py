"""The page on which a representative changes whose draft a memorandum is; what that does is read before it is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_parties import change_parties
from collaborations.forms.mou_draft_parties import DraftPartiesForm
from collaborations.models import MemorandumOfUnderstanding, MouVersion
from collaborations.mous.drafting.page import is_drafted
from collaborations.mous.drafting.parties import planned_parties
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.visibility import may_sign, may_write, mous_visible_to
from cop_portal.refusals import Refused
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import form_page, missing_if_not_allowed, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_parties(request: HttpRequest, public_id) -> HttpResponse:
    """Choose the parties; then read what that changes, and say that it is to be so."""
    version = _version(request, public_id)
    text_url = version.address("mou_text")
    if request.method == "GET" and not is_drafted(version):
        messages.info(request, _("This text is not being written now."))
        return redirect(text_url)
    if request.method == "GET" and version.mou.renews_id is not None:
        messages.info(request, _("A renewal is between the same parties."))
        return redirect(text_url)
    form = DraftPartiesForm(sent(request), version=version, organization=request.acting_for)
    planned, opened = None, None
    if form.is_bound and form.is_valid():
        parties = form.cleaned_data["parties"]
        try:
            with missing_if_not_allowed():
                changed = change_parties(
                    mou=version.mou,
                    organization=request.acting_for,
                    by=request.user,
                    parties=parties,
                    seen=form.cleaned_data["seen"],
                )
        except AlreadyOpen as refusal:
            refusal.add_to(form)
            opened = _seen(request, refusal.mou)
        except Refused as refusal:
            if refusal.code != "look":
                refusal.add_to(form)
            else:
                planned = planned_parties(version, parties)
                if form.cleaned_data["seen"]:
                    messages.warning(
                        request, _("Somebody has changed the text since. Read what this does now.")
                    )
        else:
            _say(request, changed)
            return redirect(text_url)
    return form_page(
        request,
        "collaborations/mous/drafting/parties.html",
        form,
        version=version,
        mou=version.mou,
        planned=planned,
        opened=opened,
        text_url=text_url,
    )


def _say(request: HttpRequest, changed: bool) -> None:
    if changed:
        messages.success(request, _("Saved. “Every text so far” says who was added and who was taken out."))
    else:
        messages.info(request, _("Nothing was changed: these are its parties."))


def _seen(request: HttpRequest, mou: MemorandumOfUnderstanding) -> MemorandumOfUnderstanding | None:
    return mous_visible_to(request.user).filter(pk=mou.pk).first()


def _version(request: HttpRequest, public_id) -> MouVersion:
    """The draft, for a representative of one of its parties."""
    version = get_visible_or_404(
        texts_readable_by(request.user).select_related("mou__collaboration"),
        mou__public_id=public_id,
        number=0,
    )
    acts = may_sign(request.user, version.mou, request.acting_for)
    if not acts or not may_write(request.user, version.mou, request.acting_for):
        raise Http404
    return version
