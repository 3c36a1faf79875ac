"""An organization's profile."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.decorators import get_visible_or_404, member_required
from members.panels import panels_of
from members.profile import profiles_visible_to, read_profile
from members.profile_page import profile_context


@member_required
@require_safe
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """What an organization says of itself, and what it and the reader's could do together."""
    organization = get_visible_or_404(profiles_visible_to(request.user), slug=slug)
    own_ids = {membership.organization_id for membership in request.memberships}
    found = read_profile(request.user, organization, request.acting_for, own_ids)
    context = profile_context(found, panels_of(request, organization))
    return render(request, "members/profile.html", {"section": "organizations"} | context)
