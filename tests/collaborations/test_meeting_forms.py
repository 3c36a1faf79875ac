"""The forms about meetings and activities: short while little is known, exact where something is wrong."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from collaborations.actions.activities import plan_activity
from collaborations.actions.meeting_notes import write_notes
from collaborations.actions.meetings import plan_meeting, set_rhythm
from collaborations.actions.promises import promise
from collaborations.models import FollowUpMeeting, JointActivity
from cop_portal.dates import today
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import planned
from tests.collaborations.meeting_steps import DAY, al_noor, day, recorded, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
ARABIC = "ستدرب المنظمة عشرين امرأة في بغداد."
SORANI = "ڕێکخراوەکە لە هەولێر ڕاهێنان بۆ ژنان دەکات."


def folds(text: str) -> dict[str, bool]:
    """The folds of a page: what each says, and whether it is open."""
    found = re.findall(r'<details class="form-fold"( open)?><summary>([^<]*)</summary>', text)
    return {words: bool(is_open) for is_open, words in found}


def test_it_works(cast: Cast):
    """What is open from before is folded with its number; so is the next meeting, where one is planned."""
    collaboration = introduced(cast)
    us = {"collaboration": collaboration, **weo(cast)}
    promise(**us, party=party(collaboration, cast.weo), what="Name two trainers")
    set_rhythm(**us, rhythm="monthly")
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    before = folds(text_of(cast.suzan, url))
    assert before == {
        "Still open from before (1)": False,
        "More areas": False,
        "Add entry points: where you could begin": False,
        "More entry points": False,
        "Add challenges: what makes it difficult": False,
        "The next meeting": True,  # its day is there already
    }
    plan_meeting(**us, planned_on=today() + 9 * DAY)
    assert folds(text_of(cast.suzan, url))["The next meeting"] is False


def test_more_areas(cast: Cast):
    """Three that are on no profile; what is wrong in a fold opens it."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    sentence = {"other_sentence_3": "  You train,\n we mentor. "}
    text = client_of(cast.suzan).post(url, recorded(collaboration, **sentence)).content.decode()
    assert folds(text)["More areas"] is True
    typed = {"other_1": cast.quotas.pk, "other_2": cast.legal_aid.pk, "other_3": cast.electoral_violence.pk}
    response = client_of(cast.suzan).post(url, recorded(collaboration, **typed, **sentence))
    assert response.status_code == 302
    found = dict(collaboration.areas.values_list("topic", "sentence"))
    assert set(found) == set(typed.values())
    assert found[cast.electoral_violence.pk] == "You train, we mentor."


def test_numbers_name_their_field_and_party(cast: Cast):
    """Above the page one reads whose number it is."""
    activity = planned(cast)
    fields = {row.organization: f"women_{row.pk}" for row in activity.collaboration.parties.all()}
    url = reverse("collaborations:activity_record", args=[activity.public_id])
    typed = {**day("held_on", today()), "language": "en", fields[cast.weo]: "-3", fields[cast.al_noor]: "2"}
    text = english_client_of(cast.suzan).post(url, typed).content.decode()
    assert f"“Women from {cast.weo.short_name}” needs a number from 0 to 10000" in text
    assert "Ensure this value" not in text
    assert 'class="count-row"' in text
    row = text[text.index('class="count-row"') :]
    assert "(optional)" not in row[: row.index("</fieldset>")]


# -- two texts --------------------------------------------------------------------------------------------------------


def conflict(cast: Cast, *, notes: str, challenges: str) -> tuple[FollowUpMeeting, str]:
    """Suzan typed ``notes`` and ``challenges`` upon a text that Ahmed has changed."""
    meeting = met(cast, introduced(cast), notes="Old")
    write_notes(meeting=meeting, seen=0, notes=ARABIC, challenges="Theirs", **al_noor(cast))
    url = reverse("collaborations:meeting_notes", args=[meeting.public_id])
    typed = {
        "seen": 0,
        "notes": notes,
        "challenges": challenges,
        "language": "en",
        "challenges_language": "en",
    }
    return meeting, english_client_of(cast.suzan).post(url, typed).content.decode()


def test_only_what_differs_stands_beside(cast: Cast):
    """With who wrote it, when and in which language; the summary leads to the field."""
    meeting, text = conflict(cast, notes="Mine", challenges="Theirs")
    assert '<a href="#id_notes">Somebody else changed this' in text
    assert "Notes as they are now" in text
    assert "Challenges as they are now" not in text
    assert f"Written by <bdi>{cast.al_noor.short_name}</bdi> on" in text
    assert "in <bdi>Arabic</bdi>" in text
    event = FollowUpMeeting.pgh_event_model.objects.filter(pgh_obj=meeting.pk).order_by("pgh_id").last()
    assert event.pgh_context.metadata == {"user": cast.ahmed.pk, "reason": "notes"}


def test_the_other_text_differs(cast: Cast):
    """Spaces and line ends are no difference."""
    _meeting, text = conflict(cast, notes=f"{ARABIC}\r\n", challenges="Mine")
    assert '<a href="#id_challenges">Somebody else changed this' in text
    assert "Notes as they are now" not in text
    assert "Challenges as they are now" in text


# -- languages --------------------------------------------------------------------------------------------------------


def test_the_language_of_what_is_written(cast: Cast):
    """Whatever the form was opened with: each text by its letters, from the record, the notes and the activities."""
    collaboration = introduced(cast)
    meeting = met(
        cast, collaboration, notes=ARABIC, challenges=SORANI, areas=((cast.quotas, ARABIC),), language="en"
    )
    assert (meeting.notes_language, meeting.challenges_language) == ("ar", "ckb")
    assert meeting.areas.get().language == "ar"
    write_notes(meeting=meeting, seen=0, notes="In English", challenges=SORANI, language="ar", **weo(cast))
    meeting.refresh_from_db()
    assert (meeting.notes_language, meeting.challenges_language) == ("en", "ckb")
    values = {"kind": JointActivity.Kind.ADVOCACY, "title": SORANI, "planned_on": today()}
    assert plan_activity(collaboration=collaboration, **values, **weo(cast)).language == "ckb"


def test_an_empty_text_begins_in_the_reader_s_language(cast: Cast):
    """Who reads Arabic and writes the first challenges need not choose Arabic."""
    meeting = met(cast, introduced(cast), notes="In English", challenges="")
    form = client_of(cast.ahmed).get(reverse("collaborations:meeting_notes", args=[meeting.public_id]))
    initial = form.context["form"].initial
    assert (initial["language"], initial["challenges_language"]) == ("en", "ar")


def test_a_sentence_to_confirm_runs_its_own_way(cast: Cast):
    """Isolated, in its language, and no markup of its own; beside its kind where there are two."""
    sentences = {"areas": ((cast.quotas, "<i>We</i> train."),), "entry_points": ((cast.legal_aid, ARABIC),)}
    meeting = met(cast, introduced(cast), **sentences)
    url = reverse("collaborations:areas_confirm", args=[meeting.public_id])
    text = english_client_of(cast.ahmed).get(url).content.decode()
    assert ': <bdi lang="en">&lt;i&gt;We&lt;/i&gt; train.</bdi>' in text
    assert f': <bdi lang="ar">{ARABIC}</bdi>' in text
