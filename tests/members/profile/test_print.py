"""The printed profile: what is on it, for whom, and what is cut. How it looks is in tests/browser/test_print.py."""

import pytest

from cop_portal.translations.texts import ReadText, write_original, write_translation
from members.models import Organization, Partnership, Project, Theme, Topic
from members.profile.print_room import EVERYTHING, HEIGHT, STEPS, Ruler, room_for
from tests.cast import JOINED, english_client_of

from .fullest import fullest, one_word

pytestmark = pytest.mark.django_db

# As many as of the profile.
QUERIES = 6


@pytest.fixture
def full(cast):
    """The fullest organization; the topics of the cast are few, so there are more here."""
    theme = Theme.objects.get(slug="violence")
    for number in range(12):
        Topic.objects.create(
            theme=theme, slug=f"topic-{number}", name_en=f"Topic {number}", position=10 + number
        )
    return fullest("full")


@pytest.fixture
def page(cast):
    def get(user, address="/organizations/full/print/", status=200):
        response = english_client_of(user).get(address)
        assert response.status_code == status
        return response.content.decode()

    return get


def sheet(text):
    return text[text.index('<article class="sheet">') : text.index("</article>")]


def test_it_works(cast, page):
    text = sheet(page(cast.suzan, "/organizations/weo/print/"))
    assert "Women Empowerment Organization" in text
    assert "Printed on" in text
    assert "Suzan Aref" in text  # who speaks for it


def test_the_rest_is_on_the_portal(cast, full, page):
    text = sheet(page(cast.staff))
    assert "more projects on the portal" in text
    assert "It is shortened to fit on two pages: the whole of it is on the portal." in text


def test_what_is_short_is_printed_whole(cast, page):
    cast.weo.texts.create(field="mission", language="en", text="We stand up for women.")
    text = sheet(page(cast.ahmed, "/organizations/weo/print/"))
    assert "We stand up for women." in text
    assert "on the portal" not in text


def test_who_prints_it_is_not_on_the_paper(cast, page):
    assert "Ahmed" not in sheet(page(cast.ahmed, "/organizations/weo/print/"))


def test_only_what_the_reader_may_see_is_printed(cast, full, page):
    for_partners = sheet(page(cast.staff))
    assert "For partners only." in for_partners
    assert "Some of this is not for every member. Do not pass it on." in for_partners
    text = page(cast.outsider)
    assert "For partners only." not in text
    assert "Wants to learn" not in text
    assert "+964 750 000 0000" not in text
    assert "Do not pass it on." not in text
    low, high = sorted((full, cast.outsider_org), key=lambda row: row.pk)
    Partnership.objects.create(organization_low=low, organization_high=high, since=JOINED)
    assert "For partners only." in page(cast.outsider)


def test_what_not_every_member_may_see_can_be_left_out(cast, full, page):
    assert "?for=members" in page(cast.staff)
    text = page(cast.staff, "/organizations/full/print/?for=members")
    assert "For partners only." not in text
    assert "+964 750 000 0000" not in text
    assert "Do not pass it on." not in text
    assert "?for=members" not in page(cast.outsider)


def test_a_website_for_partners_can_be_left_out(cast, page):
    site = "https://weo.example/"
    weo = Organization.objects.filter(pk=cast.weo.pk)
    weo.update(website=site, website_audience="members")
    assert site in page(cast.suzan, "/organizations/weo/print/?for=members")
    weo.update(website_audience="partners")
    text = page(cast.suzan, "/organizations/weo/print/")
    assert site in sheet(text)
    assert "Do not pass it on." in text
    assert site not in page(cast.suzan, "/organizations/weo/print/?for=members")


def test_paper_of_a_discreet_organization_says_so(cast, page):
    text = page(cast.discreet, "/organizations/discreet/print/")
    assert "Most members do not see this organization. Keep this paper to yourself." in text
    page(cast.outsider, "/organizations/discreet/print/", 404)
    page(cast.outsider, "/organizations/hidden/print/", 404)


