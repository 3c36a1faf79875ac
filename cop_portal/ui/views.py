"""The reader's choice of light or dark, and the living page of all components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from cop_portal.following import go_to

from . import gallery as examples

YEAR = 365 * 24 * 60 * 60


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in this browser, or follow the device again; then back to the page one came from."""
    response = go_to(request, request.POST.get("next", ""))
    chosen = request.POST.get("theme")
    if chosen in {"light", "dark"}:
        response.set_cookie(
            "theme", chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie("theme")
    return response


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with plausible content, in the demo only: to compare with the pictures, and to look things up."""
    return render(request, "ui/gallery.html", examples.context())
