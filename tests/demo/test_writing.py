"""Who works in Arabic letters writes in them, and what the demonstration says agrees with what it counts."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from collaborations.models import (
    ActionPoint,
    ActionPointFile,
    ActionPointMove,
    ActivityFile,
    ComplementaryArea,
    FollowUpMeeting,
    JointActivity,
    MemorandumOfUnderstanding,
)
from cop_portal.translations.scripts import language_by_letters
from members.models import Membership, Organization, Role, User
from tests.cast import english_client_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def _in_arabic_letters() -> set[int]:
    """Of the organizations whose representatives all read Arabic or Sorani and work in it (one writes English)."""
    speaking = Membership.objects.filter(role=Role.REPRESENTATIVE, user__language__in=["ar", "ckb"])
    return set(speaking.exclude(position="Coordinator").values_list("user", flat=True))


def test_it_works():
    """What they wrote in collaborations is in their letters, places too."""
    theirs = _in_arabic_letters()
    written = [
        *(point.what for point in ActionPoint.objects.filter(made_by__in=theirs)),
        *(one.title for one in JointActivity.objects.filter(made_by__in=theirs)),
        *(one.place for one in JointActivity.objects.filter(made_by__in=theirs)),
        *(one.place for one in FollowUpMeeting.objects.filter(made_by__in=theirs)),
        *(one.sentence for one in ComplementaryArea.objects.filter(meeting__made_by__in=theirs)),
    ]
    assert len(written) > 15
    assert [words for words in written if words and language_by_letters(words, "en") == "en"] == []


def test_titles_of_files_and_languages_agree_with_letters():
    for title, language in [
        *JointActivity.objects.values_list("title", "language"),
        *ActionPoint.objects.values_list("what", "language"),
        *MemorandumOfUnderstanding.objects.values_list("title", "language"),
    ]:
        assert language_by_letters(title, language) == language, title


def test_nobody_is_called_by_latin_letters_in_arabic_or_sorani():
    """But Search, whose Sorani name is in them."""
    for language in ("ar", "ckb"):
        with translation.override(language):
            for organization in Organization.objects.exclude(kind="convenor"):
                assert language_by_letters(organization.short_name, language) != "en", organization.slug


def test_the_weaving_workshop():
    """Twenty learned there and two taught, as it says: nobody is counted who is not told of."""
    workshop = JointActivity.objects.get(title="أول ورشة نسيج")
    women = {row.party.organization.slug: row.women for row in workshop.participants.all()}
    assert women.pop("nawl-livelihoods") == 2
    assert sum(women.values()) == 20
    assert not any(row.men or row.not_stated for row in workshop.participants.all())
    assert "عشرون متدربة مع مدرّبتين" in workshop.result


def test_nothing_is_done_while_a_thread_is_paused():
    for point in ActionPoint.objects.filter(done_on__isnull=False):
        for rest in point.collaboration.rests.all():
            until = rest.until or datetime.date.max
            assert not rest.since < point.done_on < until, point.what


def test_what_happens_to_a_promise():
    """One went to another party and to another day, a file shows another, and two are for a person to do."""
    moves = list(ActionPointMove.objects.select_related("from_party", "to_party"))
    assert any(move.from_party != move.to_party for move in moves)
    assert sum(move.from_due_on != move.to_due_on for move in moves) == 2
    brief = ActionPointFile.objects.get()
    assert brief.action_point.party.organization.slug == "al-noor"
    named = ActionPoint.objects.filter(person__isnull=False)
    assert {point.person.name for point in named} == {"Lana Karim", "Noor Hadi"}


def test_names_of_people_are_for_their_own_organization():
    """Each side of the story reads who of it does a thing; neither the other nor the follow-up board says so."""
    users = {user.email: user for user in User.objects.all()}
    story = ActionPoint.objects.get(person__name="Lana Karim").collaboration
    own = {"suzan@weo.example": "Lana Karim", "ahmed@alnoor.example": "Noor Hadi"}
    for email, name in own.items():
        page = english_client_of(users[email]).get(story.get_absolute_url()).content.decode()
        assert [one in page for one in own.values()] == [one == name for one in own.values()]
    for path in ("/collaborations/", story.get_absolute_url()):
        page = english_client_of(users["staff@search.example"]).get(path).content.decode()
        assert not any(name in page for name in own.values())


def test_files_of_activities():
    """Agenda of one that comes, handouts of two that were; on the page of the story's the agenda is there to open."""
    held = [file.activity.held_on is not None for file in ActivityFile.objects.all()]
    assert sorted(held) == [False, True, True]
    agenda = ActivityFile.objects.get(activity__held_on=None)
    assert agenda.document.kind == "pdf"
    suzan = Membership.objects.get(user__email="suzan@weo.example").user
    page = english_client_of(suzan).get(agenda.activity.get_absolute_url()).content.decode()
    assert "برنامج التدريب" in page
