"""Invented organizations: the same for the same seed, never twice, and as the portal's actions would have left them."""

import pytest
from django.core.management import CommandError, call_command

from members.invented.organization import MOST, WITH_RARE_WORD, Maker
from members.invented.sentences import ARABIC_WORD, COMMON_WORD, RARE_WORD
from members.invented.shape import Place
from members.models import (
    Membership,
    Need,
    Organization,
    OrganizationText,
    SearchEntry,
    SectionConfirmation,
    User,
)
from members.search.writing import rebuild_search

COUNT = 40


@pytest.fixture
def generated(db):
    call_command("generate_organizations", count=COUNT, seed=3, verbosity=0)


def generate(**options):
    call_command("generate_organizations", **{"seed": 3, "verbosity": 0} | options)


def maker(seed=1):
    topics = [f"topic-{number}" for number in range(30)]
    places = [
        Place(f"IQ-{number:02}", (f"Place {number}", f"مكان {number}", f"شوێن {number}"))
        for number in range(19)
    ]
    return Maker(seed, topics, places)


def test_it_works(generated):
    assert Organization.objects.count() == COUNT
    for organization in Organization.objects.all():
        assert organization.name_en
        assert organization.name_ar
        assert organization.name_ckb
        assert organization.texts.filter(origin="original").count() == 1
        assert organization.expertise.exists()
        assert organization.needs.exists()
        assert organization.governorates.exists()
        assert organization.languages.exists()
        assert organization.offices.filter(is_head=True).count() == 1


def test_the_search_has_what_a_rebuild_would_write(generated):
    assert SearchEntry.objects.values("organization").distinct().count() == COUNT
    assert rebuild_search() == 0


def test_a_second_run_adds_nothing_twice(generated):
    before = [set(model.objects.values_list("pk", flat=True)) for model in (Organization, Need, User)]
    generate(count=COUNT)
    assert [set(model.objects.values_list("pk", flat=True)) for model in (Organization, Need, User)] == before
    generate(count=COUNT + 5)
    assert Organization.objects.count() == COUNT + 5
    generate(count=5, seed=4)
    assert Organization.objects.count() == COUNT + 10


def test_the_same_seed_gives_the_same(generated):
    def said():
        return set(OrganizationText.objects.values_list("owner__slug", "language", "text"))

    first = said()
    SectionConfirmation.objects.all().delete()
    Membership.objects.all().delete()
    Organization.objects.all().delete()
    User.objects.all().delete()
    generate(count=COUNT)
    assert said() == first


def test_each_seed_and_number_has_its_own():
    same, other = maker(), maker(seed=2)
    first = [same.make(number) for number in range(300)]
    assert first == [maker().make(number) for number in range(300)]
    assert first != [other.make(number) for number in range(300)]
    assert len({one.names for one in first}) == 300
    assert len({one.slug for one in first}) == 300
    assert max(len(one.slug) for one in first) <= 80


def test_the_words_of_the_bench_are_as_frequent_as_it_says():
    made = [maker().make(number) for number in range(2000)]

    def saying(word):
        return [
            number
            for number, one in enumerate(made)
            if word in str([one.mission, *(want.question for want in one.wants)]).lower()
        ]

    assert tuple(saying(RARE_WORD)) == WITH_RARE_WORD
    assert 0.14 <= len(saying(COMMON_WORD)) / len(made) <= 0.15
    assert len(saying(ARABIC_WORD)) / len(made) == 0.04
    assert {one.visibility for one in made} == {"listed", "discreet", "hidden"}
    assert {want.audience for one in made for want in one.wants} == {"members", "partners", "staff"}


@pytest.mark.parametrize("count", [0, -1, MOST + 1])
def test_it_refuses_a_count_that_cannot_be(db, count):
    with pytest.raises(CommandError, match="--count"):
        generate(count=count)
    assert not Organization.objects.exists()


def test_it_refuses_a_seed_below_zero(db):
    with pytest.raises(CommandError, match="--seed"):
        generate(count=1, seed=-1)


def test_it_refuses_where_real_organizations_are(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        generate(count=1)
    assert not Organization.objects.exists()


def test_nobody_can_sign_in_as_an_invented_person(generated):
    assert not any(user.has_usable_password() for user in User.objects.all())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_write_what_one_would(monkeypatch):
    monkeypatch.setattr("members.invented.writing.BATCH", 4)
    call_command("load_reference_data", verbosity=0)
    generate(count=11, processes=2)
    there = set(Organization.objects.values_list("slug", flat=True))
    assert len(there) == 11
    generate(count=11)
    assert set(Organization.objects.values_list("slug", flat=True)) == there
