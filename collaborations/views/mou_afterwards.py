"""Pages of what comes after the signatures: what proves a commitment, an end before the time, and a renewal."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from collaborations.actions import mou_afterwards as actions
from collaborations.actions.mou_draft_checks import AlreadyOpen
from collaborations.actions.mou_renewing import renew
from collaborations.forms.mou_afterwards import ProofForm, RenewForm, TerminateForm
from collaborations.models import FollowUpMeeting, JointActivity, MouTermination
from collaborations.mous.afterwards.commitment_page import (
    CommitmentPage,
    commitment_page,
    readable_commitments,
)
from collaborations.mous.afterwards.ends import end_of
from collaborations.mous.afterwards.page import GOES_ON, may_be_taken_back, may_renew
from collaborations.mous.afterwards.terms import term_after
from collaborations.mous.afterwards.visibility import may_go_on
from collaborations.mous.page import MouPage
from cop_portal.dates import today
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import carry_out, form_page, missing_if_not_allowed, sent
from .mou_helpers import find_page, find_page_to_sign


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def commitment(request: HttpRequest, public_id) -> HttpResponse:
    """A commitment with what proves it; everybody of a party links and unlinks."""
    page = _commitment(request, public_id)
    form = ProofForm(sent(request), offered=page.offered) if page.may_link else None
    if form is None:
        if request.method == "POST":
            raise Http404
        return render(request, "collaborations/mous/afterwards/commitment.html", _context(page))
    linked = carry_out(request, form, lambda data: actions.link_proofs(**_acting(request, page), **data))
    if linked is not None:
        messages.success(request, _("Saved. It counts on the day on which it was held."))
        return redirect("collaborations:commitment", page.commitment.public_id)
    return form_page(request, "collaborations/mous/afterwards/commitment.html", form, **_context(page))


@member_required
@require_POST
@acting_form
def commitment_meetings(request: HttpRequest, public_id) -> HttpResponse:
    """One tap: every meeting held since proves it."""
    page = _commitment(request, public_id)
    with missing_if_not_allowed():
        count = actions.link_held_meetings(**_acting(request, page))
    words = ngettext("%(count)s meeting was linked.", "%(count)s meetings were linked.", count)
    messages.success(request, words % {"count": count} if count else _("There is no other meeting to link."))
    return redirect("collaborations:commitment", page.commitment.public_id)


@member_required
@require_POST
@acting_form
def commitment_unlink(request: HttpRequest, public_id, proving) -> HttpResponse:
    """It does not prove it after all. ``proving`` is the public id of a meeting or a joint activity."""
    page = _commitment(request, public_id)
    own = {"collaboration": page.commitment.collaboration_id, "public_id": proving}
    meeting = FollowUpMeeting.objects.filter(**own).first()
    activity = None if meeting is not None else get_visible_or_404(JointActivity.objects.filter(**own))
    with missing_if_not_allowed():
        actions.unlink_proof(**_acting(request, page), meeting=meeting, activity=activity)
    messages.success(request, _("Saved. It is linked no more."))
    return redirect("collaborations:commitment", page.commitment.public_id)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_end(request: HttpRequest, public_id) -> HttpResponse:
    """End the memorandum before its time; a page of its own asks once more."""
    page = find_page_to_sign(request, public_id)
    if request.method == "GET" and (page.mou.state not in GOES_ON or _ended(page) is not None):
        messages.info(request, _("This memorandum has ended, or a party has ended it already."))
        return redirect(page.mou)
    form = TerminateForm(sent(request), initial={"language": request.LANGUAGE_CODE})
    done = carry_out(request, form, lambda data: actions.terminate(**_acting_on(request, page), **data))
    if done is not None:
        messages.success(request, _("Saved. The other parties are told, and can read why."))
        return redirect(page.mou)
    return form_page(request, "collaborations/mous/afterwards/end.html", form, page=page, mou=page.mou)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_end_back(request: HttpRequest, public_id) -> HttpResponse:
    """Take back that one's own organization ended it; the page asks once more."""
    page = find_page_to_sign(request, public_id)
    ended = _ended(page)
    if ended is None or not may_be_taken_back(ended, request.acting_for):
        messages.info(request, _("There is nothing to take back here, or no longer."))
        return redirect(page.mou)
    if request.method == "POST":
        with missing_if_not_allowed():
            actions.take_back_termination(**_acting_on(request, page))
        messages.success(request, _("Saved. It goes on as it was signed, and the other parties are told."))
        return redirect(page.mou)
    context = {"section": "collaborations", "page": page, "mou": page.mou, "ended": ended}
    return render(request, "collaborations/mous/afterwards/end_back.html", context)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_renew(request: HttpRequest, public_id) -> HttpResponse:
    """Begin the draft of one that comes after it."""
    page = find_page(request, public_id)
    if not may_go_on(request.user, page.mou, request.acting_for):
        raise Http404
    if request.method == "GET" and not may_renew(page.mou):
        messages.info(request, _("A memorandum is renewed once all have signed it, by the same parties."))
        return redirect(page.mou)
    form = RenewForm(sent(request), initial=term_after(page.mou))

    def begin(values: dict) -> tuple[str, str]:
        try:
            draft = renew(**_acting_on(request, page), **values)
        except AlreadyOpen as refusal:
            return refusal.mou.get_absolute_url(), str(refusal.message)
        text_url = reverse("collaborations:mou_text", args=[draft.public_id])
        return text_url, _("Saved. The draft begins with what you agreed before.")

    begun = carry_out(request, form, begin)
    if begun is not None:
        messages.info(request, begun[1])
        return redirect(begun[0])
    context = {"page": page, "mou": page.mou, "end": end_of(page.mou, today())}
    return form_page(request, "collaborations/mous/afterwards/renew.html", form, **context)


def _commitment(request: HttpRequest, public_id) -> CommitmentPage:
    found = get_visible_or_404(readable_commitments(request.user), public_id=public_id)
    page = find_page(request, found.mou.public_id)
    return commitment_page(found, page, request.user, request.acting_for)


def _ended(page: MouPage) -> MouTermination | None:
    rows = MouTermination.objects.filter(mou=page.mou)
    return rows.select_related("mou_party__party__organization").first()


def _context(page: CommitmentPage) -> dict:
    return {"section": "collaborations", "page": page, "mou": page.mou}


def _acting(request: HttpRequest, page: CommitmentPage) -> dict:
    return {"commitment": page.commitment, "organization": request.acting_for, "by": request.user}


def _acting_on(request: HttpRequest, page: MouPage) -> dict:
    return {"mou": page.mou, "organization": request.acting_for, "by": request.user}
