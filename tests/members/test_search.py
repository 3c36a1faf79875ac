"""The directory's search: three languages, audiences, and any input at all."""

import pytest
from django.core.management import call_command

from members.actions import knowledge, organizations
from members.directory import all_topics
from members.models import Audience, Governorate, Organization, Partnership, SearchEntry, Topic
from members.search import TextSearch, rebuild_search
from members.visibility import organizations_visible_to
from tests.cast import JOINED, make_cast

pytestmark = pytest.mark.django_db

WRITTEN = "written in a text only"


@pytest.fixture
def play(db):
    """The cast, in a portal with the whole taxonomy, and something to find."""
    call_command("load_reference_data", verbosity=0)
    Topic.objects.filter(slug__in=["gender-quotas", "legal-aid"]).delete()
    cast = make_cast()
    prevention = Topic.objects.get(slug="prevention-of-electoral-violence")
    by = {"organization": cast.al_noor, "by": cast.ahmed}
    knowledge.save_expertise(**by, topic=prevention, band="5-10", shares="Incident form, trainers")
    knowledge.save_need(**by, topic=cast.leadership, question="How do we keep mentors after a project ends?")
    about(cast.al_noor, cast.ahmed, mission="Al Noor trains observers.", governorates=[cast.ninewa])
    about(cast.outsider_org, cast.outsider, mission="We watched the elections of 2018 in Basra.")
    rebuild_search()
    return cast


def about(organization, by, mission, governorates=()):
    organizations.edit_about(
        organization=organization,
        by=by,
        mission=mission,
        language="en",
        languages=["ar"],
        governorates=governorates,
        website="",
        email="",
        email_audience=Audience.MEMBERS,
        phone="",
        phone_audience=Audience.PARTNERS,
    )


def found(user, query):
    """Slugs of the organizations that ``user`` finds, nearest first."""
    search = TextSearch(user, query, all_topics())
    hits = (
        search.narrow(organizations_visible_to(user)).annotate(rank=search.rank()).order_by("rank", "name_en")
    )
    return [organization.slug for organization in hits]


@pytest.mark.parametrize(
    "query",
    [
        "electoral violence",
        "العنف الانتخابي",
        "توندوتیژیی هەڵبژاردن",
        "توندوتیژی هەڵبژاردن",
        "Electoral VIOLENCE ninewa",
        "violence elector",
        "نينوى",
        "نەینەوا",
        "مؤسسه النور",
        "alnoor",
        "al-Nour",
        "an-Nur",
        "mentors",
        "incident forms",
        "training of observers",
    ],
)
def test_it_works(play, query):
    assert "al-noor" in found(play.suzan, query)


def test_a_word_in_one_language_finds_what_was_written_in_another(play):
    assert "outsider" in found(play.suzan, "الانتخابات")
    assert "outsider" in found(play.suzan, "هەڵبژاردن")


def test_every_word_must_be_found(play):
    assert found(play.suzan, "electoral violence basra") == []


def test_words_that_nobody_wrote_find_nobody(play):
    assert found(play.suzan, "helicopter") == []


def test_a_name_comes_before_a_text(play):
    about(play.weo, play.suzan, mission="We learn from Outsider Association.")
    assert found(play.suzan, "outsider") == ["outsider", "weo"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "!!!",
        "' & | ! ( ) :* <->",
        "a" * 10_000,
        "word " * 2_000,
        "\0",
        "al\0noor",
        "'':*",
        "\\",
        "ـ",
        "ئ",
        "😀",
        "-",
        '"',
        "%",
        "\ud800",
    ],
)
def test_any_input_gives_an_answer(play, query):
    assert isinstance(found(play.suzan, query), list)


def test_a_need_is_found_by_its_audience_only(play):
    audiences = {
        Audience.MEMBERS: "markermembers",
        Audience.PARTNERS: "markerpartners",
        Audience.STAFF: "markerstaff",
    }
    for topic, (audience, word) in zip(Topic.objects.all()[:3], audiences.items(), strict=True):
        knowledge.save_need(
            organization=play.al_noor,
            by=play.ahmed,
            topic=topic,
            audience=audience,
            question=f"a {word} question",
        )
    expected = {"outsider": ["markermembers"], "ahmed": [*audiences.values()], "staff": [*audiences.values()]}
    low, high = sorted([play.weo.pk, play.al_noor.pk])
    Partnership.objects.create(organization_low_id=low, organization_high_id=high, since=JOINED)
    expected["suzan"] = ["markermembers", "markerpartners"]
    for name, words in expected.items():
        reads = [word for word in audiences.values() if found(getattr(play, name), word) == ["al-noor"]]
        assert reads == words, name


def test_a_hidden_organization_is_found_by_its_own_people_and_staff(play):
    assert found(play.suzan, "shelter") == []
    assert found(play.hidden, "hidden shelter") == ["hidden"]
    assert found(play.staff, "hidden shelter") == ["hidden"]
    assert found(play.observer, "noor") == []


def rows():
    columns = ("pk", "organization", "source", "source_id", "language", "audience", "text", "stems", "folded")
    return set(SearchEntry.objects.values_list(*columns))


def test_a_rebuild_changes_nothing(play):
    before = rows()
    assert before
    assert rebuild_search() == 0
    assert rows() == before


def test_a_rebuild_mends_what_is_wrong(play):
    before = {row[1:] for row in rows()}
    SearchEntry.objects.filter(organization=play.al_noor, source="expertise").delete()
    SearchEntry.objects.filter(organization=play.al_noor, source="name").update(text="wrong")
    SearchEntry.objects.filter(organization=play.outsider_org).update(fold_version=0)
    assert rebuild_search() == 2
    assert {row[1:] for row in rows()} == before


def test_what_is_removed_is_not_found(play):
    assert found(play.suzan, "incident form") == ["al-noor"]
    knowledge.remove_expertise(expertise=play.al_noor.expertise.get(), by=play.ahmed)
    assert found(play.suzan, "incident form") == []


def test_reference_data_is_loaded_once(play):
    before = (Governorate.objects.count(), Topic.objects.count(), Organization.objects.count())
    call_command("load_reference_data", verbosity=0)
    assert (Governorate.objects.count(), Topic.objects.count(), Organization.objects.count()) == before
    assert Governorate.objects.count() == 19
    assert Topic.objects.get(slug="local-governance-and-decentralization").theme.name_ar
