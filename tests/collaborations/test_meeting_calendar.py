"""A planned meeting in the calendar of one's own phone: its day, and the way to its page. It names nobody."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from collaborations.actions.meetings import call_off_meeting, move_meeting, plan_meeting
from collaborations.actions.threads import describe, leave
from collaborations.models import FollowUpMeeting
from cop_portal.dates import BAGHDAD, today
from tests.cast import Cast, client_of
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
SOON = today() + 7 * DAY


@pytest.fixture
def planned(cast: Cast) -> FollowUpMeeting:
    """A meeting to come, with a word in everything that must not stand in a calendar."""
    collaboration = introduced(cast)
    describe(collaboration=collaboration, title="TITLEWORDS", topics=[cast.quotas], **weo(cast))
    return plan_meeting(
        collaboration=collaboration,
        planned_on=SOON,
        starts_at=datetime.time(10, 30),
        place="PLACEWORDS",
        link="https://linkwords.example/",
        **weo(cast),
    )


def file_of(meeting: FollowUpMeeting, user):
    return client_of(user).get(reverse("collaborations:meeting_calendar", args=[meeting.public_id]))


def entry_of(meeting: FollowUpMeeting, user):
    return Calendar.from_ical(file_of(meeting, user).content).walk("VEVENT")[0]


def test_it_works(cast: Cast, planned: FollowUpMeeting):
    """From the page to an entry with day, hour and address, for anybody of a party."""
    url = reverse("collaborations:meeting_calendar", args=[planned.public_id])
    assert f'href="{url}"' in text_of(cast.colleague, planned.get_absolute_url())
    entry = entry_of(planned, cast.colleague)
    assert entry["SUMMARY"] == "A meeting on the CoP Portal"
    assert entry.decoded("DTSTART") == datetime.datetime.combine(SOON, datetime.time(10, 30), BAGHDAD)
    assert entry.decoded("DURATION") == datetime.timedelta(hours=1)
    assert entry["UID"] == str(planned.public_id)
    assert entry["URL"].endswith(planned.get_absolute_url())
    assert "LOCATION" not in entry
    assert file_of(planned, cast.suzan)["Content-Disposition"].endswith(f'cop-portal-{SOON}.ics"')


def test_it_names_nobody_and_nothing(cast: Cast, planned: FollowUpMeeting):
    """Neither in the entry nor in its address or name, in either language."""
    for user in (cast.suzan, cast.ahmed):
        response = file_of(planned, user)
        text = response.content.decode().replace("\r\n ", "") + response["Content-Disposition"]
        for word in (
            *("WORDS", "linkwords", "WEO", "Al Noor", "Women", "النور", "Suzan", "Ahmed", "quotas"),
            str(planned.collaboration.public_id),
        ):
            assert word not in text


def test_a_newer_entry_takes_its_place(cast: Cast, planned: FollowUpMeeting):
    """Moved, then called off: the same entry with a greater number each time."""
    first = entry_of(planned, cast.suzan)
    move_meeting(meeting=planned, seen=planned.version, planned_on=SOON + DAY, **al_noor(cast))
    second = entry_of(planned, cast.suzan)
    call_off_meeting(meeting=planned, reason="REASONWORDS", **weo(cast))
    third = entry_of(planned, cast.suzan)
    assert first["UID"] == second["UID"] == third["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"] < third["SEQUENCE"]
    assert second.decoded("DTSTART") == SOON + DAY  # no hour any more: the whole day
    assert second.decoded("DTEND") == SOON + 2 * DAY
    assert third["STATUS"] == "CANCELLED"
    assert "called off" in third["SUMMARY"]
    assert "REASONWORDS" not in file_of(planned, cast.suzan).content.decode()


def test_whom_it_is_for(cast: Cast, planned: FollowUpMeeting):
    """The parties, while they are; and only of what is to come."""
    for user in (cast.outsider, cast.staff, cast.superuser, cast.observer):
        assert file_of(planned, user).status_code == 404
    assert file_of(met(cast, planned.collaboration), cast.suzan).status_code == 404
    leave(collaboration=planned.collaboration, **al_noor(cast))
    assert file_of(planned, cast.ahmed).status_code == 404
