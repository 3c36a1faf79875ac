"""Who meets whom in rounds of short conversations: pure functions over keys, without models.

``pair`` proposes a schedule, also one that follows rounds that were held (``rests_in``), ``swap`` changes rounds by
hand, ``check`` says what is wrong with them. ``rules`` says who can meet whom, ``rounds`` what a schedule is,
``matching`` finds the pairs of one round, ``improving`` looks at all rounds together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from .improving import STEPS, planned
from .matching import Plan
from .rounds import Round, Schedule, Violation, add_rests, check, in_fair_order, rests_in
from .rules import Key, NotPossible, Participant, Rules
from .swapping import swap

__all__ = [
    "Key", "NotPossible", "Participant", "Round", "Rules", "Schedule", "Violation", "add_rests", "check", "pair",
    "rests_in", "swap",
]  # fmt: skip

# Scores are weighed exactly, as whole numbers of 128 bits: this leaves room for thousands of participants.
GREATEST_SCORE = 2**32


def pair(
    participants: Sequence[Participant],
    score: Callable[[Key, Key], int],
    avoid: Iterable[Collection[Key]],
    keep_apart: Iterable[Collection[Key]],
    rounds: int,
    *,
    rested: Mapping[Key, int] | None = None,
    steps: int = STEPS,
) -> Schedule:
    """Propose who meets whom in each of ``rounds`` rounds.

    ``score(a, b)`` says how much two have to talk about: a whole number from 0 to ``GREATEST_SCORE``, the same
    whichever is named first. It is asked once for each two that can meet, the one who stands first in ``participants``
    first. ``avoid`` and ``keep_apart`` are pairs of keys that never meet; the schedule is the same whichever of the two
    a pair stands in. Who shares no language never meets (``Participant``).

    Where these rounds follow others that were held already, whoever met there stands in ``avoid``, and ``rested`` says
    how often each has rested so far (``rests_in``); whoever is not named has not.

    What is wanted, the first before all that follow:

    1. Who cannot meet does not, and nobody meets the same one twice.
    2. There are as many meetings as can be had: with an odd number one rests each round, if the rules let the others
       meet. Rests are spread evenly, those before these rounds counted too (the sum of the squares of everybody's
       meetings less their rests in ``rested`` is as small as can be): nobody rests twice before all have rested once,
       unless the rules leave no other way.
    3. The sum of the scores of all meetings is as great as can be.
    4. It takes no more rounds than it needs.

    One round is the best there is. Several are the best that was found in ``steps`` matchings or fewer (a budget that
    knows no clock), and never worse than round after round, each the best of what the rounds before it left. The same
    input gives the same schedule; what is equally good is decided by the order of ``participants``. Rounds stand in the
    order that is fairest to those who rest, then with the greatest sum first, since people leave early.

    Rounds in which nobody could meet are left out: with fewer than two participants, or with nobody who can meet, the
    schedule is empty, and it is shorter than asked when everybody has met. Raises ``ValueError`` where a key stands
    twice in ``participants`` or a score is out of its range.
    """
    rules = Rules(participants, avoid, keep_apart)
    keys = list(rules.keys)
    scores = {
        (first, second): _checked(score(keys[first], keys[second]))
        for first in range(len(keys))
        for second in range(first + 1, len(keys))
        if rules.can_meet(keys[first], keys[second])
    }
    if not scores or rounds < 1:
        return Schedule((), 0)
    before = _differences(rested or {}, keys)
    plan = planned(len(keys), scores, rounds, steps, list(before.values()))
    numbers = [number for number, indices in enumerate(plan.rounds) if indices]
    totals = [plan.total(number) for number in numbers]
    made = [_round(plan, number, keys) for number in numbers]
    return Schedule(in_fair_order(made, totals, before), sum(totals))


def _checked(score: int) -> int:
    if not 0 <= score <= GREATEST_SCORE:
        raise ValueError(f"a score must lie between 0 and {GREATEST_SCORE}, and is {score}")
    return score


def _differences(rested: Mapping[Key, int], keys: list[Key]) -> dict[Key, int]:
    """How much more often each has rested than who of them rested least often: only this counts."""
    rests = {key: rested.get(key, 0) for key in keys}
    least = min(rests.values())
    return {key: count - least for key, count in rests.items()}


def _round(plan: Plan, number: int, keys: list[Key]) -> Round:
    """A round of ``plan`` with the participants' keys, in their order."""
    pairs = [plan.pairs[index] for index in plan.rounds[number]]
    busy = {one for two in pairs for one in two}
    return Round(
        tuple((keys[first], keys[second]) for first, second in sorted(pairs)),
        tuple(key for index, key in enumerate(keys) if index not in busy),
    )
