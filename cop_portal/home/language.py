"""Choosing the language of the portal."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from members.actions.accounts import choose_language
from members.middleware import keep_language


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember ``language`` in this browser, and with the account of somebody signed in; then back to ``next``.

    A language that there is not changes nothing.
    """
    language = request.POST.get("language", "")
    response = redirect(_following(request))
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        choose_language(by=request.user, language=language)
    keep_language(response, language)
    return response


def _following(request: HttpRequest) -> str:
    """The page the switch was on, if it is one of ours."""
    following = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return following
    return "/"
