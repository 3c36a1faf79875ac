"""The index says what a plain question to the database says, for every reader and whatever is chosen."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings

from cop_portal.dates import today
from members.complementarity import knowledge_of
from members.directory import reading
from members.directory.facts import status_conditions
from members.directory.order import name_order
from members.directory.query import PER_PAGE, closest_to, read_directory
from members.known import is_visible_to_known, known_to
from members.models import Organization, Project, User
from members.visibility import organizations_visible_to
from tests.cast import Cast
from tests.members.directory.plainly import Plainly
from tests.members.directory.worlds import (
    CHOICES,
    DAY,
    ORDERS,
    PLAIN,
    READERS,
    WORLDS,
    Drawn,
    address,
    reader_of,
    write,
)

pytestmark = pytest.mark.django_db


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, reader=READERS, chosen=CHOICES, order=ORDERS)
# A need for partners, read by one; by one who was; and a discreet organization that was met.
@example(
    [
        Drawn("listed", "local", None, None, frozenset(), frozenset(), frozenset(), {0: "partners"}, [])
        if number
        else Drawn("discreet", "local", None, 0, frozenset(), frozenset(), frozenset(), {0: "staff"}, [])
        for number in range(4)
    ]
    + [
        Drawn(
            "hidden", "local", None, None, frozenset(), frozenset(), frozenset([0]), {}, [],
            partners=frozenset([1]), former_partners=frozenset([2]), met=frozenset([0]),
        ),
        PLAIN,
    ],
    [4],
    {"wants": [0]},
    "",
)  # fmt: skip
def test_like_plain_questions_to_the_database(
    cast: Cast, world: list[Drawn], reader, chosen: dict[str, list], order: str
):
    with transaction.atomic():
        made = write(world, cast)
        user, acting_for = reader_of(reader, made, cast)
        params, named = address(chosen, order, cast)
        plainly = Plainly(user, acting_for, named)
        directory = read_directory(user, acting_for, params)
        assert directory.total == plainly.visible.count()
        seen = {one.pk for one in made if is_visible_to_known(known_to(user), one)}
        assert seen == set(
            organizations_visible_to(user)
            .filter(pk__in=[one.pk for one in made])
            .values_list("pk", flat=True)
        )
        assert directory.count == plainly.found().count()
        expected = plainly.in_order(order)
        assert [result.organization.slug for result in directory.results] == expected[:PER_PAGE]
        for facet, values in directory.values.items():
            rows = plainly.found(leave_out=facet)
            for value in values:
                n = rows.filter(plainly.condition(facet, [value])).count()
                assert directory.count_of(facet, value) == n, (facet, value)
        check_rows(directory, user)
        if acting_for is not None:
            check_closest(plainly, acting_for, user, made)
        transaction.set_rollback(True)


def check_rows(directory, user: User) -> None:
    """Each row says what its reader may read."""
    for result in directory.results:
        organization = result.organization
        known = knowledge_of([organization.pk], user)[organization.pk]
        assert {topic.pk for topic in result.shares} == known.offers
        assert {topic.pk for topic in result.wants} == known.wants
        assert result.governorates == sorted(organization.governorates.all(), key=lambda place: place.name)
        assert set(result.languages) == set(organization.languages.values_list("language", flat=True))


def check_closest(plainly: Plainly, acting_for: Organization, user: User, made: list[Organization]) -> None:
    left_out = made[-1]
    closest = closest_to(acting_for, user, leave_out=[left_out.pk], limit=3)
    others = plainly.visible.exclude(pk__in=[acting_for.pk, left_out.pk])
    joined = [one for one in others if plainly.joins(one)]
    joined.sort(key=lambda one: (-plainly.joins(one), name_order(one.name_en), one.pk))
    assert [result.organization for result in closest] == joined[:3]


def test_an_index_that_is_wrong_shows_nobody_who_is_hidden(cast: Cast, monkeypatch):
    """Each row is asked once more whether the reader may see it."""
    monkeypatch.setattr(reading, "visible_among", lambda known, everybody, *rest: everybody)
    found = read_directory(cast.suzan, cast.weo, QueryDict("sort=name"))
    assert [result.organization.slug for result in found.results] == ["al-noor", "outsider", "weo"]


def test_statuses_are_those_of_the_model(cast: Cast):
    now = today()
    for start in range(-2, 3):
        for end in [None, *range(start, 3)]:
            ends_on = None if end is None else now + end * DAY
            Project.objects.create(organization=cast.weo, starts_on=now + start * DAY, ends_on=ends_on)
    for status, condition in status_conditions(now).items():
        expected = {project.pk for project in Project.objects.all() if project.status == status}
        assert set(Project.objects.filter(condition).values_list("pk", flat=True)) == expected


def test_who_reads_is_known_in_one_question(cast: Cast, django_assert_max_num_queries):
    for user in (cast.suzan, cast.staff, cast.observer):
        with django_assert_max_num_queries(2):  # the observer's group, and the ties
            known_to(user)


def test_names_follow_the_alphabet_and_not_the_numbers_of_letters():
    arabic = ["إنماء", "أمل", "ابن رشد", "آفاق", "بيت"]
    assert sorted(arabic, key=name_order) == ["ابن رشد", "آفاق", "أمل", "إنماء", "بيت"]
    sorani = ["ژین", "گوڵ", "پەیمان", "یار", "بەیان", "تیشک", "کوردستان", "لانە", "زاگرۆس"]
    assert sorted(sorani, key=name_order) == [
        *["بەیان", "پەیمان", "تیشک", "زاگرۆس", "ژین", "کوردستان", "گوڵ", "لانە", "یار"]
    ]
    assert sorted(["“Zain”", "al Noor", "Amal"], key=name_order) == ["al Noor", "Amal", "“Zain”"]


def test_the_order_is_of_the_reading_language(cast: Cast):
    Organization.objects.filter(pk=cast.weo.pk).update(name_ar="آفاق")
    with translation.override("ar"):
        found = read_directory(cast.suzan, None, QueryDict("sort=name"))
    # The third has no Arabic name; it stands with its English one, before all Arabic letters.
    assert [result.organization.slug for result in found.results] == ["outsider", "weo", "al-noor"]
