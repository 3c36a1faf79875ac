"""All rounds together: a start, and steps that are kept unless they make the whole worse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .matching import Plan

# So many matchings a schedule may take, and so many pairs these may look at together: 60 participants take about 1,100
# matchings, and a second.
STEPS = 6_000
LOOKS = 2_000_000

# How often a step deals two rounds' pairs out anew, instead of matching rounds anew by chance.
DEAL = 0.4
# Which part chance has in the scores of a round that is matched by chance.
NOISES = (0.1, 0.3, 0.6, 1.0)
# How often all rounds are matched anew after a step, instead of only those it touched.
ALL = 0.25


def planned(
    size: int, scores: Mapping[tuple[int, int], int], rounds: int, steps: int, rested: Sequence[int] = ()
) -> Plan:
    """The best plan that about ``steps`` matchings have found (``pair`` says what is best). Some of its rounds may be
    empty. ``rested`` says how often each has rested before."""
    # In so many rounds everybody can meet everybody: more are never needed.
    rounds = min(rounds, size - 1 + size % 2)
    plan = Plan(size, scores, rounds, rested)
    fill_greedily(plan)
    if rounds > 1:
        circle = Plan(size, scores, rounds, rested)
        fill_by_circle(circle, size)
        plan = max(plan, circle, key=Plan.worth)
        improve(plan, min(steps, LOOKS // len(scores)))
    return plan


def fill_greedily(plan: Plan) -> None:
    """Round after round, each the best of what the rounds before it left."""
    for number in range(len(plan.rounds)):
        plan.fill(number)


def fill_by_circle(plan: Plan, size: int) -> None:
    """The best rounds of a round robin: one stays in place, the others go round in a circle, and all meet whom they
    face. Everybody meets everybody so, while greedy rounds may leave three who have yet to meet each other."""
    index = {two: number for number, two in enumerate(plan.pairs)}
    last = size - 1 + size % 2
    rounds = []
    for turn in range(last):
        facing = [((turn + step) % last, (turn - step) % last) for step in range(1, (last + 1) // 2)]
        facing.append((turn, last))
        rounds.append([index[two] for two in (tuple(sorted(pair)) for pair in facing) if two in index])
    rounds.sort(key=lambda indices: (-len(indices), -sum(plan.scores[number] for number in indices)))
    for number in range(len(plan.rounds)):
        plan.put(number, rounds[number])


def improve(plan: Plan, steps: int) -> None:
    """Make ``plan`` better until ``steps`` matchings were made, or it is known to be best.

    A greedy round is already the best of what the others leave, so some are changed together: two rounds' pairs are
    dealt out anew, or two or three rounds are matched one after the other, all but the last with scores that chance has
    changed. Then they are matched anew without chance, each the best of what the others leave now. What is as good as
    before is kept too: it may lead further.
    """
    drawn = plan.drawn
    worth = plan.worth()
    numbers = list(range(len(plan.rounds)))
    while plan.matchings < steps and not plan.is_complete():
        before = list(plan.rounds)
        if drawn.random() < DEAL:
            touched = _deal_some(plan)
        else:
            touched = _match_some(plan)
        if drawn.random() < ALL:
            touched = numbers
        for number in drawn.sample(touched, len(touched)):
            plan.fill(number)
        if plan.worth() >= worth:
            worth = plan.worth()
        else:
            plan.replace(before)


def _match_some(plan: Plan) -> list[int]:
    """Match two or three rounds anew, all but the last by chance; return those."""
    count = min(plan.drawn.choice((2, 3)), len(plan.rounds))
    *by_chance, last = plan.drawn.sample(range(len(plan.rounds)), count)
    for number in (*by_chance, last):
        plan.clear(number)
    for number in by_chance:
        plan.fill(number, noise=plan.drawn.choice(NOISES))
    plan.fill(last)
    return by_chance


def _deal_some(plan: Plan) -> list[int]:
    """Deal the pairs of two rounds out anew, up to three times; return the rounds."""
    touched: set[int] = set()
    for _time in range(plan.drawn.randint(1, 3)):
        first, second = plan.drawn.sample(range(len(plan.rounds)), 2)
        _deal(plan, first, second)
        touched |= {first, second}
    return sorted(touched)


def _deal(plan: Plan, first: int, second: int) -> None:
    """Deal the pairs of two rounds out anew. Together they are chains and rings in which the two rounds take turns (as
    Kempe's chains of two colors): each may be turned round for itself, and nobody meets two at once."""
    both = plan.rounds[first] + plan.rounds[second]
    at: dict[int, list[int]] = defaultdict(list)
    for index in both:
        for one in plan.pairs[index]:
            at[one].append(index)
    was_first = set(plan.rounds[first])
    dealt: tuple[list[int], list[int]] = ([], [])
    seen: set[int] = set()
    for start in both:
        if start in seen:
            continue
        turned = plan.drawn.random() < 0.5
        waiting = [start]
        while waiting:
            index = waiting.pop()
            if index in seen:
                continue
            seen.add(index)
            dealt[(index in was_first) == turned].append(index)
            waiting += [near for one in plan.pairs[index] for near in at[one]]
    plan.clear(first)
    plan.clear(second)
    plan.put(first, dealt[0])
    plan.put(second, dealt[1])
