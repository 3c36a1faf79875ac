"""Notes and challenges: the parties write them, two at once lose nothing, and nobody else reads them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.meeting_notes import write_notes
from collaborations.models import FollowUpMeeting
from cop_portal.dates import today
from members.models import Membership
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, al_noor, recorded, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db


def typed(row: FollowUpMeeting, **fields) -> dict:
    """The form of the notes as it was opened at ``row``, with ``fields`` typed over it."""
    return {
        "seen": row.notes_version,
        "notes": row.notes,
        "language": "en",
        "challenges": row.challenges,
        "challenges_language": "en",
        **fields,
    }


def test_it_works(cast: Cast):
    """Challenges are written with the record, shown on the page, and changed with the notes; by a colleague, too."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    form = recorded(collaboration, challenges="The roads are long.", notes="We met.")
    assert client_of(cast.suzan).post(url, form).status_code == 302
    meeting = collaboration.meetings.get()
    assert "The roads are long." in text_of(cast.colleague, meeting.get_absolute_url())
    notes = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    data = typed(meeting, challenges="الطرق طويلة", challenges_language="ar")
    assert client_of(cast.colleague).post(notes, data).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.challenges, meeting.challenges_language) == ("الطرق طويلة", "ar")
    assert (meeting.notes, meeting.notes_language, meeting.notes_version) == ("We met.", "en", 1)
    assert '<div class="written" lang="ar">' in text_of(cast.suzan, meeting.get_absolute_url())


def test_the_second_reads_both_texts(cast: Cast):
    """Nothing is overwritten until it decides; its own text stays in the field, what is there now stands beside it."""
    meeting = met(cast, introduced(cast), notes="Old")
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    data = typed(meeting, notes="By Suzan")
    write_notes(meeting=meeting, seen=0, notes="By Ahmed", challenges="Theirs", **al_noor(cast))
    client = client_of(cast.suzan)
    response = client.post(url, data)
    text = response.content.decode()
    assert response.status_code == 422
    for words in (
        "Somebody else changed this",
        "Notes as they are now",
        "By Ahmed",
        "Theirs",
        ">\nBy Suzan<",
    ):
        assert words in text
    meeting.refresh_from_db()
    assert (meeting.notes, meeting.challenges) == ("By Ahmed", "Theirs")
    assert 'name="seen" value="1"' in text
    again = {**data, "seen": 1, "notes": "By Ahmed. By Suzan", "challenges": "Theirs"}
    assert client.post(url, again).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.notes, meeting.notes_version) == ("By Ahmed. By Suzan", 2)


def test_twice_is_one_change(cast: Cast):
    """A double click, and a form sent as it was opened."""
    meeting = met(cast, introduced(cast))
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    client, data = client_of(cast.suzan), typed(meeting, notes="Better")
    assert [client.post(url, data).status_code for _click in range(2)] == [302, 302]
    assert FollowUpMeeting.objects.get().notes_version == 1
    assert client.post(url, typed(FollowUpMeeting.objects.get())).status_code == 302
    assert FollowUpMeeting.objects.get().notes_version == 1


def test_a_text_that_is_too_long_is_kept(cast: Cast):
    """Also where somebody else was quicker: both are said, and nothing typed is lost."""
    meeting = met(cast, introduced(cast))
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    data = typed(meeting, challenges="x" * 5001)
    write_notes(meeting=meeting, seen=0, notes="By Ahmed", challenges="", **al_noor(cast))
    text = client_of(cast.suzan).post(url, data).content.decode()
    assert "x" * 5001 in text
    assert "By Ahmed" in text


def test_what_is_refused(cast: Cast):
    """Notes of what was not held, and notes upon an older version; also where a browser says nothing of versions."""
    meeting = met(cast, introduced(cast))
    values = {"meeting": meeting, "challenges": "", **weo(cast)}
    write_notes(**values, seen=0, notes="First")
    assert refusal(write_notes, **values, seen=0, notes="Second") == "changed"
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    data = {key: value for key, value in typed(meeting, notes="Third").items() if key != "seen"}
    assert client_of(cast.suzan).post(url, data).status_code == 422
    assert FollowUpMeeting.objects.get().notes == "First"


def test_no_history_keeps_them(cast: Cast):
    """What is taken out is gone."""
    meeting = met(cast, introduced(cast), notes="A name", challenges="Another name")
    write_notes(meeting=meeting, seen=0, notes="", challenges="", **weo(cast))
    kept = meeting.events.model.objects.all()
    assert kept.exists()
    assert not {"notes", "challenges"} & {field.name for field in kept.model._meta.get_fields()}


@pytest.mark.parametrize(("days", "who"), [(0, None), (1, "weo")])
def test_who_wrote_them_has_changed_organizations(cast: Cast, days: int, who: str | None):
    """Lana wrote for WEO and works for Al Noor now: the words are WEO's, or nobody's where she changed on that day."""
    meeting = met(cast, introduced(cast))
    words = {"organization": cast.weo, "by": cast.colleague, "notes": "WEO wrote this", "challenges": ""}
    write_notes(meeting=meeting, seen=0, **words)
    changed = today() + days * DAY
    Membership.objects.filter(user=cast.colleague).update(until=changed)
    Membership.objects.create(user=cast.colleague, organization=cast.al_noor, role="colleague", since=changed)
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    now = client_of(cast.suzan).post(url, typed(meeting, notes="Mine")).context["now"]
    assert (now.who and now.who.organization.slug) == who
    assert now.at is not None
