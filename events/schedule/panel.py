"""The panel of an event's page with the next rounds of the reader's own organization, once they are published."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from events.models import Event
from members.acting import own_organizations

from .own import own_schedules

MOST_ROUNDS = 3


def schedule_panel(request: HttpRequest, event: Event) -> SafeString | None:
    """Whom the reader's organization meets next; nothing for who takes part in no rounds, or before they may know."""
    # The one they act for, where it takes part; the page has the others too.
    own = own_organizations(request)
    schedules = own_schedules(event, request.user, own, with_reasons=False)
    if not schedules:
        return None
    schedule = schedules[0]
    context = {
        "event": event,
        "schedule": schedule,
        "rounds": schedule.ahead[:MOST_ROUNDS],
        "whose": schedule.organization if len(own) > 1 else None,
    }
    return render_to_string("events/schedule/panel.html", context, request=request)
