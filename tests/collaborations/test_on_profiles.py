"""A profile tells with whom the organization works: by the same rule as the database, and in few questions."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from collaborations.actions.threads import accept
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import Collaboration, Introduction, Party
from collaborations.on_profiles import read_between, stages_of, stands_on_profiles
from collaborations.thread.listing import open_collaborations
from collaborations.thread.reader import reader_of as thread_reader_of
from collaborations.visibility import collaborations_visible_to, is_thread_visible_to_known
from cop_portal.dates import today
from members.known import known_to
from members.models import Organization
from members.visibility import organizations_visible_to
from tests.cast import Cast, client_of
from tests.collaborations.steps import asked, introduced, met
from tests.members.directory.worlds import ORGANIZATIONS, PLAIN, READERS, WORLDS, Drawn, reader_of, write

pytestmark = pytest.mark.django_db

# The aim for any page.
MOST_QUERIES = 10
# Of each party: which organization it is, whether it shows the thread, whether it has left.
PARTIES = st.dictionaries(
    st.integers(0, ORGANIZATIONS - 1), st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=4
)


STAYS, LEAVES = (True, False), (True, True)


def shown_with(user, organization: Organization):
    """The rule as one would write it for the database."""
    parties = Party.objects.filter(collaboration=OuterRef("pk"))
    current = parties.filter(left_on__isnull=True)
    unseen = ~Q(organization__in=organizations_visible_to(user))
    return (
        collaborations_visible_to(user)
        .filter(Exists(current.filter(organization=organization)))
        .exclude(Exists(current.filter(unseen)))
        .filter(Q(pk__in=open_collaborations().values("pk")) | ~Exists(parties.filter(unseen)))
    )


def threads_among(made: list[Organization], drawn: list[dict[int, tuple[bool, bool]]]) -> None:
    for parties in drawn:
        collaboration = Collaboration.objects.create(opened_on=today())
        for number, (is_shown, has_left) in parties.items():
            Party.objects.create(
                collaboration=collaboration,
                organization=made[number],
                joined_on=today(),
                shown_to_members=is_shown,
                left_on=today() if has_left else None,
            )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, reader=READERS, drawn=st.lists(PARTIES, min_size=1, max_size=4))
# Its own people read a thread in which they are left alone, by one who is hidden, by one who is not.
@example([PLAIN, replace(PLAIN, visibility="hidden"), *[PLAIN] * 4], [0], [{0: STAYS, 1: LEAVES}])
@example([PLAIN] * 6, [0], [{0: STAYS, 1: LEAVES}])
# Others read one that is shown by both, by one alone, by both where one is hidden.
@example([PLAIN] * 6, [2], [{0: STAYS, 1: STAYS}, {0: STAYS, 1: (False, False)}])
@example([PLAIN, replace(PLAIN, visibility="hidden"), *[PLAIN] * 4], [2], [{0: STAYS, 1: STAYS}])
def test_what_a_profile_shows_is_what_the_database_says(
    cast: Cast, world: list[Drawn], reader, drawn: list[dict[int, tuple[bool, bool]]]
):
    with transaction.atomic():
        made = write(world, cast)
        threads_among(made, drawn)
        user, acting_for = reader_of(reader, made, cast)
        known, visible = known_to(user), set(collaborations_visible_to(user))
        for organization in made:
            between = read_between(organization, acting_for, thread_reader_of(user, acting_for))
            for thread in between.threads:
                is_visible = is_thread_visible_to_known(known, thread.all_parties)
                assert is_visible == (thread.collaboration in visible)
            shown = [one for one in between.threads if stands_on_profiles(known, one.all_parties)]
            assert [one.collaboration for one in shown] == list(shown_with(user, organization))
            if acting_for is not None and acting_for != organization:
                assert between.thread_of_two(acting_for, organization) == open_thread(
                    acting_for, organization
                )
        transaction.set_rollback(True)


def test_stages_are_those_of_the_list(cast: Cast):
    collaboration = introduced(cast)
    met(cast, collaboration)
    between = read_between(cast.al_noor, cast.weo, thread_reader_of(cast.suzan, cast.weo))
    assert list(stages_of(between.threads).values()) == ["talking"]
    assert stages_of([]) == {}


def test_requests_are_those_of_the_two(cast: Cast):
    request = asked(cast)
    Introduction.objects.create(
        kind="request", first=cast.outsider_org, second=cast.weo, happened_on=today(), made_by=cast.outsider
    )
    reader = thread_reader_of(cast.ahmed, cast.al_noor)
    assert read_between(cast.weo, cast.al_noor, reader).requests == [request]
    assert read_between(cast.weo, None, reader).requests == []


def _shown(cast: Cast) -> Collaboration:
    """The thread of WEO and Al Noor, which all members may see."""
    collaboration = introduced(cast)
    for organization, by in ((cast.weo, cast.suzan), (cast.al_noor, cast.ahmed)):
        accept(collaboration=collaboration, organization=organization, by=by)
    collaboration.parties.update(shown_to_members=True)
    return collaboration


def test_a_profile_with_collaborations_stays_below_the_aim(cast: Cast, django_assert_max_num_queries):
    _shown(cast)
    # Who asks about whom: its party, somebody else, staff; a discreet one, which must be seen to ask.
    for user in (cast.suzan, cast.outsider, cast.staff, cast.discreet, cast.ahmed):
        client = client_of(user)
        with django_assert_max_num_queries(MOST_QUERIES) as captured:
            text = client.get("/organizations/al-noor/").content.decode()
        assert "Al Noor" in text or "النور" in text
        if user == cast.suzan:
            few = len(captured)
    another = Collaboration.objects.create(opened_on=today() - datetime.timedelta(days=1))
    for organization in (cast.al_noor, cast.weo, cast.outsider_org):
        Party.objects.create(
            collaboration=another, organization=organization, joined_on=today(), shown_to_members=True
        )
    client = client_of(cast.suzan)
    with django_assert_max_num_queries(few):
        text = client.get("/organizations/al-noor/").content.decode()
    assert text.count("Stage: ") == 2
