"""What the tests of joint activities share: one that is planned, what is announced of it, and forms as sent."""

from __future__ import annotations

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from collaborations.actions.activities import plan_activity
from collaborations.actions.activity_opening import open_activity
from collaborations.actions.threads import set_shown_to_members
from collaborations.models import Collaboration, JointActivity
from cop_portal.dates import today
from events.actions.by_members import Announcement
from tests.cast import Cast
from tests.collaborations.steps import introduced
from tests.documents.files import plain

DAY = datetime.timedelta(days=1)
MONTH = 30 * DAY
PLACE = "Hall of Roses"


def us(cast: Cast) -> dict:
    """WEO's representative."""
    return {"organization": cast.weo, "by": cast.suzan}


def them(cast: Cast) -> dict:
    """Al Noor's."""
    return {"organization": cast.al_noor, "by": cast.ahmed}


def planned(cast: Cast, collaboration: Collaboration | None = None, **fields) -> JointActivity:
    """A training of three days that WEO planned with Al Noor, a month from now."""
    first = fields.pop("planned_on", today() + MONTH)
    values = {"kind": "training", "title": "Our own title", "place": "A private house"}
    values |= {"planned_on": first, "planned_until": first + 2 * DAY}
    return plan_activity(collaboration=collaboration or introduced(cast), **us(cast), **{**values, **fields})


def tick(cast: Cast, collaboration: Collaboration, *, shown: bool = True) -> None:
    """Both let other members see that they work together, or take it back."""
    for actor in (us(cast), them(cast)):
        set_shown_to_members(collaboration=collaboration, **actor, shown=shown)


def announcement(**fields) -> Announcement:
    """What members read of it."""
    values = {
        "starts_on": today() + MONTH,
        "ends_on": today() + MONTH + 2 * DAY,
        "name_en": "Training on quotas",
        "description": "For whoever works on quotas.",
        "place": PLACE,
    }
    return Announcement(**{**values, **fields})


def opened(cast: Cast, activity: JointActivity | None = None, **fields) -> JointActivity:
    """The training, opened to all members by WEO."""
    activity = activity or planned(cast)
    tick(cast, activity.collaboration)
    return open_activity(activity=activity, **us(cast), announcement=announcement(**fields))


def typed_day(name: str, date: datetime.date | None) -> dict:
    """A date as a form sends it."""
    if date is None:
        return {}
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


def typed_announcement(**fields) -> dict:
    """The form that opens the training, as it is sent."""
    first = fields.pop("planned_on", today() + MONTH)
    return {
        "acting_for": "weo",
        "name_en": "Training on quotas",
        "language": "en",
        **typed_day("planned_on", first),
        **typed_day("planned_until", first + 2 * DAY),
        **fields,
    }


def pdf(name: str = "Report.pdf", data: bytes | None = None, pages: int = 2) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, plain(pages) if data is None else data, content_type="application/pdf")


def fresh(activity: JointActivity) -> JointActivity:
    """The activity as it is now."""
    return JointActivity.objects.select_related("event").get(pk=activity.pk)
