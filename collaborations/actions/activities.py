"""Joint activities: planned, then held with who took part, or cancelled."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import activities as emails
from collaborations.models import ActivityParticipants, Collaboration, JointActivity, Party
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members.models import Governorate, Organization, Topic

from .common import (
    acting_party,
    lock,
    must_be_near,
    must_be_recent,
    must_have_happened,
    need_company,
    need_text,
    of_this_collaboration,
    speaking_party,
)

# Women, men, people who did not say.
Counts = tuple[int, int, int]


@transaction.atomic
def plan_activity(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    kind: str,
    title: str,
    planned_on: datetime.date,
    language: str = "en",
    place: str = "",
    governorate: Governorate | None = None,
    led_by: Party | None = None,
    topics: Iterable[Topic] = (),
) -> JointActivity:
    """Plan something together for the day ``planned_on``. One that was held already is planned for that day first."""
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    of_this_collaboration(led_by, collaboration, field="led_by")
    title = need_text(title, _("Give it a title."), field="title")
    must_be_recent(planned_on, field="planned_on")
    must_be_near(planned_on, field="planned_on")
    if kind not in JointActivity.Kind.values:
        raise Refused(_("Choose a kind."), field="kind", code="required")
    known = collaboration.activities.filter(
        kind=kind, title=title, planned_on=planned_on, cancelled_on__isnull=True
    ).first()
    if known is not None:
        return known
    activity = JointActivity.objects.create(
        collaboration=collaboration,
        kind=kind,
        title=title,
        language=language,
        planned_on=planned_on,
        place=place.strip(),
        governorate=governorate,
        led_by=led_by,
        made_by=by,
    )
    activity.topics.set(topics)
    run_later(emails.activity_planned, activity.pk, organization.pk)
    return activity


@transaction.atomic
def record_activity(
    *,
    activity: JointActivity,
    organization: Organization,
    by,
    held_on: datetime.date,
    participants: Mapping[Party, Counts],
    result: str = "",
    language: str = "en",
) -> JointActivity:
    """Record that it was held: for each party that was counted how many women, men and people who did not say; and
    what came of it. One of the two must be known."""
    must_have_happened(held_on, field="held_on")
    collaboration = lock(activity.collaboration)
    acting_party(collaboration, organization, by)
    for party in participants:
        of_this_collaboration(party, collaboration, field="participants")
    activity = JointActivity.objects.get(pk=activity.pk)
    if activity.held_on is not None:
        if activity.held_on == held_on and activity.result == result.strip():
            return activity
        raise Refused(_("This activity has been recorded already."), code="recorded")
    if activity.cancelled_on is not None:
        raise Refused(_("This activity was cancelled."), code="cancelled")
    need_something(participants, result)
    activity.held_on, activity.result, activity.result_language = held_on, result.strip(), language
    activity.save(update_fields=["held_on", "result", "result_language"])
    ActivityParticipants.objects.bulk_create(
        ActivityParticipants(activity=activity, party=party, women=women, men=men, not_stated=not_stated)
        for party, (women, men, not_stated) in participants.items()
    )
    return activity


def need_something(participants: Mapping[Party, Counts], result: str) -> None:
    """Refuse a record that says neither who took part nor what came of it: nobody could learn from it."""
    if not result.strip() and not any(any(counts) for counts in participants.values()):
        message = _("Write a sentence about what came of it, or how many people took part")
        raise Refused(message, field="result", code="empty")


@transaction.atomic
def cancel_activity(
    *, activity: JointActivity, organization: Organization, by, reason: str, on: datetime.date | None = None
) -> JointActivity:
    """Say that a planned activity will not be held, and why."""
    collaboration = lock(activity.collaboration)
    speaking_party(collaboration, organization, by)
    activity = JointActivity.objects.get(pk=activity.pk)
    if activity.cancelled_on is not None:
        return activity
    if activity.held_on is not None:
        raise Refused(_("This activity was held, so it cannot be cancelled."), code="held")
    activity.cancel_reason = need_text(reason, _("Say why, for the others."), field="reason")
    activity.cancelled_on = on or today()
    activity.save(update_fields=["cancelled_on", "cancel_reason"])
    run_later(emails.activity_cancelled, activity.pk, organization.pk)
    return activity
