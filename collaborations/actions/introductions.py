"""Two organizations are put in touch: by staff, or because one asked and the other answers."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations import emails
from collaborations.models import Collaboration, Introduction, Party
from collaborations.partnerships import refresh_partnerships
from collaborations.requests_of_two import Obstacle, Why, obstacle_to_asking
from collaborations.threads_of_two import open_thread
from collaborations.visibility import may_answer, may_ask, may_introduce, may_withdraw
from cop_portal.dates import Precision, format_date, today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event, Presence
from members.models import Organization, User
from members.visibility import organizations_visible_to

from .common import lock, lock_organizations, need_text


def _pair(first: Organization, second: Organization) -> Q:
    return Q(first=first, second=second) | Q(first=second, second=first)


def _two_members(first: Organization, second: Organization) -> None:
    if first == second:
        raise Refused(_("Choose two different organizations."), field="second", code="same")
    if first.is_convenor or second.is_convenor:
        raise Refused(_("Search brings members together and is not introduced itself."), code="convenor")


def _thread_for(
    first: Organization, second: Organization, on: datetime.date, accepted_by: dict[int, User] | None = None
) -> Collaboration:
    """Their open thread, or a new one with both in it. The caller holds the locks of both organizations."""
    accepted_by = accepted_by or {}
    collaboration = open_thread(first, second)
    if collaboration is None:
        collaboration = Collaboration.objects.create(opened_on=on)
        Party.objects.bulk_create(
            Party(
                collaboration=collaboration,
                organization=organization,
                joined_on=on,
                accepted_by=accepted_by.get(organization.pk),
            )
            for organization in (first, second)
        )
        return collaboration
    lock(collaboration)
    for party in collaboration.parties.filter(left_on__isnull=True, accepted_by__isnull=True):
        if party.organization_id in accepted_by:
            party.accepted_by = accepted_by[party.organization_id]
            party.save(update_fields=["accepted_by"])
    refresh_partnerships(collaboration, on)
    return collaboration


@transaction.atomic
def introduce_at_event(
    *,
    event: Event,
    first: Organization,
    second: Organization,
    by,
    on: datetime.date | None = None,
    date_precision: str | None = None,
) -> Introduction:
    """Staff log that two organizations were introduced at ``event``: opens their thread, or adds an origin to it.

    ``on`` is the day of the introduction; the event's own first day, as exactly as that is known, where none is given.
    """
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff log introductions."))
    _two_members(first, second)
    lock_organizations(first, second)
    known = Introduction.objects.filter(
        _pair(first, second), event=event, kind=Introduction.Kind.EVENT
    ).first()
    if known is not None:
        return known
    if on is None:
        on, date_precision = event.starts_on, date_precision or event.date_precision
    _fits_event(event, first, second, on)
    return _introduced(
        first,
        second,
        by,
        on,
        kind=Introduction.Kind.EVENT,
        event=event,
        precision=date_precision or Precision.DAY,
    )


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
    for organization, field in ((first, "first"), (second, "second")):
        if organization.pk not in present:
            message = gettext("%(organization)s is not among those who came. Log its presence first.")
            raise Refused(message % {"organization": organization.name}, field=field, code="not_present")


@transaction.atomic
def introduce(
    *, first: Organization, second: Organization, by, on: datetime.date | None = None
) -> Introduction:
    """Staff put two organizations in touch outside an event."""
    if not may_introduce(by):
        raise NotAllowed(_("Only Search staff log introductions."))
    _two_members(first, second)
    on = on or today()
    if on > today():
        raise Refused(_("This date is still to come. Enter a date up to today"), field="on", code="too_late")
    lock_organizations(first, second)
    known = Introduction.objects.filter(
        _pair(first, second), kind=Introduction.Kind.STAFF, happened_on=on
    ).first()
    return known or _introduced(first, second, by, on, kind=Introduction.Kind.STAFF)


def _introduced(
    first: Organization,
    second: Organization,
    by,
    on: datetime.date,
    *,
    kind: str,
    event: Event | None = None,
    precision: str = Precision.DAY,
) -> Introduction:
    introduction = Introduction.objects.create(
        kind=kind,
        first=first,
        second=second,
        event=event,
        happened_on=on,
        date_precision=precision,
        made_by=by,
        collaboration=_thread_for(first, second, on),
    )
    run_later(emails.introduced, introduction.pk)
    return introduction


@transaction.atomic
def ask_for_introduction(
    *,
    organization: Organization,
    to: Organization,
    by,
    message: str,
    language: str = "en",
    on: datetime.date | None = None,
) -> Introduction:
    """``organization`` asks to be introduced to ``to``, with a message that only the two of them read.

    Refused to a convenor, while a request between the two is open, where they are in an open thread already, within 60
    days of an answer that was not yes, and where ``to`` may not know of ``organization``, and so could not read it.
    ``NotAllowed`` where the asker may not know of ``to``: as if it did not exist.
    """
    if not may_ask(by, organization) or not organizations_visible_to(by).filter(pk=to.pk).exists():
        raise NotAllowed(_("You cannot ask for this introduction."))
    if organization == to:
        raise Refused(_("This is your own organization."), code="same")
    if to.is_convenor:
        raise Refused(_("Search brings members together and is not introduced itself."), code="convenor")
    message = need_text(message, _("Write a few words about why you want to meet."), field="message")
    on = on or today()
    lock_organizations(organization, to)
    obstacle = obstacle_to_asking(organization, to, on)
    if obstacle is not None:
        if obstacle.why == Why.ASKED and obstacle.request.message == message:
            return obstacle.request  # sent twice
        raise _refusal(obstacle)
    request = Introduction.objects.create(
        kind=Introduction.Kind.REQUEST,
        first=organization,
        second=to,
        happened_on=on,
        made_by=by,
        message=message,
        message_language=language,
    )
    run_later(emails.request_waits, request.pk)
    return request


def _refusal(obstacle: Obstacle) -> Refused:
    if obstacle.why == Why.WAIT:
        wait = gettext("They answered that it is not possible now. You can ask again from %(date)s.")
        return Refused(wait % {"date": format_date(obstacle.again)}, code="wait")
    words, code = {
        Why.TOGETHER: (_("You are in a collaboration with this organization already."), "together"),
        Why.THEY_ASKED: (_("This organization has asked you already. Answer its request."), "they_asked"),
        Why.ASKED: (_("You have asked already and your request is waiting for an answer."), "open"),
        Why.UNSEEN: (
            _(
                "This organization may not know of yours, and so could not read your request. Change who sees yours, "
                "or ask Search to introduce you."
            ),
            "unseen",
        ),
    }[obstacle.why]
    return Refused(words, code=code)


@transaction.atomic
def answer_introduction(
    *,
    introduction: Introduction,
    organization: Organization,
    by,
    answer: str,
    reason: str = "",
    on: datetime.date | None = None,
) -> Introduction:
    """The organization that was asked answers. A yes opens a thread, or joins the one that two have together.

    The ``reason`` stays with the organization that answers. The same answer twice is one answer; another one is
    refused, since the other side has read the first.
    """
    if not may_answer(by, organization, introduction):
        raise NotAllowed(_("You cannot answer this request."))
    if answer not in Introduction.Answer.values:
        raise Refused(_("Choose an answer."), field="answer", code="required")
    on = on or today()
    lock_organizations(introduction.first_id, introduction.second_id)
    locked = _locked(introduction)
    if locked.answer:
        if locked.answer == answer:
            return locked
        raise Refused(_("This request has been answered already."), code="answered")
    if on < locked.happened_on:
        raise Refused(_("This date is before the request was made."), field="on", code="too_early")
    locked.answer, locked.answered_on, locked.answered_by = answer, on, by
    locked.answer_reason = "" if answer == Introduction.Answer.YES else reason.strip()
    if answer == Introduction.Answer.YES:
        accepted = {locked.first_id: locked.made_by, locked.second_id: by}
        locked.collaboration = _thread_for(locked.first, locked.second, on, accepted)
    locked.save()
    run_later(emails.request_answered, locked.pk)
    return locked


def _locked(introduction: Introduction) -> Introduction:
    row = (
        Introduction.objects.select_for_update(of=("self",))
        .select_related("first", "second", "made_by")
        .filter(pk=introduction.pk)
        .first()
    )
    if row is None:
        raise Refused(_("This request has been withdrawn."), code="withdrawn")
    return row


@transaction.atomic
def withdraw_request(*, introduction: Introduction, organization: Organization, by) -> Introduction:
    """The organization that asked takes its request back before it is answered; the request is gone."""
    if not may_withdraw(by, organization, introduction):
        raise NotAllowed(_("You cannot withdraw this request."))
    lock_organizations(introduction.first_id, introduction.second_id)
    try:
        locked = _locked(introduction)
    except Refused:  # withdrawn already: a second click
        return introduction
    if locked.answer:
        raise Refused(_("This request has been answered already."), code="answered")
    locked.delete()
    return introduction
