"""Messages about events. They name no event, not by its address either: they say that something is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.mail import absolute, run_later
from members.mail_kinds import MailKind
from members.mailing.sending import send
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
    answered_by = _still_of_it(answers, "answered_by", "organization")
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
    # Who was in the first rounds only sees nothing new.
    rows = [one for one in pairing.participants.all() if pairing.rounds not in one.absent_rounds]
    _tell_each(event_id, schedule_ready, _people_of_rounds(pairing, [one.organization_id for one in rows]))


def tell_of_changed_schedule(event_id: int, published_at: str, organizations: list[int]) -> None:
    """Tell the people of these organizations (ids), as far as they take part in an event's rounds, that its schedule
    has changed since it was published at that time."""
    pairing = Pairing.objects.filter(event=event_id, published_at=published_at).first()
    if pairing is not None:
        _tell_each(event_id, schedule_changed, _people_of_rounds(pairing, organizations))


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
    if _sees_rounds(event_id, user_id):
        _send(event_id, user_id, _("Your schedule is ready on the CoP Portal"), "emails/schedule_ready.txt")


def schedule_changed(event_id: int, user_id: int) -> None:
    """To one person: whom their organization meets at an event has changed."""
    if _sees_rounds(event_id, user_id):
        subject = _("Your schedule on the CoP Portal has changed")
        _send(event_id, user_id, subject, "emails/schedule_changed.txt")


def _sees_rounds(event_id: int, user_id: int) -> bool:
    """Whether this person may still see rounds of the event: the queue may be read after they were taken back."""
    user = User.objects.filter(pk=user_id).first()
    return user is not None and pairings_visible_to(user).filter(event=event_id).exists()


def _people_of_rounds(pairing: Pairing, organizations: Iterable[int]) -> set[int]:
    """Ids of those who speak for one of these organizations, if it takes part now, and who was named as coming."""
    there = standing_of(pairing.event)
    ids = [pk for pk in organizations if there.takes_part(pk)]
    named = RsvpPerson.objects.filter(rsvp__event=pairing.event_id, rsvp__organization__in=ids)
    return _representatives(ids) | _still_of_it(named, "user", "rsvp__organization")


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
    return _still_of_it(
        RsvpPerson.objects.filter(rsvp__in=_still_coming(event_id)), "user", "rsvp__organization"
    )


def _still_of_it(rows: QuerySet, person: str, organization: str) -> set[int]:
    """Ids of those whom ``rows`` name as ``person`` and who belong to the row's ``organization`` still: who has left it
    does not learn that it comes."""
    belongs = Membership.objects.filter(
        until__isnull=True, user=OuterRef(person), organization=OuterRef(organization)
    )
    return set(rows.filter(Exists(belongs)).values_list(person, flat=True))


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
    send(
        user,
        kind=MailKind.EVENTS,
        subject=subject,
        template=template,
        context={"link": absolute(reverse("events:list"))},
    )
