"""Why two organizations should talk, and how much they have to talk about. Pure: from facts alone.

The weights. What joins the two by knowledge weighs most, since a conversation about it helps one of them at once:
``complementarity.score`` gives a topic that one shares and the other wants three from either side, six in all, and a
theme in common one from either side. Projects on one topic are what the community is convened for: where both are in
one place they may be done twice (``TWICE``), elsewhere there is experience to compare (``ALIKE``); either is less
than a match, as it helps only if the two agree. A place in common (``PLACE``) makes it easier to meet, and a theme in
common is a beginning; both are little by themselves: an organization that works in all governorates must not have most
to talk about with everybody. So no more than ``MOST_NEAR`` of each count, and what both name is always told first.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from members import complementarity
from members.complementarity import Join, Taxonomy

from .facts import Facts

MATCH = 6
TWICE = 4
ALIKE = 3
PLACE = 1
THEME = 1
MOST_NEAR = 2


class Kind(enum.Enum):
    """What a reason is about, in the order in which reasons of one weight are told."""

    THEY_SHARE = "they share what we want"
    THEY_WANT = "they want what we share"
    SAME_WORK_HERE = "both have projects on a topic in one place"
    SAME_WORK = "both have projects on a topic"
    PLACE = "both work in a place"
    THEME = "one shares and the other wants topics of one theme"


_ORDER = {kind: position for position, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Reason:
    """One thing to talk about: the ids of the topics, governorates and themes that it is about."""

    kind: Kind
    weight: int
    topics: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()

    @property
    def joins(self) -> bool:
        """Whether it is of something that both name, not only of what lies near."""
        return self.kind not in {Kind.PLACE, Kind.THEME}


def reasons(ours: Facts, theirs: Facts, taxonomy: Taxonomy) -> list[Reason]:
    """Why we should talk to them, the weightiest first; none where ``score`` is 0."""
    found = complementarity.measure(ours.knowledge, theirs.knowledge, taxonomy)
    told = []
    for kind, they_offer in ((Kind.THEY_SHARE, True), (Kind.THEY_WANT, False)):
        topics = frozenset(join.theirs for join in found.joins if join.they_offer == they_offer)
        if topics:
            told.append(Reason(kind, MATCH * len(topics), topics=topics))
    named: set[int] = set()
    alike = set()
    for topic, places in _works_alike(ours, theirs).items():
        if places:
            told.append(Reason(Kind.SAME_WORK_HERE, TWICE, topics=frozenset({topic}), places=places))
            named |= places
        else:
            alike.add(topic)
    if alike:
        told.append(Reason(Kind.SAME_WORK, ALIKE * len(alike), topics=frozenset(alike)))
    # What a reason above says anyway is not said again.
    if places := (ours.places & theirs.places) - named:
        told.append(Reason(Kind.PLACE, PLACE * _counted(places), places=places))
    if themes := _themes(found.near, taxonomy) - _themes(found.joins, taxonomy):
        told.append(Reason(Kind.THEME, THEME * _counted(themes), themes=themes))
    return sorted(
        told,
        key=lambda reason: (
            -reason.weight,
            _ORDER[reason.kind],
            -len(reason.places),
            min(reason.topics, default=0),
        ),
    )


def score(first: Facts, second: Facts, taxonomy: Taxonomy) -> int:
    """How much two organizations have to talk about, the same whichever is named first; 0 where there is no reason."""
    by_knowledge = complementarity.score(first.knowledge, second.knowledge, taxonomy)
    by_work = sum(TWICE if places else ALIKE for places in _works_alike(first, second).values())
    return by_knowledge + by_work + PLACE * _counted(first.places & second.places)


def _works_alike(first: Facts, second: Facts) -> dict[int, frozenset[int]]:
    """The topics on which both plan or run projects, each with the places where both do."""
    ones, others = _places_by_topic(first), _places_by_topic(second)
    return {topic: ones[topic] & others[topic] for topic in sorted(ones.keys() & others.keys())}


def _places_by_topic(facts: Facts) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for work in facts.works:
        if work.is_open:
            for topic in work.topics:
                found[topic] = found.get(topic, frozenset()) | work.places
    return found


def _counted(near: frozenset[int]) -> int:
    return min(len(near), MOST_NEAR)


def _themes(joins: tuple[Join, ...], taxonomy: Taxonomy) -> frozenset[int]:
    return frozenset(taxonomy.theme[join.theirs] for join in joins if join.theirs in taxonomy.theme)
