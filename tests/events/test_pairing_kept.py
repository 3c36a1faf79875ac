"""Rounds that follow others that were held: nobody meets again, and rests count over all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.pairing import Participant, Round, check, pair, rests_in
from tests.events.pairing_cases import Case, best_of_all, cases, meetings, worth

EN = frozenset({"en"})
FEW = 40


def people(*keys):
    return [Participant(key, EN) for key in keys]


def nothing(_first, _second):
    return 0


@st.composite
def rested_cases(draw, **how) -> Case:
    """Cases in which some have rested before."""
    case = draw(cases(**how))
    numbers = draw(st.lists(st.integers(0, 3), min_size=8, max_size=8))
    keys = [one.key for one in case.participants]
    return replace(case, rested={key: count for key, count in zip(keys, numbers, strict=False) if count})


def test_it_works():
    first = pair(people(*range(7)), nothing, [], [], 3, steps=FEW).rounds
    rested = rests_in(first, range(7))
    assert sorted(rested.values()) == [1, 1, 1]
    met = [two for one in first for two in one.pairs]
    then = pair(people(*range(7)), nothing, met, [], 3, rested=rested, steps=FEW).rounds
    assert check((*first, *then), Case(tuple(people(*range(7))), {}).rules) == []
    assert {key: 1 for one in then for key in one.resting}.keys().isdisjoint(rested)


@settings(max_examples=80, deadline=None)
@given(rested_cases(most=8))
def test_one_round_is_the_best_of_all(case: Case):
    assert worth(case, meetings(case.pair(1))) == best_of_all(case, 1)


@settings(max_examples=40, deadline=None)
@given(rested_cases(least=3, most=6), st.integers(2, 3))
def test_near_the_best_of_all(case: Case, rounds):
    """As many meetings and rests as even as in the best there is; the sum within two percent of it."""
    found, best = worth(case, meetings(case.pair(rounds))), best_of_all(case, rounds)
    assert found[:2] == best[:2]
    assert best[2] * 0.98 <= found[2] <= best[2]


@settings(max_examples=60, deadline=None)
@given(rested_cases(most=12), st.integers(1, 6))
def test_never_below_round_after_round(case: Case, rounds):
    for steps in (0, FEW):
        assert worth(case, meetings(case.pair(rounds, steps=steps))) >= case.greedy(rounds)


@settings(max_examples=60, deadline=None)
@given(cases(least=2, most=9), st.integers(1, 6), st.integers(1, 9))
def test_how_often_all_have_rested_alike_changes_nothing(case: Case, rounds, times):
    alike = replace(case, rested={one.key: times for one in case.participants})
    assert alike.pair(rounds, steps=FEW) == case.pair(rounds, steps=FEW)


@st.composite
def evenings(draw):
    """Who is there from the beginning, who goes and who comes after some rounds: an odd number, all of whom can meet,
    and so many rounds in all that the rules always leave a way."""
    before = draw(st.integers(8, 12))
    keep = draw(st.integers(1, 2))
    leave = draw(st.sets(st.integers(0, before - 1), max_size=2))
    stay = [key for key in range(before) if key not in leave]
    come = draw(st.integers(0, 3))
    come += 1 - (len(stay) + come) % 2
    later = [*stay, *range(100, 100 + come)]
    return range(before), keep, later, draw(st.integers(1, (len(later) - 1) // 2 - keep))


@settings(max_examples=80, deadline=None)
@given(evenings(), st.randoms())
def test_nobody_rests_again_before_all_have_rested(evening, chance):
    """Over the rounds that were held and the new ones together; who came later counts as having rested in the turn that
    was under way."""
    before, keep, later, rounds = evening
    scores = {}

    def score(a, b):
        return scores.setdefault(frozenset((a, b)), chance.randint(0, 20))

    held = pair(people(*before), score, [], [], keep, steps=FEW).rounds
    met = [two for one in held for two in one.pairs]
    rests = rests_in(held, later)
    new = pair(people(*later), score, met, [], rounds, rested=rests, steps=FEW).rounds
    assert len(new) == rounds
    assert max(Counter(frozenset(two) for one in (*held, *new) for two in one.pairs).values()) == 1
    for one in new:
        (key,) = one.resting
        assert rests[key] == min(rests[other] for other in later)
        rests[key] += 1


# -- how rests are counted --------------------------------------------------------------------------------------------


def test_who_came_later_is_not_the_next_to_rest_and_not_the_last_for_ever():
    """While some have not rested, a newcomer counts as who has; once all have, as who has again."""
    rounds = [Round(((0, 1),), (2,)), Round(((1, 2),), (0,)), Round(((0, 2),), (1,))]
    assert rests_in(rounds[:1], [0, 1, 2, "late"]) == {2: 1, "late": 1}
    assert rests_in(rounds[:2], [0, 1, 2, "late"]) == {2: 1, 0: 1, "late": 1}
    assert rests_in(rounds, [0, 1, 2, "late"]) == {0: 1, 1: 1, 2: 1, "late": 2}


def test_who_was_away_for_a_while_counts_alike():
    rounds = [Round(((0, 1),), (2,)), Round(((0, 1),), ()), Round(((0, 2),), (1,))]
    assert rests_in(rounds, [0, 1, 2]) == {2: 1, 1: 1}


def test_who_has_left_counts_for_nothing():
    """Its not having rested makes nobody who stays rest again before a newcomer has."""
    held = [Round(((0, "left"),), (1,)), Round(((1, "left"),), (0,))]
    assert rests_in(held, [0, 1, "late"]) == {0: 1, 1: 1, "late": 2}
    assert rests_in(held, ["late", "later"]) == {}


@pytest.mark.parametrize("count", [3, 5])
def test_a_newcomer_meets_somebody_at_once(count):
    """An even number met in every round; of the odd one that it makes, somebody else rests."""
    held = pair(people(*range(count + 1)), nothing, [], [], 1).rounds
    everybody = [*range(count + 1), "late"]
    met = [two for one in held for two in one.pairs]
    new = pair(people(*everybody), nothing, met, [], 1, rested=rests_in(held, everybody)).rounds
    assert new[0].partner_of("late") is not None
