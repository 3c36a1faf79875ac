"""A planned training is opened to all members: an event of theirs from then on, where who comes is counted."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import cancelled_on
from collaborations.activities.opening import WHY, obstacle
from collaborations.emails import activities as emails
from collaborations.models import Collaboration, JointActivity, Party
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from events.actions.by_members import Announcement, change_training, open_training, says
from members.models import Organization

from .activities import check_planned
from .common import acting_party, lock, must_go_on, need_company


@transaction.atomic
def open_activity(
    *, activity: JointActivity, organization: Organization, by, announcement: Announcement
) -> JointActivity:
    """Announce a planned training to all members: they read ``announcement`` and nothing else of the thread. Who holds
    it is said to those who may know that the parties work together, and only while these let them.

    Sent twice it is one event. The other parties get a mail.
    """
    check_planned(announcement.starts_on, announcement.ends_on)
    collaboration = lock(activity.collaboration)
    acting_party(collaboration, organization, by)
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if activity.event is not None:
        if says(activity.event, announcement):
            return activity
        message = _("It is already open to all members, with another text. Read it on its page.")
        raise Refused(message, code="opened")
    need_company(collaboration)
    must_go_on(collaboration)
    parties = _parties(collaboration)
    if (why := obstacle(activity, parties)) is not None:
        raise Refused(WHY[why], code=why.value)
    told = [party.organization_id for party in parties]
    event = open_training(by=by, organization=organization, announcement=announcement, told=told)
    activity.event, activity.counted_here = event, False
    _follow(activity)
    activity.save(update_fields=["event", "counted_here", "planned_on", "planned_until"])
    run_later(emails.activity_opened, activity.pk, organization.pk)
    return activity


@transaction.atomic
def change_opened(
    *, activity: JointActivity, organization: Organization, by, announcement: Announcement, seen: int
) -> JointActivity:
    """Change what members read of it. Who said that they come hears of other days or another place, as of any event;
    the other parties get one mail.

    ``seen`` is the version of the event that the person read.
    """
    check_planned(announcement.starts_on, announcement.ends_on)
    collaboration = lock(activity.collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if activity.event is None:
        raise Refused(_("It has not been opened to all members."), code="not_opened")
    if activity.held_on is not None:
        raise Refused(_("This activity has been recorded already."), code="recorded")
    if cancelled_on(activity) is not None:
        raise Refused(_("This activity was cancelled."), code="cancelled")
    days = announcement.starts_on, announcement.ends_on or announcement.starts_on
    if days != (activity.event.starts_on, activity.event.ends_on):
        must_go_on(collaboration, happened=days[1])
    before = activity.event.version
    activity.event = change_training(
        event=activity.event, by=by, organization=organization, announcement=announcement, seen=seen
    )
    if activity.event.version != before:
        _follow(activity)
        activity.save(update_fields=["planned_on", "planned_until"])
        run_later(emails.activity_moved, activity.pk, organization.pk)
    return activity


def _parties(collaboration: Collaboration) -> list[Party]:
    return list(collaboration.parties.filter(left_on__isnull=True).select_related("organization"))


def _follow(activity: JointActivity) -> None:
    """It is planned for the days of its event."""
    event = activity.event
    activity.planned_on = event.starts_on
    activity.planned_until = event.ends_on if event.ends_on != event.starts_on else None
