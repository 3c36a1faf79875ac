"""One organization asks to be introduced to another, which answers; until then the request can be taken back."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.at_events.tap_visibility import is_asked_at, organizations_to_meet
from collaborations.emails import introductions as emails
from collaborations.introductions import asked_lately
from collaborations.introductions.lapsing import has_lapsed
from collaborations.introductions.requests_of_two import Why, obstacle_to_asking, refusal_of
from collaborations.models import EventTap, Introduction
from collaborations.visibility import may_answer, may_ask, may_withdraw
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event
from events.visibility import events_visible_to
from members.models import Organization
from members.visibility import organizations_visible_to

from .common import lock_organizations, need_text
from .opening import say_yes, write_lapsed


@transaction.atomic
def ask_for_introduction(
    *,
    organization: Organization,
    to: Organization,
    by,
    message: str,
    language: str = "en",
    event: Event | None = None,
    on: datetime.date | None = None,
    shown: bool = False,
    was_suggested: bool = False,
) -> Introduction:
    """``organization`` asks to be introduced to ``to``, with a message that only the two of them read; with an
    ``event``, at which both are or will be, for a conversation there. ``shown``: once they are together, other members
    may see it, as far as ``organization`` is asked; ``was_suggested``: the portal had put ``to`` forward.

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
    if event is not None:
        _both_attend(event, organization, to, by, on)
    lock_organizations(organization, to)
    obstacle = obstacle_to_asking(organization, to, on)
    if obstacle is not None:
        if obstacle.why == Why.ASKED and obstacle.request.message == message:
            return obstacle.request  # sent twice
        raise refusal_of(obstacle)
    write_lapsed(organization, to, on)
    request = Introduction.objects.create(
        public_id=asked_lately.public_id_for(organization, to),
        kind=Introduction.Kind.REQUEST,
        first=organization,
        second=to,
        event=event,
        happened_on=on,
        made_by=by,
        message=message,
        message_language=language,
        asker_shown_to_members=shown,
        was_suggested=was_suggested,
    )
    run_later(emails.request_waits, request.pk)
    return request


def _both_attend(event: Event, organization: Organization, to: Organization, by, on: datetime.date) -> None:
    """Refuse a request at an event that is no more, or where one of the two is not, as far as the asker may know."""
    if not is_asked_at(event, on):
        raise Refused(_("One can no longer ask for a conversation at this event."), code="event_over")
    there = organizations_to_meet(by, organization, event).filter(pk=to.pk)
    if not there.exists() or not events_visible_to(by).filter(pk=event.pk).exists():
        raise NotAllowed(_("You cannot ask for this introduction."))


@transaction.atomic
def answer_introduction(
    *,
    introduction: Introduction,
    organization: Organization,
    by,
    answer: str,
    reason: str = "",
    shown: bool = False,
    on: datetime.date | None = None,
) -> Introduction:
    """The organization that was asked answers. A yes opens a thread, or joins the one that two have together; with
    ``shown`` it ticks that other members may see that.

    Whether the request has lapsed is asked of the day of the answer. The ``reason`` stays with the organization that
    answers. The same answer twice is one answer; another one is refused, since the other side has read the first.
    """
    if not may_answer(by, organization, introduction):
        raise NotAllowed(_("You cannot answer this request."))
    if answer not in Introduction.Answer.values:
        raise Refused(_("Choose an answer."), field="answer", code="required")
    on = on or today()
    lock_organizations(introduction.first_id, introduction.second_id)
    locked = _locked(introduction)
    _still_a_request(locked)
    if locked.answer:
        if locked.answer == answer:
            return locked
        raise Refused(_("This request has been answered already."), code="answered")
    if on < locked.happened_on:
        raise Refused(_("This date is before the request was made."), field="on", code="too_early")
    if has_lapsed(locked, on):
        raise Refused(
            _("This request had no answer in 60 days, and has ended. You can ask them yourselves."),
            code="lapsed",
        )
    if answer == Introduction.Answer.YES:
        say_yes(locked, by, on, shown=shown)
    else:
        locked.answer, locked.answered_on, locked.answered_by = answer, on, by
        locked.answer_reason = reason.strip()
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


def _still_a_request(introduction: Introduction) -> None:
    """Refuse to answer or take back what staff's introduction has made of a request in the meantime."""
    if introduction.kind != Introduction.Kind.REQUEST:
        raise Refused(_("Search has introduced you in the meantime."), code="introduced")


@transaction.atomic
def withdraw_request(*, introduction: Introduction, organization: Organization, by) -> Introduction:
    """The organization that asked takes its request back before it is answered; the request is gone, and what it noted
    at an event with it, where it had asked by that."""
    if not may_withdraw(by, organization, introduction):
        raise NotAllowed(_("You cannot withdraw this request."))
    lock_organizations(introduction.first_id, introduction.second_id)
    try:
        locked = _locked(introduction)
    except Refused:  # withdrawn already: a second click
        return introduction
    _still_a_request(locked)
    if locked.answer:
        raise Refused(_("This request has been answered already."), code="answered")
    if has_lapsed(locked):
        raise Refused(
            _("Your request had no answer in 60 days, and has ended. You can ask again."), code="lapsed"
        )
    if locked.is_from_tap:
        EventTap.objects.filter(event=locked.event, organization=locked.first, other=locked.second).delete()
    locked.delete()
    return introduction
