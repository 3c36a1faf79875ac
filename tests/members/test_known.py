"""What is said of a reader whose ties are known by name is what the conditions for the database say."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from members.known import audiences_of, known_to, readable_to, roles_shown_of
from members.models import Membership, Need
from members.roles import is_representative, load_memberships, spoken_for
from members.visibility import organizations_visible_to, readable_by_audience
from tests.cast import Cast
from tests.members.directory.worlds import READERS, WORLDS, Drawn, reader_of, write

pytestmark = pytest.mark.django_db


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, reader=READERS)
def test_audiences_are_those_of_the_database(cast: Cast, world: list[Drawn], reader):
    with transaction.atomic():
        made = write(world, cast)
        user, _acting_for = reader_of(reader, made, cast)
        known = known_to(user)
        for organization in organizations_visible_to(user).filter(pk__in=[one.pk for one in made]):
            needs = Need.objects.filter(organization=organization)
            plainly = set(needs.filter(readable_by_audience(user)))
            assert set(needs.filter(audience__in=audiences_of(known, organization.pk))) == plainly
            assert set(needs.filter(readable_to(known))) == plainly
        transaction.set_rollback(True)


def test_whom_a_profile_names(cast: Cast):
    both = {"representative", "colleague"}
    assert roles_shown_of(known_to(cast.colleague), cast.weo.pk) == both
    assert roles_shown_of(known_to(cast.staff), cast.weo.pk) == both
    assert roles_shown_of(known_to(cast.ahmed), cast.weo.pk) == {"representative"}
    assert roles_shown_of(known_to(cast.observer), cast.weo.pk) == set()
    assert audiences_of(known_to(cast.observer), cast.weo.pk) == set()


def test_for_whom_somebody_speaks(cast: Cast):
    Membership.objects.create(
        user=cast.suzan, organization=cast.al_noor, role="colleague", since=cast.weo.member_since
    )
    for user in (cast.suzan, cast.colleague, cast.staff):
        speaks = spoken_for(load_memberships(user))
        for organization in (cast.weo, cast.al_noor):
            assert (organization.pk in speaks) == is_representative(user, organization)
