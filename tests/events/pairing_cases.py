"""What is drawn for pairing's tests, and what is best among all there is, worked out the long way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from hypothesis import strategies as st

from events.pairing import Participant, Rules, Schedule, pair
from events.pairing.improving import fill_greedily
from events.pairing.matching import Plan

TONGUES = ("ar", "ckb", "en")
Two = tuple[str, str]
# How many meetings, how evenly spread, the sum of the scores: what counts more stands before.
Worth = tuple[int, int, int]


@dataclass(frozen=True)
class Case:
    """Participants with what two of them have to talk about, who is not to meet, and how often each rested before."""

    participants: tuple[Participant, ...]
    scores: dict[frozenset[str], int]
    avoid: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    rested: dict[str, int] = field(default_factory=dict)

    @property
    def rules(self) -> Rules:
        return Rules(self.participants, self.avoid, self.apart)

    @property
    def can_meet(self) -> list[Two]:
        """All who can meet, by the issue's words and not by ours."""
        return [
            (a.key, b.key)
            for a, b in combinations(self.participants, 2)
            if a.languages & b.languages and frozenset((a.key, b.key)) not in self.avoid | self.apart
        ]

    def score(self, a: str, b: str) -> int:
        return self.scores[frozenset((a, b))]

    def pair(self, rounds: int, **how) -> Schedule:
        return pair(self.participants, self.score, self.avoid, self.apart, rounds, rested=self.rested, **how)

    def greedy(self, rounds: int) -> Worth:
        """What round after round comes to, each the best of what those before it left."""
        keys = [one.key for one in self.participants]
        scores = {(keys.index(a), keys.index(b)): self.score(a, b) for a, b in self.can_meet}
        plan = Plan(len(keys), scores, rounds, [self.rested.get(key, 0) for key in keys])
        if scores:
            fill_greedily(plan)
        return plan.worth()[:3]


def worth(case: Case, pairs: list[Two]) -> Worth:
    """What meetings are worth, whichever rounds they are in."""
    met = Counter(key for two in pairs for key in two)
    turns = [met[one.key] - case.rested.get(one.key, 0) for one in case.participants]
    return len(pairs), -sum(turn**2 for turn in turns), sum(case.score(*two) for two in pairs)


def meetings(schedule: Schedule) -> list[Two]:
    return [two for one in schedule.rounds for two in one.pairs]


def matchings(pairs: list[Two], start: int = 0, busy: frozenset[str] = frozenset()) -> Iterator[int]:
    """Every way in which some meet at once, as bits of the indices of ``pairs``."""
    yield 0
    for index in range(start, len(pairs)):
        if busy.isdisjoint(pairs[index]):
            for others in matchings(pairs, index + 1, busy.union(pairs[index])):
                yield others | 1 << index


def best_of_all(case: Case, rounds: int) -> Worth:
    """The best of every schedule there is: every set of meetings that as many rounds can hold."""
    pairs = case.can_meet
    once = list(matchings(pairs))
    held = {0}
    for _round in range(rounds):
        held = {before | now for before in held for now in once if not before & now}
    most = max(some.bit_count() for some in held)
    full = (some for some in held if some.bit_count() == most)
    return max(worth(case, [two for index, two in enumerate(pairs) if some >> index & 1]) for some in full)


@st.composite
def cases(draw, least: int = 0, most: int = 8, greatest: int = 30, complete: bool = False) -> Case:
    """``least`` to ``most`` participants; with ``complete`` all can meet."""
    keys = [f"organization {number}" for number in range(draw(st.integers(least, most)))]
    tongues = (
        st.just({"en"}) if complete else st.sampled_from([{"en"}, {"ar", "en"}, {"ar"}, set(TONGUES), set()])
    )
    participants = tuple(Participant(key, frozenset(draw(tongues))) for key in keys)
    twos = [frozenset(two) for two in combinations(keys, 2)]
    numbers = draw(st.lists(st.integers(0, greatest), min_size=len(twos), max_size=len(twos)))
    scores = dict(zip(twos, numbers, strict=True))
    some = st.frozensets(st.sampled_from(twos), max_size=len(twos) // 3) if twos else st.just(frozenset())
    if complete:
        return Case(participants, scores)
    return Case(participants, scores, avoid=draw(some), apart=draw(some))
