"""Messages about events. They name no event, not by its address either: they say that something is there."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, run_later, send_mail_to
from members.models import Membership, Role, User

from .visibility import events_visible_to


def tell_of_announcement(event_id: int) -> None:
    """Tell every representative who may see the event that one was announced."""
    _tell_each(event_id, event_announced)


def tell_of_cancellation(event_id: int) -> None:
    """Tell every representative who may see the event that it was cancelled."""
    _tell_each(event_id, event_cancelled)


def event_announced(event_id: int, user_id: int) -> None:
    """To one person: an event was announced."""
    _send(event_id, user_id, _("A new event is on the CoP Portal"), "emails/event_announced.txt")


def event_cancelled(event_id: int, user_id: int) -> None:
    """To one person: an event was cancelled."""
    _send(event_id, user_id, _("An event on the CoP Portal was cancelled"), "emails/event_cancelled.txt")


def _tell_each(event_id: int, message) -> None:
    # A task each, so that a mail server that fails half-way makes nobody read the same message twice.
    representatives = Membership.objects.filter(
        until__isnull=True, role=Role.REPRESENTATIVE, user__is_active=True
    ).order_by("user_id")
    for user_id in representatives.values_list("user_id", flat=True).distinct():
        if events_visible_to(User.objects.get(pk=user_id)).filter(pk=event_id).exists():
            run_later(message, event_id, user_id)


def _send(event_id: int, user_id: int, subject, template: str) -> None:
    user = User.objects.filter(pk=user_id).first()
    # Asked again: the queue may be read after the event was closed to them.
    if user is None or not events_visible_to(user).filter(pk=event_id).exists():
        return
    send_mail_to(user, subject=subject, template=template, context={"link": absolute(reverse("events:list"))})
