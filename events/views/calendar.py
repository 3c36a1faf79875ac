"""An event's way into people's own calendars, and back from there."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cop_portal.calendar_entries import calendar_response
from events.calendar_file import event_entry, file_name, has_entry
from events.visibility import events_visible_to
from members.decorators import get_visible_or_404, member_required


@require_safe
@member_required
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The event as a calendar file, where its day is known."""
    event = get_visible_or_404(events_visible_to(request.user).select_related("governorate"), slug=slug)
    if not has_entry(event):
        raise Http404
    return calendar_response(event_entry(event), file_name(event))


@require_safe
@member_required
def open_event(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """From an address that names nothing, as it stands in calendars, to the event's page."""
    return redirect(get_visible_or_404(events_visible_to(request.user), public_id=public_id))
