"""What an organization wrote is translated: a list of what is to do, side by side, and marks for readers."""

import datetime

import pytest

from cop_portal.translations.texts import Origin, write_original
from members.actions import knowledge, translations
from members.models import OrganizationText, Project, SearchEntry, Topic
from members.translations.tasks import all_tasks, changes_since

pytestmark = pytest.mark.django_db

BASE = "/organizations/weo/edit/translations/"
MISSION = f"{BASE}about/mission/ar/"
# Session, user, memberships, the organization, whether the person may edit it; then texts: of the organization, and of
# projects, needs and offers with their owners.
QUERIES = 15


@pytest.fixture
def play(cast):
    """WEO has written its mission, a question for partners and a project, all in English."""
    by = {"organization": cast.weo, "by": cast.suzan}
    cast.weo.texts.create(field="mission", language="en", text="We stand up for women.")
    knowledge.save_need(**by, topic=cast.legal_aid, question="Who helps in court?", audience="partners")
    knowledge.save_project(
        **by, title="Her seat", summary="Courses for candidates.", starts_on=datetime.date(2024, 1, 1)
    )
    return cast


@pytest.fixture
def page(play, client):
    client.force_login(play.suzan)

    def get(address=BASE, status=200):
        response = client.get(address)
        assert response.status_code == status
        return response.content.decode()

    return get


@pytest.fixture
def send(play, client):
    client.force_login(play.suzan)

    def post(address=MISSION, status=302, **data):
        response = client.post(address, {"acting_for": "weo", "origin": "human"} | data)
        assert response.status_code == status
        return response.content.decode()

    return post


def mission(language="ar"):
    return OrganizationText.objects.filter(field="mission", language=language).first()


def test_it_works(play, page, send):
    assert "What your organization does" in page()
    send(mission="نحن مع النساء.", revision_mission="1")
    written = mission()
    assert (written.text, written.origin, written.source_revision) == ("نحن مع النساء.", Origin.HUMAN, 1)
    assert SearchEntry.objects.filter(organization=play.weo, text__contains="نحن مع النساء").exists()
    assert "نحن مع النساء." in page(MISSION)


# -- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_counts_by_language_and_begins_with_what_most_people_read(page):
    text = page()
    assert text.count("3 not translated") == 2
    arabic = text[text.index('id="in-ar"') : text.index('id="in-ckb"')]
    places = [arabic.index(words) for words in ("What your organization does", "Her seat", "Legal aid")]
    assert places == sorted(places)
    assert 'id="in-en"' not in text


def test_the_list_says_where_each_translation_is(play, page):
    weo = {"owner": play.weo, "by": play.suzan}
    translations.translate(**weo, texts={"mission": "نحن"}, language="ar")
    translations.translate(**weo, texts={"mission": "ئێمە"}, language="ckb", origin=Origin.MACHINE)
    assert "1 translated" in page()
    assert "A machine translated it, and nobody has read it through." in page()
    write_original(play.weo.texts, "mission", "We stand up for women and girls.", "en")
    assert page().count("It has changed since it was translated.") == 2


def test_who_has_written_nothing_is_sent_to_write(cast, client):
    client.force_login(cast.ahmed)
    text = client.get("/organizations/al-noor/edit/translations/").content.decode()
    assert "You have not written anything yet" in text or 'href="/organizations/al-noor/edit/"' in text


def test_it_is_glad_when_all_is_done(play, page):
    for task in all_tasks(play.weo):
        texts = {piece.field: "نص" for piece in task.pieces}
        translations.translate(owner=task.owner, texts=texts, language=task.language, by=play.suzan)
    assert "All that you wrote can be read in all three languages" in page()


def test_the_list_asks_the_same_number_of_questions_however_much_there_is(
    play, page, django_assert_max_num_queries
):
    for topic in Topic.objects.exclude(pk=play.legal_aid.pk):
        knowledge.save_need(organization=play.weo, by=play.suzan, topic=topic, question="?")
        knowledge.save_expertise(
            organization=play.weo, by=play.suzan, topic=topic, band="1-5", shares="A handbook"
        )
    for year in range(2010, 2016):
        knowledge.save_project(
            organization=play.weo, by=play.suzan, title=f"{year}", starts_on=datetime.date(year, 1, 1)
        )
    with django_assert_max_num_queries(QUERIES):
        page()


# -- side by side -----------------------------------------------------------------------------------------------------


def test_original_and_translation_have_their_own_language_and_direction(page):
    text = page(MISSION)
    assert '<div class="written" lang="en">' in text
    assert 'name="mission"' in text
    area = text[text.index("<textarea") :]
    assert 'lang="ar"' in area[: area.index(">")]
    assert 'dir="rtl"' in area[: area.index(">")]


def test_it_is_said_who_will_read_it(page):
    assert "Everybody who may see your organization reads it." in page(MISSION)
    assert "Only partners and Search staff see this." in page(f"{BASE}needs/legal-aid/ar/")


