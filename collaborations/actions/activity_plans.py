"""A planned activity is moved to other days or another place."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import cancelled_on, plan_seen
from collaborations.emails import activities as emails
from collaborations.models import JointActivity
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members.models import Governorate, Organization

from .activities import check_planned
from .before_introduction import check_not_before
from .common import acting_party, lock, must_go_on, need_company

CHANGED = _("Somebody else changed this plan while you were writing. Compare both, and save again")


@transaction.atomic
def move_activity(
    *,
    activity: JointActivity,
    organization: Organization,
    by,
    seen: str,
    planned_on: datetime.date,
    planned_until: datetime.date | None = None,
    place: str = "",
    governorate: Governorate | None = None,
) -> JointActivity:
    """Hold it on other days or elsewhere; the others get one mail. One that is open to all members is changed where all
    read it (``activity_opening``).

    ``seen`` (``plan_seen``) is the plan that the person read: where another was quicker, theirs is refused.
    """
    planned_until = check_planned(planned_on, planned_until)
    collaboration = lock(activity.collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if activity.held_on is not None:
        raise Refused(_("This activity has been recorded already."), code="recorded")
    if cancelled_on(activity) is not None:
        raise Refused(_("This activity was cancelled."), code="cancelled")
    if activity.event is not None:
        message = _("It has been opened to all members meanwhile. Change it where they read it.")
        raise Refused(message, code="opened")
    before = plan_seen(activity)
    activity.planned_on, activity.planned_until = planned_on, planned_until
    activity.place, activity.governorate = place.strip(), governorate
    if plan_seen(activity) == before:
        return activity
    if before != seen:
        raise Refused(CHANGED, code="changed")
    must_go_on(collaboration, happened=planned_until or planned_on)
    check_not_before(collaboration, planned_on, field="planned_on")
    with changed_by(by, "move_activity"):
        activity.save(update_fields=["planned_on", "planned_until", "place", "governorate"])
    run_later(emails.activity_moved, activity.pk, organization.pk)
    return activity
