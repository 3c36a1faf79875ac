"""Joint activities: planned, then held with who took part, or cancelled."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import cancelled_on
from collaborations.emails import activities as emails
from collaborations.models import ActivityParticipants, Collaboration, JointActivity, Party
from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from cop_portal.translations.scripts import language_by_letters
from events.actions.by_members import call_off_training
from events.models import Event
from members.models import Governorate, Organization, Topic

from .before_introduction import check_not_before
from .common import (
    acting_party,
    lock,
    must_be_near,
    must_be_recent,
    must_go_on,
    must_have_happened,
    need_company,
    need_text,
    of_this_collaboration,
    speaking_party,
)
from .recorded_already import ActivityRecordedAlready

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
    planned_until: datetime.date | None = None,
    language: str = "en",
    place: str = "",
    governorate: Governorate | None = None,
    led_by: Party | None = None,
    topics: Iterable[Topic] = (),
) -> JointActivity:
    """Plan something together for the day ``planned_on``, or from it to ``planned_until``. One that was held already is
    planned for that day first."""
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    of_this_collaboration(led_by, collaboration, field="led_by")
    title = need_text(title, _("Give it a title."), field="title")
    planned_until = check_planned(planned_on, planned_until)
    if kind not in JointActivity.Kind.values:
        raise Refused(_("Choose a kind."), field="kind", code="required")
    known = collaboration.activities.filter(
        kind=kind,
        title=title,
        planned_on=planned_on,
        planned_until=planned_until,
        cancelled_on__isnull=True,
    ).first()
    if known is not None:
        return known
    # One that is written down afterwards is planned for its day first.
    must_go_on(collaboration, happened=planned_until or planned_on)
    check_not_before(collaboration, planned_on, field="planned_on")
    activity = JointActivity.objects.create(
        collaboration=collaboration,
        kind=kind,
        title=title,
        language=language_by_letters(title, language),
        planned_on=planned_on,
        planned_until=planned_until,
        place=place.strip(),
        governorate=governorate,
        led_by=led_by,
        made_by=by,
    )
    activity.topics.set(topics)
    run_later(emails.activity_planned, activity.pk, organization.pk)
    return activity


def last_day(first: datetime.date, until: datetime.date | None, *, field: str) -> datetime.date | None:
    """``until`` as it is stored: none where it is the first day. Refused where it is before it."""
    if until is not None and until < first:
        raise Refused(_("The last day is before the first day."), field=field, code="ends_before_start")
    return until if until != first else None


def check_planned(first: datetime.date, until: datetime.date | None) -> datetime.date | None:
    """The last of the days that something is planned for; refused where a year must be mistyped."""
    must_be_recent(first, field="planned_on")
    must_be_near(first, field="planned_on")
    if until is not None:
        must_be_near(until, field="planned_until")
    return last_day(first, until, field="planned_until")


def check_held(
    first: datetime.date, until: datetime.date | None, *, on: datetime.date | None = None
) -> datetime.date | None:
    """The last of the days on which something was held; refused where one is still to come."""
    must_have_happened(first, field="held_on", on=on)
    if until is not None:
        must_have_happened(until, field="held_until", on=on)
    return last_day(first, until, field="held_until")


@transaction.atomic
def record_activity(
    *,
    activity: JointActivity,
    organization: Organization,
    by,
    held_on: datetime.date,
    participants: Mapping[Party, Counts],
    held_until: datetime.date | None = None,
    result: str = "",
    language: str = "en",
) -> JointActivity:
    """Record that it was held, on ``held_on`` or from it to ``held_until``: for each party that was counted how many
    women, men and people who did not say; and what came of it. One of the two must be known.

    Of one that was open to all members nobody is counted here: who came is written down at its event.
    """
    held_until = check_held(held_on, held_until)
    collaboration = lock(activity.collaboration)
    acting_party(collaboration, organization, by)
    for party in participants:
        of_this_collaboration(party, collaboration, field="participants")
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if activity.held_on is not None:
        if _says(activity, (held_on, held_until), participants, result, language):
            return activity
        raise ActivityRecordedAlready(activity)
    if cancelled_on(activity) is not None:
        raise Refused(_("This activity was cancelled."), code="cancelled")
    must_go_on(collaboration, happened=held_until or held_on)
    check_not_before(collaboration, held_on, field="held_on")
    check_counts(activity, participants, result)
    activity.held_on, activity.held_until = held_on, held_until
    activity.result, activity.result_language = result.strip(), language_by_letters(result, language)
    activity.save(update_fields=["held_on", "held_until", "result", "result_language"])
    ActivityParticipants.objects.bulk_create(
        ActivityParticipants(activity=activity, party=party, women=women, men=men, not_stated=not_stated)
        for party, (women, men, not_stated) in participants.items()
    )
    return activity


def counts_recorded(activity: JointActivity) -> dict[Party, Counts]:
    """How many came from each party that was counted."""
    rows = activity.participants.select_related("party")
    return {row.party: (row.women, row.men, row.not_stated) for row in rows}


def _says(
    activity: JointActivity,
    days: tuple[datetime.date, datetime.date | None],
    participants: Mapping[Party, Counts],
    result: str,
    language: str,
) -> bool:
    """Whether the record of ``activity`` says just this: sent twice it is no other record."""
    result = result.strip()
    same_result = activity.result == result and (
        not result or activity.result_language == language_by_letters(result, language)
    )
    same_days = (activity.held_on, activity.held_until) == days
    return same_days and same_result and counts_recorded(activity) == dict(participants)


def check_counts(activity: JointActivity, participants: Mapping[Party, Counts], result: str) -> None:
    """Refuse numbers of one that is counted at its event; of any other a record that says neither who took part nor
    what came of it: nobody could learn from it."""
    if activity.event is not None:
        if participants:
            message = _("Who came is counted at the event: Search staff write it down there.")
            raise Refused(message, field="participants", code="counted_at_event")
        return
    if not result.strip() and not any(any(counts) for counts in participants.values()):
        message = _("Write a sentence about what came of it, or how many people took part")
        raise Refused(message, field="result", code="empty")


@transaction.atomic
def cancel_activity(
    *,
    activity: JointActivity,
    organization: Organization,
    by,
    reason: str,
    announced_reason: str = "",
    on: datetime.date | None = None,
) -> JointActivity:
    """Say that a planned activity will not be held, and why, for the other parties. Where it is open to all members its
    event is called off with it, and ``announced_reason`` is what these read."""
    collaboration = lock(activity.collaboration)
    speaking_party(collaboration, organization, by)
    activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
    if cancelled_on(activity) is not None:
        return activity
    if activity.held_on is not None:
        raise Refused(_("This activity was held, so it cannot be cancelled."), code="held")
    activity.cancel_reason = need_text(reason, _("Say why, for the others."), field="reason")
    if activity.event is not None:
        call_off_event(activity.event, organization, by, announced_reason, on)
    activity.cancelled_on = on or today()
    activity.save(update_fields=["cancelled_on", "cancel_reason"])
    run_later(emails.activity_cancelled, activity.pk, organization.pk)
    return activity


def call_off_event(
    event: Event, organization: Organization, by, reason: str, on: datetime.date | None = None
) -> None:
    """Call the event of an activity off, by events' own rule, in words for its parties."""
    reason = need_text(reason, _("Say why, for all members."), field="announced_reason")
    try:
        call_off_training(event=event, organization=organization, by=by, reason=reason, on=on)
    except Refused as refusal:
        if refusal.code not in ("held", "closed"):
            raise
        message = _(
            "Search has written down who came to the event, so it was held and cannot be cancelled. Record the "
            "activity. If nobody came after all, tell Search staff."
        )
        raise Refused(message, code="held") from refusal
