"""No party is made a partner, silenced or read against its word by what another records of a meeting."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meeting_notes import write_notes
from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import confirm_area, record_meeting
from collaborations.actions.not_held import say_not_held, say_not_there
from collaborations.actions.threads import accept, leave
from collaborations.follow_up.silence import with_silence
from collaborations.meetings.visibility import shared_parts
from collaborations.models import Collaboration, FollowUpMeeting, Introduction
from cop_portal.dates import Precision, today
from members.models import Partnership
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.correcting import as_recorded, refusal
from tests.collaborations.meeting_steps import DAY, al_noor, mailed_to, met_by_three, the_third, weo
from tests.collaborations.reading import text_of
from tests.collaborations.resting import concluded, taken_up
from tests.collaborations.steps import MEETING, WORKSHOP, introduced, met, party

pytestmark = pytest.mark.django_db
WHY = "We were in Mosul that day."


def together(cast: Cast) -> Collaboration:
    """WEO's thread with Al Noor, which has accepted it."""
    collaboration = introduced(cast)
    accept(collaboration=collaboration, **al_noor(cast))
    return collaboration


def partners(first, second) -> bool:
    """Whether the two are partners now."""
    low, high = sorted((first, second), key=lambda one: one.pk)
    return Partnership.objects.filter(organization_low=low, organization_high=high, until=None).exists()


def only(meeting: FollowUpMeeting, *organizations) -> dict:
    """Who came, as a correction names it."""
    rows = meeting.attending.select_related("party__organization")
    return {row.party: row.people for row in rows if row.party.organization in organizations}


def test_it_works(cast: Cast):
    """Nobody takes another out of the record: not by the action, and from the form it is said at the box."""
    meeting = met_by_three(cast, areas=(), notes="NOTEWORDS")
    for who in (weo(cast), the_third(cast)):
        share_with_staff(meeting=meeting, changes={"notes": True}, **who)
    two = only(meeting, cast.weo, cast.outsider_org)
    assert refusal(correct_meeting, **as_recorded(cast, meeting, attending=two)) == "not_yours"
    typed = {"held_on_day": MEETING.day, "held_on_month": MEETING.month, "held_on_year": MEETING.year}
    boxes = {f"came_{one.pk}": "on" for one in two}
    response = english_client_of(cast.suzan).post(
        reverse("collaborations:meeting_correct", args=[meeting.public_id]),
        {**typed, **boxes, "seen": 0, "language": "en", "place": ""},
    )
    assert response.status_code == 422
    assert "Only this organization itself can say that it was not there" in response.content.decode()
    assert meeting.attending.count() == 3
    assert shared_parts(meeting.collaboration) == {}


def test_agreed_needs_the_word_of_who_was_there(cast: Cast):
    """A party that has not confirmed cannot be taken out so that the rest have."""
    meeting = met_by_three(cast)
    for area in meeting.areas.all():
        confirm_area(area=area, **the_third(cast))
    fields = as_recorded(cast, meeting, attending=only(meeting, cast.weo, cast.outsider_org))
    assert refusal(correct_meeting, **fields) == "not_yours"
    assert Collaboration.objects.with_stage().get().stage == "talking"


def test_one_that_left_is_taken_out(cast: Cast, django_capture_on_commit_callbacks):
    """What Search reads is decided anew, and the others get a mail."""
    meeting = met_by_three(cast, areas=())
    for who in (weo(cast), al_noor(cast)):
        share_with_staff(meeting=meeting, changes={"notes": True}, **who)
    leave(collaboration=meeting.collaboration, **the_third(cast))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        correct_meeting(**as_recorded(cast, meeting, attending=only(meeting, cast.weo, cast.al_noor)))
    assert not meeting.shares.exists()
    assert shared_parts(meeting.collaboration) == {}
    assert len(mailed_to(cast.ahmed)) == 1
    assert not mailed_to(cast.outsider)


def test_one_that_came_back_is_in_the_thread(cast: Cast):
    """Its old row is its own still; and it can say that the meeting was none."""
    meeting = met_by_three(cast, areas=())
    collaboration = meeting.collaboration
    leave(collaboration=collaboration, **al_noor(cast))
    collaboration.parties.create(organization=cast.al_noor, joined_on=today(), accepted_by=cast.ahmed)
    fields = as_recorded(cast, meeting, attending=only(meeting, cast.weo, cast.outsider_org))
    assert refusal(correct_meeting, **fields) == "not_yours"
    say_not_held(meeting=meeting, reason=WHY, **al_noor(cast))
    assert FollowUpMeeting.objects.get().held_on is None


def test_a_party_that_left_is_no_second(cast: Cast):
    """A record of oneself and one that is gone makes partners of those who were not there: two present ones stay."""
    meeting = met_by_three(cast, areas=())
    leave(collaboration=meeting.collaboration, **the_third(cast))
    fields = as_recorded(cast, meeting, attending=only(meeting, cast.weo, cast.outsider_org))
    assert refusal(correct_meeting, **fields) == "alone"
    leave(collaboration=meeting.collaboration, **al_noor(cast))
    correct_meeting(**as_recorded(cast, meeting, place="Erbil"))  # who came stays as it is
    assert meeting.attending.count() == 3


def test_who_came_later_can_deny(cast: Cast):
    """The record of two makes a partner of the third, so its word undoes it, from the page."""
    collaboration = together(cast)
    meeting = met(cast, collaboration)
    collaboration.parties.create(organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider)
    url = reverse("collaborations:meeting_not_held", args=[meeting.public_id])
    text = text_of(cast.outsider, meeting.get_absolute_url())
    assert url in text
    assert "Correct this record" not in text
    assert "we were not there" not in text_of(cast.outsider, url)
    assert client_of(cast.outsider).post(url, {"what": "not_held", "reason": WHY}).status_code == 302
    assert not partners(cast.weo, cast.al_noor)


