"""What Search staff record of a signing: a party's signature on its written request, their own as a witness."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions.mou_signing import record_on_request, record_witness
from collaborations.forms.mou_signing import RecordForm, WitnessForm
from collaborations.mous.page import MouPage
from collaborations.mous.visibility import may_record_for, may_record_witness, reads_of
from members.decorators import staff_required

from .helpers import carry_out, form_page, sent
from .mou_helpers import find_page


@staff_required
@require_http_methods(["GET", "POST"])
def mou_record(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Record a party's signature on its written request."""
    page = find_page(request, public_id, number)
    if not may_record_for(request.user, page.mou):
        raise Http404
    parties = [row.party for row in page.unsigned if row.party.party.left_on is None]
    copies = [row.copy for row in page.copies]
    if not page.is_open or not parties or not copies:
        messages.info(request, page.why_not_open or _("A party must upload the signed paper first."))
        return redirect(page.url)
    form = RecordForm(sent(request), request.FILES or None, parties=parties, copies=copies)

    def record(values: dict):
        organization = values.pop("party").party.organization
        return record_on_request(
            mou=page.mou, number=number, organization=organization, by=request.user, **values
        )

    if carry_out(request, form, record) is not None:
        messages.success(
            request, _("Recorded. The organization is told, and all parties can open its request.")
        )
        return redirect(page.url)
    template = "collaborations/mous/signing/record.html"
    return form_page(request, template, form, **_context(request, page))


@staff_required
@require_http_methods(["GET", "POST"])
def mou_witness(request: HttpRequest, public_id) -> HttpResponse:
    """Record that Search has signed as a witness."""
    page = find_page(request, public_id)
    if page.witness is None or not may_record_witness(request.user, page.mou):
        raise Http404
    if page.witness.signed_on is not None:
        messages.info(request, _("Search has signed it already."))
        return redirect(page.url)
    form = WitnessForm(sent(request))
    recorded = carry_out(
        request, form, lambda values: record_witness(mou=page.mou, by=request.user, **values)
    )
    if recorded is not None:
        messages.success(request, _("Saved."))
        return redirect(page.url)
    template = "collaborations/mous/signing/witness.html"
    return form_page(request, template, form, **_context(request, page))


def _context(request: HttpRequest, page: MouPage) -> dict:
    """What it is about, in words, to who can open its paper too, and once all have agreed to it."""
    reads = reads_of(request.user, page.mou, agreed=page.agreed)
    return {"page": page, "mou": page.mou, "reads_words": reads.words}
