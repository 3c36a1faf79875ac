"""What the pages of memoranda have in common: finding one, or an amendment of one, and acting on it for a party."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from collaborations.mous.page import MouPage, mou_page, mous_for_page
from collaborations.mous.states import MouState
from collaborations.mous.visibility import may_sign, mous_visible_to, versions_visible_to
from cop_portal.dates import format_date
from members.decorators import get_visible_or_404

from .helpers import Result


def find_page(request: HttpRequest, public_id, number: int = 0) -> MouPage:
    """The memorandum, or its amendment with this ``number``, if the reader may know of it."""
    found = get_visible_or_404(mous_for_page(mous_visible_to(request.user)), public_id=public_id)
    page = mou_page(found, request.acting_for, number)
    if page is None:
        raise Http404
    # Of the memorandum itself they do; an amendment can have come after they left.
    if number and not versions_visible_to(request.user).filter(pk=page.version.pk).exists():
        raise Http404
    return page


def find_page_to_sign(request: HttpRequest, public_id, number: int = 0) -> MouPage:
    """The same, for somebody who speaks for one of its parties now."""
    page = find_page(request, public_id, number)
    if not may_sign(request.user, page.mou, request.acting_for):
        raise Http404
    return page


def words_after_signing(request: HttpRequest, page: MouPage) -> str:
    """What the last party to sign reads: every party has, and from when it counts; empty while one has not."""
    after = find_page(request, page.mou.public_id, page.version.number)
    if after.version.concluded_on is None:
        return ""
    if page.version.number:
        return _("Thank you. Every party has signed the amendment.")
    if after.mou.state == MouState.IN_FORCE:
        return _("Thank you. Every party has signed the memorandum. It is in force.")
    if after.mou.state == MouState.CONCLUDED:
        begins = {"date": format_date(after.mou.starts_on)}
        return _("Thank you. Every party has signed the memorandum. It begins on %(date)s.") % begins
    return _("Thank you. Every party has signed the memorandum.")


def signing(request: HttpRequest, page: MouPage, action: Callable[..., Result]) -> Callable[[dict], Result]:
    """``action`` on this version, by this person for the organization they act for; takes the form's values."""
    return lambda values: action(
        mou=page.mou,
        number=page.version.number,
        organization=request.acting_for,
        by=request.user,
        **values,
    )
