"""A planned meeting that was not held on its day, or was called off before: told as what it is, in its place."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.meeting_plans import call_off_meeting, plan_meeting
from collaborations.models import Collaboration, FollowUpMeeting
from collaborations.thread.timeline import timeline
from cop_portal.dates import format_date, today
from members.models import User
from tests.cast import Cast, english_client_of
from tests.collaborations.meeting_steps import DAY, al_noor, day, mailed_to, weo
from tests.collaborations.resting import concluded
from tests.collaborations.steps import introduced, met
from tests.collaborations.test_timeline_parties import HOUR, at_noon, read, written_down

pytestmark = pytest.mark.django_db
SOON = today() + 3 * DAY
WAS_NOT_HELD = ">It was not held<"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor; all read English."""
    User.objects.update(language="en")
    return introduced(cast)


def planned(cast: Cast, thread: Collaboration, on: datetime.date = SOON) -> FollowUpMeeting:
    """WEO has planned a meeting, perhaps for a day that has passed since."""
    row = plan_meeting(collaboration=thread, planned_on=max(on, today()), place="Mosul", **weo(cast))
    FollowUpMeeting.objects.filter(pk=row.pk).update(planned_on=on)
    row.refresh_from_db()
    return row


def page(user, url: str) -> str:
    response = english_client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def url_of(name: str, row) -> str:
    return reverse(f"collaborations:{name}", args=[row.public_id])


def test_it_works(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """Its day has passed: on its page, in the form of its record, in what is asked, told and mailed."""
    row = planned(cast, thread, today() - DAY)
    form = url_of("meeting_call_off", row)
    for url in (row.get_absolute_url(), url_of("meeting_held", row)):
        text = page(cast.suzan, url)
        assert WAS_NOT_HELD in text
        assert form in text
        assert "Call it off" not in text
    text = page(cast.suzan, form)
    assert "This meeting was not held</h1>" in text
    assert f"It was planned for {format_date(row.planned_on)}." in text
    assert "Call the meeting off" not in text
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        english_client_of(cast.suzan).post(form, {"reason": "Roads closed"})
    assert mailed_to(cast.ahmed) == ["A planned meeting was not held"]
    assert "called off" not in mail.outbox[0].body
    text = page(cast.ahmed, row.get_absolute_url())
    assert "It was planned for this day, and was not held." in text
    assert "called off" not in text
    entry = next(one for one in timeline(read(cast.ahmed, cast.al_noor)) if one.title == "Meeting not held")
    assert entry.on == today()
    assert f"It was planned for <bdi>{format_date(row.planned_on)}</bdi>. Reason: " in entry.text


@pytest.mark.parametrize("days", [0, 3])
def test_until_its_day_has_passed_it_is_called_off(
    cast: Cast, thread: Collaboration, days: int, django_capture_on_commit_callbacks
):
    """And the timeline says for which day it was planned."""
    row = planned(cast, thread, today() + days * DAY)
    assert WAS_NOT_HELD not in page(cast.suzan, row.get_absolute_url())
    assert WAS_NOT_HELD not in page(cast.suzan, url_of("meeting_held", row))
    assert "Call the meeting off</h1>" in page(cast.suzan, url_of("meeting_call_off", row))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        call_off_meeting(meeting=row, reason="Roads closed", **weo(cast))
    assert mailed_to(cast.ahmed) == ["A meeting was called off"]
    text = page(cast.ahmed, thread.get_absolute_url())
    assert "Meeting called off" in text
    assert f"It was planned for <bdi>{format_date(row.planned_on)}</bdi>." in text


def test_a_meeting_recorded_without_a_plan(cast: Cast, thread: Collaboration):
    """Has nothing that was not held."""
    planned(cast, thread, today() - DAY)
    assert WAS_NOT_HELD not in page(cast.suzan, url_of("meeting_record", thread))


@pytest.mark.parametrize("is_first", [True, False])
def test_on_one_day_in_the_order_in_which_it_was_written_down(
    cast: Cast, thread: Collaboration, is_first: bool
):
    """A meeting was recorded, and another one called off, before it or after it."""
    row = planned(cast, thread)
    held = met(cast, thread, held_on=today(), on=today())
    call_off_meeting(meeting=row, reason="Roads closed", **weo(cast))
    written_down(FollowUpMeeting, held.pk, at_noon())
    written_down(FollowUpMeeting, row.pk, at_noon() - HOUR if is_first else at_noon() + HOUR)
    titles = [one.title for one in timeline(read(cast.suzan, cast.weo))]
    assert (titles.index("Meeting called off") < titles.index("Follow-up meeting")) == is_first


def test_what_is_written_down_later_goes_by_the_chain(cast: Cast, thread: Collaboration):
    """A meeting of a day on which another was called off, recorded days later: not where it was written down."""
    row = planned(cast, thread)
    held = met(cast, thread, held_on=today() - 2 * DAY, on=today())
    call_off_meeting(meeting=row, reason="Roads closed", on=today() - 2 * DAY, **weo(cast))
    written_down(FollowUpMeeting, row.pk, at_noon() - 2 * DAY)
    written_down(FollowUpMeeting, held.pk, at_noon())
    titles = [one.title for one in timeline(read(cast.suzan, cast.weo))]
    assert titles.index("Meeting called off") < titles.index("Follow-up meeting")


@pytest.mark.parametrize("is_held", [True, False])
def test_what_is_over_is_moved_no_more(cast: Cast, thread: Collaboration, is_held: bool):
    """Held or called off while one typed: it is said, what was typed can be copied, and nothing promises to save it."""
    row = planned(cast, thread)
    if is_held:
        FollowUpMeeting.objects.filter(pk=row.pk).update(held_on=today(), version=row.version + 1)
    else:
        call_off_meeting(meeting=row, reason="Roads closed", **al_noor(cast))
    typed = {**day("planned_on", SOON + DAY), "place": "Sulaymaniyah", "seen": row.version}
    response = english_client_of(cast.suzan).post(url_of("meeting_move", row), typed)
    text = response.content.decode()
    assert response.status_code == 422
    said = "This meeting was held, so it cannot be moved." if is_held else "This meeting was called off."
    for words in (said, "Sulaymaniyah", "What you typed is below, to be copied. It is not saved."):
        assert words in text
    assert text.count(said) == 1
    for words in ("save again", "Save the change", "What is planned now"):
        assert words not in text


def test_a_plan_for_what_was_concluded(cast: Cast, thread: Collaboration):
    """Typed before it was concluded: it says what to do first, with the way there, and keeps what was typed."""
    concluded(cast, thread, cast.al_noor, cast.ahmed)
    typed = {**day("planned_on", SOON), "place": "Sulaymaniyah"}
    text = english_client_of(cast.suzan).post(url_of("meeting_plan", thread), typed).content.decode()
    assert "This collaboration is concluded. Take it up again first." in text
    assert f'href="{url_of("take_up", thread)}"' in text
    assert "Sulaymaniyah" in text
