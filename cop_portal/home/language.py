"""Choosing the language of the portal."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from cop_portal.following import go_to
from members.actions.accounts import choose_language
from members.middleware import keep_language


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember ``language`` in this browser, and with the account of somebody signed in; then back to ``next``.

    A language that there is not changes nothing.
    """
    language = request.POST.get("language", "")
    response = go_to(request, request.POST.get("next", ""))
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        choose_language(by=request.user, language=language)
    keep_language(response, language)
    return response
