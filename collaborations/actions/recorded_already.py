"""A meeting or an activity is recorded once: who records it again is told which one it is, and led there."""

from __future__ import annotations

import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration, FollowUpMeeting, JointActivity
from cop_portal.refusals import Refused


class RecordedAlready(Refused):
    """Refused, since ``meeting`` is the record of that day; its form gets it as ``recorded``."""

    def __init__(self, message: str | Promise, meeting: FollowUpMeeting) -> None:
        super().__init__(message, field="held_on", code="recorded")
        self.meeting = meeting

    def add_to(self, form) -> None:
        super().add_to(form)
        form.recorded = self.meeting


class ActivityRecordedAlready(Refused):
    """Refused, since ``activity`` is recorded, and otherwise; its form gets it as ``recorded``."""

    def __init__(self, activity: JointActivity) -> None:
        message = _("This activity has been recorded already. What you typed is not saved: compare both.")
        super().__init__(message, code="recorded")
        self.activity = activity

    def add_to(self, form) -> None:
        super().add_to(form)
        form.recorded = self.activity


def check_not_recorded(
    collaboration: Collaboration,
    held_on: datetime.date,
    precision: str,
    *,
    but: FollowUpMeeting | None = None,
) -> None:
    """Refuse a day of which a meeting is recorded, another than ``but``."""
    others = collaboration.meetings.filter(held_on=held_on, date_precision=precision)
    there = others.exclude(pk=but.pk if but is not None else None).first()
    if there is not None:
        raise RecordedAlready(_("Another meeting of this date is recorded already."), there)
