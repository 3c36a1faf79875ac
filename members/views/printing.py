"""An organization's profile on two pages of paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.decorators import get_known_or_404, member_required
from members.profile.print_page import FOR_MEMBERS, print_context
from members.profile.query import read_profile


@member_required
@require_safe
def print_profile(request: HttpRequest, slug: str) -> HttpResponse:
    """What the reader may see of a profile, as it fits on two pages; ``?for=members`` leaves out what not every member
    may see."""
    organization = get_known_or_404(request.known, slug)
    found = read_profile(request.known, organization, request.memberships)
    context = print_context(found, members_only=request.GET.get("for") == FOR_MEMBERS)
    return render(request, "members/print.html", {"section": "organizations"} | context)
