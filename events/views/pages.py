"""The pages of events, for members; staff log them in the admin."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from events.calendar import coming_events, past_events
from events.panels import panels_of, staff_links_of
from events.reading.page import event_page
from events.visibility import events_visible_to, may_log_events
from members.decorators import get_visible_or_404, member_required

PAST_ON_A_PAGE = 20


@require_safe
@member_required
def event_list(request: HttpRequest) -> HttpResponse:
    """The coming events, and the past ones a page at a time."""
    past = Paginator(past_events(request.user, request.acting_for), PAST_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "events/list.html",
        {
            "section": "events",
            "coming": coming_events(request.user, request.acting_for) if past.number == 1 else [],
            "past": past,
            "may_log": may_log_events(request.user),
        },
    )


@require_safe
@member_required
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, with as much of it as the reader may see."""
    event = get_visible_or_404(
        events_visible_to(request.user).select_related("governorate").prefetch_related("texts"), slug=slug
    )
    own = request.acting_for
    others = [row.organization for row in request.memberships if row.organization != own]
    return render(
        request,
        "events/detail.html",
        {
            "section": "events",
            "page": event_page(event, request.user, own, others),
            "event": event,
            "panels": panels_of(request, event),
            "staff_links": staff_links_of(request, event),
            "may_log": may_log_events(request.user),
        },
    )
