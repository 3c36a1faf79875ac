"""Where a form or a sign-in leads next: only to a page of ours, whatever the address says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def page_after(request: HttpRequest, following: str, otherwise: str = "/") -> str:
    """``following`` where it is a page of ours, else ``otherwise``.

    A page of ours begins with "/". A word would be taken for a page beside the one that was asked for, or for the name
    of a page in the code.
    """
    is_ours = following.startswith("/") and url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return following if is_ours else otherwise


def go_to(request: HttpRequest, following: str, otherwise: str = "/") -> HttpResponseRedirect:
    """The way to ``page_after``. Not ``django.shortcuts.redirect``, which looks names of pages up."""
    return HttpResponseRedirect(page_after(request, following, otherwise))
