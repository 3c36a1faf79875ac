"""One's own account, and the pages of allauth that need something of ours."""

from __future__ import annotations

from typing import Any, cast

import qrcode
from allauth.account.views import EmailView, LoginView
from allauth.account.views import logout as sign_out
from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathFillImage

from cop_portal.following import page_after
from cop_portal.refusals import Refused
from members.actions.accounts import rename, tell_of_address_change, trust_address
from members.decorators import signed_in_required
from members.forms.accounts import NameForm
from members.middleware import second_factor_required
from members.models import User
from members.requests import PersonRequest
from members.roles import OBSERVER_GROUP


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_required
def account(request: PersonRequest) -> HttpResponse:
    """One's own account: the name, and the way to address, password, second step and organizations."""
    form = NameForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        try:
            rename(by=request.user, name=form.cleaned_data["name"])
        except Refused as refusal:
            refusal.add_to(form)
        else:
            messages.success(request, _("Saved. Others see this name from now on."))
            return redirect("members:account")
    context = {
        "form": form,
        "has_app": Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists(),
        "needs_app": second_factor_required(request.user),
    }
    return render(request, "members/account.html", context)


class SignInView(LoginView):
    """allauth's sign-in; in the demo its page offers the demo's accounts."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["section"] = "sign-in"
        context["demo_accounts"] = demo_accounts()
        context["demo_password"] = settings.DEMO_PASSWORD
        return context


sign_in = SignInView.as_view()


class ChangeAddressView(EmailView):
    """allauth's page of the address, which first makes sure that it knows the one of now, and warns it of a change.

    It is warned as soon as a change is asked for, also by somebody who then does not know the password: a session of
    the account is open somewhere.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            trust_address(request.user)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        request = cast(PersonRequest, self.request)
        if ratelimit.consume(request, action="address_change_told", user=request.user):
            tell_of_address_change(request.user)
        return super().form_valid(form)


change_address = ChangeAddressView.as_view()


def by_invitation_only(request: HttpRequest) -> HttpResponse:
    """What others call sign-up: says that an invitation is the only way in, and how to get one."""
    return render(request, "account/signup_closed.html")


@require_safe
@signed_in_required
def totp_qr(request: PersonRequest) -> HttpResponse:
    """The QR code of the app that is being set up, as a picture of our own host; there is none at other times."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    address = get_second_factor_adapter().build_totp_url(request.user, secret)
    picture = qrcode.make(address, image_factory=SvgPathFillImage, border=4)
    response = HttpResponse(picture.to_string(encoding="utf-8"), content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-store"
    return response


def admin_login(request: HttpRequest) -> HttpResponse:
    """The admin has no sign-in of its own: visitors go to the portal's, staff go on, others find nothing here."""
    following = page_after(request, request.GET.get("next", ""), "/admin/")
    if not request.user.is_authenticated:
        return redirect(f"{_sign_in_path()}?{urlencode({'next': following})}")
    if not request.user.is_staff or following.startswith("/admin/login"):
        raise Http404
    return HttpResponseRedirect(following)


@require_POST
def admin_logout(request: HttpRequest) -> HttpResponse:
    """Signing out of the admin is signing out of the portal."""
    return sign_out(request)


def admin_password_change(request: HttpRequest) -> HttpResponse:
    """The admin's own page for passwords is the portal's."""
    return redirect("account_change_password")


def demo_accounts() -> list[dict[str, Any]]:
    """The demo's accounts that are there, in the order of the settings, with what each is; none outside the demo."""
    if not settings.DEMO:
        return []
    people = User.objects.filter(email__in=settings.DEMO_ACCOUNTS, is_active=True).prefetch_related(
        "memberships__organization", "groups"
    )
    found = {person.email: person for person in people}
    return [_offered(found[email]) for email in settings.DEMO_ACCOUNTS if email in found]


def _offered(person: User) -> dict[str, Any]:
    membership = next((row for row in person.memberships.all() if row.until is None), None)
    is_observer = not person.is_staff and any(group.name == OBSERVER_GROUP for group in person.groups.all())
    return {"person": person, "membership": membership, "is_observer": is_observer}


def _sign_in_path() -> str:
    return reverse("account_login")
