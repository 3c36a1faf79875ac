"""What the page of a joint activity says first: when it is, and what can be done with it now."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.activities import record_activity
from collaborations.models import JointActivity
from cop_portal.dates import format_days, today
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import DAY, planned, us
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db


def page_of(cast: Cast, activity: JointActivity) -> str:
    """As WEO's representative reads it."""
    return english_client_of(cast.suzan).get(activity.get_absolute_url()).content.decode()


def test_it_works(cast: Cast):
    """Until its day it is moved or called off; from then on it is recorded, and once it is, corrected at the foot."""
    activity = planned(cast)
    record = reverse("collaborations:activity_record", args=[activity.public_id])
    text = page_of(cast, activity)
    days = format_days(activity.planned_on, activity.planned_until)
    assert f'<p class="lead">Planned for {days}</p>' in text
    assert text.count(days) == 1
    assert record not in text
    assert "Change the day or the place" in text
    first = today() - DAY
    JointActivity.objects.update(planned_on=first, planned_until=None)
    assert record in page_of(cast, activity)
    record_activity(activity=activity, held_on=first, participants={}, result="Done", **us(cast))
    text = page_of(cast, activity)
    assert record not in text
    assert text.index("Files") < text.index("If something is wrong here")


def test_who_may_come(cast: Cast):
    """That it may be opened to all members is a link, of a training alone."""
    activity = planned(cast)
    assert "Who may come" in page_of(cast, activity)
    other = planned(cast, activity.collaboration, kind="advocacy", title="Another")
    assert "Who may come" not in page_of(cast, other)


def test_where_it_is_is_said_once(cast: Cast):
    """The governorate stands beneath a place, and alone where the place is called the same, in any language."""
    collaboration = introduced(cast)
    hall = planned(cast, collaboration, place="Hall of Roses", governorate=cast.erbil)
    text = page_of(cast, hall)
    assert "<bdi>Hall of Roses</bdi><br>" in text
    assert "<dt>Governorate</dt>" not in text
    for number, place in enumerate((cast.erbil.name_en, cast.erbil.name_ar), start=1):
        same = planned(cast, collaboration, place=place, governorate=cast.erbil, title=f"Another {number}")
        where = page_of(cast, same).partition("<dt>Where</dt>")[2].partition("</dd>")[0]
        assert where == f'<dd><bdi lang="en">{cast.erbil.name_en}</bdi>'
