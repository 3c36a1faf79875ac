"""What staff read of a meeting: only what everybody who was there has ticked, and only while all of them stay."""

from __future__ import annotations

import itertools

import pytest
from django.urls import reverse

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meeting_shares import share_with_staff
from collaborations.actions.not_held import say_not_there
from collaborations.actions.threads import leave
from collaborations.models import FollowUpMeeting, MeetingShare
from cop_portal.refusals import NotAllowed
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.correcting import as_recorded
from tests.collaborations.meeting_steps import al_noor, met_by_three, the_third, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
WORDS = {"areas": "AREAWORDS", "challenges": "CHALLENGEWORDS", "notes": "NOTEWORDS"}
PEOPLE = "PERSONWORDS"


@pytest.fixture
def shared(cast: Cast) -> FollowUpMeeting:
    """A meeting of which nothing is shared yet, with a word in each part."""
    row = met(
        cast,
        introduced(cast),
        areas=((cast.quotas, "AREAWORDS"),),
        entry_points=((cast.legal_aid, "BEGINWORDS"),),
        challenges="CHALLENGEWORDS",
        notes="NOTEWORDS",
    )
    row.attending.update(people=PEOPLE)
    return row


def tick(meeting: FollowUpMeeting, who: dict, **changes: bool) -> None:
    share_with_staff(meeting=meeting, **who, changes=changes)


def read_by(user, meeting: FollowUpMeeting) -> set[str]:
    """The parts that ``user`` finds on the meeting's page; nothing where there is no page."""
    response = english_client_of(user).get(meeting.get_absolute_url())
    if response.status_code == 404:
        return set()
    text = response.content.decode()
    assert PEOPLE not in text
    return {part for part, word in WORDS.items() if word in text}


def test_it_works(cast: Cast, shared: FollowUpMeeting):
    """Ticked on the page by both, read by staff from the thread's page on, and taken back at once by one."""
    url = reverse("collaborations:meeting_share", args=[shared.public_id])
    mine, theirs = english_client_of(cast.suzan), english_client_of(cast.ahmed)
    assert "Search reads nothing of it now." in text_of(cast.suzan, shared.get_absolute_url())
    assert mine.post(url, {"areas": "1"}).status_code == 302
    assert read_by(cast.staff, shared) == set()
    assert "not everybody has ticked it" in text_of(cast.suzan, shared.get_absolute_url())
    assert theirs.post(url, {"areas": "1", "notes": "1"}).status_code == 302
    assert read_by(cast.staff, shared) == {"areas"}
    text = text_of(cast.staff, shared.get_absolute_url())
    assert "BEGINWORDS" in text
    assert "Not confirmed by everybody yet" in text
    assert shared.get_absolute_url() in text_of(cast.staff, shared.collaboration.get_absolute_url())
    assert "Search reads now: Areas and entry points" in text_of(cast.colleague, shared.get_absolute_url())
    assert mine.post(url, {"areas_seen": "1"}).status_code == 302
    assert read_by(cast.staff, shared) == set()
    thread = text_of(cast.staff, shared.collaboration.get_absolute_url())
    assert shared.get_absolute_url() not in thread


@pytest.mark.parametrize("part", WORDS)
@pytest.mark.parametrize(("ours", "theirs"), list(itertools.product([True, False], repeat=2)))
def test_each_combination(cast: Cast, shared: FollowUpMeeting, part: str, ours: bool, theirs: bool):
    """A part is read where both have ticked it, by staff and superusers alike, and by nobody else."""
    tick(shared, weo(cast), **{part: ours})
    tick(shared, al_noor(cast), **{part: theirs})
    read = {part} if ours and theirs else set()
    for user in (cast.staff, cast.superuser):
        assert read_by(user, shared) == read
    for user in (cast.outsider, cast.observer, cast.discreet):
        assert read_by(user, shared) == set()


def test_everybody_who_was_there(cast: Cast):
    """Three were there, so three tick; who was not there is not asked."""
    meeting = met_by_three(cast, notes="NOTEWORDS")
    for who in (weo(cast), al_noor(cast)):
        tick(meeting, who, notes=True)
    assert read_by(cast.staff, meeting) == set()
    tick(meeting, the_third(cast), notes=True)
    assert read_by(cast.staff, meeting) == {"notes"}
    say_not_there(meeting=meeting, reason="We were in Mosul", **the_third(cast))
    with pytest.raises(NotAllowed):
        tick(meeting, the_third(cast), notes=False)
    assert read_by(cast.staff, meeting) == set()  # the two decide anew
    for who in (weo(cast), al_noor(cast)):
        tick(meeting, who, notes=True)
    assert read_by(cast.staff, meeting) == {"notes"}


def test_somebody_is_added(cast: Cast):
    """A correction says that a third was there, too: it has ticked nothing."""
    meeting = met_by_three(cast, notes="NOTEWORDS")
    all_three = as_recorded(cast, meeting)["attending"]
    meeting.attending.filter(party__organization=cast.outsider_org).delete()
    for who in (weo(cast), al_noor(cast)):
        tick(meeting, who, notes=True)
    assert read_by(cast.staff, meeting) == {"notes"}
    correct_meeting(**as_recorded(cast, meeting, attending=all_three))
    assert read_by(cast.staff, meeting) == set()


def test_who_left_cannot_take_it_back_any_more(cast: Cast):
    """So nothing of a meeting it was at is read from that day on."""
    meeting = met_by_three(cast, notes="NOTEWORDS")
    for who in (weo(cast), al_noor(cast), the_third(cast)):
        tick(meeting, who, notes=True)
    leave(collaboration=meeting.collaboration, **the_third(cast))
    assert read_by(cast.staff, meeting) == set()


def test_an_old_page_ticks_nothing_again(cast: Cast, shared: FollowUpMeeting):
    """Only who changes a box changes it: a colleague has taken the notes back since this page was opened."""
    url = reverse("collaborations:meeting_share", args=[shared.public_id])
    tick(shared, weo(cast), notes=True)
    tick(shared, weo(cast), notes=False)
    old_page = {"notes": "1", "notes_seen": "1", "areas": "1"}
    assert client_of(cast.suzan).post(url, old_page).status_code == 302
    row = MeetingShare.objects.get()
    assert (row.areas, row.notes) == (True, False)


def test_twice_is_once(cast: Cast, shared: FollowUpMeeting):
    """A double click; and nothing ticked is no row."""
    tick(shared, weo(cast))
    tick(shared, weo(cast), notes=False)
    assert not MeetingShare.objects.exists()
    for _click in range(2):
        tick(shared, weo(cast), notes=True)
    assert MeetingShare.objects.get().notes


@pytest.mark.parametrize("who", ["colleague", "outsider", "staff", "superuser", "observer"])
def test_who_may_not(cast: Cast, shared: FollowUpMeeting, who: str):
    """Tick for WEO: a colleague neither."""
    with pytest.raises(NotAllowed):
        share_with_staff(
            meeting=shared, organization=cast.weo, by=getattr(cast, who), changes={"notes": True}
        )


def test_staff_read_no_more_than_the_page(cast: Cast, shared: FollowUpMeeting):
    """Notes, corrections, calendar and the rest stay the parties', whatever is shared."""
    for who in (weo(cast), al_noor(cast)):
        tick(shared, who, areas=True, challenges=True, notes=True)
    client = client_of(cast.staff)
    for name in ("notes", "correct", "not_held", "move", "calendar", "call_off", "held"):
        address = reverse(f"collaborations:meeting_{name}", args=[shared.public_id])
        assert client.get(address).status_code == 404
    assert read_by(cast.staff, shared) == set(WORDS)
