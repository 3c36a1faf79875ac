"""Two at once, on two connections: one record, and no half of one."""

from __future__ import annotations

import pytest

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.meetings import confirm_area
from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, FollowUpMeeting, Introduction
from cop_portal.refusals import Refused
from members.models import Partnership
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.steps import asked, introduced, met, workshop

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_answers_at_once(cast: Cast):
    """Two representatives of one organization click yes: one thread."""
    request = asked(cast)

    def yes() -> object:
        row = Introduction.objects.get(pk=request.pk)
        return answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer="yes")

    results = at_once(yes, yes, yes)
    assert not failed(results)
    assert Collaboration.objects.count() == 1


def test_yes_and_staff_at_once(cast: Cast):
    """One answers while staff introduce the same two at an event: one thread with two origins."""
    request = asked(cast)
    event = workshop(cast.weo, cast.al_noor)
    results = at_once(
        lambda: answer_introduction(
            introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes"
        ),
        lambda: introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff),
        lambda: introduce_at_event(event=event, first=cast.al_noor, second=cast.weo, by=cast.staff),
    )
    assert not failed(results)
    collaboration = Collaboration.objects.get()
    assert collaboration.introductions.count() == 2
    assert collaboration.parties.count() == 2


def test_answering_and_leaving_at_once(cast: Cast):
    """Their thread is left while one says yes to an older request: nobody waits for the other for ever."""
    request = asked(cast)
    collaboration = introduced(cast)
    met(cast, collaboration)
    results = at_once(
        lambda: answer_introduction(
            introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes"
        ),
        lambda: leave(collaboration=collaboration, organization=cast.al_noor, by=cast.ahmed),
        lambda: leave(collaboration=collaboration, organization=cast.weo, by=cast.suzan),
    )
    assert not failed(results)
    assert Introduction.objects.get(pk=request.pk).answer == "yes"


def test_both_ask_each_other_at_once(cast: Cast):
    """One request stands; the other is told to answer it."""
    results = at_once(
        lambda: ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Hello"),
        lambda: ask_for_introduction(organization=cast.al_noor, to=cast.weo, by=cast.ahmed, message="Hello"),
    )
    assert not failed(results)
    assert Introduction.objects.count() == 1


def test_a_meeting_recorded_twice_at_once(cast: Cast):
    """A double click: one meeting, one partnership."""
    collaboration = introduced(cast)
    results = at_once(lambda: met(cast, collaboration), lambda: met(cast, collaboration))
    assert not failed(results)
    assert FollowUpMeeting.objects.count() == 1


def test_confirming_and_leaving_at_once(cast: Cast):
    """Whoever is first: afterwards there is no open partnership with the one who left."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    area = meeting.areas.first()
    results = at_once(
        lambda: confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed),
        lambda: leave(collaboration=collaboration, organization=cast.weo, by=cast.suzan),
    )
    assert not failed(results)
    assert not Partnership.objects.filter(until=None).exists()


def test_two_corrections_at_once(cast: Cast):
    """One is written, the other is refused; nothing is overwritten unseen."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration)
    fields = {
        "meeting": meeting,
        "seen": 0,
        "held_on": meeting.held_on,
        "attending": {row.party: row.people for row in meeting.attending.all()},
        "areas": [(area.topic, area.sentence) for area in meeting.areas.all()],
    }
    results = at_once(
        lambda: correct_meeting(**fields, place="Erbil", organization=cast.weo, by=cast.suzan),
        lambda: correct_meeting(**fields, place="Mosul", organization=cast.al_noor, by=cast.ahmed),
    )
    assert not failed(results)
    assert sum(isinstance(one, Refused) for one in results) == 1
    assert FollowUpMeeting.objects.get().corrections == 1


def test_rewording_and_confirming_at_once(cast: Cast):
    """Whoever is first: nobody has confirmed words that they have not read."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration, areas=((cast.quotas, "Old"),))
    area = meeting.areas.get()
    fields = {
        "meeting": meeting,
        "seen": 0,
        "held_on": meeting.held_on,
        "attending": {row.party: row.people for row in meeting.attending.all()},
    }
    results = at_once(
        lambda: correct_meeting(**fields, areas=[(cast.quotas, "New")], organization=cast.weo, by=cast.suzan),
        lambda: confirm_area(area=area, organization=cast.al_noor, by=cast.ahmed),
    )
    assert not failed(results)
    assert sum(isinstance(one, Refused) for one in results) == 1
    left = meeting.areas.get()
    assert (left.sentence, left.confirmations.count()) in {("Old", 2), ("New", 1)}
