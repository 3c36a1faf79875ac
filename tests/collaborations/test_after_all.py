"""What a party said of a meeting by mistake, it takes back itself; nobody else's word does."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.after_all import say_held_after_all, say_there_after_all
from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.meetings import record_meeting
from collaborations.actions.not_held import say_not_held, say_not_there
from collaborations.actions.threads import accept, leave
from collaborations.meetings.visibility import shared_parts
from collaborations.models import FollowUpMeeting
from cop_portal.refusals import NotAllowed
from members.models import Partnership
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.correcting import as_recorded, refusal
from tests.collaborations.meeting_steps import DAY, al_noor, mailed_to, met_by_three, the_third, weo
from tests.collaborations.reading import queries_of, text_of
from tests.collaborations.resting import concluded
from tests.collaborations.steps import MEETING, introduced, met, party

pytestmark = pytest.mark.django_db
WHY = "We were in Mosul that day."


def page(meeting: FollowUpMeeting) -> str:
    return reverse("collaborations:meeting_after_all", args=[meeting.public_id])


def named(meeting: FollowUpMeeting) -> set:
    """The organizations in the record."""
    return {row.party.organization for row in meeting.attending.select_related("party__organization")}


@pytest.fixture
def without_us(cast: Cast) -> FollowUpMeeting:
    """WEO's record of three; the third said that it was not there."""
    meeting = met_by_three(cast, notes="NOTEWORDS")
    say_not_there(meeting=meeting, reason=WHY, **the_third(cast))
    return FollowUpMeeting.objects.get()


@pytest.fixture
def denied(cast: Cast) -> FollowUpMeeting:
    """WEO's record of a meeting with Al Noor, which is in the thread and said that there was none."""
    collaboration = introduced(cast)
    accept(collaboration=collaboration, **al_noor(cast))
    meeting = met(cast, collaboration, notes="NOTEWORDS")
    say_not_held(meeting=meeting, reason=WHY, **al_noor(cast))
    return FollowUpMeeting.objects.get()


def test_it_works(cast: Cast, without_us: FollowUpMeeting, django_capture_on_commit_callbacks):
    """Its representative comes back from the page; one mail to each other; a second click is none."""
    client = english_client_of(cast.outsider)
    assert page(without_us) in client.get(without_us.get_absolute_url()).content.decode()
    assert "We were there after all" in client.get(page(without_us)).content.decode()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            assert client.post(page(without_us), {"people": "Two"}).url == without_us.get_absolute_url()
    assert named(without_us) == {cast.weo, cast.al_noor, cast.outsider_org}
    assert without_us.attending.get(party__organization=cast.outsider_org).people == "Two"
    assert mailed_to(cast.suzan) == ["The record of a meeting was corrected"]
    assert len(mailed_to(cast.ahmed)) == 1
    assert "Mosul" not in mail.outbox[0].body
    text = text_of(cast.outsider, without_us.get_absolute_url())
    assert page(without_us) not in text
    assert "Correct this record" in text


def test_nobody_else_puts_it_back(cast: Cast, without_us: FollowUpMeeting):
    """Not by this action, nor by correcting; who was never taken out has no such word."""
    for who in (weo(cast), al_noor(cast)):
        before = named(without_us)
        say_there_after_all(meeting=without_us, **who)  # is in the record: nothing happens
        assert named(without_us) == before
        assert page(without_us) not in text_of(who["by"], without_us.get_absolute_url())
        assert client_of(who["by"]).post(page(without_us), {}).status_code == 302
    for by in (cast.suzan, cast.colleague, cast.staff, cast.superuser, cast.observer):
        with pytest.raises(NotAllowed):
            say_there_after_all(meeting=without_us, organization=cast.outsider_org, by=by)
    for by in (cast.colleague, cast.staff, cast.superuser):
        assert client_of(by).get(page(without_us)).status_code == 404
        assert client_of(by).post(page(without_us), {}).status_code == 404
    everybody = {party(without_us.collaboration, one): "" for one in (*named(without_us), cast.outsider_org)}
    wanted = {"attending": everybody, "seen": without_us.corrections}
    assert refusal(correct_meeting, **as_recorded(cast, without_us, **wanted)) == "said_not_there"


def test_its_last_word_counts(cast: Cast, without_us: FollowUpMeeting):
    """Out, back and out again; and who came back may be named by others once it has left and returned."""
    for _time in range(2):
        say_there_after_all(meeting=without_us, **the_third(cast))
        assert cast.outsider_org in named(without_us)
        say_not_there(meeting=without_us, reason=WHY, **the_third(cast))
        assert cast.outsider_org not in named(without_us)
    say_there_after_all(meeting=without_us, **the_third(cast))
    leave(collaboration=without_us.collaboration, **the_third(cast))
    row = FollowUpMeeting.objects.get()
    two = {party(row.collaboration, one): "" for one in (cast.weo, cast.al_noor)}
    correct_meeting(**as_recorded(cast, row, attending=two, seen=row.corrections))
    again = row.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING + DAY, accepted_by=cast.outsider
    )
    row.refresh_from_db()
    correct_meeting(**as_recorded(cast, row, attending={**two, again: ""}, seen=row.corrections))
    assert cast.outsider_org in named(row)


def test_who_was_never_there_cannot_come_in(cast: Cast):
    """A party that the record does not name, and that said nothing about it: that is for those who were there."""
    meeting = met(cast, introduced(cast))
    meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    assert page(meeting) not in text_of(cast.outsider, meeting.get_absolute_url())
    assert client_of(cast.outsider).post(page(meeting), {}).status_code == 302
    with pytest.raises(NotAllowed):
        say_there_after_all(meeting=meeting, **the_third(cast))
    assert cast.outsider_org not in named(meeting)


