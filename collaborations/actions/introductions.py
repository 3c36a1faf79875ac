"""Search staff log whom they introduced at an event. Outside one they suggest (``suggestions``); members ask
(``requests``)."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.emails import introductions as emails
from collaborations.introductions.hidden_pairs import refuse_to_reveal
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import Introduction
from collaborations.visibility import may_introduce
from cop_portal.dates import Precision, today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event, KeepApart, Presence
from members.models import Organization

from .common import lock_organizations
from .opening import came_about, introduced_at, of_pair, pending_request, thread_for


def two_members(first: Organization, second: Organization) -> None:
    """Refuse one organization twice, and the convenor."""
    if first == second:
        raise Refused(_("Choose two different organizations."), field="others", code="same")
    if first.is_convenor or second.is_convenor:
        raise Refused(_("Search brings members together and is not introduced itself."), code="convenor")


def are_kept_apart(first: Organization, second: Organization) -> bool:
    """Whether staff keep the two apart."""
    low, high = sorted((first.pk, second.pk))
    return KeepApart.objects.filter(organization_low=low, organization_high=high).exists()


def not_kept_apart(first: Organization, second: Organization) -> None:
    """Refuse to bring two together that staff keep apart. Only staff come here, and only they read it."""
    if are_kept_apart(first, second):
        message = gettext("%(first)s and %(second)s are kept apart by staff and cannot be introduced.")
        names = {"first": first.name, "second": second.name}
        raise Refused(message % names, field="others", code="kept_apart")


@transaction.atomic
def introduce_at_event(
    *,
    event: Event,
    first: Organization,
    second: Organization,
    by,
    on: datetime.date | None = None,
    date_precision: str | None = None,
    reveals_hidden: bool = False,
) -> Introduction:
    """Staff log that two organizations were introduced at ``event``: opens their thread, or adds an origin to it.

    ``on`` is the day of the introduction; the event's own first day, as exactly as that is known, where none is given.
    ``reveals_hidden``: staff have confirmed that one of the two learns of the other, which is hidden.
    """
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff log introductions."))
    two_members(first, second)
    lock_organizations(first, second)
    known = _known_at(event, first, second)
    if known is not None:
        return known
    not_kept_apart(first, second)
    if on is None:
        on, date_precision = event.starts_on, date_precision or event.date_precision
    _fits_event(event, first, second, on)
    if not reveals_hidden:
        refuse_to_reveal(first, second)
    return _introduced(event, first, second, by, on, date_precision or Precision.DAY)


def _known_at(event: Event, first: Organization, second: Organization) -> Introduction | None:
    """What stands for it already: staff's own line, or that the two introduced themselves there and are still in it."""
    of_two = Introduction.objects.filter(of_pair(first, second), event=event)
    by_staff = of_two.filter(kind=Introduction.Kind.EVENT).first()
    if by_staff is not None:
        return by_staff
    of_their_own = introduced_at(event, first, second)
    if of_their_own is not None and open_thread(first, second) == of_their_own.collaboration:
        return of_their_own
    return None


def _fits_event(event: Event, first: Organization, second: Organization, on: datetime.date) -> None:
    """Refuse an introduction at an event that was not held, or between organizations that were not there."""
    if event.cancelled_on is not None:
        raise Refused(_("This event was cancelled, so nobody was introduced at it."), code="cancelled")
    if on > today():
        raise Refused(_("This date is still to come. Enter a date up to today"), field="on", code="too_late")
    if on < event.starts_on.replace(day=1) or (
        event.date_precision == Precision.DAY and on < event.starts_on
    ):
        raise Refused(_("This date is before the event began."), field="on", code="too_early")
    present = set(
        Presence.objects.filter(event=event, organization__in=[first, second]).values_list(
            "organization_id", flat=True
        )
    )
    for organization, field in ((first, "first"), (second, "others")):
        if organization.pk not in present:
            message = gettext("%(organization)s is not among those who came. Log its presence first.")
            raise Refused(message % {"organization": organization.name}, field=field, code="not_present")


def _introduced(
    event: Event, first: Organization, second: Organization, by, on: datetime.date, precision: str
) -> Introduction:
    # What one of them noted at the event has come about: its request asks for nothing any more, and becomes this. What
    # was noted at another event still asks, as what was asked in words does.
    pending = pending_request(first, second)
    is_noted_here = pending is not None and pending.is_from_tap and event == pending.event
    introduction = pending if is_noted_here else Introduction()
    if introduction.pk is None:
        introduction.first, introduction.second = first, second
    introduction.kind, introduction.event, introduction.made_by = Introduction.Kind.EVENT, event, by
    introduction.happened_on, introduction.date_precision = on, precision
    introduction.collaboration = thread_for(first, second, on)
    introduction.save()
    came_about(introduction)
    run_later(emails.introduced, introduction.pk)
    return introduction
