"""The directory's search: three languages, audiences, and any input at all."""

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.actions import knowledge, organizations
from members.known import known_to
from members.models import Audience, Governorate, Organization, Partnership, SearchEntry, SearchWords, Topic
from members.search.text import TextSearch, is_behind, rebuild_search, update_search_of_topics
from members.search.writing import read_vocabulary
from tests.cast import JOINED, make_cast
from tests.members.search.searching import found

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
    )


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
        '"unbalanced',
        '-"',
        "- -- ---",
        '""',
        "-" * 400,
        '"' * 399,
        '-"-"-"-"',
        "a-" * 200,
        "\u202e-noor\u202c",
        "“«„",
        "-the",
        "the",
        "ال",
        "-ال -و",
        "=nur ==x #t1 ~t1 %t1 @x ?y",
        "e:elect a:x",
    ],
)
def test_any_input_gives_an_answer(play, query):
    ask_everything(play.suzan, query)


# What queries are made of: words, operators, and what is typed by mistake.
PIECES = [
    "al",
    "noor",
    "النور",
    "ال",
    "و",
    "ئ",
    "ێ",
    "هەڵبژاردن",
    "٣",
    "😀",
    "ﷲ",
    "ß",
    "İ",
    "#t1",
    "=",
    "%",
    ".",
]
PIECES += [
    "-",
    "−",
    '"',
    "“",
    "»",
    " ",
    "'",
    "\\",
    ":*",
    "&",
    "|",
    "!",
    "<->",
    "(",
    "\0",
    "\u200c",
    "\u202e",
    "\ud800",
]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(st.characters()), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_nothing_that_is_typed_is_an_error(play, query):
    ask_everything(play.suzan, query)


def ask_everything(user, query):
    assert isinstance(found(user, query), list)
    search = TextSearch(user, query, read_vocabulary())
    everybody = list(Organization.objects.values_list("pk", flat=True))
    for passage in search.passages(everybody).values():
        assert all(text for text, _ in passage.parts)
        assert any(is_hit for _, is_hit in passage.parts)
    assert len(search.suggestions(Organization.objects.all())) <= 5


@pytest.mark.parametrize(
    "query", ["noor", "observers ninewa -basra", "مؤسسة النور", '"electoral violence" x']
)
def test_the_number_of_questions_is_fixed(
    play, query, django_assert_num_queries, django_assert_max_num_queries
):
    search = TextSearch(play.suzan, query, read_vocabulary(), known=known_to(play.suzan))
    with django_assert_num_queries(1):
        search.matches()
    with django_assert_num_queries(1):
        search.passages([play.al_noor.pk, play.weo.pk])
    with django_assert_max_num_queries(2):
        search.suggestions(Organization.objects.all())


def test_a_synonym_that_staff_add_is_found_in_texts(play):
    assert found(play.suzan, "ballot watch") == []
    topic = Topic.objects.get(slug="election-observation")
    topic.synonyms_en.append("trains observers")
    topic.synonyms_ar.append("عيون الصندوق")
    topic.save()
    assert found(play.suzan, "عيون الصندوق") == []
    assert update_search_of_topics([topic]) == 1
    assert found(play.suzan, "عيون الصندوق") == ["al-noor"]
    assert rebuild_search() == 0


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
    """All that is searched: texts, and what they are found by."""
    entries = ("pk", "organization", "source", "audience", "text", "languages", "marks")
    words = ("pk", "organization", "audience", "words")
    found = [*SearchEntry.objects.values_list(*entries), *SearchWords.objects.values_list(*words)]
    return {tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in found}


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
    SearchWords.objects.filter(organization=play.weo).delete()
    assert rebuild_search() == 3
    assert {row[1:] for row in rows()} == before


def test_an_update_that_changes_what_is_found_by_is_made_up_for(play):
    assert not is_behind()
    SearchWords.objects.filter(organization=play.weo).update(fold_version=0)
    assert is_behind()
    call_command("rebuild_search", "--if-behind", verbosity=0)
    assert not is_behind()


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
