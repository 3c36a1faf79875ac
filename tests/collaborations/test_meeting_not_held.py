"""One organization's record makes partners of two, so one organization's word undoes it, until two have confirmed."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import confirm_area
from collaborations.actions.not_held import say_not_held, say_not_there
from collaborations.actions.promises import promise
from collaborations.actions.threads import accept
from collaborations.models import ActionPoint, Collaboration, ComplementaryArea, FollowUpMeeting, MeetingShare
from collaborations.partnerships import partnerships_due
from collaborations.stages import Stage
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from members.models import Partnership
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, al_noor, mailed_to, met_by_three, the_third, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db
WHY = "We were in Mosul that day."


@pytest.fixture
def false_record(cast: Cast) -> FollowUpMeeting:
    """WEO recorded a meeting with Al Noor, which has accepted the thread: partners by that alone."""
    collaboration = introduced(cast)
    accept(collaboration=collaboration, **al_noor(cast))
    return met(cast, collaboration, notes="NOTEWORDS")


def page(meeting: FollowUpMeeting) -> str:
    return reverse("collaborations:meeting_not_held", args=[meeting.public_id])


def test_it_works(cast: Cast, false_record: FollowUpMeeting, django_capture_on_commit_callbacks):
    """From the page by the one that is named: no meeting, no partners, one mail; twice is once."""
    collaboration = false_record.collaboration
    point = promise(
        collaboration=collaboration,
        party=party(collaboration, cast.al_noor),
        what="Send it",
        meeting=false_record,
        **weo(cast),
    )
    assert Partnership.objects.get().since == MEETING
    theirs = english_client_of(cast.ahmed)
    assert page(false_record) in theirs.get(false_record.get_absolute_url()).content.decode()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            response = theirs.post(page(false_record), {"what": "not_held", "reason": WHY})
            assert response.url == false_record.get_absolute_url()
    assert not Partnership.objects.exists()
    assert not ComplementaryArea.objects.exists()
    row = FollowUpMeeting.objects.get()
    assert (row.held_on, row.planned_on, row.called_off_on) == (None, MEETING, today())
    assert not row.attending.exists()
    assert row.version == false_record.version + 1
    assert ActionPoint.objects.get(pk=point.pk).meeting is None
    assert Collaboration.objects.with_stage().get().stage == Stage.INTRODUCED
    assert mailed_to(cast.suzan) == ["A recorded meeting was not held"]
    assert "Mosul" not in mail.outbox[0].body
    text = text_of(cast.suzan, row.get_absolute_url())
    for words in ("that it was not held", WHY, "NOTEWORDS"):
        assert words in text
    assert "says that there was no meeting on" in text_of(cast.suzan, collaboration.get_absolute_url())


def test_by_who_recorded_it(cast: Cast, false_record: FollowUpMeeting):
    """A slip is taken back by who made it; its own confirmations are no second word."""
    assert page(false_record) in text_of(cast.suzan, false_record.get_absolute_url())
    say_not_held(meeting=false_record, reason=WHY, **weo(cast))
    assert not Partnership.objects.exists()


def test_what_two_have_confirmed_stands(cast: Cast, false_record: FollowUpMeeting):
    """Neither can undo it alone; the page offers it no more, and an old page says why."""
    theirs = english_client_of(cast.ahmed)
    assert theirs.get(page(false_record)).status_code == 200
    confirm_area(area=false_record.areas.first(), **al_noor(cast))
    for who in (weo(cast), al_noor(cast)):
        assert refusal(say_not_held, meeting=false_record, reason=WHY, **who) == "confirmed"
        assert page(false_record) not in text_of(who["by"], false_record.get_absolute_url())
    response = theirs.post(page(false_record), {"what": "not_held", "reason": WHY})
    assert response.status_code == 422
    assert "Two organizations have confirmed" in response.content.decode()
    assert theirs.get(page(false_record)).url == false_record.get_absolute_url()
    assert FollowUpMeeting.objects.get().held_on == MEETING


def test_partners_by_another_meeting(cast: Cast, false_record: FollowUpMeeting):
    """They are partners since that one, and no day longer."""
    later = MEETING + 30 * DAY
    met(cast, false_record.collaboration, held_on=later, on=later, areas=())
    assert Partnership.objects.get().since == MEETING
    say_not_held(meeting=false_record, reason=WHY, **al_noor(cast))
    row = Partnership.objects.get()
    assert (row.since, row.until) == (later, None)
    assert partnerships_due(today()) == {(row.organization_low_id, row.organization_high_id): later}


def test_a_planned_one_becomes_one_that_was_not_held(cast: Cast, false_record: FollowUpMeeting):
    """The day of which it is said stays, what was shared ends, and who said it can record it again as another."""
    share_with_staff(meeting=false_record, changes={"notes": True}, **weo(cast))
    FollowUpMeeting.objects.update(planned_on=MEETING - DAY)
    say_not_held(meeting=false_record, reason=WHY, **weo(cast))
    assert FollowUpMeeting.objects.get().planned_on == MEETING
    assert not MeetingShare.objects.exists()
    again = met(cast, false_record.collaboration)
    assert again != false_record
    assert client_of(cast.staff).get(false_record.get_absolute_url()).status_code == 404


def test_a_reason_is_needed(cast: Cast, false_record: FollowUpMeeting):
    """For the others; what is planned is called off instead."""
    response = client_of(cast.suzan).post(page(false_record), {"what": "not_held", "reason": " "})
    assert response.status_code == 422
    assert refusal(say_not_held, meeting=false_record, reason=" ", **weo(cast)) == "required"
    assert FollowUpMeeting.objects.get().held_on == MEETING


@pytest.mark.parametrize("who", ["colleague", "outsider", "staff", "superuser", "observer"])
def test_who_may_not(cast: Cast, false_record: FollowUpMeeting, who: str):
    """Say it for WEO."""
    for action in (say_not_held, say_not_there):
        with pytest.raises(NotAllowed):
            action(meeting=false_record, organization=cast.weo, by=getattr(cast, who), reason=WHY)


# -- held, and without us ---------------------------------------------------------------------------------------------


def test_we_were_not_there(cast: Cast):
    """Two others were: the meeting stays, and what they found no longer waits for the third."""
    meeting = met_by_three(cast)
    confirm_area(area=meeting.areas.get(topic=cast.quotas), **al_noor(cast))
    share_with_staff(meeting=meeting, changes={"notes": True}, **the_third(cast))
    client = english_client_of(cast.outsider)
    assert "It was held, and we were not there" not in client.get(page(meeting)).content.decode()  # not asked
    for _click in range(2):
        assert client.post(page(meeting), {"what": "without_us", "reason": WHY}).status_code == 302
    row = FollowUpMeeting.objects.get()
    assert row.held_on == MEETING
    assert {one.party.organization for one in row.attending.all()} == {cast.weo, cast.al_noor}
    assert not MeetingShare.objects.exists()
    assert row.corrections == 1
    assert Collaboration.objects.with_stage().get().stage == Stage.AGREED


def test_it_asks_which_of_the_two(cast: Cast):
    """While nobody else has confirmed anything, either can be right."""
    meeting = met_by_three(cast)
    text = text_of(cast.outsider, page(meeting))
    for words in ("What is right?", "This meeting was not held", "It was held, and we were not there"):
        assert words in text
    assert client_of(cast.outsider).post(page(meeting), {"reason": WHY}).status_code == 422
    # Who wrote the areas down was there; a fourth and fifth may not have been.
    assert "What is right?" not in text_of(cast.suzan, page(meeting))


def test_a_meeting_of_one_is_none(cast: Cast, false_record: FollowUpMeeting):
    """Where only the other is left, nobody met."""
    say_not_there(meeting=false_record, reason=WHY, **al_noor(cast))
    assert FollowUpMeeting.objects.get().called_off_reason == WHY
    assert not Partnership.objects.exists()


def test_who_confirmed_was_there(cast: Cast):
    """Its own word stands against it."""
    meeting = met_by_three(cast)
    confirm_area(area=meeting.areas.first(), **the_third(cast))
    assert refusal(say_not_there, meeting=meeting, reason=WHY, **the_third(cast)) == "confirmed"


def test_who_is_not_named_and_not_in(cast: Cast):
    """Staff put it into the thread and it has not accepted: the record makes it nobody's partner."""
    meeting = met(cast, introduced(cast))
    meeting.collaboration.parties.create(organization=cast.outsider_org, joined_on=MEETING)
    with pytest.raises(NotAllowed):
        say_not_held(meeting=meeting, reason=WHY, **the_third(cast))
    client = client_of(cast.outsider)
    assert client.get(page(meeting)).status_code == 302
    assert client.post(page(meeting), {"what": "not_held", "reason": WHY}).status_code == 302
    assert FollowUpMeeting.objects.get().held_on == MEETING
    assert page(meeting) not in text_of(cast.outsider, meeting.get_absolute_url())


def test_introduced_alone_they_are_no_partners(cast: Cast):
    """Introduced alone they are no partners: the record made them so."""
    accept(collaboration=introduced(cast), **al_noor(cast))
    assert not Partnership.objects.exists()
