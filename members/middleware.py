"""What is known of a person at each request: language, organization, second factor.

The three stand after AuthenticationMiddleware and AccountMiddleware, in the order of this file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from . import acting
from .known import Known, known_to
from .requests import PersonRequest
from .roles import is_observer, is_staff, load_memberships

GetResponse = Callable[[HttpRequest], HttpResponse]

# What somebody without a required second factor can still reach: the way to set it up, and the way out.
BEFORE_SECOND_FACTOR = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "members:totp_qr",
    "home:language",
    "healthz",
    "robots",
}


class AccountLanguageMiddleware:
    """The language of the account is the language of the page, wherever the person signs in.

    The cookie follows it, so that the pages after sign-out, and those of errors, stay in the language too.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self._speak(request)
        response = self.get_response(request)
        # Asked again: the view may have signed somebody in or changed the account's language.
        language = self._speak(request)
        cookie = settings.LANGUAGE_COOKIE_NAME
        if language and request.COOKIES.get(cookie) != language and cookie not in response.cookies:
            keep_language(response, language)
        return response

    def _speak(self, request: HttpRequest) -> str:
        user = getattr(request, "user", AnonymousUser())
        if not user.is_authenticated:
            return ""
        if translation.get_language() != user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        return user.language


def keep_language(response: HttpResponse, language: str) -> None:
    """Remember ``language`` in this browser."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )


class ActingForMiddleware:
    """Sets ``request.memberships`` (open ones, by name), ``request.membership`` and ``request.acting_for``.

    And ``request.is_observer``, for the navigation, and ``request.known``, whom they know, once it is asked for.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        memberships = []
        if request.user.is_authenticated:
            memberships = load_memberships(request.user)
        acting.load(request, memberships)
        person = cast(PersonRequest, request)
        person.is_observer = is_observer(request.user)
        person.known = cast(Known, SimpleLazyObject(lambda: known_to(request.user)))
        return self.get_response(request)


class SecondFactorMiddleware:
    """Outside the demo, staff, superusers and observers reach nothing before they have set up a second factor.

    Signing in asks for it from then on; that is allauth's part.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._is_missing(request) and not self._is_on_the_way(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _is_missing(self, request: HttpRequest) -> bool:
        if not second_factor_required(request.user):
            return False
        return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()

    def _is_on_the_way(self, request: HttpRequest) -> bool:
        try:
            return resolve(request.path_info).view_name in BEFORE_SECOND_FACTOR
        except Resolver404:
            return False


def second_factor_required(user) -> bool:
    """Whether ``user`` must have a second factor: staff, superusers and observers, everywhere but in the demo."""
    return not settings.DEMO and (is_staff(user) or user.is_superuser or is_observer(user))
