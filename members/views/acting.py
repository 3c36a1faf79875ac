"""Changing the organization one acts for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop_portal.following import go_to
from members import acting
from members.decorators import signed_in_required
from members.requests import PersonRequest


@require_POST
@signed_in_required
def act_for(request: PersonRequest) -> HttpResponse:
    """Act for the organization of ``organization`` (a slug) and go to ``next``. 404 for one the person is not in."""
    if not acting.act_for(request, request.POST.get("organization", "")):
        raise Http404
    messages.success(
        request, _("You act for %(organization)s now.") % {"organization": request.acting_for.name}
    )
    return go_to(request, request.POST.get("next", ""))
