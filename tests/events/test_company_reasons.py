"""Why two organizations should talk, and how much: from facts alone."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.company.facts import Facts, Work
from events.company.reasons import MOST_NEAR, PLACE, Kind, reasons, score
from events.company.words import Names, sentence
from members.complementarity import Taxonomy
from members.models import Governorate, Theme, Topic

# Topics 1 to 6 of themes 1 (1, 2, 3), 2 (4, 5) and 3 (6); 2 and 4 are called alike.
TAXONOMY = Taxonomy(
    kin={pk: frozenset({2, 4} if pk in {2, 4} else {pk}) for pk in range(1, 7)},
    theme={1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3},
)
KNOWN_TOPICS = {
    1: "Gender quotas",
    2: "Electoral violence",
    3: "NGO law",
    4: "Violence in elections",
    5: "Shelters",
    6: "Legal aid",
}
THEMES = {
    pk: Theme(pk=pk, name_en=name) for pk, name in {1: "Participation", 2: "Violence", 3: "Law"}.items()
}
NAMES = Names.of(
    [
        Topic(
            pk=pk,
            name_en=name,
            name_ar="المساعدة القانونية" if pk == 6 else "",
            theme=THEMES[TAXONOMY.theme[pk]],
        )
        for pk, name in KNOWN_TOPICS.items()
    ],
    [
        Governorate(pk=pk, name_en=name)
        for pk, name in enumerate(("Anbar", "Basra", "Duhok", "Erbil"), start=1)
    ],
)

some_topics = st.frozensets(st.integers(1, 6), max_size=4)
some_places = st.frozensets(st.integers(1, 4), max_size=4)
works = st.builds(
    Work, status=st.sampled_from(["running", "planned", "completed"]), topics=some_topics, places=some_places
)
facts = st.builds(
    Facts,
    offers=some_topics,
    wants=some_topics,
    places=some_places,
    works=st.lists(works, max_size=3).map(tuple),
)


def some(*ids: int) -> frozenset[int]:
    return frozenset(ids)


def work(topics, places=(), status="running") -> Facts:
    return Facts(works=(Work(status, some(*topics), some(*places)),))


def told(ours: Facts, theirs: Facts) -> list[str]:
    """The reasons in words, without their marks."""
    with translation.override("en"):
        return [
            sentence(reason, NAMES).replace('<bdi lang="en">', "").replace("</bdi>", "")
            for reason in reasons(ours, theirs, TAXONOMY)
        ]


def test_it_works():
    ours = Facts(offers=some(1), wants=some(6), places=some(1, 2))
    theirs = Facts(offers=some(6), wants=some(1), places=some(2, 3))
    assert told(ours, theirs) == [
        "It can share what you want to learn about: legal aid.",
        "It wants to learn about what you can share: gender quotas.",
        "Both of you work in Basra.",
    ]
    assert score(ours, theirs, TAXONOMY) == 13


@given(first=facts, second=facts)
def test_the_score_is_the_same_from_either_side(first, second):
    assert score(first, second, TAXONOMY) == score(second, first, TAXONOMY) >= 0


@given(first=facts, second=facts)
def test_there_are_reasons_where_there_is_a_score(first, second):
    assert bool(reasons(first, second, TAXONOMY)) == (score(first, second, TAXONOMY) > 0)


@given(first=facts, second=facts)
def test_reasons_are_told_by_weight_and_name_what_they_are_about(first, second):
    found = reasons(first, second, TAXONOMY)
    weights = [reason.weight for reason in found]
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)
    joins = [reason.joins for reason in found]
    assert joins == sorted(joins, reverse=True)
    for reason in found:
        words = sentence(reason, NAMES)
        assert words.endswith(".")
        assert "<bdi" in words
        assert "{" not in words


@given(first=facts, second=facts)
def test_both_sides_have_the_same_kinds_of_reasons(first, second):
    turned = {Kind.THEY_SHARE: Kind.THEY_WANT, Kind.THEY_WANT: Kind.THEY_SHARE}
    ours = {reason.kind for reason in reasons(first, second, TAXONOMY)}
    theirs = {turned.get(reason.kind, reason.kind) for reason in reasons(second, first, TAXONOMY)}
    assert ours - {Kind.THEME} == theirs - {Kind.THEME}


def test_topics_called_alike_join_and_theirs_is_named():
    assert told(Facts(wants=some(2)), Facts(offers=some(4))) == [
        "It can share what you want to learn about: violence in elections."
    ]


def test_the_number_tells_of_what_is_not_named():
    assert told(Facts(wants=some(1, 2, 3, 6)), Facts(offers=some(1, 2, 3, 6))) == [
        "It can share 4 topics that you want to learn about: gender quotas, electoral violence, NGO law…."
    ]


def test_work_on_one_topic_in_one_place_is_to_be_agreed():
    assert told(work([1], [1, 2]), work([1], [2, 3], "planned")) == [
        "Both of you plan or run work on gender quotas in Basra. Agree before you do it twice."
    ]
    assert told(work([1], [1, 2]), work([1], [1, 2])) == [
        "Both of you plan or run work on gender quotas in 2 governorates: Anbar, Basra. "
        "Agree before you do it twice."
    ]


def test_work_on_one_topic_elsewhere_is_less():
    ours, near, far = work([1], [1]), work([1], [1]), work([1], [2])
    assert told(ours, far) == ["Both of you plan or run work on gender quotas."]
    assert score(ours, near, TAXONOMY) > score(ours, far, TAXONOMY) > 0


def test_what_is_completed_is_not_done_twice():
    assert not reasons(work([1], [1]), work([1], [1], "completed"), TAXONOMY)


def test_a_place_that_work_names_is_not_said_again():
    ours = Facts(places=some(1), works=work([1], [1]).works)
    assert len(told(ours, ours)) == 1


def test_places_alone_do_not_outweigh_a_match():
    everywhere = Facts(places=some(1, 2, 3, 4))
    assert score(everywhere, everywhere, TAXONOMY) == PLACE * MOST_NEAR
    assert told(everywhere, everywhere) == ["Both of you work in 4 governorates: Anbar, Basra, Duhok…."]
    assert score(Facts(wants=some(6)), Facts(offers=some(6)), TAXONOMY) > PLACE * MOST_NEAR


def test_a_theme_is_told_where_nothing_of_it_joins_the_two():
    assert told(Facts(wants=some(5)), Facts(offers=some(4))) == [
        "What one of you can share is close to what the other wants. The theme is violence."
    ]
    assert len(told(Facts(wants=some(4)), Facts(offers=some(4, 5)))) == 1


@pytest.mark.parametrize("code", ["ar", "ckb"])
def test_names_are_isolated_in_their_language(code):
    [reason] = reasons(Facts(wants=some(6)), Facts(offers=some(6)), TAXONOMY)
    with translation.override(code):
        words = sentence(reason, NAMES)
    language, name = ("ar", "المساعدة القانونية") if code == "ar" else ("en", "Legal aid")
    assert f'<bdi lang="{language}">{name}</bdi>' in words


def test_names_cannot_bring_marks():
    [reason] = reasons(Facts(wants=some(1)), Facts(offers=some(1)), TAXONOMY)
    names = Names.of([Topic(pk=1, name_en="<b>&", theme=THEMES[1])], [])
    assert '<bdi lang="en">&lt;b&gt;&amp;</bdi>' in sentence(reason, names)
