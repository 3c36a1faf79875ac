"""The measure of what two organizations could give each other."""

import pytest

from members.complementarity import Join, Knowledge, Taxonomy, knowledge_of, measure, score
from members.models import Audience, Expertise, Need, Theme, Topic

# Topics 1 and 2 are kin; 1, 2 and 3 are of one theme, 4 of another.
TAXONOMY = Taxonomy(
    {1: frozenset({1, 2}), 2: frozenset({1, 2}), 3: frozenset({3}), 4: frozenset({4})},
    {1: 7, 2: 7, 3: 7, 4: 8},
)


def know(offers=(), wants=()):
    return Knowledge(frozenset(offers), frozenset(wants))


def test_it_works():
    found = measure(know(offers=[3], wants=[1, 4]), know(offers=[1, 4], wants=[3]), TAXONOMY)
    assert found.joins == (Join(1, 1, True), Join(4, 4, True), Join(3, 3, False))
    assert (found.count, found.shared, found.wanted) == (3, 2, 1)
    assert found.sentence == "It shares 2 you want. It wants 1 you share."


def test_kin_join_and_the_same_topic_comes_first():
    found = measure(know(wants=[2]), know(offers=[1, 2]), TAXONOMY)
    assert found.joins == (Join(2, 2, True), Join(1, 2, True))


def test_a_theme_in_common_is_near_and_does_not_count():
    found = measure(know(wants=[3]), know(offers=[1]), TAXONOMY)
    assert found.count == 0
    assert found.near == (Join(1, 3, True),)
    assert "same themes" in found.sentence


def test_two_that_offer_the_same_have_nothing_to_give():
    assert measure(know(offers=[1]), know(offers=[1]), TAXONOMY).count == 0
    assert measure(know(), know(), TAXONOMY).sentence == ""


def test_it_is_the_same_from_both_sides_where_topics_are_the_same():
    first, second = know(offers=[1, 3], wants=[4]), know(offers=[4], wants=[3])
    assert score(first, second, TAXONOMY) == score(second, first, TAXONOMY) > 0


@pytest.mark.django_db
def test_topics_that_share_a_synonym_are_kin():
    theme = Theme.objects.create(slug="theme", name_en="Theme")
    first, second, third = (
        Topic.objects.create(theme=theme, slug=slug, name_en=slug, dac_code="15130", synonyms_ar=synonyms)
        for slug, synonyms in (
            ("one", ["العنف الانتخابي"]),
            ("two", ["عنف", "العُنف الإنتخابي"]),
            ("three", []),
        )
    )
    taxonomy = Taxonomy.of(Topic.objects.select_related("theme"))
    assert taxonomy.kin[first.pk] == {first.pk, second.pk}
    assert taxonomy.kin[third.pk] == {third.pk}


def test_a_reader_measures_with_what_they_may_read(cast, django_assert_num_queries):
    Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="1-5")
    Need.objects.create(organization=cast.al_noor, topic=cast.legal_aid, audience=Audience.PARTNERS)
    with django_assert_num_queries(1):
        known = knowledge_of([cast.al_noor.pk, cast.weo.pk], cast.suzan)
    assert known == {cast.al_noor.pk: know(offers=[cast.quotas.pk]), cast.weo.pk: know()}
    assert knowledge_of([cast.al_noor.pk], cast.ahmed)[cast.al_noor.pk].wants == {cast.legal_aid.pk}