def test_staff_read_no_more_by_it(cast: Cast, without_us: FollowUpMeeting):
    """What the two share is read no longer until the third has ticked it, too."""
    for who in (weo(cast), al_noor(cast)):
        share_with_staff(meeting=without_us, changes={"notes": True}, **who)
    assert shared_parts(without_us.collaboration)
    say_there_after_all(meeting=without_us, **the_third(cast))
    assert not shared_parts(without_us.collaboration)
    share_with_staff(meeting=without_us, changes={"notes": True}, **the_third(cast))
    assert shared_parts(without_us.collaboration)


def test_the_page_asks_little(cast: Cast, without_us: FollowUpMeeting, django_assert_max_num_queries):
    """Also of who was not there: one question more, to the history."""
    url = without_us.get_absolute_url()
    queries_of(django_assert_max_num_queries, cast.outsider, url, 26)
    queries_of(django_assert_max_num_queries, cast.outsider, page(without_us), 26)


# -- held after all ---------------------------------------------------------------------------------------------------


def test_who_denied_it_takes_that_back(
    cast: Cast, denied: FollowUpMeeting, django_capture_on_commit_callbacks
):
    """The day, who was named and the notes come back, and the partnership with them; the areas are gone."""
    assert not Partnership.objects.exists()
    client = english_client_of(cast.ahmed)
    assert page(denied) in client.get(denied.get_absolute_url()).content.decode()
    assert "This meeting was held after all" in client.get(page(denied)).content.decode()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(2):
            assert client.post(page(denied), {"people": "Ahmed"}).status_code == 302
    row = FollowUpMeeting.objects.get()
    assert (row.held_on, row.called_off_on, row.called_off_reason) == (MEETING, None, "")
    assert {one.party.organization: one.people for one in row.attending.all()} == {
        cast.weo: "",
        cast.al_noor: "Ahmed",
    }
    assert not row.areas.exists()
    assert Partnership.objects.get().since == MEETING
    assert mailed_to(cast.suzan) == ["The record of a meeting was corrected"]
    text = text_of(cast.suzan, row.get_absolute_url())
    for words in ("NOTEWORDS", "Who came", "Corrected on"):
        assert words in text
    # The word against it can be said anew, by either.
    say_not_held(meeting=row, reason=WHY, **weo(cast))
    assert FollowUpMeeting.objects.get().held_on is None


def test_only_who_denied_it(cast: Cast, denied: FollowUpMeeting):
    """The other, a colleague, staff: none of them; and a meeting that was called off stays called off."""
    assert page(denied) not in text_of(cast.suzan, denied.get_absolute_url())
    assert client_of(cast.suzan).post(page(denied), {}).status_code == 302
    tries = ((cast.weo, cast.suzan), (cast.al_noor, cast.suzan), (cast.al_noor, cast.staff))
    for organization, by in tries:
        with pytest.raises(NotAllowed):
            say_held_after_all(meeting=denied, organization=organization, by=by)
    FollowUpMeeting.objects.update(corrections=0)
    with pytest.raises(NotAllowed):
        say_held_after_all(meeting=denied, **al_noor(cast))
    assert FollowUpMeeting.objects.get().held_on is None


def recorded_anew(cast: Cast, denied: FollowUpMeeting) -> FollowUpMeeting:
    """Al Noor's own record of the day."""
    there = {party(denied.collaboration, one): "" for one in (cast.weo, cast.al_noor)}
    return record_meeting(
        collaboration=denied.collaboration, held_on=MEETING, attending=there, **al_noor(cast)
    )


def test_it_was_recorded_anew_meanwhile(cast: Cast, denied: FollowUpMeeting):
    """Two records of one day are one too many; the page leads to the one that is there."""
    again = recorded_anew(cast, denied)
    assert refusal(say_held_after_all, meeting=denied, **al_noor(cast)) == "recorded"
    response = english_client_of(cast.ahmed).post(page(denied), {})
    assert response.status_code == 422
    assert f'href="{again.get_absolute_url()}"' in response.content.decode()


def test_another_says_that_there_was_none(cast: Cast, denied: FollowUpMeeting):
    """Its word about that day stands."""
    again = recorded_anew(cast, denied)
    say_not_held(meeting=again, reason=WHY, on=MEETING + 900 * DAY, **weo(cast))
    FollowUpMeeting.objects.filter(pk=denied.pk).update(called_off_on=MEETING + DAY)
    assert refusal(say_held_after_all, meeting=denied, **al_noor(cast)) == "denied"


def test_of_those_who_were_there_one_is_left(cast: Cast):
    """A record of one is none; and what was concluded before that day is done."""
    meeting = met_by_three(cast, areas=())
    say_not_there(meeting=meeting, reason=WHY, **the_third(cast))
    say_not_held(meeting=meeting, reason=WHY, **al_noor(cast))
    leave(collaboration=meeting.collaboration, **weo(cast))
    assert refusal(say_held_after_all, meeting=meeting, **al_noor(cast)) == "alone"


def test_a_concluded_thread(cast: Cast, denied: FollowUpMeeting):
    """What was before the conclusion may come back."""
    concluded(cast, denied.collaboration, on=MEETING - DAY)
    assert refusal(say_held_after_all, meeting=denied, **al_noor(cast)) == "concluded"
