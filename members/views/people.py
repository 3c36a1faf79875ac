"""Who belongs to an organization, and who has been invited: for its representatives; staff look on."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.actions import invitations, memberships
from members.decorators import get_visible_or_404, member_required
from members.forms.invitations import InviteForm, RoleForm
from members.models import Invitation, Membership, Organization, Role
from members.people import current_people, pending_invitations
from members.recognition import Recognizer
from members.requests import PersonRequest
from members.roles import is_staff
from members.visibility import (
    may_invite_first_representative,
    may_invite_to,
    may_see_people_page,
    organizations_visible_to,
)

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
@member_required
def people(request: PersonRequest, slug: str) -> HttpResponse:
    """The people of an organization and its open invitations."""
    organization = _organization(request, slug)
    may_decide = may_invite_to(request.user, organization)
    context = _context(request, organization) | {
        "people": current_people(organization),
        "invitations": pending_invitations(organization),
        "may_decide": may_decide,
        "may_invite": may_decide or may_invite_first_representative(request.user, organization),
    }
    return render(request, "members/people.html", context)


@require_http_methods(GET_AND_POST)
@member_required
@acting_form(of="slug")
def invite(request: PersonRequest, slug: str) -> HttpResponse:
    """Invite a colleague or a representative; staff invite the first representative."""
    organization = _organization(request, slug)
    is_own = may_invite_to(request.user, organization)
    if not is_own and not may_invite_first_representative(request.user, organization):
        raise Http404
    initial = {"language": get_language(), "kind": Role.COLLEAGUE}
    known = Recognizer(organizations_visible_to(request.user), for_staff=is_staff(request.user))
    form = InviteForm(
        request.POST or None,
        initial=initial,
        organization=organization,
        known=known,
        first_representative=not is_own,
    )
    if request.method == "POST" and form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="invite"):
            return refused
        try:
            data = {"kind": Invitation.Kind.REPRESENTATIVE, **form.cleaned_data}
            row = invitations.invite(by=request.user, organization=organization, **data)
        except NotAllowed:
            raise Http404 from None
        except Refused as refusal:
            refusal.add_to(form)
        else:
            messages.success(
                request, _("Invited. The link is on its way to %(email)s.") % {"email": row.email}
            )
            return _back(organization)
    context = _context(request, organization) | {"form": form, "first_representative": not is_own}
    return render(request, "members/invite.html", context)


@require_POST
@member_required
@acting_form(of="slug")
def resend(request: PersonRequest, slug: str, public_id: Any) -> HttpResponse:
    """Send an invitation again."""
    organization, row = _invitation(request, slug, public_id)
    try:
        invitations.resend_invitation(invitation=row, by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(
            request, _("Sent again to %(email)s. Only the new link works now.") % {"email": row.email}
        )
    return _back(organization)


@require_POST
@member_required
@acting_form(of="slug")
def withdraw(request: PersonRequest, slug: str, public_id: Any) -> HttpResponse:
    """Withdraw an invitation."""
    organization, row = _invitation(request, slug, public_id)
    try:
        invitations.withdraw_invitation(invitation=row, by=request.user)
    except NotAllowed:
        raise Http404 from None
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    else:
        messages.success(request, _("Withdrawn. The link does not work any more."))
    return _back(organization)


@require_http_methods(GET_AND_POST)
@member_required
@acting_form(of="slug")
def end(request: PersonRequest, slug: str, membership_id: int) -> HttpResponse:
    """End a person's membership, once it is confirmed on this page."""
    organization, row = _membership(request, slug, membership_id)
    refusal_message = ""
    if request.method == "POST":
        try:
            memberships.end_membership(membership=row, by=request.user)
        except NotAllowed:
            raise Http404 from None
        except Refused as refusal:
            refusal_message = str(refusal.message)
        else:
            messages.success(
                request, _("%(name)s does not belong to the organization any more.") % {"name": row.user}
            )
            return redirect("/") if row.user == request.user else _back(organization)
    context = _context(request, organization) | {"membership": row, "refusal": refusal_message}
    return render(request, "members/end_membership.html", context)


@require_http_methods(GET_AND_POST)
@member_required
@acting_form(of="slug")
def change_role(request: PersonRequest, slug: str, membership_id: int) -> HttpResponse:
    """Make a colleague a representative, or the other way round."""
    organization, row = _membership(request, slug, membership_id)
    form = RoleForm(request.POST or None, initial={"role": row.role})
    if request.method == "POST" and form.is_valid():
        try:
            memberships.change_role(membership=row, role=form.cleaned_data["role"], by=request.user)
        except NotAllowed:
            raise Http404 from None
        except Refused as refusal:
            form.add_error("role", str(refusal.message))
        else:
            messages.success(request, _("Saved."))
            # Who has just become a colleague does not see the page of people any more.
            return _back(organization) if may_invite_to(request.user, organization) else redirect("/")
    context = _context(request, organization) | {"membership": row, "form": form}
    return render(request, "members/change_role.html", context)


def _organization(request: PersonRequest, slug: str) -> Organization:
    organization = get_visible_or_404(organizations_visible_to(request.user), slug=slug)
    if not may_see_people_page(request.user, organization):
        raise Http404
    return organization


def _invitation(request: PersonRequest, slug: str, public_id: Any) -> tuple[Organization, Invitation]:
    organization = _organization(request, slug)
    rows = organization.invitations.select_related("organization", "invited_by")
    return organization, get_visible_or_404(rows, public_id=public_id)


def _membership(request: PersonRequest, slug: str, membership_id: int) -> tuple[Organization, Membership]:
    organization = _organization(request, slug)
    if not may_invite_to(request.user, organization):
        raise Http404
    return organization, get_visible_or_404(current_people(organization), pk=membership_id)


def _context(request: PersonRequest, organization: Organization) -> dict[str, Any]:
    return {"organization": organization, "section": "organizations", "people_url": _people_url(organization)}


def _people_url(organization: Organization) -> str:
    return reverse("members:people", args=[organization.slug])


def _back(organization: Organization) -> HttpResponse:
    return redirect(_people_url(organization))
