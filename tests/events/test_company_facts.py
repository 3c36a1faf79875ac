"""What is known of organizations where it is said why two of them should talk."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from cop_portal.dates import today
from events.company.facts import Facts, Work, facts_for_members, facts_for_reader
from members.models import Expertise, Need, Organization, OrganizationLanguage, Partnership, Project

DAY = datetime.timedelta(days=1)


def project(organization, topics=(), places=(), *, starts=-10, ends=None, groups=()) -> Project:
    """A project from so many days after today on."""
    made = Project.objects.create(
        organization=organization,
        starts_on=today() + starts * DAY,
        ends_on=None if ends is None else today() + ends * DAY,
        target_groups=list(groups),
    )
    made.topics.set(topics)
    made.governorates.set(places)
    return made


def want(organization, topic, audience) -> None:
    Need.objects.create(organization=organization, topic=topic, audience=audience)


@pytest.fixture
def wants(cast):
    """Al Noor wants one topic before each audience."""
    want(cast.al_noor, cast.quotas, "members")
    want(cast.al_noor, cast.leadership, "partners")
    want(cast.al_noor, cast.legal_aid, "staff")


def test_it_works(cast):
    Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="5-10")
    want(cast.al_noor, cast.legal_aid, "members")
    cast.al_noor.governorates.set([cast.ninewa, cast.erbil])
    OrganizationLanguage.objects.create(organization=cast.al_noor, language="en")
    project(cast.al_noor, [cast.quotas], [cast.ninewa], groups=["women"])
    expected = Facts(
        offers=frozenset({cast.quotas.pk}),
        wants=frozenset({cast.legal_aid.pk}),
        places=frozenset({cast.ninewa.pk, cast.erbil.pk}),
        languages=frozenset({"ar", "en"}),
        works=(
            Work("running", frozenset({cast.quotas.pk}), frozenset({cast.ninewa.pk}), frozenset({"women"})),
        ),
    )
    nothing = Facts(languages=frozenset({"ar"}))
    ids = [cast.al_noor.pk, cast.weo.pk]
    assert facts_for_reader(ids, cast.suzan) == {cast.al_noor.pk: expected, cast.weo.pk: nothing}
    assert facts_for_members(ids) == {cast.al_noor.pk: expected, cast.weo.pk: nothing}


def test_works_that_run_come_first_then_the_planned_ones(cast):
    project(cast.weo, [cast.quotas], starts=-30, ends=-20)
    project(cast.weo, [cast.leadership], starts=30)
    project(cast.weo, [cast.legal_aid], starts=-20, ends=0)
    works = facts_for_members([cast.weo.pk])[cast.weo.pk].works
    assert [(work.status, work.is_open) for work in works] == [
        ("running", True),
        ("planned", True),
        ("completed", False),
    ]


def test_wants_go_by_their_audience(cast, wants):
    def read_by(user) -> set[int]:
        return set(facts_for_reader([cast.al_noor.pk], user)[cast.al_noor.pk].wants)

    everything = {cast.quotas.pk, cast.leadership.pk, cast.legal_aid.pk}
    assert read_by(cast.suzan) == {cast.quotas.pk}
    assert read_by(cast.ahmed) == read_by(cast.staff) == everything
    low, high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    together = Partnership.objects.create(organization_low=low, organization_high=high, since=today())
    assert read_by(cast.suzan) == {cast.quotas.pk, cast.leadership.pk}
    together.until = today()
    together.save()
    assert read_by(cast.suzan) == {cast.quotas.pk}


def test_what_many_see_has_what_every_member_may_read_and_no_more(cast, wants):
    assert facts_for_members([cast.al_noor.pk])[cast.al_noor.pk].wants == {cast.quotas.pk}


def test_of_whom_nothing_is_said_nothing_is_known(cast):
    assert (
        replace(facts_for_members([cast.outsider_org.pk])[cast.outsider_org.pk], languages=frozenset())
        == Facts()
    )
    assert facts_for_members([]) == {}


@pytest.mark.parametrize("many", [2, 25])
def test_questions_do_not_grow(cast, many, django_assert_num_queries):
    ids = [cast.weo.pk]
    for number in range(many):
        one = Organization.objects.create(
            slug=f"org-{number}", name_en=f"Org {number}", kind="local", member_since=today()
        )
        project(one, [cast.quotas, cast.legal_aid], [cast.erbil])
        Expertise.objects.create(organization=one, topic=cast.quotas, band="0-1")
        want(one, cast.legal_aid, "partners")
        ids.append(one.pk)
    with django_assert_num_queries(2):
        assert len(facts_for_reader(ids, cast.suzan)) == many + 1
    with django_assert_num_queries(2):
        facts_for_members(ids)
