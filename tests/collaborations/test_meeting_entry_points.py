"""Where the parties could begin: written down with a meeting, confirmed like areas, and no agreement by itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import confirm_area
from collaborations.models import Collaboration, ComplementaryArea
from collaborations.stages import Stage
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.correcting import as_recorded, refusal
from tests.collaborations.meeting_steps import al_noor, recorded
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
POINT = ComplementaryArea.Kind.ENTRY_POINT


def test_it_works(cast: Cast):
    """From the form to the page and the timeline of both; one topic may be an area and an entry point."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    typed = {
        "other_1": cast.quotas.pk,
        "other_entry_1": cast.quotas.pk,
        "other_entry_sentence_1": "One training for both staffs.",
    }
    assert client_of(cast.suzan).post(url, recorded(collaboration, **typed)).status_code == 302
    meeting = collaboration.meetings.get()
    assert set(meeting.areas.values_list("kind", "sentence")) == {
        ("area", ""),
        ("entry_point", "One training for both staffs."),
    }
    page = text_of(cast.suzan, meeting.get_absolute_url())
    for words in ("Where you could begin", "One training for both staffs."):
        assert words in page
    waits = "1 entry point waits for <bdi>Al Noor</bdi>."
    assert waits in text_of(cast.suzan, collaboration.get_absolute_url())
    confirm = reverse("collaborations:areas_confirm", args=[meeting.public_id])
    theirs = english_client_of(cast.ahmed)
    assert 'entry point: <bdi lang="en">One training' in theirs.get(confirm).content.decode()
    ids = [str(row.pk) for row in meeting.areas.all()]
    assert theirs.post(confirm, {"areas": ids}).status_code == 302
    thread = text_of(cast.suzan, collaboration.get_absolute_url())
    assert "Complementary area, confirmed: <bdi>gender quotas</bdi>." in thread
    assert "Entry point, confirmed: <bdi>gender quotas</bdi>." in thread


def test_only_areas_make_an_agreement(cast: Cast):
    """An entry point that everybody has confirmed is a place to begin, and no shared area."""
    collaboration = introduced(cast)
    meeting = met(cast, collaboration, areas=(), entry_points=((cast.quotas, "Begin here."),))
    assert (
        "Next: confirm the entry points"
        in english_client_of(cast.ahmed).get(collaboration.get_absolute_url()).content.decode()
    )
    confirm_area(area=meeting.areas.get(), **al_noor(cast))
    assert Collaboration.objects.with_stage().get(pk=collaboration.pk).stage == Stage.TALKING
    text = text_of(cast.suzan, collaboration.get_absolute_url())
    assert "Entry point, confirmed" in text
    assert "Shared areas confirmed" not in text


def test_a_sentence_without_its_topic(cast: Cast):
    """Is a choice forgotten; the fold that holds it is open then, and it is not lost."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    typed = recorded(collaboration, other_entry_sentence_1="Begin here.")
    response = client_of(cast.suzan).post(url, typed)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Choose the topic that this sentence belongs to" in text
    assert "Begin here." in text
    assert "open><summary>Add entry points" in text
    twice = recorded(collaboration, other_entry_1=cast.quotas.pk, other_entry_2=cast.quotas.pk)
    assert "chosen above already" in client_of(cast.suzan).post(url, twice).content.decode()


def test_correcting(cast: Cast):
    """One's own can be reworded and taken out; what another party has confirmed stays."""
    meeting = met(
        cast, introduced(cast), areas=(), entry_points=((cast.quotas, "Old"), (cast.legal_aid, "Own"))
    )
    kept = meeting.areas.get(topic=cast.quotas)
    confirm_area(area=kept, **al_noor(cast))
    fields = as_recorded(cast, meeting, areas=())
    assert refusal(correct_meeting, **fields, entry_points=[(cast.quotas, "New")]) == "confirmed"
    correct_meeting(**fields, entry_points=[(cast.quotas, "Old"), (cast.legal_aid, "Better")])
    assert meeting.areas.get(topic=cast.quotas) == kept
    assert meeting.areas.get(topic=cast.legal_aid).sentence == "Better"
    # Who says nothing of them leaves them.
    correct_meeting(**as_recorded(cast, meeting, areas=(), place="Erbil"))
    assert meeting.areas.filter(kind=POINT).count() == 2


def test_the_form_of_a_correction(cast: Cast):
    """Shows what can be changed with its words, and what stays; saved as it is it changes nothing."""
    meeting = met(
        cast, introduced(cast), areas=(), entry_points=((cast.quotas, "Kept"), (cast.legal_aid, "Own"))
    )
    confirm_area(area=meeting.areas.get(topic=cast.quotas), **al_noor(cast))
    url = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    text = text_of(cast.suzan, url)
    assert "Entry points that stay as they are" in text
    assert f'name="entry_{cast.legal_aid.pk}"' in text
    assert f'name="entry_{cast.quotas.pk}"' not in text
    typed = recorded(
        meeting.collaboration,
        seen=0,
        **{f"entry_{cast.legal_aid.pk}": "on", f"entry_sentence_{cast.legal_aid.pk}": "Own, in better words"},
    )
    assert client_of(cast.suzan).post(url, typed).status_code == 302
    assert meeting.areas.get(topic=cast.legal_aid).sentence == "Own, in better words"
    assert meeting.areas.get(topic=cast.quotas).confirmations.count() == 2


def test_who_sees_it_differently_is_told_what_to_do(cast: Cast):
    """Both kinds are named; one may leave out what one sees differently, and the record can be corrected."""
    meeting = met(cast, introduced(cast), entry_points=((cast.legal_aid, "A first visit."),))
    url = reverse("collaborations:areas_confirm", args=[meeting.public_id])
    text = english_client_of(cast.ahmed).get(url).content.decode()
    assert "Confirm the shared areas and entry points" in text
    assert "Leave it out here, and talk about it with the others" in text
    correct = reverse("collaborations:meeting_correct", args=[meeting.public_id])
    assert f'href="{correct}">Correct this record' in text
    assert client_of(cast.ahmed).get(correct).status_code == 200
