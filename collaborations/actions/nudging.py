"""Asking those who must act in a thread to look at it: Search staff nudge, a party reminds the other side."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import reminders as emails
from collaborations.follow_up.owner import FORTNIGHT, Reach, can_be_nudged, owners, reaches
from collaborations.follow_up.words import again_words, nobody_words, waiting_words
from collaborations.models import Collaboration, FollowUpSettings, Nudge, NudgedPerson, Party
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.next_step import NextStep, next_step
from collaborations.thread.reader import reader_of
from collaborations.visibility import may_act, may_nudge
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .common import current_party, lock

FEWEST_DAYS, MOST_DAYS = 7, 365


@transaction.atomic
def nudge(*, collaboration: Collaboration, by: User, on: datetime.date | None = None) -> Nudge:
    """Search staff ask the representatives who must act in ``collaboration``, or all where anybody may, to look at it.

    Who was nudged within a fortnight, about whatever thread and by whomever, is left out; refused where that is all.
    """
    if not may_nudge(by):
        raise NotAllowed(_("Only Search staff can do this."), code="not_allowed")
    thread, step = _locked(collaboration, by, None)
    must_act = owners(thread, step) or thread.parties
    return _nudge(thread, must_act, by=by, party=None, on=on or today())


@transaction.atomic
def remind(
    *, collaboration: Collaboration, organization: Organization, by: User, on: datetime.date | None = None
) -> Nudge:
    """``organization`` asks the other side, which must act, to look at their thread; once a fortnight.

    Whom a nudge reached lately, in whatever thread, gets no other mail. The party is not told: it could work out what
    happens in threads that are none of its business, or what Search does in this one.
    """
    if not may_act(by, organization, collaboration):
        raise NotAllowed(_("You cannot act for this organization here."))
    thread, step = _locked(collaboration, by, organization)
    party = current_party(collaboration, organization)
    must_act = [one for one in owners(thread, step) if step is not None and one in step.who]
    if not must_act or party in must_act:
        raise Refused(_("Nothing waits for the other side now."), code="nothing_waits")
    on = on or today()
    last = Nudge.objects.filter(
        collaboration=collaboration, party__organization=organization, made_on__gt=on - FORTNIGHT
    ).first()
    if last is not None:
        raise Refused(again_words(last.made_on + FORTNIGHT), code="lately")
    return _nudge(thread, must_act, by=by, party=party, on=on)


@transaction.atomic
def set_cold_after(*, by: User, days: int) -> FollowUpSettings:
    """Staff decide after how many days without anything a thread is cold."""
    if not may_nudge(by):
        raise NotAllowed(_("Only Search staff can do this."), code="not_allowed")
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refused(
            _("Enter a number of days from 7 to 365."), field="cold_after_days", code="out_of_range"
        )
    row, _made = FollowUpSettings.objects.update_or_create(pk=1, defaults={"cold_after_days": days})
    return row


def _locked(
    collaboration: Collaboration, by: User, organization: Organization | None
) -> tuple[Thread, NextStep | None]:
    """The thread as it stands now, and its next step for who nudges."""
    locked = lock(collaboration)
    rows = with_facts(Collaboration.objects.filter(pk=locked.pk))
    thread = threads(rows, reader_of(by, organization))[0]
    step = next_step(thread)
    if not thread.is_open:
        raise Refused(_("This collaboration has ended."), code="ended")
    if thread.rest is not None:
        raise Refused(_("This collaboration is paused."), code="paused")
    if not can_be_nudged(thread, step):
        raise Refused(_("The next step is in the calendar already."), code="planned")
    return thread, step


def _nudge(
    thread: Thread,
    must_act: list[Party],
    *,
    by: User,
    party: Party | None,
    on: datetime.date,
) -> Nudge:
    row = thread.collaboration
    asked = reaches({row.pk: must_act}, on=on, but=by.pk)[row.pk]
    everybody = asked.free.keys() | asked.lately.keys()
    # Two who nudge the same people about two threads wait for each other here, the lowest id first.
    list(User.objects.select_for_update(no_key=True).filter(pk__in=everybody).order_by("pk").values("pk"))
    reach = reaches({row.pk: must_act}, on=on, but=by.pk)[row.pk]
    free = sorted(reach.free.keys() & everybody)
    if not free and (party is None or not reach.is_waiting):
        raise _nobody(reach)
    made = Nudge.objects.create(collaboration=row, party=party, made_by=by, made_on=on)
    NudgedPerson.objects.bulk_create(
        NudgedPerson(nudge=made, person_id=person, organization_id=reach.free[person], nudged_on=on)
        for person in free
    )
    run_later(emails.reminded, made.pk)
    return made


def _nobody(reach: Reach) -> Refused:
    if reach.is_waiting:
        return Refused(waiting_words(reach), code="lately")
    return Refused(nobody_words(), code="nobody")
