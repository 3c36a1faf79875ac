"""Making an event, and what happens to it: announced, cancelled, closed, opened again. Its program is in ``program``,
and that it is held once more in ``copying``."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import Precision, today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from cop_portal.translations.texts import write_original
from events import emails
from events.cancelling import is_told_of, refuse_cancelling
from events.closing import closes_from_words, may_be_closed
from events.models import Event, EventInvitation, Rsvp
from members.actions.recorded import recorded
from members.models import Governorate, Organization, User

from .acquaintances import lock_event, refresh_acquaintances
from .common import require_staff
from .moving import tell_if_invited
from .presence import count_people

# What people need is erased when their event is closed; where nobody closes it, so many days after its last one.
NEEDS_KEPT_DAYS = 14


def whole_months(
    starts_on: datetime.date, ends_on: datetime.date, precision: str
) -> tuple[datetime.date, datetime.date]:
    """The first and last day as they are stored: where only the month is known, of the whole month."""
    if precision != Precision.MONTH:
        return starts_on, ends_on
    last = calendar.monthrange(ends_on.year, ends_on.month)[1]
    return starts_on.replace(day=1), ends_on.replace(day=last)


def free_slug(text: str) -> str:
    """An address on the portal made from ``text`` that no event has yet."""
    base = slugify(text)[:70].strip("-") or "event"
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)


@recorded
def create_event(
    *,
    by: User,
    kind: str,
    name_en: str,
    name_ar: str = "",
    name_ckb: str = "",
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    date_precision: str = Precision.DAY,
    starts_at: datetime.time | None = None,
    ends_at: datetime.time | None = None,
    mode: str = Event.Mode.IN_PERSON,
    place: str = "",
    online_link: str = "",
    governorate: Governorate | None = None,
    capacity: int | None = None,
    hosts: Iterable[Organization] = (),
    languages: Iterable[str] = (),
    open_to: str = Event.OpenTo.MEMBERS,
    description: str = "",
    language: str = "en",
    slug: str | None = None,
) -> Event:
    """Write down an event, past or coming. Only staff see it until it is announced.

    With a ``slug`` that an event has already, that event is given back unchanged: a repeated call makes no second one.
    """
    require_staff(by)
    starts_on, ends_on = whole_months(starts_on, ends_on or starts_on, date_precision)
    if ends_on < starts_on:
        raise Refused(_("The last day is before the first day."), field="ends_on", code="ends_before_start")
    with transaction.atomic():
        if slug and (there := Event.objects.filter(slug=slug).first()):
            return there
        event = Event.objects.create(
            slug=slug or free_slug(f"{name_en} {starts_on:%Y}"),
            kind=kind,
            name_en=name_en,
            name_ar=name_ar,
            name_ckb=name_ckb,
            starts_on=starts_on,
            ends_on=ends_on,
            date_precision=date_precision,
            starts_at=starts_at,
            ends_at=ends_at,
            mode=mode,
            place=place,
            online_link=online_link,
            governorate=governorate,
            capacity=capacity,
            languages=list(languages),
            open_to=open_to,
        )
        event.hosts.set(hosts)
        write_original(event.texts, "description", description, language)
    return event


@recorded
def describe_event(*, event: Event, by: User, description: str, language: str) -> Event:
    """Set the description in the language it is written in; an empty one removes it with its translations."""
    require_staff(by)
    with transaction.atomic():
        write_original(event.texts, "description", description, language)
    return event


@recorded
def invite_organizations(*, event: Event, by: User, organizations: Iterable[Organization]) -> Event:
    """Let the people of ``organizations`` see an event that is open to invited organizations only.

    Where it is announced already and still to come, those who speak for them are told; whoever is invited already stays
    so, and hears nothing a second time.
    """
    require_staff(by)
    with transaction.atomic():
        locked = lock_event(event)
        there = set(locked.invitations.values_list("organization_id", flat=True))
        new = [organization for organization in organizations if organization.pk not in there]
        EventInvitation.objects.bulk_create(
            (EventInvitation(event=event, organization=organization) for organization in new),
            ignore_conflicts=True,
        )
        tell_if_invited(locked, [organization.pk for organization in new])
    return event


@recorded
def announce_event(*, event: Event, by: User, on: datetime.date | None = None) -> Event:
    """Let members see the event from the day ``on``, which is today or has passed; where the event is still to come,
    its members are told by mail.

    Refused for a later day, and where nobody could see it. Announcing again changes nothing and tells nobody a second
    time.
    """
    require_staff(by)
    with transaction.atomic():
        event = lock_event(event)
        if event.cancelled_on is not None:
            raise Refused(_("This event was cancelled."), code="cancelled")
        if event.announced_on is not None and event.announced_on <= today():
            return event
        refuse_announcement(event, on)
        event.announced_on = on or today()
        event.save(update_fields=["announced_on"])
        if event.ends_on >= today():
            run_later(emails.tell_of_announcement, event.pk, invited_to(event))
    return event


def refuse_announcement(event: Event, on: datetime.date | None) -> None:
    """Raise ``Refused`` where ``event`` cannot be announced: on a day that is still to come, or to nobody."""
    if on is not None and on > today():
        raise Refused(
            _("This day is still to come. Announce it on that day, or leave this empty for today."),
            field="on",
            code="future",
        )
    if invited_to(event) == [] and not event.presences.exists():
        raise Refused(_("Nobody is invited yet: invite organizations first."), code="nobody_invited")


def invited_to(event: Event) -> list[int] | None:
    """Ids of the organizations that are invited to ``event``; None where it is open to all members."""
    if event.open_to == Event.OpenTo.MEMBERS:
        return None
    return list(event.invitations.order_by("organization").values_list("organization_id", flat=True))


@recorded
def cancel_event(*, event: Event, by: User, reason: str, on: datetime.date | None = None) -> Event:
    """Call the event off: its members see that and why, and nobody becomes acquainted through it.

    Refused where somebody is written down as having come: what was held is closed. Pasted lists that wait are removed,
    for they hold names of people. Cancelling again keeps the first day and reason.
    """
    require_staff(by)
    return call_off(event, reason, on)


def call_off(event: Event, reason: str, on: datetime.date | None = None) -> Event:
    """``cancel_event`` for whoever may: asked before, and named in the history by the action that calls it."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Write why it was cancelled."), field="reason", code="reason")
    with transaction.atomic():
        event = lock_event(event)
        if event.cancelled_on is not None:
            return event
        refuse_cancelling(event)
        event.cancelled_on = on or today()
        event.cancel_reason = reason
        event.version += 1
        event.save(update_fields=["cancelled_on", "cancel_reason", "version"])
        refresh_acquaintances(event)
        erase_needs(event)
        event.attendance_lists.filter(saved_at__isnull=True).delete()
        if is_told_of(event):
            run_later(emails.tell_of_cancellation, event.pk)
    return event


