"""Who meets whom: one round, changes by hand, and what is wrong with a schedule."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.pairing import NotPossible, Participant, Round, Rules, Schedule, Violation, check, pair, swap
from tests.events.pairing_cases import Case, best_of_all, cases, meetings, worth

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
EN = frozenset({"en"})


def people(count, languages=EN):
    return [Participant(number, languages) for number in range(count)]


def product(a, b):
    """The more, the higher both stand."""
    return a * b


def nobody_apart(count):
    return Rules(people(count))


def test_it_works():
    schedule = pair(people(4), product, [], [], 3)
    # All meet all; the best round comes first.
    assert schedule.rounds == (
        Round(((0, 1), (2, 3)), ()),
        Round(((0, 2), (1, 3)), ()),
        Round(((0, 3), (1, 2)), ()),
    )
    assert schedule.total == 6 + 3 + 2
    assert schedule.rounds[0].partner_of(3) == 2


@settings(max_examples=200, deadline=None)
@given(cases(most=8))
def test_one_round_is_the_best_of_all(case: Case):
    schedule = case.pair(1)
    found = worth(case, meetings(schedule))
    assert found == best_of_all(case, 1)
    assert schedule.total == found[2]


def test_as_many_meet_as_can_though_fewer_would_score_more():
    scores = {frozenset((1, 2)): 100}
    schedule = pair(people(4), lambda a, b: scores.get(frozenset((a, b)), 0), [{0, 3}], [], 1)
    assert len(schedule.rounds[0].pairs) == 2
    assert schedule.total == 0


def test_who_cannot_meet_does_not():
    speakers = [
        Participant("a", EN),
        Participant("b", frozenset({"ar"})),
        Participant("c", EN),
        Participant("d", EN),
    ]
    rules = Rules(speakers, avoid=[{"a", "c"}], keep_apart=[("d", "c")])
    assert not rules.can_meet("a", "b")
    assert not rules.can_meet("c", "a")
    assert not rules.can_meet("c", "d")
    assert not rules.can_meet("a", "a")
    assert not rules.can_meet("a", "stranger")
    assert rules.can_meet("a", "d")
    schedule = pair(speakers, lambda _a, _b: 1, [{"a", "c"}], [("d", "c")], 3)
    assert schedule.rounds == (Round((("a", "d"),), ("b", "c")),)


def test_no_language_is_not_every_language():
    silent = Participant("silent", frozenset())
    assert not Rules([silent, Participant("speaks", EN)]).can_meet("silent", "speaks")
    assert not Rules([silent, Participant("silent too", frozenset())]).can_meet("silent", "silent too")


@pytest.mark.parametrize(
    ("count", "rounds", "held"),
    [(0, 3, 0), (1, 3, 0), (2, 0, 0), (2, -1, 0), (2, 5, 1), (3, 9, 3), (6, 99, 5)],
)
def test_few_participants_and_many_rounds(count, rounds, held):
    """Everybody meets everybody, and no round is empty."""
    schedule = pair(people(count), product, [], [], rounds)
    assert len(schedule.rounds) == held
    assert len(meetings(schedule)) == (count * (count - 1) // 2 if held else 0)


def test_nobody_who_can_meet_is_an_empty_schedule():
    assert pair(people(5, frozenset()), product, [], [], 3) == Schedule((), 0)


@pytest.mark.parametrize("wrong", [-1, 2**32 + 1])
def test_scores_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="a score must lie between"):
        pair(people(2), lambda _a, _b: wrong, [], [], 1)
    assert pair(people(9), lambda _a, _b: 2**32, [], [], 3, steps=30).total == 12 * 2**32


def test_a_key_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="stands twice"):
        pair([*people(2), *people(1)], product, [], [], 1)


def test_a_score_is_asked_once_for_each_two_who_can_meet():
    asked = []

    def score(a, b):
        asked.append((a, b))
        return 1

    pair(people(5), score, [{0, 4}], [], 4)
    assert asked == sorted(asked)
    assert len(asked) == len(set(asked)) == 9
    assert all(a < b for a, b in asked)


def test_the_same_in_another_process():
    """Neither the hashes of words nor sets' order decide."""
    lines = (
        "from events.pairing import Participant, pair",
        "people = [Participant(word, frozenset({'en'})) for word in 'mvzkcqphbxt']",
        "print(pair(people, lambda a, b: (ord(a) * ord(b)) % 4, [], [], 4, steps=100))",
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", "\n".join(lines)],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said.pop().startswith("Schedule(rounds=(Round(")


def test_it_needs_no_models():
    """Pairing is pure: it works without a settings module, and Django is not read for it."""
    line = "import sys, events.pairing; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", line], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "False"


# -- changes by hand ---------------------------------------------------------------------------------------------------

FIVE = (Round(((2, 3), (0, 1)), (4,)), Round(((0, 2), (1, 4)), (3,)))


def test_two_change_places():
    changed = swap(FIVE, 0, 1, 3, nobody_apart(5))
    # Each at the other's table, and the smaller one is named first.
    assert changed == (Round(((1, 2), (0, 3)), (4,)), FIVE[1])
    assert swap(changed, 0, 3, 1, nobody_apart(5)) == FIVE


def test_who_rests_takes_the_place_of_who_meets():
    for a, b in ((4, 2), (2, 4)):
        changed = swap(FIVE, 0, a, b, nobody_apart(5))
        assert changed == (Round(((3, 4), (0, 1)), (2,)), FIVE[1])


def refusal(number, a, b, rules=None):
    with pytest.raises(NotPossible) as refused:
        swap(FIVE, number, a, b, rules or nobody_apart(5))
    return refused.value.code


def test_a_change_that_changes_nothing():
    assert refusal(0, 2, 2) == "same"
    assert refusal(0, 3, 2) == "same"
    two_rest = (Round(((0, 1),), (2, 3)),)
    with pytest.raises(NotPossible, match="same"):
        swap(two_rest, 0, 3, 2, nobody_apart(4))


def test_who_meets_in_another_round_does_not_meet_again():
    assert refusal(0, 4, 0) == "meets_twice"
    assert refusal(0, 3, 0) == "meets_twice"


def test_a_clash_looks_like_a_partner():
    """The same word, and the same one where the two who cannot meet do already, by the schedule."""
    for rules in (Rules(people(5), avoid=[(0, 3)]), Rules(people(5), keep_apart=[(0, 3)])):
        assert refusal(0, 1, 3, rules) == "not_possible"
    for rules in (Rules(people(5), avoid=[(1, 4)]), Rules(people(5), keep_apart=[(1, 4)])):
        assert refusal(0, 4, 0, rules) == "meets_twice"


def test_who_shares_no_language_is_told_so():
    """Where they are kept apart as well, too: what is said is the same with and without the mark."""
    speak = [*people(3), Participant(3, frozenset({"ar"})), *people(5)[4:]]
    for rules in (Rules(speak), Rules(speak, keep_apart=[(0, 3)])):
        with pytest.raises(NotPossible) as refused:
            swap(FIVE, 0, 1, 3, rules)
        assert (refused.value.code, set(refused.value.two)) == ("language", {0, 3})


def test_it_is_said_who_meets_again_and_when():
    with pytest.raises(NotPossible) as refused:
        swap(FIVE, 0, 4, 0, nobody_apart(5))
    two, number = refused.value.two, refused.value.round
    assert number == 1
    assert frozenset(two) in {frozenset(pair) for pair in FIVE[number].pairs}


@pytest.mark.parametrize(("number", "a", "b"), [(0, 0, 9), (0, 9, 0), (2, 0, 2), (-1, 0, 2)])
def test_who_and_what_is_not_there(number, a, b):
    assert refusal(number, a, b) == "not_possible"


def test_who_left_can_be_swapped_out():
    """Somebody stays away on the evening: who rests takes the place."""
    rules = Rules([one for one in people(5) if one.key != 3])
    changed = swap(FIVE, 0, 3, 4, rules)
    assert changed[0] == Round(((2, 4), (0, 1)), (3,))
    assert refusal(1, 3, 1, rules) == "not_possible"


@settings(max_examples=150, deadline=None)
@given(cases(least=2, most=9), st.data())
def test_a_change_keeps_all_rules(case: Case, data):
    rounds = case.pair(3, steps=20).rounds
    keys = st.sampled_from(case.rules.keys)
    for _time in range(4):
        a, b, number = data.draw(keys), data.draw(keys), data.draw(st.integers(0, 2))
        try:
            changed = swap(rounds, number, a, b, case.rules)
        except NotPossible:
            continue
        assert changed != rounds
        assert check(changed, case.rules) == []
        assert [len(one.pairs) for one in changed] == [len(one.pairs) for one in rounds]
        assert swap(changed, number, b, a, case.rules) == rounds
        rounds = changed


# -- what is wrong -----------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_a_schedule_that_keeps_the_rules():
    assert check(FIVE, nobody_apart(5)) == []
    assert check((), nobody_apart(5)) == []


def test_what_is_wrong_is_said_round_by_round():
    wrong = (Round(((0, 1), (2, 3)), (4,)), Round(((1, 0), (2, 4), (4, 5)), (6,)))
    assert check(wrong, Rules(people(5), keep_apart=[(2, 3)])) == [
        Violation(0, "not_possible", (2, 3)),
        Violation(1, "meets_twice", (1, 0)),
        Violation(1, "not_possible", (4, 5)),
        Violation(1, "twice_in_round", (4,)),
        Violation(1, "missing", (3,)),
        Violation(1, "unknown", (6,)),
    ]


def test_what_is_wrong_does_not_tell_a_clash_from_a_partner():
    clash, partner = Rules(people(5), keep_apart=[(2, 3)]), Rules(people(5), avoid=[(2, 3)])
    assert check(FIVE, clash) == check(FIVE, partner) == [Violation(0, "not_possible", (2, 3))]
