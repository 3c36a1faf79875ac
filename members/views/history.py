"""Who changed what on a profile, and when."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from members.decorators import get_visible_or_404, member_required
from members.history.page import history_context
from members.history.query import read_history
from members.history.tables import SECTIONS
from members.visibility import may_edit, may_see_history, organizations_visible_to


@member_required
@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """The changes of a profile, the latest first, for its representatives and staff; of one section or all."""
    organization = get_visible_or_404(organizations_visible_to(request.user), slug=slug)
    if not may_see_history(request.user, organization):
        raise Http404
    section = request.GET.get("section", "")
    if section not in SECTIONS:
        section = ""
    page = read_history(request.user, organization, section, request.GET.get("before", ""))
    context = history_context(request.user, organization, page, section)
    context |= {"section": "organizations", "is_later": "before" in request.GET}
    context["may_edit"] = may_edit(request.user, organization)
    return render(request, "members/history.html", context)
