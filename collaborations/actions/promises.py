"""What a party promised: written down, kept, or dropped with a reason."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import promises as emails
from collaborations.models import ActionPoint, Collaboration, FollowUpMeeting, Party
from collaborations.visibility import may_close_action, may_drop_action
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import acting_party, lock, must_have_happened, need_text, of_this_collaboration


@transaction.atomic
def promise(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    party: Party,
    what: str,
    language: str = "en",
    due_on: datetime.date | None = None,
    meeting: FollowUpMeeting | None = None,
    on: datetime.date | None = None,
) -> ActionPoint:
    """Write down what ``party`` will do, by when (``due_on``), and at which ``meeting`` it was said."""
    on = on or today()
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    of_this_collaboration(party, collaboration, field="party")
    what = need_text(what, _("Say what will be done."), field="what")
    if due_on is not None and due_on < on:
        raise Refused(_("This day has passed. Choose a day from today on."), field="due_on", code="past")
    if meeting is not None and meeting.collaboration_id != collaboration.pk:
        raise NotAllowed(_("This meeting belongs to another collaboration."))
    known = collaboration.action_points.filter(
        party=party, what=what, due_on=due_on, done_on__isnull=True, dropped_on__isnull=True
    ).first()
    if known is not None:
        return known
    action_point = ActionPoint.objects.create(
        collaboration=collaboration,
        meeting=meeting,
        party=party,
        what=what,
        language=language,
        due_on=due_on,
        made_by=by,
        made_on=on,
    )
    if party.organization_id != organization.pk:
        run_later(emails.promise_waits, action_point.pk)
    return action_point


@transaction.atomic
def mark_done(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    evidence: str = "",
    on: datetime.date | None = None,
) -> ActionPoint:
    """Somebody of the organization that promised it says that it is done, since ``on``, and what shows it."""
    if not may_close_action(by, organization, action_point):
        raise NotAllowed(_("Only the organization that promised this can say that it is done."))
    on = on or today()
    must_have_happened(on, field="done_on")
    lock(action_point.collaboration)
    point = ActionPoint.objects.get(pk=action_point.pk)
    if point.done_on is not None:
        return point
    if point.dropped_on is not None:
        raise Refused(_("This was dropped, so it cannot be marked as done."), code="dropped")
    point.done_on, point.done_by, point.evidence = on, by, evidence.strip()
    point.save(update_fields=["done_on", "done_by", "evidence"])
    return point


@transaction.atomic
def drop(
    *,
    action_point: ActionPoint,
    organization: Organization,
    by,
    reason: str,
    on: datetime.date | None = None,
) -> ActionPoint:
    """Say that a promise will not be kept, and why; the parties can read it."""
    if not may_drop_action(by, organization, action_point):
        raise NotAllowed(_("Only the organization that promised this can drop it."))
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    lock(action_point.collaboration)
    point = ActionPoint.objects.get(pk=action_point.pk)
    if point.dropped_on is not None:
        return point
    if point.done_on is not None:
        raise Refused(_("This was done, so it cannot be dropped."), code="done")
    point.dropped_on, point.drop_reason = on or today(), reason
    point.save(update_fields=["dropped_on", "drop_reason"])
    return point
