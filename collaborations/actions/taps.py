"""What is noted at an event with one tap: "we met", "we want to talk on". Two that both note it are introduced."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaborations.at_events.tap_visibility import may_tap, takes_taps
from collaborations.emails import introductions as emails
from collaborations.introductions import asked_lately
from collaborations.introductions.lapsing import LAPSES_AFTER
from collaborations.introductions.requests_of_two import Why, obstacle_to_asking, refusal_of
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import EventTap, Introduction
from cop_portal.dates import day_of, today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event
from events.visibility import events_visible_to
from members.models import Organization, User
from members.roles import is_colleague, is_representative

from .common import lock_organizations
from .opening import introduced_at, pending_request, say_yes, write_lapsed


class Outcome(enum.Enum):
    """What a tap has led to."""

    WAITS = "it waits for a representative of one's own organization"
    ASKED = "the other organization is asked"
    INTRODUCED = "both have noted it, and are introduced"
    TOGETHER = "it is kept; the two are in a thread already"
    ANSWERED = "it is kept; the other answered lately that it is not possible now, and nobody is asked"


@dataclass(frozen=True)
class Tapped:
    """A note, what it led to, and from when on one can ask again where one cannot now."""

    tap: EventTap
    outcome: Outcome
    again: datetime.date | None = None


@transaction.atomic
def tap(*, event: Event, organization: Organization, other: Organization, by: User, mark: str) -> Tapped:
    """``by`` notes for ``organization`` that it met ``other`` at ``event``, or wants to talk on with it.

    A colleague's note waits for a representative. A representative's asks the other organization, which answers by
    noting the same, or as it answers any request; once both have noted it they are introduced and have a thread. Noted
    twice it is noted once. ``NotAllowed`` where ``by`` may not know that ``other`` is there: as if it did not exist.
    """
    if not _may_see(by, event) or not may_tap(by, organization, event, other):
        raise NotAllowed(_("You cannot note this."))
    if mark not in EventTap.Mark.values:
        raise Refused(_("Choose what you want to note."), code="required")
    if not takes_taps(event):
        raise Refused(
            _("Whom you met is noted from an event's first day until sixty days after it."), code="not_now"
        )
    lock_organizations(organization, other)
    obstacle = obstacle_to_asking(organization, other)
    if obstacle is not None and obstacle.why == Why.UNSEEN:
        raise refusal_of(obstacle)
    speaks = is_representative(by, organization)
    row = _noted(event, organization, other, by, mark, speaks=speaks)
    return _carried_on(row, by) if speaks else Tapped(row, Outcome.WAITS)


def _may_see(by: User, event: Event) -> bool:
    return events_visible_to(by).filter(pk=event.pk).exists()


def _noted(
    event: Event, organization: Organization, other: Organization, by: User, mark: str, *, speaks: bool
) -> EventTap:
    """The organization's note with ``mark`` in it. The caller holds the locks of both organizations."""
    now = timezone.now()
    row = EventTap.objects.filter(event=event, organization=organization, other=other).first()
    row = row or EventTap(event=event, organization=organization, other=other)
    if mark not in row.marks:
        if row.is_confirmed and not speaks:
            # What a representative stands behind does not grow by a colleague's word.
            raise Refused(_("A representative of your organization has noted this already."), code="noted")
        if mark == EventTap.Mark.MET:
            row.met_at, row.met_by = now, by
        else:
            row.talk_on_at, row.talk_on_by = now, by
    if speaks and not row.is_confirmed:
        row.confirmed_at, row.confirmed_by = now, by
    row.save()
    return row


def _carried_on(row: EventTap, by: User) -> Tapped:
    """What follows from a representative's tap: an answer, an introduction, a request, or nothing more."""
    is_open = open_thread(row.organization, row.other) is not None
    pending = pending_request(row.organization, row.other)
    if pending is not None:
        if pending.first_id == row.organization_id:
            return Tapped(row, Outcome.TOGETHER if is_open else Outcome.ASKED)
        say_yes(pending, by, today())
        run_later(emails.request_answered, pending.pk)
        return Tapped(row, Outcome.INTRODUCED)
    # A note asks for as long as the request that it made: who noted it later than that asks anew.
    theirs = EventTap.objects.select_related("confirmed_by").filter(
        event=row.event,
        organization=row.other,
        other=row.organization,
        confirmed_at__date__gt=today() - LAPSES_AFTER,
    )
    # Once is enough: who has left the thread that came of it is asked anew, and is not drawn in by an old note.
    first_time = introduced_at(row.event, row.organization, row.other) is None
    if first_time and (met := theirs.first()) is not None:
        _introduced(met, by, tells=not is_open)
        return Tapped(row, Outcome.INTRODUCED)
    if is_open:
        return Tapped(row, Outcome.TOGETHER)
    obstacle = obstacle_to_asking(row.organization, row.other)
    if obstacle is not None:
        return Tapped(row, Outcome.ANSWERED, again=obstacle.again)
    write_lapsed(row.organization, row.other)
    # A request without a message: it says what the note says.
    request = Introduction.objects.create(
        public_id=asked_lately.public_id_for(row.organization, row.other),
        kind=Introduction.Kind.REQUEST,
        first=row.organization,
        second=row.other,
        event=row.event,
        happened_on=today(),
        made_by=by,
    )
    run_later(emails.request_waits, request.pk)
    return Tapped(row, Outcome.ASKED)


def _introduced(theirs: EventTap, by: User, *, tells: bool) -> None:
    """The other's note stood already: it asked, and this one is the yes. In a thread that is open it is one more
    origin, of which nobody needs a mail."""
    introduction = Introduction(
        kind=Introduction.Kind.REQUEST,
        first=theirs.organization,
        second=theirs.other,
        event=theirs.event,
        happened_on=day_of(theirs.confirmed_at),
        made_by=theirs.confirmed_by,
    )
    say_yes(introduction, by, today())
    if tells:
        run_later(emails.request_answered, introduction.pk)


@transaction.atomic
def take_tap_back(*, event: Event, organization: Organization, other: Organization, by: User) -> None:
    """The organization's note is gone, and the request it made with it, while it has led to nothing.

    A representative takes back any note; a colleague, one that still waits for a representative. Done again, it does
    nothing.
    """
    if organization.is_convenor or not is_colleague(by, organization) or not _may_see(by, event):
        raise NotAllowed(_("You cannot take this back."))
    lock_organizations(organization, other)
    row = EventTap.objects.filter(event=event, organization=organization, other=other).first()
    if row is None:
        if not may_tap(by, organization, event, other):
            raise NotAllowed(_("You cannot take this back."))
        return
    if row.is_confirmed and not is_representative(by, organization):
        raise Refused(_("A representative of your organization has noted this already."), code="noted")
    if row.is_confirmed and introduced_at(event, organization, other) is not None:
        raise Refused(
            _("You are introduced already, so this can no longer be taken back."), code="introduced"
        )
    pending = pending_request(organization, other)
    if (
        pending is not None
        and pending.is_from_tap
        and pending.event_id == event.pk
        and pending.first_id == organization.pk
    ):
        pending.delete()
    row.delete()
