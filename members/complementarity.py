"""How much two organizations could give each other: where one offers what the other wants.

A measure over members' data alone, pure where it counts: give it what each offers and wants, as sets of topics, and
it says what joins them. Used by the directory's match mark, the "together" panel, and whoever brings people together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import CharField, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Expertise, Need, Topic
from .search.terms import terms_of
from .visibility import readable_by_audience

OFFERS, WANTS = "offers", "wants"


class Knowledge(NamedTuple):
    """What an organization offers and wants: ids of topics."""

    offers: frozenset[int] = frozenset()
    wants: frozenset[int] = frozenset()


class Join(NamedTuple):
    """One of their topics that meets one of ours. ``they_offer``: they offer it and we want it, else the other way."""

    theirs: int
    ours: int
    they_offer: bool

    @property
    def is_same(self) -> bool:
        """Whether both name the same topic, not only one close to it."""
        return self.theirs == self.ours


@dataclass(frozen=True)
class Taxonomy:
    """Which topics are called alike, and which belong to one theme."""

    kin: Mapping[int, frozenset[int]]
    theme: Mapping[int, int]

    @classmethod
    def of(cls, topics: Iterable[Topic]) -> Taxonomy:
        """The taxonomy of ``topics`` (all of them). Topics that share a synonym are kin: who searches for that word
        finds both, as "electoral violence" finds its prevention and the violence against women in elections."""
        named: dict[tuple[str, ...], set[int]] = defaultdict(set)
        theme: dict[int, int] = {}
        for topic in topics:
            theme[topic.pk] = topic.theme_id
            for term in terms_of(topic):
                named[term].add(topic.pk)
        kin: dict[int, set[int]] = {pk: {pk} for pk in theme}
        for group in named.values():
            for pk in group:
                kin[pk] |= group
        return cls({pk: frozenset(group) for pk, group in kin.items()}, theme)

    def with_kin(self, topics: Iterable[int]) -> frozenset[int]:
        """``topics`` and their kin."""
        return frozenset().union(*(self.kin.get(pk, frozenset({pk})) for pk in topics))


@dataclass(frozen=True)
class Complementarity:
    """What joins another organization and ours. ``near``: a theme in common where the topics differ; it joins less and
    is not counted."""

    joins: tuple[Join, ...] = ()
    near: tuple[Join, ...] = ()
    theirs_that_match: frozenset[int] = field(default=frozenset())

    @property
    def count(self) -> int:
        """How many things join the two."""
        return len(self.joins)

    @property
    def shared(self) -> int:
        """How many of their offers we want."""
        return sum(join.they_offer for join in self.joins)

    @property
    def wanted(self) -> int:
        """How many of their wants we offer."""
        return self.count - self.shared

    @property
    def title(self) -> str:
        """How many things join the two, in words."""
        text = ngettext("%(count)s thing joins you", "%(count)s things join you", self.count)
        return text % {"count": self.count}

    @property
    def sentence(self) -> str:
        """It, the other organization, said to us: "It shares 2 you want. It wants 1 you share."."""
        parts = []
        if self.shared:
            text = ngettext("It shares %(count)s you want.", "It shares %(count)s you want.", self.shared)
            parts.append(text % {"count": self.shared})
        if self.wanted:
            text = ngettext("It wants %(count)s you share.", "It wants %(count)s you share.", self.wanted)
            parts.append(text % {"count": self.wanted})
        if not parts and self.near:
            parts.append(_("Nothing listed joins you yet, but you work on the same themes."))
        return " ".join(parts)


def measure(ours: Knowledge, theirs: Knowledge, taxonomy: Taxonomy) -> Complementarity:
    """What joins us and them. Each of their topics counts once: with the same topic of ours, else with its kin."""
    joins: list[Join] = []
    near: list[Join] = []
    for they_offer, their_topics, our_topics in (
        (True, theirs.offers, ours.wants),
        (False, theirs.wants, ours.offers),
    ):
        for topic in sorted(their_topics):
            partner = _partner(topic, our_topics, taxonomy)
            if partner is not None:
                joins.append(Join(topic, partner, they_offer))
                continue
            neighbor = next(
                (pk for pk in sorted(our_topics) if taxonomy.theme.get(pk) == taxonomy.theme.get(topic)), None
            )
            if neighbor is not None:
                near.append(Join(topic, neighbor, they_offer))
    # The same topic on both sides first: it is the plainest.
    joins.sort(key=lambda join: (not join.they_offer, not join.is_same))
    return Complementarity(tuple(joins), tuple(near), frozenset(join.theirs for join in joins))


def _partner(topic: int, ours: frozenset[int], taxonomy: Taxonomy) -> int | None:
    if topic in ours:
        return topic
    return min(taxonomy.kin.get(topic, frozenset()) & ours, default=None)


def score(first: Knowledge, second: Knowledge, taxonomy: Taxonomy) -> int:
    """How much two organizations have to talk about, the same whichever is named first: what joins them counts three
    times a theme in common."""
    sides = (measure(first, second, taxonomy), measure(second, first, taxonomy))
    return sum(3 * found.count + len(found.near) for found in sides)


def knowledge_of(organization_ids: Iterable[int], user) -> dict[int, Knowledge]:
    """What each of these organizations offers and wants, as far as ``user`` may read it. One query for all of them.

    The caller has made sure that ``user`` may know of the organizations.
    """
    ids = list(organization_ids)
    offers = Expertise.objects.filter(organization__in=ids)
    wants = Need.objects.filter(organization__in=ids).filter(readable_by_audience(user))
    columns = ("organization_id", "topic_id", "side")
    rows = (
        offers.order_by()
        .annotate(side=Value(OFFERS, output_field=CharField()))
        .values_list(*columns)
        .union(
            wants.order_by().annotate(side=Value(WANTS, output_field=CharField())).values_list(*columns),
            all=True,
        )
    )
    found: dict[int, dict[str, set[int]]] = {pk: {OFFERS: set(), WANTS: set()} for pk in ids}
    for organization_id, topic_id, side in rows:
        found[organization_id][side].add(topic_id)
    return {pk: Knowledge(frozenset(sides[OFFERS]), frozenset(sides[WANTS])) for pk, sides in found.items()}
