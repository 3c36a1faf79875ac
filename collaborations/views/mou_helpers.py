"""What the pages of memoranda have in common: finding one, or an amendment of one, and acting on it for a party."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest

from collaborations.mous.page import MouPage, mou_page, mous_for_page
from collaborations.mous.visibility import is_party_person, may_sign, mous_visible_to
from members.decorators import get_visible_or_404

from .helpers import Result


def find_page(request: HttpRequest, public_id, number: int = 0) -> MouPage:
    """The memorandum, or its amendment with this ``number``, if the reader may know of it. A draft of an amendment is
    the parties' own."""
    found = get_visible_or_404(mous_for_page(mous_visible_to(request.user)), public_id=public_id)
    page = mou_page(found, request.acting_for, number)
    if page is None:
        raise Http404
    if page.version.frozen_on is None and not is_party_person(request.user, found):
        raise Http404
    return page


def find_page_to_sign(request: HttpRequest, public_id, number: int = 0) -> MouPage:
    """The same, for somebody who speaks for one of its parties now."""
    page = find_page(request, public_id, number)
    if not may_sign(request.user, page.mou, request.acting_for):
        raise Http404
    return page


def signing(request: HttpRequest, page: MouPage, action: Callable[..., Result]) -> Callable[[dict], Result]:
    """``action`` on this version, by this person for the organization they act for; takes the form's values."""
    return lambda values: action(
        mou=page.mou,
        number=page.version.number,
        organization=request.acting_for,
        by=request.user,
        **values,
    )
