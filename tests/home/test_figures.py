"""What an observer reads: counts of listed organizations, small ones hidden."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.home.figures import figures
from events.actions import announce_event, create_event, log_presence
from members.models import Organization
from tests.collaborations.suggesting import put_in_touch


def table(title: str):
    return next(one for one in figures() if one.title == title)


def shown(title: str) -> dict[str, tuple | None]:
    return {cell.label: None if cell.hidden else cell.values for cell in table(title).rows}


def test_it_works(cast, client):
    client.force_login(cast.observer)
    response = client.get("/figures/")
    assert response.status_code == 200
    page = response.content.decode()
    assert "Organizations by kind" in page
    for organization in Organization.objects.exclude(slug="search"):
        assert organization.name_en not in page


@pytest.mark.django_db
def test_with_nothing_in_the_database():
    assert all(cell.hidden for one in figures() for cell in one.rows)


def test_kinds(cast):
    """Two foundations would be hidden; with the total known a second kind goes with them."""
    kinds = shown("Organizations by kind")
    assert set(kinds.values()) == {None}
    for index in range(4):
        Organization.objects.create(
            slug=f"n{index}", name_en=f"N{index}", kind="national", member_since=datetime.date(2020, 1, 1)
        )
        Organization.objects.create(
            slug=f"l{index}", name_en=f"L{index}", kind="local", member_since=datetime.date(2020, 1, 1)
        )
    kinds = shown("Organizations by kind")
    assert kinds["National organization"] == (5,)
    assert kinds["Foundation"] is None
    assert kinds["Local organization"] is None


def test_who_came_leaves_out_who_is_not_listed(cast):
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="W",
        starts_on=datetime.date(2021, 4, 1),
        date_precision="month",
    )
    announce_event(event=event, by=cast.staff, on=datetime.date(2021, 3, 1))
    for organization in (cast.weo, cast.al_noor, cast.hidden_org, cast.discreet_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=2, men=1)
    assert shown("Events held and who came")["Workshop"] is None
    log_presence(event=event, by=cast.staff, organization=cast.outsider_org, women=2, men=1)
    assert shown("Events held and who came")["Workshop"] == (1, 3, 6, 3, 0)


def test_stages(cast):
    put_in_touch(cast, cast.weo, cast.al_noor)
    assert shown("Collaborations by the stage they have reached")["Introduced"] is None
    put_in_touch(cast, cast.weo, cast.discreet_org)
    assert shown("Collaborations by the stage they have reached")["Introduced"] is None
    put_in_touch(cast, cast.weo, cast.outsider_org)
    assert shown("Collaborations by the stage they have reached")["Introduced"] == (2,)


def test_number_of_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(8):
        figures()
