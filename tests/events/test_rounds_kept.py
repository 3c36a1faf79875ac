"""Rounds are proposed anew in the middle of an evening: those that were held stay, and count."""

from __future__ import annotations

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.refusals import Refused
from events.actions.pairings import publish_pairing, unpublish_pairing
from events.actions.places import swap_places
from events.models import Event, Pairing
from events.schedule.board import board_of
from events.schedule.own import own_schedules
from events.schedule.times import hours_of_round
from members.models import Organization

from .company_world import says
from .pairing_world import TEN, event_of_four, meets, more_organizations, paired, person_of, published


@pytest.fixture
def event(cast) -> Event:
    """Eight come today."""
    event = event_of_four(cast, days=0)
    says(event, *more_organizations(4))
    return event


def all_of(pairing: Pairing) -> list[Organization]:
    """Who was chosen."""
    return [one.organization for one in pairing.participants.select_related("organization")]


def rows(pairing: Pairing, upto: int = 99) -> list[tuple]:
    """The meetings of the first rounds, just as they are stored."""
    found = pairing.meetings.filter(round__lte=upto).order_by("pk")
    return list(found.values_list("pk", "round", "table", "organization_low", "organization_high"))


def anew(cast, pairing: Pairing, *organizations: Organization, **numbers) -> Pairing:
    """Proposed anew in its place, from the hour that follows."""
    facts = {"replaces": pairing, "seen_version": pairing.version, "starts_at": None, **numbers}
    return paired(cast, pairing.event, *organizations, **facts)


def test_it_works(cast, event):
    first = paired(cast, event, rounds=4)
    held = rows(first, 2)
    then = anew(cast, first, rounds=6, keep=2)
    assert (then.pk, then.rounds) == (first.pk, 6)
    assert rows(then, 2) == held
    for one in all_of(then):
        assert sorted(meets(then, one)) == [1, 2, 3, 4, 5, 6]
        assert len(set(meets(then, one).values())) == 6


def test_the_hours_of_what_was_held_stay_and_the_others_follow(cast, event):
    """Ten minutes and a pause of five from ten o'clock on; then twenty minutes with ten between them."""
    first = paired(cast, event, rounds=4)
    then = anew(cast, first, rounds=4, keep=2, minutes=20, pause=10)
    hours = [str(hours_of_round(then, number)) for number in (1, 2, 3, 4)]
    assert hours == ["10:00 to 10:10", "10:15 to 10:25", "10:35 to 10:55", "11:05 to 11:25"]
    last = anew(cast, then, rounds=4, keep=3, minutes=5, starts_at=datetime.time(12))
    hours = [str(hours_of_round(last, number)) for number in (1, 2, 3, 4)]
    assert hours == ["10:00 to 10:10", "10:15 to 10:25", "10:35 to 10:55", "12:00 to 12:05"]
    assert board_of(last).minutes is None
    assert str(board_of(last).hours) == "10:00 to 12:05"
    assert board_of(first).minutes == 10


def test_without_hours_none_are_invented(cast, event):
    first = paired(cast, event, rounds=2, starts_at=None)
    then = anew(cast, first, rounds=3, keep=1)
    assert [hours_of_round(then, number) for number in (1, 2, 3)] == [None] * 3
    last = anew(cast, then, rounds=3, keep=1, starts_at=TEN)
    assert [str(hours_of_round(last, number)) for number in (1, 2)] == ["None", "10:00 to 10:10"]


def test_who_left_keeps_what_it_had_and_who_came_has_the_rest(cast, event):
    first = paired(cast, event, rounds=4)
    gone, *stay = all_of(first)
    new = cast.hidden_org
    Organization.objects.filter(pk=new.pk).update(visibility="listed")
    says(event, new)
    then = anew(cast, first, *stay, new, rounds=4, keep=2)
    assert sorted(meets(then, gone)) == [1, 2]
    assert sorted(meets(then, new)) == [3, 4]
    board = board_of(then)
    assert [gone in row.chosen for row in board.rounds] == [True, True, False, False]
    assert [new in row.chosen for row in board.rounds] == [False, False, True, True]
    assert not any(row.resting for row in board.rounds)
    # Once more, and the one that left is back: it was away for two rounds, and rests in none of them.
    last = anew(cast, then, gone, *stay, new, rounds=5, keep=4)
    assert [gone in row.chosen for row in board_of(last).rounds] == [True, True, False, False, True]
    assert len(board_of(last).rounds[4].resting) == 1
    # All anew: it is as if nothing had been.
    from_nothing = anew(cast, last, *stay, rounds=2, starts_at=TEN)
    assert gone not in all_of(from_nothing)
    assert board_of(from_nothing).minutes == 10
    assert str(board_of(from_nothing).hours) == "10:00 to 10:25"


def test_rests_count_over_all_rounds(cast, event):
    """Of seven one rests each round; in six rounds six different ones do."""
    says(event, cast.discreet_org, answer="no")
    first = paired(cast, event, rounds=3)
    then = anew(cast, first, rounds=6, keep=3)
    resting = [row.resting for row in board_of(then).rounds]
    assert [len(one) for one in resting] == [1] * 6
    assert len({one.pk for (one,) in resting}) == 6


