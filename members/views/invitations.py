"""The invited: opening an invitation, and asking for one that was lost."""

from __future__ import annotations

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cop_portal.refusals import Refused
from cop_portal.ui.templatetags.ui import name as name_tag
from members import acting
from members.actions.invitations import accept_invitation, find_open, send_lost_invitation
from members.forms.invitations import AcceptForm, LostInvitationForm
from members.models import Invitation, Organization, User
from members.requests import PersonRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link of an invitation opens. A link that cannot be used, for whatever reason, gets one same page."""
    if refused := ratelimit.consume_or_429(request, action="invitation"):
        return refused
    row = find_open(token)
    if row is None:
        return _cannot_be_used(request)
    context = {"invitation": row, "kind": Invitation.Kind}
    if request.user.is_authenticated:
        return _of_somebody_signed_in(cast(PersonRequest, request), token, row, context)
    if User.objects.filter(email=row.email).exists():
        return render(request, "members/invitation_sign_in.html", context)
    return _of_somebody_new(request, token, row, context)


def _of_somebody_new(request: HttpRequest, token: str, row: Invitation, context: dict) -> HttpResponse:
    form = AcceptForm(request.POST or None, initial={"name": row.name, "language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            user = accept_invitation(token=token, **form.cleaned_data)
        except Refused as refusal:
            if refusal.code == "invalid":
                return _cannot_be_used(request)
            if refusal.code == "sign_in":
                return render(request, "members/invitation_sign_in.html", context)
            refusal.add_to(form)
        else:
            record_authentication(request, user, method="password", email=user.email)
            get_adapter().login(request, user)
            messages.success(request, _("Welcome. Your account is ready."))
            return redirect("/")
    return render(request, "members/invitation.html", context | {"form": form})


def _of_somebody_signed_in(
    request: PersonRequest, token: str, row: Invitation, context: dict
) -> HttpResponse:
    if request.user.email != row.email:
        return render(request, "members/invitation_other_address.html", context)
    if request.method == "POST":
        try:
            accept_invitation(token=token, user=request.user)
        except Refused as refusal:
            if refusal.code == "invalid":
                return _cannot_be_used(request)
            return render(request, "members/invitation_join.html", context | {"refusal": refusal.message})
        if row.organization is not None:
            request.session[acting.SESSION_KEY] = row.organization_id
        messages.success(request, _accepted_words(row.organization, is_another=bool(request.memberships)))
        return redirect("/")
    return render(request, "members/invitation_join.html", context)


def _accepted_words(organization: Organization | None, *, is_another: bool) -> str:
    """That it is accepted, for whom one acts now, and how to change that where one belongs to others as well."""
    accepted = _("You have accepted the invitation.")
    if organization is None:
        return accepted
    if not is_another:
        now = _("You act for {organization} now.")
    else:
        now = _(
            "You act for {organization} now. To act for another organization, open the menu with your name."
        )
    return format_html("{} {}", accepted, format_html(now, organization=name_tag(organization)))


def _cannot_be_used(request: HttpRequest) -> HttpResponse:
    return render(request, "members/invitation_over.html", {"form": LostInvitationForm()}, status=404)


@require_http_methods(["GET", "HEAD", "POST"])
def lost_invitation(request: HttpRequest) -> HttpResponse:
    """ "I have an invitation": sends a lost one again. The answer is the same for every address."""
    form = LostInvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if refused := ratelimit.consume_or_429(request, action="lost_invitation", key=email.lower()):
            return refused
        send_lost_invitation(email)
        return redirect("members:lost_invitation_sent")
    return render(request, "members/lost_invitation.html", {"form": form})


@require_safe
def lost_invitation_sent(request: HttpRequest) -> HttpResponse:
    """What has happened now, whether or not there was an invitation."""
    return render(request, "members/lost_invitation_sent.html")
