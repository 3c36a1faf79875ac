"""A member reads a profile in a language it was not written in: the translation, and what is said of it."""

import pytest
from django.utils import translation

from cop_portal.translations.texts import write_original
from members.actions import knowledge, translations
from members.models import Audience, Project, User

pytestmark = pytest.mark.django_db


def test_readers_get_their_language_else_the_original(play, page):
    translations.translate(
        owner=play.al_noor, texts={"mission": "We train observers."}, language="en", by=play.ahmed
    )
    assert "We train observers." in page(play.suzan, play.al_noor)
    User.objects.filter(pk=play.suzan.pk).update(language="ckb")
    assert "ندرّب المراقبات" in page(User.objects.get(pk=play.suzan.pk), play.al_noor)


def test_a_translation_says_from_which_language_and_whether_it_is_out_of_date(play, page):
    by = {"language": "en", "by": play.ahmed}
    translations.translate(owner=play.al_noor, texts={"mission": "We train observers."}, **by)
    assert "Translated from Arabic.<" in page(play.suzan, play.al_noor)
    write_original(play.al_noor.texts, "mission", "ندرّب المراقبات والمراقبين", "ar")
    assert "Translated from Arabic. The original has changed since.<" in page(play.suzan, play.al_noor)
    assert "Translated" not in page(play.suzan, play.weo)


def test_an_original_in_another_language_says_that_it_is_not_translated(play, page):
    text = page(play.suzan, play.al_noor)
    assert text.count("Written in Arabic, not translated yet.<") == 1
    knowledge.save_need(
        organization=play.al_noor, by=play.ahmed, topic=play.leadership, question="كيف؟", language="ar"
    )
    text = page(play.suzan, play.al_noor)
    # The mission, and the question here and in the panel above: said once, before all of them.
    assert "Written in Arabic, not translated yet." not in text
    once = "writes is translated yet. What is not, you read as it was written.<"
    assert text.count(once) == 1
    assert text.index(once) < text.index("كيف؟")


@pytest.fixture
def one_language(play):
    """All that Al Noor wrote is Arabic, and translated into English by a person."""
    by = {"organization": play.al_noor, "by": play.ahmed}
    knowledge.save_expertise(**by, topic=play.quotas, band="5-10", shares="تدريب", language="ar")
    knowledge.save_need(**by, topic=play.leadership, question="كيف؟", language="ar")
    knowledge.save_need(**by, topic=play.legal_aid, question="من؟", language="ar", audience=Audience.PARTNERS)
    project = Project.objects.get(organization=play.al_noor)
    write_original(project.texts, "title", "مشروع", "ar")
    write_original(project.texts, "summary", "دورات", "ar")
    owners = [(play.al_noor, "mission"), (project, "title"), (project, "summary")]
    owners += [(play.al_noor.expertise.get(), "shares")]
    owners += [(need, "question") for need in play.al_noor.needs.all()]
    for owner, field in owners:
        translations.translate(owner=owner, texts={field: f"English {field}"}, language="en", by=play.ahmed)
    return project


def test_that_all_is_translated_is_said_once(play, page, one_language):
    text = page(play.suzan, play.al_noor)
    assert "</bdi> writes in Arabic. You read a translation.<" in text
    assert "Translated from Arabic." not in text
    write_original(one_language.texts, "summary", "دورات كثيرة", "ar")
    text = page(play.suzan, play.al_noor)
    assert "</bdi> writes in Arabic. You read a translation where nothing else is said.<" in text
    assert text.count("Translated from Arabic.") == 1
    write_original(one_language.texts, "title", "مشروع آخر", "ar")
    assert (
        page(play.suzan, play.al_noor).count("Translated from Arabic. The original has changed since.<") == 1
    )


def test_that_nothing_is_translated_is_said_once(play, page, one_language):
    User.objects.filter(pk=play.suzan.pk).update(language="ckb")
    play.suzan.refresh_from_db()
    text = page(play.suzan, play.al_noor)
    with translation.override("ckb"):
        once = translation.gettext("{name} writes in Arabic. Its texts are not translated yet.")
        each = translation.gettext("Written in Arabic, not translated yet.")
    assert once.partition("{name}")[2] in text
    assert each not in text


def test_a_translated_project_says_so_too(play, page):
    project = Project.objects.get(organization=play.al_noor)
    write_original(project.texts, "summary", "دورات للمرشحات", "ar")
    translations.translate(owner=project, texts={"summary": "Courses."}, language="en", by=play.ahmed)
    assert "Translated from Arabic.<" in page(play.suzan, play.al_noor)
