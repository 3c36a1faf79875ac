"""Who said that it was not at a meeting is put back by no other record of that day; its own word does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.after_all import say_held_after_all, say_there_after_all
from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import record_meeting
from collaborations.actions.not_held import say_not_held, say_not_there
from collaborations.models import FollowUpMeeting
from cop_portal.dates import Precision
from tests.cast import Cast, english_client_of
from tests.collaborations.correcting import as_recorded, refusal
from tests.collaborations.meeting_steps import DAY, al_noor, met_by_three, recorded, the_third, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, party

pytestmark = pytest.mark.django_db
WHY = "We were in Basra that day."


@pytest.fixture
def denied(cast: Cast) -> FollowUpMeeting:
    """WEO's record of three: the third said that it was not there, then WEO that it was not held."""
    meeting = met_by_three(cast, areas=())
    say_not_there(meeting=meeting, reason=WHY, **the_third(cast))
    say_not_held(meeting=meeting, reason="Written down wrongly", **weo(cast))
    return FollowUpMeeting.objects.get()


def there(cast: Cast, meeting: FollowUpMeeting, *organizations) -> dict:
    """The present parties of these, or of all three."""
    organizations = organizations or (cast.weo, cast.al_noor, cast.outsider_org)
    return {party(meeting.collaboration, one): "" for one in organizations}


def anew(cast: Cast, denied: FollowUpMeeting, **fields) -> dict:
    """WEO's new record of that day with all three, and ``fields``."""
    values = {"held_on": MEETING, "attending": there(cast, denied), **weo(cast)}
    return {"collaboration": denied.collaboration, **values, **fields}


def named(meeting: FollowUpMeeting) -> set:
    return {row.party.organization for row in meeting.attending.select_related("party__organization")}


def test_it_works(cast: Cast, denied: FollowUpMeeting):
    """Refused for the day and its month, and said at the box; without the third it is recorded."""
    assert refusal(record_meeting, **anew(cast, denied)) == "said_not_there"
    month = {"held_on": MEETING.replace(day=1), "date_precision": Precision.MONTH}
    assert refusal(record_meeting, **anew(cast, denied, **month)) == "said_not_there"
    url = reverse("collaborations:meeting_record", args=[denied.collaboration.public_id])
    response = english_client_of(cast.suzan).post(url, recorded(denied.collaboration, acting_for="weo"))
    assert response.status_code == 422
    box = f"came_{party(denied.collaboration, cast.outsider_org).pk}"
    assert response.context["form"].errors[box] == ["This organization says that it was not there."]
    two = there(cast, denied, cast.weo, cast.al_noor)
    assert named(record_meeting(**anew(cast, denied, attending=two))) == {cast.weo, cast.al_noor}


def test_another_day_is_another_meeting(cast: Cast, denied: FollowUpMeeting):
    """It may have been there; but its record cannot be dated to the day of which it spoke, except by itself."""
    other = record_meeting(**anew(cast, denied, held_on=MEETING + DAY))
    assert cast.outsider_org in named(other)
    assert refusal(correct_meeting, **as_recorded(cast, other, held_on=MEETING)) == "said_not_there"
    correct_meeting(**as_recorded(cast, other, held_on=MEETING + 2 * DAY))


def test_nor_by_correcting_the_new_record(cast: Cast, denied: FollowUpMeeting):
    """It comes back into that by its own word, from its page."""
    two = there(cast, denied, cast.weo, cast.al_noor)
    meeting = record_meeting(**anew(cast, denied, attending=two))
    fields = as_recorded(cast, meeting, attending=there(cast, meeting))
    assert refusal(correct_meeting, **fields) == "said_not_there"
    url = reverse("collaborations:meeting_after_all", args=[meeting.public_id])
    assert url in text_of(cast.outsider, meeting.get_absolute_url())
    assert url not in text_of(cast.ahmed, meeting.get_absolute_url())
    say_there_after_all(meeting=meeting, **the_third(cast))
    assert cast.outsider_org in named(meeting)


def test_it_records_the_day_itself(cast: Cast, denied: FollowUpMeeting):
    """Once WEO's denial is no more in the way: that is its last word, and stands when that record comes back."""
    say_held_after_all(meeting=denied, **weo(cast))
    say_not_held(meeting=denied, reason=WHY, **the_third(cast))
    meeting = record_meeting(**anew(cast, denied, **the_third(cast)))
    assert cast.outsider_org in named(meeting)
    say_not_held(meeting=meeting, reason=WHY, **al_noor(cast))
    say_held_after_all(meeting=meeting, **al_noor(cast))
    assert named(meeting) == {cast.weo, cast.al_noor, cast.outsider_org}
    say_not_held(meeting=meeting, reason=WHY, **weo(cast))
    assert cast.outsider_org in named(record_meeting(**anew(cast, denied)))
