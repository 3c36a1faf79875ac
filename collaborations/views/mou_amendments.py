"""Pages of amendments: begun here, each with a page of its own. Written, agreed to and signed as a memorandum is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from collaborations.actions.mou_drafting import begin_amendment
from collaborations.forms.mou_afterwards import AmendForm
from collaborations.models import MouVersion
from collaborations.mous.afterwards.amendment_page import amendment_page
from collaborations.mous.afterwards.amendments import may_amend
from collaborations.mous.agreeing.page import agreeing_page
from collaborations.mous.drafting.parts import languages_of
from collaborations.mous.visibility import (
    may_record_for,
    may_sign,
    may_write,
    reads_of,
)
from members.acting import acting_form
from members.decorators import member_required

from .helpers import carry_out, form_page, sent
from .mou_helpers import find_page

NOT_NOW = gettext_lazy("Nothing can be amended now: it has ended, or an amendment is on its way already.")


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def mou_amend(request: HttpRequest, public_id) -> HttpResponse:
    """Begin to draft an amendment: what it is about, and whether it moves the last day."""
    page = find_page(request, public_id)
    if not may_write(request.user, page.mou, request.acting_for):
        raise Http404
    if request.method == "GET" and not may_amend(page.mou):
        messages.info(request, NOT_NOW)
        return redirect(page.mou)
    form = AmendForm(sent(request), languages=languages_of(page.mou))

    def begin(values: dict) -> MouVersion:
        return begin_amendment(mou=page.mou, organization=request.acting_for, by=request.user, **values)

    version = carry_out(request, form, begin)
    if version is not None:
        messages.success(request, _("Saved. Now write down what else it says."))
        return redirect(version.address("mou_text"))
    context = {"page": page, "mou": page.mou, "enters": may_sign(request.user, page.mou, request.acting_for)}
    return form_page(request, "collaborations/mous/afterwards/amend.html", form, **context)


@member_required
@require_GET
def mou_amendment(request: HttpRequest, public_id, number: int) -> HttpResponse:
    """An amendment: what changes, how it stands, who has signed it, and its papers."""
    page = find_page(request, public_id, number)
    if number == 0:
        return redirect(page.mou)
    reads = reads_of(request.user, page.mou, agreed=page.agreed)
    context = {
        "section": "collaborations",
        "page": page,
        "mou": page.mou,
        "amendment": amendment_page(page, reads_terms=reads.terms),
        "agreeing": agreeing_page(page.version, request.user, request.acting_for),
        "is_party": reads.is_party,
        "may_open": reads.may_open,
        "may_read_terms": reads.words,
        "may_read_reason": reads.is_party,
        "may_sign": may_sign(request.user, page.mou, request.acting_for),
        "may_record": page.is_open and bool(page.copies) and may_record_for(request.user, page.mou),
    }
    return render(request, "collaborations/mous/afterwards/amendment.html", context)
