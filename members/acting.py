"""Acting for one organization at a time.

A person may belong to several organizations. Reading counts them all; doing names one: it is kept in the session, and
every form that changes something carries it too (``{% include "components/acting_for.html" %}``). Where the two differ,
since the person switched in another tab, nothing is done before they have said which one is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, cast, overload

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .models import Membership, Organization
from .requests import PersonRequest

SESSION_KEY = "acting_for"
FIELD = "acting_for"
# The button of the page that asks. Its value is the organization's slug.
CHOICE = "act_for_now"
NOT_KEPT = {FIELD, CHOICE, "csrfmiddlewaretoken"}

View = Callable[..., HttpResponse]


def load(request: HttpRequest, memberships: list[Membership]) -> None:
    """Set ``request.memberships``, ``request.membership`` and ``request.acting_for`` from what the session says.

    Without a choice, or where the chosen membership has ended, it is the first by the organization's name.
    """
    request = cast(PersonRequest, request)
    request.memberships = memberships
    chosen = request.session.get(SESSION_KEY) if memberships else None
    membership = next((row for row in memberships if row.organization_id == chosen), None)
    _set(request, membership or (memberships[0] if memberships else None))


def own_organizations(request: HttpRequest) -> list[Organization]:
    """The organizations that the person belongs to: the one they act for first, then by name."""
    request = cast(PersonRequest, request)
    own = [row.organization for row in request.memberships]
    return sorted(own, key=lambda organization: organization != request.acting_for)


def act_for(request: PersonRequest, slug: str) -> bool:
    """Act for the organization of this slug from now on; False where the person does not belong to it."""
    membership = _own_membership(request, slug)
    if membership is None:
        return False
    request.session[SESSION_KEY] = membership.organization_id
    _set(request, membership)
    return True


@overload
def acting_form(view: View) -> View: ...


@overload
def acting_form(*, of: str) -> Callable[[View], View]: ...


def acting_form(view: View | None = None, *, of: str | None = None) -> View | Callable[[View], View]:
    """For views whose form changes something for ``request.acting_for``; goes below ``member_required`` and the like.

    ``of`` names the URL's argument that holds an organization's slug, where the page is that organization's own
    (``@acting_form(of="slug")``): a form is then for that organization or for none.

    A form of another organization than the session's gets a page that says so and offers to go on as either; what was
    typed is kept, files cannot be.
    """
    if view is None:
        return partial(_checked, of=of)
    return _checked(view, of)


def _checked(view: View, of: str | None) -> View:
    @wraps(view)
    def checked(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.memberships:
            return view(request, *args, **kwargs)
        page_of = kwargs.get(of) if of else None
        if _is_settled(request, page_of):
            return view(request, *args, **kwargs)
        return _ask(request, page_of)

    return checked


def _is_settled(request: PersonRequest, page_of: str | None) -> bool:
    """Whether form, page and session agree, or the person has just said which organization is meant."""
    if page_of is not None and _own_membership(request, page_of) is None:
        # Not theirs to act for (staff, or who has left): the view's own rule answers, also to who chose it just now.
        return True
    choice = request.POST.get(CHOICE)
    if choice and (page_of is None or choice == page_of):
        return act_for(request, choice)
    current = request.acting_for.slug
    wanted = {request.POST[FIELD]} if FIELD in request.POST else set()
    if page_of is not None:
        wanted.add(page_of)
    if not wanted:
        return len(request.memberships) == 1
    return wanted == {current}


def _ask(request: PersonRequest, page_of: str | None) -> HttpResponse:
    """The page that asks for whom the form is; sending it again carries all that was typed."""
    meant = _own_membership(request, page_of or request.POST.get(FIELD, ""))
    kept = [
        (name, value) for name in request.POST if name not in NOT_KEPT for value in request.POST.getlist(name)
    ]
    context = {
        "form_organization": meant.organization if meant else None,
        # A page of one organization cannot be sent for another.
        "current_organization": None if page_of else request.acting_for,
        "acting_organization": request.acting_for,
        "kept": kept,
        "files": [file.name for name in request.FILES for file in request.FILES.getlist(name)],
    }
    return render(request, "members/acting_differs.html", context, status=409)


def _own_membership(request: PersonRequest, slug: str) -> Membership | None:
    return next((row for row in request.memberships if row.organization.slug == slug), None)


def _set(request: PersonRequest, membership: Membership | None) -> None:
    request.membership = membership
    organization: Organization | None = membership.organization if membership else None
    request.acting_for = organization


def asked_on_a_page(view: View) -> View:
    """For a view that ``acting_form`` guards and a live page calls: where it must first be said for which organization
    it is, the page loads itself anew. Its forms are then plain ones, which lead to the page that asks."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 409 and request.headers.get("HX-Request"):
            response["HX-Refresh"] = "true"
        return response

    return asked