@recorded
def close_event(*, event: Event, by: User, on: datetime.date | None = None) -> Event:
    """Search has finished with an event that was held: who came to it stands, and what people needed is erased.

    Refused before its last hour has come. Closing again changes nothing; ``reopen_event`` takes it back.
    """
    require_staff(by)
    on = on or today()
    with transaction.atomic():
        event = lock_event(event)
        if event.cancelled_on is not None:
            raise Refused(_("This event was cancelled."), code="cancelled")
        if event.closed_on is not None:
            return event
        if event.announced_on is None:
            raise Refused(_("This event was never announced. Announce it first."), code="draft")
        if event.ends_on > on or not may_be_closed(event):
            raise Refused(closes_from_words(event), code="not_over")
        event.closed_on = on
        event.save(update_fields=["closed_on"])
        erase_needs(event)
    return event


@recorded
def reopen_event(*, event: Event, by: User) -> Event:
    """Who came, and what else was recorded, can be changed again. Done again, it does nothing."""
    require_staff(by)
    with transaction.atomic():
        event = lock_event(event)
        if event.closed_on is not None:
            event.closed_on = None
            event.save(update_fields=["closed_on"])
    return event


def erase_needs(event: Event) -> None:
    """Erase what people said they need: once they have been there, or will not be, nobody has to know it."""
    _erase_needs_of(event.rsvps.all())


def sweep_needs(days: int = NEEDS_KEPT_DAYS) -> int:
    """Erase what people said they need at events that ended so many days ago, closed or not, and of who does not come;
    gives of how many answers. For a command."""
    over = Q(event__ends_on__lt=today() - datetime.timedelta(days=days))
    return _erase_needs_of(Rsvp.objects.filter(over | Q(answer=Rsvp.Answer.NO)))


def _erase_needs_of(answers: QuerySet[Rsvp]) -> int:
    return answers.exclude(access_needs="", dietary_needs="").update(access_needs="", dietary_needs="")


@recorded
def settle_event(*, event: Event, by: User) -> Event:
    """Make what follows from an event's facts true again after staff edited them as a form: days, counts, pairs, and
    the answers of organizations to which it is no longer open."""
    require_staff(by)
    with transaction.atomic():
        locked = lock_event(event)
        locked.starts_on, locked.ends_on = whole_months(
            locked.starts_on, locked.ends_on, locked.date_precision
        )
        locked.version += 1
        locked.save(update_fields=["starts_on", "ends_on", "version"])
        if locked.open_to == Event.OpenTo.INVITED:
            invited = locked.invitations.values("organization")
            for answer in locked.rsvps.exclude(organization__in=invited):
                answer.delete()
        for presence in locked.presences.prefetch_related("people"):
            count_people(presence)
        refresh_acquaintances(locked)
    return locked
