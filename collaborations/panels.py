"""What this room adds to pages of the rooms below: an event's introductions, an organization's collaborations."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from collaborations.at_events.introduced_at import (
    introductions_at_visible_to,
    rows_of_event,
    without_next_step,
)
from collaborations.follow_up.funnel import funnel_url, leads_to_threads
from collaborations.introductions.requests_of_two import Obstacle, Why, obstacle_without_thread
from collaborations.introductions.said_before import said_before
from cop_portal.dates import format_date, today
from events.models import Event
from members.models import Organization, Role
from members.panels import OrganizationPanel, PanelAction

from .on_profiles import Between, read_between, stages_of, stands_on_profiles
from .views.helpers import reader
from .visibility import may_introduce


def takes_introductions(user, event: Event) -> bool:
    """Whether ``user`` logs who was introduced at ``event``: nobody is at one that is still to come, or cancelled."""
    return may_introduce(user) and event.cancelled_on is None and event.starts_on <= today()


def event_staff_link(request: HttpRequest, event: Event) -> tuple[str, str] | None:
    """The way of Search staff to the introductions of ``event``."""
    if not takes_introductions(request.user, event):
        return None
    return _("Log introductions"), reverse("collaborations:event_introductions", args=[event.slug])


def event_funnel_link(request: HttpRequest, event: Event) -> tuple[str, str] | None:
    """The way of Search staff to what came of the introductions at ``event``, where there are any."""
    if not may_introduce(request.user) or not leads_to_threads(event):
        return None
    return _("From the introduction to joint work"), funnel_url(event)


def event_panel(request: HttpRequest, event: Event) -> SafeString | None:
    """The introductions of ``event`` that the reader may know of; for staff also the way to log them."""
    rows = rows_of_event(introductions_at_visible_to(request.user, event), reader(request))
    staff = takes_introductions(request.user, event)
    if not rows and not staff:
        return None
    still = without_next_step(rows)
    context = {
        "rows": [row for row in rows if row not in still],
        "still": still,
        "is_staff": staff,
        "log_url": reverse("collaborations:event_introductions", args=[event.slug]) if staff else "",
    }
    return render_to_string("collaborations/at_events/event_panel.html", context, request=request)


def organization_panel(request: HttpRequest, organization: Organization) -> OrganizationPanel | None:
    """The collaborations of ``organization`` that the reader may know of, and the way into one with it."""
    between = read_between(organization, request.acting_for, reader(request))
    shown = [thread for thread in between.threads if stands_on_profiles(request.known, thread.all_parties)]
    html: SafeString | str = ""
    if shown:
        rows = [{"thread": thread, "stage": stage} for thread, stage in stages_of(shown).items()]
        context = {"rows": rows, "is_own": request.acting_for == organization}
        html = render_to_string("collaborations/organization_panel.html", context, request=request)
    actions = _actions(request, organization, between)
    aside = _said(request, organization, between)
    return OrganizationPanel(html=html, actions=actions, aside=aside) if html or actions or aside else None


def _said(request: HttpRequest, organization: Organization, between: Between) -> SafeString | str:
    """What the reader's own organization has said of it before, so that it can be found again."""
    own = request.acting_for
    if own is None or own == organization:
        return ""
    speaks = request.membership is not None and request.membership.role == Role.REPRESENTATIVE
    said = said_before(own, organization, between, speaks=speaks)
    if said is None:
        return ""
    return render_to_string("collaborations/introductions/profile_said.html", {"said": said}, request=request)


def _actions(request: HttpRequest, organization: Organization, between: Between) -> list[PanelAction]:
    """Open the thread of the two, answer or see an open request, or ask for an introduction."""
    own = request.acting_for
    if own is None or own == organization or own.is_convenor or organization.is_convenor:
        return []
    thread = between.thread_of_two(own, organization)
    if thread is not None:
        obstacle: Obstacle | None = Obstacle(Why.TOGETHER, thread=thread)
    else:
        obstacle = obstacle_without_thread(own, organization, requests=between.requests)
    is_asking = obstacle is None or obstacle.why in {Why.WAIT, Why.UNSEEN}
    if is_asking and request.membership.role != Role.REPRESENTATIVE:
        return []
    if obstacle is None:
        url = reverse("collaborations:ask", args=[organization.slug])
        return [PanelAction(_("Ask for an introduction"), url, is_primary=True)]
    return [_instead(obstacle, own)]


def _instead(obstacle: Obstacle, own: Organization) -> PanelAction:
    """What is there in place of asking."""
    if obstacle.thread is not None:
        return PanelAction(_("Open our collaboration"), obstacle.thread.get_absolute_url(), is_primary=True)
    if obstacle.request is None:
        url = reverse("members:edit_visibility", args=[own.slug])
        return PanelAction(_("To ask for an introduction, let them see your organization"), url)
    url = reverse("collaborations:introduction", args=[obstacle.request.public_id])
    if obstacle.why == Why.WAIT:
        label = _("You can ask again from %(date)s") % {"date": format_date(obstacle.again)}
        return PanelAction(label, url)
    asked_us = obstacle.why == Why.THEY_ASKED
    return PanelAction(
        _("Answer their request") if asked_us else _("See your request"), url, is_primary=asked_us
    )
