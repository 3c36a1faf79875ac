"""Reminding the parties of a memorandum that its last day comes near: 90, 30 and 7 days before, each once."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import QuerySet

from collaborations.emails import mou_afterwards as emails
from collaborations.models import MemorandumOfUnderstanding, MouReminder
from collaborations.mous.afterwards.ends import reminder_due, with_end_known
from collaborations.mous.states import MouState
from cop_portal.dates import today
from cop_portal.mail import run_later


def remind_of_ends(*, on: datetime.date | None = None) -> int:
    """Mail the people of each memorandum whose reminder is due; gives how many memoranda they were reminded of.

    Safe to call at any time and from two places at once; a night that was missed is made up for at the next run, with
    one reminder.
    """
    day = on or today()
    return sum(_remind(mou.pk, day) for mou in _in_force(day) if reminder_due(mou, day) is not None)


def _in_force(day: datetime.date) -> QuerySet[MemorandumOfUnderstanding]:
    mous = MemorandumOfUnderstanding.objects.with_state(day)
    return with_end_known(mous.filter(state__in=[MouState.IN_FORCE, MouState.CONCLUDED])).order_by("pk")


@transaction.atomic
def _remind(mou_id: int, day: datetime.date) -> bool:
    # Asked again under the lock: whoever came first has written down that the mail is on its way.
    rows = MemorandumOfUnderstanding.objects.select_for_update(no_key=True, skip_locked=True)
    if not rows.filter(pk=mou_id).exists():
        return False
    mou = _in_force(day).filter(pk=mou_id).first()
    due = reminder_due(mou, day) if mou is not None else None
    if due is None:
        return False
    end, days = due
    # A nearer one was sent where the clock of a server was wrong for a while.
    if MouReminder.objects.filter(mou=mou_id, ends_on=end.on, days__lte=days).exists():
        return False
    MouReminder.objects.create(mou_id=mou_id, ends_on=end.on, days=days, sent_on=day)
    run_later(emails.end_is_near, mou_id)
    return True
