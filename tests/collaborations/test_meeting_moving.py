"""A planned meeting gets another day, hour or place: told once, and nobody writes over what they have not seen."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.meetings import call_off_meeting, move_meeting, plan_meeting
from collaborations.actions.threads import leave
from collaborations.models import FollowUpMeeting
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, al_noor, day, mailed_to, weo
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
SOON = today() + 7 * DAY


@pytest.fixture
def planned(cast: Cast) -> FollowUpMeeting:
    """A meeting to come."""
    return plan_meeting(collaboration=introduced(cast), planned_on=SOON, place="Erbil", **weo(cast))


def test_it_works(cast: Cast, planned: FollowUpMeeting, django_capture_on_commit_callbacks):
    """Twice is once: one change, one mail, which names neither day nor place."""
    cast.ahmed.language = "en"
    cast.ahmed.save()
    url = reverse("collaborations:meeting_move", args=[planned.public_id])
    typed = {**day("planned_on", SOON + DAY), "starts_at": "10:30", "place": "Mosul", "seen": planned.version}
    client = client_of(cast.suzan)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert [client.post(url, typed).status_code for _click in range(2)] == [302, 302]
    row = FollowUpMeeting.objects.get()
    assert (row.planned_on, row.starts_at, row.place) == (SOON + DAY, datetime.time(10, 30), "Mosul")
    assert row.version == planned.version + 1
    assert mailed_to(cast.ahmed) == ["A planned meeting was changed"]
    assert not mailed_to(cast.suzan)
    assert "Mosul" not in mail.outbox[0].body


def test_the_second_is_told_what_it_is_now(cast: Cast, planned: FollowUpMeeting):
    """And what it typed stays; saved again it counts."""
    url = reverse("collaborations:meeting_move", args=[planned.public_id])
    typed = {**day("planned_on", SOON + DAY), "place": "Sulaymaniyah", "seen": planned.version}
    move_meeting(meeting=planned, seen=planned.version, planned_on=SOON, place="Mosul", **al_noor(cast))
    client = client_of(cast.suzan)
    response = client.post(url, typed)
    text = response.content.decode()
    assert response.status_code == 422
    for words in ("Somebody else changed this meeting", "What is planned now", "Mosul", "Sulaymaniyah"):
        assert words in text
    assert FollowUpMeeting.objects.get().place == "Mosul"
    assert client.post(url, {**typed, "seen": planned.version + 1}).status_code == 302
    assert FollowUpMeeting.objects.get().place == "Sulaymaniyah"


def test_what_cannot_be_moved(cast: Cast, planned: FollowUpMeeting):
    """Into the past, onto another plan, after it was called off or held, or alone."""
    values = {"meeting": planned, "seen": planned.version, **weo(cast)}
    plan_meeting(collaboration=planned.collaboration, planned_on=SOON + DAY, **weo(cast))
    assert refusal(move_meeting, **values, planned_on=today() - DAY) == "past"
    assert refusal(move_meeting, **values, planned_on=today() + 9000 * DAY) == "too_far"
    assert refusal(move_meeting, **values, planned_on=SOON + DAY) == "planned"
    held = met(cast, planned.collaboration)
    assert refusal(move_meeting, **{**values, "meeting": held}, planned_on=SOON) == "held"
    call_off_meeting(meeting=planned, reason="No road", **weo(cast))
    assert refusal(move_meeting, **values, planned_on=SOON) == "called_off"
    leave(collaboration=planned.collaboration, **al_noor(cast))
    assert refusal(move_meeting, **values, planned_on=SOON) == "alone"
    for url in (held, planned):
        page = reverse("collaborations:meeting_move", args=[url.public_id])
        assert client_of(cast.suzan).get(page).url == url.get_absolute_url()


@pytest.mark.parametrize("who", ["colleague", "outsider", "staff", "superuser", "observer"])
def test_who_may_not(cast: Cast, planned: FollowUpMeeting, who: str):
    """Move it for WEO."""
    with pytest.raises(NotAllowed):
        move_meeting(
            meeting=planned,
            organization=cast.weo,
            by=getattr(cast, who),
            seen=planned.version,
            planned_on=SOON + DAY,
        )
