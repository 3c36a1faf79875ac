"""Pages of memoranda."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from collaborations.actions import mous as actions
from collaborations.mous.afterwards.page import afterwards_of
from collaborations.mous.afterwards.promised import promised_in
from collaborations.mous.agreeing.page import agreeing_page
from collaborations.mous.visibility import (
    may_record_for,
    may_record_witness,
    may_sign,
    reads_of,
)
from collaborations.visibility import collaborations_visible_to
from members.acting import acting_form
from members.decorators import member_required

from .helpers import missing_if_not_allowed
from .mou_helpers import find_page, find_page_to_sign


@member_required
@require_GET
def mou(request: HttpRequest, public_id) -> HttpResponse:
    """A memorandum: its signatures, its document, its state and terms."""
    page = find_page(request, public_id)
    reads = reads_of(request.user, page.mou, agreed=page.agreed)
    is_entered = not page.version.written_here and page.version.concluded_on is None
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
            # What was entered from paper is read before it is confirmed; afterwards how it is kept stands below.
            "promised": promised_in(page.version, page.mou) if is_entered and reads.words else [],
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
