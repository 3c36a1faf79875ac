"""Hide us now: one button, at once, everywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from members.actions import organizations as actions
from members.decorators import member_required
from members.models import Organization

from .edit import own_or_404, was_done


@member_required
@require_POST
def hide_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide the organization of this page. Who speaks for two is not asked for which one: the page has said it, and in
    danger a question is one too many."""
    organization = own_or_404(request, slug)
    was_done(None, actions.hide_now, organization=organization, by=request.user)
    return redirect("members:hidden", organization.slug)


@member_required
@require_safe
def hidden(request: HttpRequest, slug: str) -> HttpResponse:
    """What being hidden means, and how to be seen again."""
    organization = own_or_404(request, slug)
    if organization.visibility != Organization.Visibility.HIDDEN:
        return redirect("members:edit", organization.slug)
    return render(request, "members/hidden.html", {"section": "organizations", "organization": organization})
