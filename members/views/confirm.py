"""A representative says that the profile is still true: a section at a time, or all of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.acting import acting_form, asked_on_a_page
from members.actions import confirming
from members.decorators import member_required
from members.models import Role, SectionConfirmation
from members.profile.query import read_profile
from members.requests import PersonRequest
from members.upkeep.rows import section_rows
from members.upkeep.still_true import profile_asks

from .editing import own_or_404, saved, was_done


@member_required
@require_safe
def still_true(request: HttpRequest, slug: str) -> HttpResponse:
    """Each section in short, with "Still true" and "Change"."""
    organization = own_or_404(request, slug)
    profile = read_profile(request.known, organization, request.memberships)
    context = {"section": "organizations", "organization": organization, "rows": section_rows(profile)}
    return render(request, "members/still_true.html", context)


@member_required
@require_POST
@asked_on_a_page
@acting_form(of="slug")
def confirm_section(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """One section is still true. In place where the page is live, else the page again at that section."""
    organization = own_or_404(request, slug)
    was_done(None, confirming.confirm_section, organization=organization, section=part, by=request.user)
    if request.headers.get("HX-Request"):
        profile = read_profile(request.known, organization, request.memberships)
        row = next(row for row in section_rows(profile) if row.key == part)
        context = {"organization": organization, "row": row, "is_answer": True}
        return render(request, "members/still_true_row.html", context)
    name = SectionConfirmation.Section(part).label
    messages.success(request, _("Thank you. “%(section)s” is confirmed today.") % {"section": name})
    return redirect(f"{reverse('members:still_true', args=[slug])}#{part}")


@member_required
@require_POST
@acting_form(of="slug")
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """All of the profile is still true."""
    organization = own_or_404(request, slug)
    was_done(None, confirming.confirm_profile, organization=organization, by=request.user)
    return saved(request, organization, _("Thank you. Your profile says that it was confirmed today."))


@member_required
@require_safe
def still_true_ours(request: PersonRequest) -> HttpResponse:
    """The way from the mail, whose address names no organization, to the page of the one that asks."""
    ours = [row.organization for row in request.memberships if row.role == Role.REPRESENTATIVE]
    if not ours:
        raise Http404
    acting = [request.acting_for] if request.acting_for in ours else []
    asking = next((one for one in [*acting, *ours] if profile_asks(one)), None)
    return redirect("members:still_true", (asking or (acting or ours)[0]).slug)