def test_people_are_named_without_their_own_numbers(cast, page):
    cast.suzan.memberships.update(phone="+964 111", phone_audience="members", email_audience="members")
    text = sheet(page(cast.ahmed, "/organizations/weo/print/"))
    assert "+964 111" not in text
    assert "suzan@weo.example" not in text
    assert "Lana Karim" not in sheet(page(cast.suzan, "/organizations/weo/print/"))


def test_a_translation_says_so_at_the_end(cast, full, client):
    cast.outsider.language = "ar"
    cast.outsider.save(update_fields=["language"])
    client.force_login(cast.outsider)
    text = sheet(client.get("/organizations/full/print/").content.decode())
    assert text.count("(1)") > 5
    assert "(2)" not in text


def test_title_and_summary_have_their_own_notes(cast, page):
    project = Project.objects.create(organization=cast.weo, starts_on=JOINED)
    write_original(project.texts, "title", "مشروع", "ar")
    write_translation(project.texts, "title", "Her seat", "en")
    write_original(project.texts, "summary", "Courses.", "en")
    write_original(cast.weo.texts, "mission", "ندرّب\n\nالمراقبات", "ar")
    text = sheet(page(cast.staff, "/organizations/weo/print/"))
    assert '<p class="written-lines">المراقبات <bdi class="sheet-small">(1)</bdi></p></div>' in text
    assert '<strong>Her seat</strong> <bdi class="sheet-small">(2)</bdi></bdi>' in text
    assert '<p class="sheet-words"><bdi lang="en" dir="ltr">Courses.</bdi></p>' in text
    assert "</bdi> Written in Arabic, not translated yet.<" in text
    assert "</bdi> Translated from Arabic.<" in text
    write_original(project.texts, "summary", "دورات", "ar")
    write_translation(project.texts, "summary", "Courses.", "en")
    text = sheet(page(cast.staff, "/organizations/weo/print/"))
    assert "<strong>Her seat</strong></bdi>" in text
    assert 'Courses. <bdi class="sheet-small">(2)</bdi></bdi></p>' in text


def test_it_asks_as_many_questions_however_much_there_is(cast, full, client, django_assert_max_num_queries):
    client.force_login(cast.staff)
    with django_assert_max_num_queries(QUERIES):
        client.get("/organizations/full/print/")


@pytest.mark.parametrize("value", ["", "x", "members\0", "members&for=all"])
def test_whatever_the_address_says_it_is_a_page(cast, page, value):
    page(cast.ahmed, f"/organizations/weo/print/?for={value}")


# -- how much fits ----------------------------------------------------------------------------------------------------


def text_of(text, language="en"):
    return ReadText(text, language, is_original=True, is_out_of_date=False)


def test_a_text_is_cut_at_the_end_of_a_sentence_or_a_word():
    ruler = Ruler("en")
    words = "We work with women in Erbil. " * 30
    shown, is_cut = ruler.cut(text_of(words), 3)
    assert is_cut
    assert str(shown).endswith("Erbil. …")
    assert len(ruler.lines(str(shown), "en")) <= 3
    assert ruler.cut(text_of("Short."), 3) == (text_of("Short."), False)
    assert ruler.cut(text_of(words), 0) == (text_of(""), True)
    assert ruler.cut(None, 3) == (None, False)


@pytest.mark.parametrize(
    "text", ["W" * 3000, "\n" * 3000, "x\n" * 1500, "ـ" * 3000, "\u200f" * 3000, "漢" * 500]
)
def test_any_text_is_cut_to_its_lines(text):
    ruler = Ruler("ar")
    shown, _is_cut = ruler.cut(text_of(text), 4)
    assert len(ruler.lines(str(shown), "en")) <= 5


def test_there_is_as_much_as_fits():
    assert room_for(lambda room: 0, 0) == EVERYTHING
    assert room_for(lambda room: 10**6, 0) == STEPS[0]
    room = room_for(lambda room: room.works * 100, HEIGHT - 1000)
    assert room.works == 10
    assert room.mission == EVERYTHING.mission


def test_one_endless_word_is_a_page(cast, page):
    organization = fullest("word", one_word, topics=2)
    assert Organization.objects.filter(pk=organization.pk).exists()
    page(cast.staff, "/organizations/word/print/")
