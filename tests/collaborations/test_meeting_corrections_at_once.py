"""Two correct the same meeting from its page: nobody writes over a change they have not seen, nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import confirm_area
from collaborations.models import FollowUpMeeting
from tests.cast import Cast, client_of
from tests.collaborations.correcting import as_recorded
from tests.collaborations.reading import DAY, text_of
from tests.collaborations.steps import MEETING, met, party

pytestmark = pytest.mark.django_db


def typed_meeting(cast: Cast, row: FollowUpMeeting, **fields) -> dict:
    """The form of a correction as it is opened, with ``fields`` typed over it."""
    thread = row.collaboration
    data = {
        "held_on_day": row.held_on.day,
        "held_on_month": row.held_on.month,
        "held_on_year": row.held_on.year,
        "place": row.place,
        "language": "en",
        "seen": row.corrections,
        f"area_{cast.electoral_violence.pk}": "on",
        f"sentence_{cast.electoral_violence.pk}": "",
    }
    for organization, people in ((cast.weo, "Suzan"), (cast.al_noor, "Ahmed")):
        one = party(thread, organization)
        data |= {f"came_{one.pk}": "on", f"people_{one.pk}": people}
    return {**data, **fields}


def test_two_correct_at_once(cast: Cast, meeting: FollowUpMeeting):
    """The second is refused, reads what is there now, keeps what was typed, and can then save it."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    assert client_of(cast.suzan).get(url).status_code == 200
    correct_meeting(**as_recorded(cast, meeting, place="Mosul", organization=cast.al_noor, by=cast.ahmed))
    client = client_of(cast.suzan)
    data = typed_meeting(cast, meeting, place="Erbil")
    response = client.post(url, data)
    text = response.content.decode()
    assert response.status_code == 422
    for word in ("Somebody else corrected", "What is recorded now", "Mosul", "Erbil"):
        assert word in text
    assert 'name="seen" value="1"' in text
    assert FollowUpMeeting.objects.get().place == "Mosul"
    assert client.post(url, {**data, "seen": "1"}).status_code == 302
    row = FollowUpMeeting.objects.get()
    assert (row.place, row.corrections) == ("Erbil", 2)
    assert client.post(url, {**data, "seen": "2"}).status_code == 302  # as it is: nothing to write
    assert FollowUpMeeting.objects.get().corrections == 2


def test_an_area_added_while_somebody_wrote(cast: Cast, meeting: FollowUpMeeting):
    """It was offered to the second, too, who did not choose it: that is no wish to take it out."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    areas = [(area.topic, area.sentence) for area in meeting.areas.all()]
    theirs = {"organization": cast.al_noor, "by": cast.ahmed}
    correct_meeting(**as_recorded(cast, meeting, areas=[*areas, (cast.legal_aid, "New")], **theirs))
    offered = {f"sentence_{cast.legal_aid.pk}": ""}
    data = typed_meeting(cast, meeting, place="Erbil", **offered)
    text = client_of(cast.suzan).post(url, data).content.decode()
    assert "Somebody else corrected" in text
    assert "You wrote" not in text
    text = client_of(cast.suzan).post(url, {**data, f"sentence_{cast.legal_aid.pk}": "Mine"}).content.decode()
    assert "You wrote: Mine" in text


def test_an_area_confirmed_while_somebody_wrote(cast: Cast, meeting: FollowUpMeeting):
    """It stays, and what was typed about it is not lost without a word."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    violence = meeting.areas.get(topic=cast.electoral_violence)
    confirm_area(area=violence, organization=cast.al_noor, by=cast.ahmed)
    typed = {f"sentence_{cast.electoral_violence.pk}": "Words that came late"}
    response = client_of(cast.suzan).post(url, typed_meeting(cast, meeting, **typed))
    assert response.status_code == 422
    assert "Words that came late" in response.content.decode()
    assert meeting.areas.get(topic=cast.electoral_violence) == violence


def test_the_page_says_why_an_area_stays(cast: Cast, meeting: FollowUpMeeting):
    """And offers only one's own for rewording; the same topic is not added twice."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    text = text_of(cast.suzan, url)
    assert "Another organization has confirmed these words" in text
    assert f"area_{cast.quotas.pk}" not in text
    assert f"area_{cast.electoral_violence.pk}" in text
    response = client_of(cast.suzan).post(url, typed_meeting(cast, meeting, other_1=cast.quotas.pk))
    assert response.status_code == 422
    assert "chosen above already" in response.content.decode()


def test_the_pages_ask_no_more_with_more(cast: Cast, meeting: FollowUpMeeting, django_assert_max_num_queries):
    """More areas, more people, more meetings: the same number of queries."""
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    client = client_of(cast.suzan)
    client.get(url)

    def queries() -> int:
        with django_assert_max_num_queries(26) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    before = queries()
    meeting.collaboration.parties.create(
        organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider
    )
    areas = [(area.topic, area.sentence) for area in meeting.areas.all()]
    correct_meeting(**as_recorded(cast, meeting, areas=[*areas, (cast.legal_aid, "More")]))
    met(cast, meeting.collaboration, held_on=MEETING + DAY, on=MEETING + DAY)
    assert queries() == before
