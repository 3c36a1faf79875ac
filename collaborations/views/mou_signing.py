"""Pages on which a party says of another's signed paper: this is what we signed, or it is not; and on which it takes
its own signature back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import mou_signing, mous
from collaborations.forms.mou import ConfirmForm, ReasonForm
from collaborations.forms.mou_signing import TakeBackForm
from collaborations.mous.entered import entered_terms
from collaborations.mous.page import MouPage
from collaborations.mous.signing.copies import CopyRow
from collaborations.mous.signing.taking_back import why_not_taken_back
from collaborations.mous.signing.whose_turn import GivingBack
from members.acting import acting_form
from members.decorators import get_visible_or_404, member_required

from .helpers import carry_out, form_page, sent
from .mou_helpers import find_page_to_sign, signing, words_after_signing


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_confirm(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """This is what we signed."""
    page = find_page_to_sign(request, public_id, number)
    if not page.waits_for_us:
        messages.info(request, _why_not_confirmed(page))
        return redirect(page.url)
    row = _chosen(request, page.to_confirm)
    form = ConfirmForm(sent(request), initial={"copy": row.copy.public_id})

    def confirm(values: dict):
        looked_at = get_visible_or_404(page.version.copies.all(), public_id=values.pop("copy"))
        return signing(request, page, mou_signing.confirm_signature)({**values, "copy": looked_at})

    if carry_out(request, form, confirm) is not None:
        messages.success(request, words_after_signing(request, page) or _("Confirmed. Thank you."))
        return redirect(page.url)
    if form.is_bound:
        # The page shows the file as it is now: what is sent next was looked at, also where it had been replaced.
        form.data = request.POST.copy()
        form.data["copy"] = str(row.copy.public_id)
    others = [one for one in page.to_confirm if one is not row]
    return form_page(
        request,
        "collaborations/mous/signing/confirm.html",
        form,
        page=page,
        mou=page.mou,
        row=row,
        others=others,
        entered=entered_terms(page),
    )


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_return(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """This is not what we signed: send it back. Who entered a memorandum with its paper takes it back here."""
    page = find_page_to_sign(request, public_id, number)
    asked = _asked(request)
    giving = page.giving_back(asked)
    if giving is None:
        messages.info(
            request,
            page.why_not_open or _("Your organization has confirmed it, and can no longer return it."),
        )
        return redirect(page.url)
    row = giving.row
    if request.POST.get("copy") and (row is None or str(row.copy.public_id) != asked):
        # What was typed is of the file that was looked at, never of the one that came in its place.
        messages.info(request, _("This file was returned or replaced already. It counts no more."))
        return redirect(page.url)
    form = ReasonForm(sent(request))
    if carry_out(request, form, lambda values: _give_back(request, page, giving, values)) is not None:
        messages.success(request, _("Done. The other parties can read why."))
        return redirect(page.url)
    template = "collaborations/mous/signing/return.html"
    return form_page(request, template, form, page=page, mou=page.mou, row=row, is_whole=giving.is_whole)


def _give_back(request: HttpRequest, page: MouPage, giving: GivingBack, values: dict):
    if giving.row is None:
        return signing(request, page, mous.withdraw_mou)(values)
    if giving.is_whole:
        return signing(request, page, mous.return_mou)(values)
    return signing(request, page, mou_signing.return_copy)({**values, "copy": giving.row.copy})


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_take_back(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """We do not stand by our signature any more: what falls with it, and why."""
    page = find_page_to_sign(request, public_id, number)
    taking = page.taking_back
    if taking is None:
        messages.info(request, why_not_taken_back(page, request.POST.get("signature", "")))
        return redirect(page.url)
    shown = str(taking.signature.public_id)
    form = TakeBackForm(sent(request), initial={"signature": shown})
    if carry_out(request, form, signing(request, page, mou_signing.take_back_signature)) is not None:
        messages.success(request, _("Your signature is taken back. The other parties can read why."))
        return redirect(page.url)
    if form.is_bound:
        # The page shows what is signed now: what is sent next was looked at.
        form.data = request.POST.copy()
        form.data["signature"] = shown
    template = "collaborations/mous/signing/take_back.html"
    return form_page(request, template, form, page=page, mou=page.mou, taking=taking)


def _chosen(request: HttpRequest, rows: list[CopyRow]) -> CopyRow:
    """The copy that the address or the form names; the first where it names none of them (any more)."""
    asked = _asked(request)
    return next((row for row in rows if str(row.copy.public_id) == asked), rows[0])


def _asked(request: HttpRequest) -> str:
    return request.POST.get("copy") or request.GET.get("copy") or ""


def _why_not_confirmed(page: MouPage) -> str:
    if page.why_not_open:
        return page.why_not_open
    if page.own is not None and page.own.signature is not None:
        return _("Your organization has confirmed it already.")
    return _("There is no signed paper to confirm now. You can upload your own.")
