"""Which organization is meant, asked once for all lines that write it so, and once for all that stand under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from members.models import Organization
from members.recognition import Candidate

from .decisions import Choice, Decision, heading_key, written_key
from .line import ReadLine
from .parties import Who
from .understood import NOT_THIS_ORGANIZATION, Understood


@dataclass(frozen=True)
class Writing:
    """One way of writing an organization that is not certainly known, and all lines that write it so; or, where
    ``heading`` is the number of the line that names it, all lines under that one that say none."""

    key: str
    text: str
    lines: tuple[Understood, ...]
    candidates: tuple[Candidate, ...]
    decision: Decision | None = None
    who: Who | None = None
    heading: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be said who is meant."""
        return self.decision is None

    @property
    def is_out(self) -> bool:
        """Whether somebody said that these lines are left out."""
        return self.decision is not None and self.decision.choice is Choice.OUT

    @property
    def people(self) -> int:
        """How many people its lines speak of."""
        return sum(len(one.names) or sum(one.numbers) for one in self.lines)


def writings_of(
    everything: Iterable[Understood],
    lines: Iterable[Understood],
    said: Mapping[str, Decision],
    members: Mapping[int, Organization],
) -> list[Writing]:
    """What is asked of ``lines``, which are those of ``everything`` that speak of somebody and are not left out."""
    numbered = {one.number: one for one in everything}
    groups: dict[str, list[Understood]] = defaultdict(list)
    below: dict[int, list[Understood]] = defaultdict(list)
    for one in lines:
        if one.line.heading is not None and one.is_under_heading:
            below[one.line.heading].append(one)
        elif one.member is None and one.organization and one.asks not in NOT_THIS_ORGANIZATION:
            groups[written_key(one.organization)].append(one)
    headings = [
        _of_heading(numbered[number].line, group, said.get(heading_key(number)), members)
        for number, group in below.items()
        if len(group) > 1 or heading_key(number) in said
    ]
    return [*headings, *(_of_spelling(key, group, said.get(key), members) for key, group in groups.items())]


def _of_heading(
    heading: ReadLine,
    lines: list[Understood],
    decision: Decision | None,
    members: Mapping[int, Organization],
) -> Writing:
    """Whether all ``lines`` are of the organization that stands above them."""
    candidates = tuple(heading.found.candidates) if heading.found else ()
    who = _who(decision, members)
    if who is None and (decision is None or decision.choice is not Choice.APART):
        decision = None
    key, number = heading_key(heading.number), heading.number
    return Writing(key, heading.organization, tuple(lines), candidates, decision, who, number)


def _of_spelling(
    key: str, lines: list[Understood], decision: Decision | None, members: Mapping[int, Organization]
) -> Writing:
    best: dict[int, Candidate] = {}
    for one in lines:
        for candidate in one.found.candidates if one.found else ():
            known = best.get(candidate.organization.pk)
            if known is None or known.certainty < candidate.certainty:
                best[candidate.organization.pk] = candidate
    candidates = sorted(best.values(), key=lambda one: -one.certainty)
    who = _who(decision, members)
    if who is None and (decision is None or decision.choice is not Choice.OUT):
        # The member it was said to be is none any more.
        decision = None
    return Writing(key, lines[0].organization, tuple(lines), tuple(candidates), decision, who)


def _who(decision: Decision | None, members: Mapping[int, Organization]) -> Who | None:
    if decision is not None and decision.choice is Choice.MEMBER and decision.member in members:
        return Who(members[decision.member])
    if decision is not None and decision.choice is Choice.WALK_IN and decision.walk_in:
        return Who(walk_in_name=decision.walk_in)
    return None
