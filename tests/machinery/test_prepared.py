"""A question that is put together once is asked with other values, and keeps none of them."""

from __future__ import annotations

import json

import pytest
from django.db.models import Exists, OuterRef, Q

from cop_portal.dates import today
from cop_portal.postgres.nested_rows import nested, row_from
from cop_portal.postgres.prepared import Among, Given, Prepared
from members.models import Membership, Organization, OrganizationLanguage, User

pytestmark = pytest.mark.django_db


def test_it_works(cast, django_assert_num_queries):
    made = []

    def make():
        made.append("once")
        return Membership.objects.filter(organization=Given("organization")).values_list("user__name")

    people = Prepared(make)
    with django_assert_num_queries(2):
        assert people.rows(organization=cast.weo.pk) == [("Suzan Aref",), ("Lana Karim",)]
        assert people.rows(organization=cast.outsider_org.pk) == [("Omar Salim",)]
    assert people.rows(organization=None) == []
    assert made == ["once"]


def test_among(cast):
    roles = Prepared(
        lambda: Organization.objects.filter(Among("memberships__role", "roles"), pk=Given("pk")).values_list(
            "memberships__user__name"
        )
    )
    assert roles.rows(roles=["colleague"], pk=cast.weo.pk) == [("Lana Karim",)]
    assert len(roles.rows(roles=["colleague", "representative"], pk=cast.weo.pk)) == 2
    assert roles.rows(roles=[], pk=cast.weo.pk) == []


def test_a_value_stands_where_it_is_given_and_nowhere_else(cast):
    """Within subqueries, beside values that are written into the question, twice."""
    speaks = Membership.objects.filter(organization=OuterRef("pk"), user=Given("user"), role="representative")
    question = Prepared(
        lambda: (
            Organization.objects.filter(Q(Exists(speaks)) | Q(slug=Given("slug"), visibility="listed"))
            .exclude(memberships__user=Given("user"), slug="outsider")
            .order_by("slug")
            .values_list("slug")
        )
    )
    assert question.rows(user=cast.suzan.pk, slug="al-noor") == [("al-noor",), ("weo",)]
    assert question.rows(user=cast.outsider.pk, slug="hidden") == []
    assert question.rows(user=cast.hidden.pk, slug="100%s") == [("hidden",)]


def test_a_value_that_is_missing_is_an_error(cast):
    question = Prepared(lambda: User.objects.filter(pk=Given("user")).values_list("pk"))
    with pytest.raises(KeyError):
        question.rows(person=cast.suzan.pk)


def test_a_day_does_not_stay_in_a_question(cast):
    """A rule that asks for today itself would say for good what was so on the first day."""
    frozen = Prepared(lambda: Membership.objects.filter(since__lte=today()).values_list("pk"))
    with pytest.raises(ValueError, match="must be Given"):
        frozen.rows()
    asked = Prepared(lambda: Membership.objects.filter(since__lte=Given("day")).values_list("pk"))
    assert len(asked.rows(day=today())) == Membership.objects.count()


def test_rows_within_a_row(cast, django_assert_num_queries):
    of_weo = OrganizationLanguage.objects.filter(organization=Given("pk"))
    people = Membership.objects.filter(organization=Given("pk"))
    question = Prepared(
        lambda: Organization.objects.filter(pk=Given("pk")).values_list(
            nested(people, "id", "since", "user__id", "user__name", languages=nested(of_weo, "language"))
        )
    )
    [(rows,)] = question.rows(pk=cast.weo.pk)
    first = json.loads(rows[0])
    assert first["languages"] == [{"language": "ar"}]
    with django_assert_num_queries(0):
        membership = row_from(Membership, first)
        assert membership.since == Membership.objects.model._meta.get_field("since").to_python("2019-03-01")
        assert row_from(User, first, "user__").name == "Suzan Aref"
    # What was not asked for is no empty text: it is asked for.
    with django_assert_num_queries(1):
        assert membership.position == "Director"