def test_who_was_not_there_is_not_put_back(cast: Cast, django_capture_on_commit_callbacks):
    """It has said so; a party that never said it can be put in, and gets a mail."""
    meeting = met_by_three(cast, areas=())
    all_three = as_recorded(cast, meeting)["attending"]
    say_not_there(meeting=meeting, reason=WHY, **al_noor(cast))
    assert refusal(correct_meeting, **as_recorded(cast, meeting, attending=all_three)) == "said_not_there"
    assert meeting.attending.count() == 2
    other = met(
        cast,
        meeting.collaboration,
        held_on=MEETING + DAY,
        on=MEETING + DAY,
        areas=(),
        attending=only(meeting, cast.weo, cast.outsider_org),
    )
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        correct_meeting(**as_recorded(cast, other, attending=all_three))
    assert other.attending.count() == 3
    assert len(mailed_to(cast.ahmed)) == 1


def test_what_was_denied_is_not_recorded_again(cast: Cast):
    """Neither for that day, by its month, nor by moving another there; who denied it can."""
    collaboration = together(cast)
    say_not_held(meeting=met(cast, collaboration), reason=WHY, **al_noor(cast))
    there = {party(collaboration, one): "" for one in (cast.weo, cast.al_noor)}
    again = {"collaboration": collaboration, "held_on": MEETING, "attending": there}
    assert refusal(record_meeting, **again, **weo(cast)) == "denied"
    month = {**again, "held_on": MEETING.replace(day=1), "date_precision": Precision.MONTH}
    assert refusal(record_meeting, **month, **weo(cast)) == "denied"
    another = record_meeting(**{**again, "held_on": MEETING + DAY}, **weo(cast))
    assert refusal(correct_meeting, **as_recorded(cast, another, held_on=MEETING)) == "denied"
    say_not_held(meeting=another, reason=WHY, **al_noor(cast))
    assert not partners(cast.weo, cast.al_noor)
    record_meeting(**again, **al_noor(cast))
    assert partners(cast.weo, cast.al_noor)


def test_not_before_they_were_introduced(cast: Cast):
    """Refused with the day; recorded by its month, the month counts; of an origin by its month nobody knows the day."""
    collaboration = introduced(cast)
    there = {party(collaboration, one): "" for one in (cast.weo, cast.al_noor)}
    fields = {"collaboration": collaboration, "attending": there, **weo(cast)}
    early = WORKSHOP - DAY
    assert refusal(record_meeting, held_on=early, **fields) == "before_introduction"
    march = datetime.date(2021, 3, 1)
    month = {**fields, "date_precision": Precision.MONTH}
    assert refusal(record_meeting, held_on=march, **month) == "before_introduction"
    meeting = record_meeting(held_on=WORKSHOP.replace(day=1), **month)
    assert refusal(correct_meeting, **as_recorded(cast, meeting, held_on=early)) == "before_introduction"
    Introduction.objects.update(happened_on=WORKSHOP.replace(day=1), date_precision=Precision.MONTH)
    correct_meeting(**as_recorded(cast, meeting, held_on=early))


def test_names_are_taken_out_of_what_was_none(cast: Cast):
    """Its notes can be changed, also by a colleague; the next meeting stays, and the page says so."""
    collaboration = together(cast)
    ahead = today() + 9 * DAY
    meeting = met(cast, collaboration, notes="AMAL HASSAN", next_on=ahead, on=today())
    say_not_held(meeting=meeting, reason=WHY, **al_noor(cast))
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    page = text_of(cast.colleague, meeting.get_absolute_url())
    assert url in page
    assert "It stays planned" in page
    assert "6 May 2021" in text_of(cast.colleague, url)
    typed = {"seen": 0, "notes": "", "challenges": "", "language": "en", "challenges_language": "en"}
    assert client_of(cast.colleague).post(url, typed).status_code == 302
    assert "AMAL" not in text_of(cast.suzan, meeting.get_absolute_url())
    planned = collaboration.meetings.get(planned_on=ahead)
    assert refusal(write_notes, meeting=planned, seen=0, notes="X", challenges="", **weo(cast)) == "not_held"
    assert (
        client_of(cast.suzan).get(url.replace(str(meeting.public_id), str(planned.public_id))).status_code
        == 404
    )


def test_a_denial_breaks_no_silence(cast: Cast):
    """Recorded and denied is nothing that happened."""
    collaboration = introduced(cast)
    say_not_held(meeting=met(cast, collaboration), reason=WHY, **weo(cast))
    row = with_silence(Collaboration.objects.with_stage(), cold_after=45).get(pk=collaboration.pk)
    assert (row.last_fact_on, row.warmth) == (WORKSHOP, "cold")


def test_a_partnership_that_ended_meanwhile_was_none(cast: Cast):
    """It rested on this meeting alone; one that another carries begins with that."""
    collaboration = together(cast)
    first = met(cast, collaboration, areas=())
    second = met(cast, collaboration, held_on=MEETING + DAY, on=MEETING + DAY, areas=())
    concluded(cast, collaboration, on=MEETING + 10 * DAY)
    taken_up(cast, collaboration, on=MEETING + 20 * DAY)
    ended = Partnership.objects.filter(until=MEETING + 10 * DAY)
    assert ended.get().since == MEETING
    say_not_held(meeting=first, reason=WHY, **al_noor(cast))
    assert ended.get().since == MEETING + DAY
    say_not_held(meeting=second, reason=WHY, **al_noor(cast))
    assert not Partnership.objects.exists()
