"""Who may open a view at all. Put one of these above every view that is not for visitors.

Visitors are sent to sign in before anything is looked up. Whoever is signed in and may not open the view gets the
answer of a page that does not exist.

    @member_required
    def profile(request, slug):
        organization = get_visible_or_404(organizations_visible_to(request.user), slug=slug)

``request.memberships``, ``request.membership`` and ``request.acting_for`` come from ``ActingForMiddleware``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from .known import Known, is_visible_to_known
from .models import Organization, Role
from .requests import PersonRequest
from .roles import is_observer, is_staff

View = Callable[..., HttpResponse]
Row = TypeVar("Row", bound=Model)


def member_required(view: View) -> View:
    """For people who belong to an organization, as representative or colleague, and for staff; observers get 404."""
    return _guarded(view, _is_member_or_staff)


def representative_required(view: View) -> View:
    """For people who act as representative of ``request.acting_for``. Colleagues and staff get 404."""
    return _guarded(
        view,
        lambda request: request.membership is not None and request.membership.role == Role.REPRESENTATIVE,
    )


def staff_required(view: View) -> View:
    """For Search staff (superusers included)."""
    return _guarded(view, lambda request: is_staff(request.user))


def observer_required(view: View) -> View:
    """For observers, and for staff who look at what observers see."""
    return _guarded(view, lambda request: is_observer(request.user) or is_staff(request.user))


def signed_in_required(view: View) -> View:
    """For everybody with an account: the pages of one's own account."""
    return _guarded(view, lambda request: True)


def get_visible_or_404(queryset: QuerySet[Row], **lookup: Any) -> Row:
    """The one row of ``queryset`` that fits; what is not in it does not exist (404).

    Give it a queryset that went through ``visible_to``. A value that the database cannot read is no row either.
    """
    try:
        row = queryset.filter(**lookup).first()
    except (ValueError, TypeError, ValidationError):
        row = None
    if row is None:
        raise Http404
    return row


def get_known_or_404(known: Known, slug: str) -> Organization:
    """The organization of this address, where the reader of whom ``known`` tells may know of it; else it does not exist
    (404)."""
    organization = get_visible_or_404(Organization.objects.all(), slug=slug)
    if not is_visible_to_known(known, organization):
        raise Http404
    return organization


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in page and back: to this page, or to the page whose form was sent."""
    response = redirect_to_login(_page_of(request))
    if request.headers.get("HX-Request"):
        # htmx would put the sign-in page into a corner of the page; this makes it go there.
        response.status_code = 204
        response["HX-Redirect"] = response["Location"]
        del response["Location"]
    return response


def _guarded(view: View, may_open: Callable[[PersonRequest], bool]) -> View:
    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        if not may_open(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _is_member_or_staff(request: PersonRequest) -> bool:
    if is_staff(request.user):
        return True
    return bool(request.memberships) and not is_observer(request.user)


def _page_of(request: HttpRequest) -> str:
    """The page to come back to. A form's own address may answer POST alone, so of a form it is the page it was on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    try:
        referrer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # as of "http://["
        return "/"
    if referrer.netloc == request.get_host() and referrer.path:
        return referrer.path + (f"?{referrer.query}" if referrer.query else "")
    return "/"
