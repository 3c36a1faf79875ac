"""Translations as actions: who may make them, what may never be, and what readers are told of them."""

import datetime
import threading

import pytest
from django.db import connection

from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import read, write_original
from members.actions import knowledge, translations
from members.models import Need, Organization, OrganizationText, Project
from members.translations.notes import translation_note
from members.translations.tasks import State, all_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(cast):
    """WEO has written its mission, a question and a project, all in English."""
    by = {"organization": cast.weo, "by": cast.suzan}
    cast.weo.texts.create(field="mission", language="en", text="We stand up for women.")
    knowledge.save_need(**by, topic=cast.legal_aid, question="Who helps in court?")
    knowledge.save_project(
        **by, title="Her seat", summary="Courses for candidates.", starts_on=datetime.date(2024, 1, 1)
    )
    return cast


# -- the actions ------------------------------------------------------------------------------------------------------


def test_nobody_but_a_representative_translates(play):
    need = Need.objects.get(organization=play.weo)
    for who in (play.colleague, play.ahmed, play.staff, play.superuser, play.observer):
        with pytest.raises(NotAllowed):
            translations.translate(owner=need, texts={"question": "من"}, language="ar", by=who)
        with pytest.raises(NotAllowed):
            translations.confirm_translation(owner=need, made_from={"question": 1}, language="ar", by=who)
        with pytest.raises(NotAllowed):
            translations.remove_translation(owner=need, language="ar", by=who)


@pytest.mark.parametrize(
    ("field", "language", "origin", "code"),
    [
        ("mission", "en", "human", "same_language"),
        ("mission", "fr", "human", "invalid"),
        ("mission", "ar", "original", "invalid"),
        ("vision", "ar", "human", "no_original"),
    ],
)
def test_what_may_never_be_is_refused(play, field, language, origin, code):
    with pytest.raises(Refused) as refusal:
        translations.translate(
            owner=play.weo, texts={field: "x"}, language=language, origin=origin, by=play.suzan
        )
    assert refusal.value.code == code
    assert play.weo.texts.count() == 1


def test_an_empty_one_takes_it_away_and_history_says_who(play):
    weo = {"owner": play.weo, "language": "ar", "by": play.suzan}
    translations.translate(**weo, texts={"mission": "نحن"})
    event = OrganizationText.objects.get(language="ar").events.latest("pgh_id")
    assert event.pgh_context.metadata == {"user": play.suzan.pk, "reason": "translate"}
    translations.translate(**weo, texts={"mission": " "})
    assert not play.weo.texts.filter(language="ar").exists()


# -- marks for readers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "is_behind", "words"),
    [
        ("human", False, "Translated from English."),
        ("human", True, "Translated from English. The original has changed since."),
        ("machine", False, "Translated by a machine from English, not read through yet."),
        (
            "machine",
            True,
            "Translated by a machine from English, not read through. The original has changed since.",
        ),
    ],
)
def test_readers_are_told_how_a_translation_was_made(play, monkeypatch, origin, is_behind, words):
    translations.translate(
        owner=play.weo, texts={"mission": "نحن"}, language="ar", by=play.suzan, origin=origin
    )
    if is_behind:
        write_original(play.weo.texts, "mission", "We.", "en")
    # The reader's language is Arabic; the words are looked at in English.
    monkeypatch.setattr("cop_portal.translations.texts.reading_language", lambda: "ar")
    assert translation_note(play.weo.texts.all(), "mission") == words
    found = read(play.weo.texts.all(), "mission")
    assert (found.language, found.is_machine, found.is_out_of_date) == ("ar", origin == "machine", is_behind)


def test_an_original_has_no_note(play):
    assert translation_note(play.weo.texts.all(), "mission") == ""
    assert [task.state for task in all_tasks(play.weo)] == [State.MISSING] * 6


@pytest.mark.django_db(transaction=True)
def test_an_original_that_changes_meanwhile_is_seen(play):
    """A save of the original and one of a translation at once: one waits for the other."""
    results = []

    def change():
        try:
            organization = Organization.objects.get(pk=play.weo.pk)
            knowledge.save_project(
                organization=organization,
                by=play.suzan,
                project=project,
                title="Her seat, again",
                starts_on=project.starts_on,
            )
        finally:
            connection.close()

    def say():
        try:
            translations.translate(
                owner=project, texts={"title": "مقعدها"}, language="ar", by=play.suzan, made_from={"title": 1}
            )
            results.append("saved")
        except Refused as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    project = Project.objects.get(organization=play.weo)
    threads = [threading.Thread(target=each) for each in (change, say)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = project.texts.filter(language="ar").first()
    if results == ["saved"]:
        assert found is not None
        assert found.is_behind(project.texts.get(field="title", language="en"))
    else:
        assert results == ["original_changed"]
        assert found is None
