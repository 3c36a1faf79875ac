"""What stands on the page of a meeting that was held: first what waits for the reader, empty parts left out."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import confirm_area
from collaborations.actions.promises import mark_done, promise
from collaborations.models import FollowUpMeeting
from collaborations.thread.commitments import KEPT_SHOWN
from tests.cast import Cast, english_client_of
from tests.collaborations.meeting_steps import DAY, al_noor, met_by_three, recorded, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db
CONFIRM = "Next: confirm the shared areas"


def shown_to(person, meeting: FollowUpMeeting) -> str:
    """The page in English."""
    return english_client_of(person).get(meeting.get_absolute_url()).content.decode()


def test_it_works(cast: Cast):
    """To confirm is the one primary button, first of all; once a word is said, what was left out is a quiet link."""
    meeting = met(cast, introduced(cast))
    url = reverse("collaborations:areas_confirm", args=[meeting.public_id])
    text = shown_to(cast.ahmed, meeting)
    assert text.index(CONFIRM) < text.index(url) < text.index("Who came")
    assert text.count("button-primary") == 1
    assert CONFIRM not in shown_to(cast.suzan, meeting)
    assert "button-primary" not in shown_to(cast.suzan, meeting)
    confirm_area(area=meeting.areas.first(), **al_noor(cast))
    text = shown_to(cast.ahmed, meeting)
    assert CONFIRM not in text
    assert "Confirm what you left out" in text
    assert url in text


def test_empty_parts_are_left_out(cast: Cast):
    """Challenges that nobody wrote, areas where entry points were found; both gone, one line says so."""
    collaboration = introduced(cast)
    with_points = met(cast, collaboration, areas=(), entry_points=((cast.legal_aid, "Begin."),))
    text = shown_to(cast.suzan, with_points)
    for words in ("Challenges</h2>", "What you have in common", "No area was written down"):
        assert words not in text
    assert "Where you could begin" in text
    later = MEETING + DAY
    empty = met(cast, collaboration, held_on=later, on=later, areas=(), notes="")
    text = shown_to(cast.suzan, empty)
    for words in ("No area was written down", "Nobody has written notes yet", "Write notes and challenges"):
        assert words in text
    assert "Challenges</h2>" in shown_to(
        cast.suzan, met(cast, collaboration, held_on=later + DAY, on=later + DAY, challenges="Far away")
    )


def test_staff_with_nothing_written(cast: Cast):
    """They read that nothing is, of what is shared with them."""
    meeting = met(cast, introduced(cast), areas=(), notes="")
    for who in (weo(cast), al_noor(cast)):
        changes = {"areas": True, "challenges": True, "notes": True}
        share_with_staff(meeting=meeting, changes=changes, **who)
    text = shown_to(cast.staff, meeting)
    for words in ("No area was written down", "Nobody has written down any", "Nobody has written notes yet"):
        assert words in text


def test_who_was_not_there(cast: Cast):
    """A party that came later reads all of it, confirms nothing, and ticks nothing for Search."""
    meeting = met(cast, introduced(cast))
    meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING + DAY, accepted_by=cast.outsider
    )
    text = shown_to(cast.outsider, meeting)
    assert "Al Noor sends the form." in text
    for words in (CONFIRM, "Save what Search may read", "Correct this record", "you were not there"):
        assert words not in text
    assert "Say that it was not held" in text


def test_what_can_be_said_against_it(cast: Cast):
    """In the words of what can be said now."""
    by_three = met_by_three(cast)
    assert "Say that it was not held, or that you were not there" in shown_to(cast.outsider, by_three)
    confirm_area(area=by_three.areas.first(), **al_noor(cast))
    text = shown_to(cast.outsider, by_three)
    assert "Say that you were not there" in text
    assert "it was not held" not in text


def test_of_a_meeting_of_two_only_that_it_was_none(cast: Cast):
    """Without one of them there was none."""
    assert "you were not there" not in shown_to(cast.ahmed, met(cast, introduced(cast)))


def test_what_was_kept_long_ago_is_folded(cast: Cast):
    """Nothing of a meeting's own promises is dropped: the older ones are in a fold, open ones above."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    us = {"collaboration": collaboration, "meeting": meeting, **weo(cast)}
    for number in range(KEPT_SHOWN + 2):
        point = promise(**us, party=party(collaboration, cast.weo), what=f"Kept thing {number}")
        on = datetime.date(2021, 6, 1) + number * DAY
        mark_done(action_point=point, on=on, **weo(cast))
    promise(**us, party=party(collaboration, cast.weo), what="Open thing")
    text = shown_to(cast.suzan, meeting)
    fold = text.index("2 more, kept or dropped")
    assert text.index("Open thing") < fold
    for number in range(KEPT_SHOWN + 2):
        assert (text.index(f"Kept thing {number}") > fold) == (number < 2)
    # The thread's own page keeps to the latest.
    assert "Kept thing 0" not in text_of(cast.suzan, collaboration.get_absolute_url())


def test_recorded_already_leads_to_the_record(cast: Cast):
    """Also where a correction moves a meeting to a day that has one."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    client = english_client_of(cast.ahmed)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    response = client.post(url, recorded(collaboration, notes="Another"))
    assert response.status_code == 422
    assert f'href="{meeting.get_absolute_url()}">Open the meeting of 6 May 2021' in response.content.decode()
    later = met(cast, collaboration, held_on=MEETING + DAY, on=MEETING + DAY, areas=())
    url = reverse("collaborations:meeting_correct", args=[later.public_id])
    response = english_client_of(cast.suzan).post(url, recorded(collaboration, seen=0, place=""))
    assert response.status_code == 422
    assert f'href="{meeting.get_absolute_url()}">Open the meeting of' in response.content.decode()


def test_cancel_leads_back_to_the_meeting(cast: Cast):
    """From where it is confirmed."""
    meeting = met(cast, introduced(cast))
    text = text_of(cast.ahmed, reverse("collaborations:areas_confirm", args=[meeting.public_id]))
    assert f'<a href="{meeting.get_absolute_url()}" class="button-link">' in text