def test_whose_partner_stayed_away_has_rested(cast, event):
    """Seven come, and the eighth does not: whom it was to meet is not the next to rest."""
    first = paired(cast, event, rounds=2)
    says(event, cast.discreet_org, answer="no")
    left_alone = set(meets(first, cast.discreet_org).values())
    then = anew(cast, first, rounds=6, keep=2)
    assert sorted(meets(then, cast.discreet_org)) == [1, 2]
    resting = {one.pk for row in board_of(then).rounds[2:] for one in row.resting}
    assert len(resting) == 4
    assert resting.isdisjoint(left_alone)
    # It is in no round that is to come, so nothing is to be done about it.
    assert board_of(then).gone == []


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "field", "code"),
    [
        ({"keep": 5, "rounds": 8}, "keep", "keep"),
        ({"keep": -1, "rounds": 4}, "keep", "keep"),
        ({"keep": 4, "rounds": 4}, "rounds", "none_new"),
        ({"keep": 3, "rounds": 13}, "rounds", "rounds"),
        ({"keep": 2, "rounds": 4, "starts_at": datetime.time(10, 24)}, "starts_at", "before_kept"),
        ({"keep": 2, "rounds": 9, "minutes": 60, "starts_at": datetime.time(18)}, "starts_at", "past_midnight"),
        ({"keep": 4, "rounds": 12}, "organizations", "nobody_meets"),
    ],
)  # fmt: skip
def test_what_cannot_be(cast, event, numbers, field, code):
    first = paired(cast, event, rounds=4)
    before = rows(first)
    who = all_of(first)
    if code == "nobody_meets":
        pk = meets(first, who[0])[1]
        who = [who[0], next(one for one in who if one.pk == pk)]
    with pytest.raises(Refused) as told:
        anew(cast, first, *who, **numbers)
    assert (told.value.field, told.value.code) == (field, code)
    assert rows(first) == before
    assert Pairing.objects.get().version == 1


def test_there_is_nothing_to_keep(cast, event):
    with pytest.raises(Refused) as told:
        paired(cast, event, keep=1)
    assert told.value.field == "keep"


def test_they_follow_on_the_same_day(cast, event):
    Event.objects.update(ends_on=today() + datetime.timedelta(days=1))
    first = paired(cast, Event.objects.get(), rounds=2)
    with pytest.raises(Refused) as told:
        anew(cast, first, rounds=3, keep=1, day=today() + datetime.timedelta(days=1))
    assert told.value.field == "day"
    assert anew(cast, first, rounds=3, keep=1).rounds == 3


# -- what members see -------------------------------------------------------------------------------------------------


def seen_by(event: Event, organization: Organization) -> list[int]:
    """The numbers of the rounds that its people see."""
    schedules = own_schedules(event, person_of(organization), [organization])
    return [row.number for one in schedules for row in one.rounds]


def test_members_go_on_seeing_what_is_kept(cast, event):
    first = published(cast, event, cast.weo, *more_of(event), rounds=3)
    assert seen_by(event, cast.al_noor) == []
    then = anew(cast, first, rounds=4, keep=2)
    assert (then.shown_rounds, then.is_draft) == (2, True)
    assert seen_by(event, cast.weo) == [1, 2]
    # The newcomer has no round yet that is shown.
    assert seen_by(event, cast.al_noor) == []
    done = publish_pairing(pairing=then, by=cast.staff)
    assert not done.is_draft
    assert seen_by(event, cast.weo) == [1, 2, 3, 4]
    assert seen_by(event, cast.al_noor) == [3, 4]
    again = anew(cast, done, cast.al_noor, *more_of(event), rounds=4, keep=3)
    assert seen_by(event, cast.weo) == [1, 2, 3]
    publish_pairing(pairing=again, by=cast.staff)
    assert seen_by(event, cast.weo) == [1, 2, 3]
    unpublish_pairing(pairing=again, by=cast.staff)
    assert seen_by(event, cast.weo) == []


def more_of(event: Event) -> list[Organization]:
    return list(Organization.objects.filter(slug__startswith="more-"))


def test_of_a_draft_nothing_is_shown_and_of_all_anew_neither(cast, event):
    first = paired(cast, event, rounds=3)
    then = anew(cast, first, rounds=3, keep=2)
    assert then.published_at is None
    done = publish_pairing(pairing=then, by=cast.staff)
    assert anew(cast, done, rounds=3, starts_at=TEN).published_at is None
    assert seen_by(event, cast.weo) == []


def test_who_is_in_no_round_changes_no_place_in_it(cast, event):
    """A newcomer is not put into a round that was held before it came."""
    first = paired(cast, event, cast.weo, *more_of(event), rounds=2)
    then = anew(cast, first, rounds=3, keep=2)
    assert cast.al_noor in all_of(then)
    with pytest.raises(Refused) as told:
        swap_places(pairing=then, by=cast.staff, round=1, first=cast.al_noor, second=more_of(event)[0])
    assert told.value.code == "not_possible"
