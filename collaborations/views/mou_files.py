"""The papers of a memorandum: its signed copies as files and page by page, letters, and who opened them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_safe

from collaborations.models import MouSheet, MouVersion
from collaborations.mous.signing.openings import left_at, openings_of
from collaborations.mous.signing.papers import papers_of
from collaborations.mous.visibility import (
    copies_visible_to,
    may_read_openings,
    mous_visible_to,
    opens_for,
    requests_visible_to,
)
from cop_portal.documents.serving import WayBack, respond
from cop_portal.documents.showing import show_page
from members.decorators import get_visible_or_404, member_required

# How wide the picture of a page is: to be read on the page that asks whether it was signed, and to be told apart from
# the others where pages are put in order.
TO_READ, TO_ORDER = 1100, 420


@member_required
@require_safe
def mou_document(request: HttpRequest, public_id) -> HttpResponseBase:
    """The signed paper, as an attachment. Each opening is recorded. ``public_id`` is the copy's."""
    copy = _copy(request, public_id)
    return respond(
        request,
        copy.document,
        organization_slug=opens_for(request.user, copy.version.mou, request.acting_for),
        back=_back(copy.version),
    )


@member_required
@require_safe
def mou_copy_page(request: HttpRequest, public_id, page: int) -> HttpResponseBase:
    """One page of the signed paper, as a picture. That it was looked at is recorded."""
    copy = _copy(request, public_id)
    slug = opens_for(request.user, copy.version.mou, request.acting_for)
    return show_page(request, copy.document, page, organization_slug=slug, width=TO_READ)


@member_required
@require_safe
def mou_request(request: HttpRequest, public_id) -> HttpResponseBase:
    """The letter on which Search recorded a signature, as an attachment. ``public_id`` is the signature's."""
    signature = get_visible_or_404(requests_visible_to(request.user), public_id=public_id)
    return respond(
        request,
        signature.request,
        organization_slug=opens_for(request.user, signature.mou, request.acting_for),
        back=_back(signature.version),
    )


@member_required
@require_safe
def mou_sheet(request: HttpRequest, public_id) -> HttpResponseBase:
    """A photo of a paper in the making, as it is turned. It is the party's own, and not yet a paper of anybody's."""
    sheets = MouSheet.objects.filter(paper__in=papers_of(request.user)).select_related("document")
    sheet = get_visible_or_404(sheets, public_id=public_id)
    return show_page(
        request,
        sheet.document,
        1,
        organization_slug="",
        width=TO_READ if "large" in request.GET else TO_ORDER,
        turned=sheet.turned,
        recorded=False,
    )


@member_required
@require_safe
def mou_paper_page(request: HttpRequest, public_id, page: int) -> HttpResponseBase:
    """A page of a PDF that a party has not sent to the others yet."""
    papers = papers_of(request.user).filter(document__isnull=False).select_related("document")
    paper = get_visible_or_404(papers, public_id=public_id)
    return show_page(request, paper.document, page, organization_slug="", width=TO_ORDER, recorded=False)


@member_required
@require_GET
def mou_openings(request: HttpRequest, public_id) -> HttpResponseBase:
    """Who opened its papers, and when: for the parties' people."""
    mou = get_visible_or_404(mous_visible_to(request.user), public_id=public_id)
    if not may_read_openings(request.user, mou):
        raise Http404
    until = left_at(request.user, mou)
    context = {"section": "collaborations", "mou": mou, "openings": openings_of(mou, until=until)}
    return render(request, "collaborations/mous/mou_openings.html", context)


def _back(version: MouVersion) -> WayBack:
    """The page of the memorandum, or of its amendment."""
    url = version.address("mou_amendment") if version.number else version.mou.get_absolute_url()
    return WayBack(url, gettext("The memorandum"))


def _copy(request: HttpRequest, public_id):
    copies = copies_visible_to(request.user).select_related("document", "version__mou")
    return get_visible_or_404(copies, public_id=public_id)