def test_title_and_summary_stand_on_one_page(play, page, send):
    project = Project.objects.get(organization=play.weo)
    address = f"{BASE}projects/{project.public_id}/ckb/"
    assert "Title in Kurdish" in page(address)
    send(address, title="شوێنی ئەو", summary="", revision_title="1", revision_summary="1")
    assert list(project.texts.filter(language="ckb").values_list("field", "text")) == [("title", "شوێنی ئەو")]
    assert "The summary is not translated." in page()
    send(address, 422, title="", summary="کۆرس", revision_title="1", revision_summary="1")


def test_how_it_was_made_must_be_said(send):
    text = send(status=422, mission="نحن", revision_mission="1", origin="")
    assert "needs an answer" in text
    assert "نحن" in text
    send(status=422, mission="نحن", revision_mission="1", origin="original")
    assert mission() is None


@pytest.mark.parametrize(
    "address",
    [
        "about/mission/en/",
        "about/mission/fr/",
        "about/vision/ar/",
        "needs/no-such-topic/ar/",
        "needs/gender-quotas/ar/",
        "projects/no-id/ar/",
        "people/mission/ar/",
    ],
)
def test_what_cannot_be_translated_does_not_exist(page, address):
    page(BASE + address, 404)


def test_what_is_too_long_is_said_and_kept(send):
    text = send(status=422, mission="ن" * 4501, revision_mission="1")
    assert "ن" * 4501 in text
    assert mission() is None


# -- the original changes ---------------------------------------------------------------------------------------------


def test_a_change_between_opening_and_saving_is_said_and_what_was_typed_kept(play, send):
    write_original(play.weo.texts, "mission", "We stand up for women and girls.", "en")
    text = send(status=422, mission="نحن مع النساء.", revision_mission="1")
    assert mission() is None
    assert "The original has changed since you opened this page." in text
    assert "نحن مع النساء." in text
    assert "<ins> and girls</ins>" in text
    assert 'name="revision_mission" value="2"' in text
    send(mission="نحن مع النساء والفتيات.", revision_mission="2")
    assert mission().source_revision == 2


@pytest.mark.parametrize("revision", ["", "0", "-1", "99999999999999999999"])
def test_a_form_that_does_not_say_what_it_was_made_from_saves_nothing(send, revision):
    send(status=422, mission="نحن", revision_mission=revision)
    assert mission() is None


def test_what_changed_since_it_was_translated_is_marked(play, page, send):
    send(mission="نحن", revision_mission="1")
    write_original(play.weo.texts, "mission", "We stand up for girls.", "en")
    text = page(MISSION)
    assert "<del>women</del><ins>girls</ins>" in text
    assert "Readers are told so." in text
    write_original(play.weo.texts, "mission", "We stand up for women.", "en")
    assert "<ins>" not in page(MISSION)


def test_of_a_revision_that_nobody_kept_nothing_is_said(play):
    original = mission("en") or play.weo.texts.get(field="mission")
    assert changes_since(original, None) == []
    assert changes_since(original, 7) == []


def test_one_tap_says_that_it_is_still_right(play, page, send):
    send(mission="نحن", revision_mission="1")
    write_original(play.weo.texts, "mission", "We stand up for all women.", "en")
    assert "The translation is still right" in page(MISSION)
    send(f"{MISSION}right/", revision_mission="1")
    assert mission().source_revision == 1
    send(f"{MISSION}right/", revision_mission="2")
    assert (mission().text, mission().source_revision) == ("نحن", 2)
    assert "The translation is still right" not in page(MISSION)


def test_who_reads_a_machines_translation_through_makes_it_a_persons(play, page, send):
    send(mission="نحن", revision_mission="1", origin="machine")
    assert "I have read it through: it is right" in page(MISSION)
    send(f"{MISSION}right/", revision_mission="1")
    assert mission().origin == Origin.HUMAN


def test_a_translation_is_removed(play, page, send):
    send(mission="نحن", revision_mission="1")
    assert "Remove the translation" in page(f"{MISSION}remove/")
    send(f"{MISSION}remove/")
    send(f"{MISSION}remove/")
    assert mission() is None
    assert mission("en") is not None
    assert not SearchEntry.objects.filter(organization=play.weo, text__contains="نحن").exists()


def test_hidden_or_not_a_strangers_address_answers_the_same(play, client):
    client.force_login(play.outsider)
    for slug in ("weo", "hidden", "no-such-organization"):
        response = client.get(f"/organizations/{slug}/edit/translations/about/mission/ar/")
        assert response.status_code == 404


def test_a_draft_begun_before_the_original_changed_shows_what_changed(play, client, page, send):
    draft = {
        "acting_for": "weo",
        "keep_draft": "yes",
        "draft": "translation:about:mission:ar",
        "draft_of": str(play.suzan.pk),
        "mission": "نحن مع النساء",
        "origin": "human",
        "revision_mission": "1",
    }
    client.post("/organizations/weo/edit/drafts/translation:about:mission:ar/", draft)
    write_original(play.weo.texts, "mission", "We stand up for women and girls.", "en")
    text = page(MISSION)
    assert "نحن مع النساء" in text
    assert "<ins> and girls</ins>" in text
    send(status=422, mission="نحن مع النساء", revision_mission="1")
