"""An organization's profile."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cop_portal.documents.serving import respond, show_picture
from members.decorators import get_known_or_404, get_visible_or_404, member_required
from members.panels import panels_of
from members.paper_visibility import opens_paper_for, registration_files_visible_to
from members.profile.page import profile_context
from members.profile.query import read_profile
from members.visibility import organizations_visible_to


@member_required
@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """What an organization says of itself, and what it and the reader's could do together."""
    organization = get_known_or_404(request.known, slug)
    found = read_profile(request.known, organization, request.memberships, request.acting_for)
    context = profile_context(found, panels_of(request, organization))
    return render(request, "members/profile.html", {"section": "organizations"} | context)


@member_required
@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The organization's logo, for whoever may know of the organization."""
    with_logo = organizations_visible_to(request.user).filter(logo__isnull=False).select_related("logo")
    return show_picture(get_visible_or_404(with_logo, slug=slug).logo)


@member_required
@require_safe
def registration_file(request: HttpRequest, slug: str, public_id: str) -> HttpResponseBase:
    """The paper of a registration, as an attachment. Each opening is recorded."""
    registrations = registration_files_visible_to(request.user).select_related("file")
    registration = get_visible_or_404(registrations, organization__slug=slug, public_id=public_id)
    opened_for = opens_paper_for(request.user, registration, request.acting_for)
    return respond(request, registration.file, organization_slug=opened_for)
