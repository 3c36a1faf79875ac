"""Whom a member's organization meets in the rounds of an event."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.schedule.own import own_schedules
from events.visibility import events_visible_to
from members.acting import own_organizations
from members.decorators import get_visible_or_404, member_required


@require_safe
@member_required
def schedule(request: HttpRequest, slug: str) -> HttpResponse:
    """The rounds of each organization of the reader's that takes part, that of the one they act for first. For whoever
    takes part in none, and before they are published, there is no such page."""
    event = get_visible_or_404(events_visible_to(request.user), slug=slug)
    own = own_organizations(request)
    schedules = own_schedules(event, request.user, own)
    if not schedules:
        raise Http404
    context = {
        "section": "events",
        "event": event,
        "schedules": schedules,
        "first": schedules[0],
        "has_several": len(own) > 1,
    }
    return render(request, "events/schedule/page.html", context)
