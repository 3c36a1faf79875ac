"""Hide us now: one button, at once, everywhere; and one to be seen again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.actions import organizations as actions
from members.actions.showing import show_again as show_again_now
from members.decorators import member_required
from members.history.earlier import visibility_before_hiding
from members.models import Organization

from .editing import own_or_404, saved, was_done


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
    context = {
        "section": "organizations",
        "organization": organization,
        "shown_before": visibility_before_hiding(organization),
    }
    return render(request, "members/hidden.html", context)


@member_required
@require_POST
@acting_form(of="slug")
def show_again(request: HttpRequest, slug: str) -> HttpResponse:
    """Be seen again as before it was hidden: what the button said, or nothing."""
    organization = own_or_404(request, slug)
    visibility = request.POST.get("visibility", "")
    try:
        show_again_now(organization=organization, by=request.user, visibility=visibility)
    except NotAllowed as refusal:
        raise Http404 from refusal
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("members:edit_visibility", organization.slug)
    if visibility == Organization.Visibility.LISTED:
        return saved(request, organization, _("You are listed again: every member can find you."))
    return saved(request, organization, _("You are discreet again: those you know see you."))
