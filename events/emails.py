"""Messages about events. They name no event, not by its address either: they say that something is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, run_later, send_mail_to
from members.models import Membership, Role, User

from .models import Event, Pairing, Rsvp, RsvpPerson
from .schedule.standing import standing_of
from .visibility import events_visible_to, pairings_visible_to


def tell_of_announcement(
    event_id: int, organizations: list[int] | None = None, told: Iterable[int] = ()
) -> None:
    """Tell every representative who may see the event that one was announced; where ``organizations`` (ids) are given,
    those of these only, and nobody who speaks for one of ``told`` as well."""
    _tell_each(event_id, event_announced, _representatives(organizations) - _representatives(told))


def tell_of_cancellation(event_id: int) -> None:
    """Tell every representative who may see the event, and who was to come to it, that it was cancelled."""
    _tell_each(event_id, event_cancelled, _representatives() | _named_as_coming(event_id))


def tell_of_change(event_id: int) -> None:
    """Tell who said yes or maybe to a coming event that when or where it is has changed: their representatives, who
    answered, and who was to come."""
    event = Event.objects.filter(pk=event_id).first()
    if event is None or event.state not in ("announced", "running"):
        return
    answers = _still_coming(event_id)
    organizations = answers.values_list("organization_id", flat=True)
    answered_by = set(answers.values_list("answered_by_id", flat=True))
    _tell_each(
        event_id, event_changed, _representatives(organizations) | answered_by | _named_as_coming(event_id)
    )


def tell_of_schedule(event_id: int, published_at: str) -> None:
    """Tell the people of each organization that takes part in an event's rounds that its schedule is ready: who speaks
    for it and who was named as coming.

    ``published_at`` says of which time it was published: of what was taken back meanwhile nobody hears, and of what was
    published anew they hear once.
    """
    pairing = Pairing.objects.filter(event=event_id, published_at=published_at).first()
    if pairing is None:
        return
    there = standing_of(pairing.event)
    organizations = [
        pk for pk in pairing.participants.values_list("organization_id", flat=True) if there.takes_part(pk)
    ]
    named = RsvpPerson.objects.filter(
        rsvp__event=event_id, rsvp__organization__in=organizations, user__isnull=False
    )
    people = _representatives(organizations) | set(named.values_list("user_id", flat=True))
    _tell_each(event_id, schedule_ready, people)


def event_announced(event_id: int, user_id: int) -> None:
    """To one person: an event was announced."""
    _send(event_id, user_id, _("A new event is on the CoP Portal"), "emails/event_announced.txt")


def event_cancelled(event_id: int, user_id: int) -> None:
    """To one person: an event was cancelled."""
    _send(event_id, user_id, _("An event on the CoP Portal was cancelled"), "emails/event_cancelled.txt")


def event_changed(event_id: int, user_id: int) -> None:
    """To one person: when or where an event is held has changed."""
    _send(event_id, user_id, _("An event on the CoP Portal has changed"), "emails/event_changed.txt")


def schedule_ready(event_id: int, user_id: int) -> None:
    """To one person: whom their organization meets at an event is arranged."""
    user = User.objects.filter(pk=user_id).first()
    # The queue may be read after it was taken back.
    if user is not None and pairings_visible_to(user).filter(event=event_id).exists():
        _send(event_id, user_id, _("Your schedule is ready on the CoP Portal"), "emails/schedule_ready.txt")


def _representatives(organizations: Iterable[int] | None = None) -> set[int]:
    """Ids of those who speak for an organization, or for one of these."""
    rows = Membership.objects.filter(until__isnull=True, role=Role.REPRESENTATIVE, user__is_active=True)
    if organizations is not None:
        rows = rows.filter(organization__in=organizations)
    return set(rows.values_list("user_id", flat=True))


def _still_coming(event_id: int) -> QuerySet[Rsvp]:
    return Rsvp.objects.filter(event=event_id, answer__in=(Rsvp.Answer.YES, Rsvp.Answer.MAYBE))


def _named_as_coming(event_id: int) -> set[int]:
    """Ids of those with an account whom their organization has named as coming."""
    named = RsvpPerson.objects.filter(rsvp__in=_still_coming(event_id), user__isnull=False)
    return set(named.values_list("user_id", flat=True))


def _tell_each(event_id: int, message: Callable[[int, int], None], user_ids: set[int]) -> None:
    """Send it to each of these people who may see the event, once."""
    # A task each, so that a mail server that fails half-way makes nobody read the same message twice.
    for user in User.objects.filter(pk__in=user_ids, is_active=True).order_by("pk"):
        if events_visible_to(user).filter(pk=event_id).exists():
            run_later(message, event_id, user.pk)


def _send(event_id: int, user_id: int, subject, template: str) -> None:
    user = User.objects.filter(pk=user_id).first()
    # Asked again: the queue may be read after the event was closed to them.
    if user is None or not events_visible_to(user).filter(pk=event_id).exists():
        return
    send_mail_to(user, subject=subject, template=template, context={"link": absolute(reverse("events:list"))})
