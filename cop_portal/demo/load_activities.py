"""Joint activities of a thread: planned, and then held or opened to all members."""

from __future__ import annotations

import datetime

from collaborations.actions import activities, activity_files, activity_opening
from collaborations.models import JointActivity, Party
from events.actions.by_members import Announcement
from members.models import Governorate, Topic, User

from .clock import date_of
from .data.shape_threads import Joint, Opened
from .papers import handout
from .wording import add_translations, original


def load_activity(
    one: Joint,
    acting: dict,
    parties: dict[str, Party],
    topics: dict[str, Topic],
    places: dict[str, Governorate],
    speakers: dict[str, User],
) -> None:
    """``one`` as the organization in ``acting`` (collaboration, organization, by) planned it; ``speakers``: who acts
    for each party."""
    first = date_of(one.planned)
    activity = activities.plan_activity(
        **acting,
        kind=one.kind,
        title=one.title,
        language=one.language,
        planned_on=first,
        planned_until=_last_day(first, one.days),
        place=one.place,
        governorate=places.get(one.governorate),
        led_by=parties.get(one.led_by),
        topics=[topics[slug] for slug in one.topics],
    )
    us = {"activity": activity, "organization": acting["organization"], "by": acting["by"]}
    if one.opened is not None:
        activity = activity_opening.open_activity(**us, announcement=_announcement(one.opened, activity))
        assert activity.event is not None  # it was opened just now
        # Staff translate a description in the admin's own form, which is no action.
        add_translations(activity.event.texts, "description", one.opened.description)
    if one.held is not None:
        held = date_of(one.held)
        activities.record_activity(
            **us,
            held_on=held,
            held_until=_last_day(held, one.days),
            participants={parties[slug]: (*counts, 0) for slug, counts in one.came.items()},
            result=one.result,
            language=one.language,
        )
    for slug, file in one.files.items():
        activity_files.add_activity_file(
            activity=activity,
            organization=parties[slug].organization,
            by=speakers[slug],
            upload=handout(file, parties[slug].organization),
            title=file.title,
        )


def _last_day(first: datetime.date, days: int) -> datetime.date | None:
    return first + datetime.timedelta(days=days - 1) if days > 1 else None


def _announcement(opened: Opened, activity: JointActivity) -> Announcement:
    language, description = original(opened.description)
    return Announcement(
        starts_on=activity.planned_on,
        ends_on=activity.planned_until,
        **{f"name_{code}": text for code, text in opened.name.items()},
        description=description,
        language=language,
        place=opened.place,
        governorate=activity.governorate,
        capacity=opened.capacity,
    )
