"""The directory of organizations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from members.decorators import member_required
from members.directory.page import directory_context
from members.directory.query import read_directory


@member_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Search and facets; a request of the live filters gets what they change alone, and the address to keep."""
    found = read_directory(request.user, request.acting_for, request.GET)
    context = directory_context(found, request.acting_for)
    is_live = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    template = "members/directory_live.html" if is_live else "members/directory.html"
    response = render(request, template, {"section": "organizations"} | context)
    if is_live:
        response["HX-Push-Url"] = context["address"]
    patch_vary_headers(response, ["HX-Request"])
    return response
