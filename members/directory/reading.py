"""The directory's index as one reader may know it: which organizations they see, and what of these they may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from members.complementarity import Knowledge
from members.known import Known, readable_among, visible_among
from members.models import Governorate, OrganizationLanguage, Topic

from .bits import union
from .index import TOPIC_MARK, DirectoryIndex

# Facets of topics: their values are themes, and topics of these.
OF_TOPICS = ("shares", "wants")


@dataclass
class Said:
    """What an organization says of itself, as far as the reader may read it: each in the order of its own list."""

    governorates: list[Governorate] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    shares: list[Topic] = field(default_factory=list)
    wants: list[Topic] = field(default_factory=list)

    @property
    def knowledge(self) -> Knowledge:
        """What it shares and wants, as the measure of complementarity takes it."""
        return Knowledge(*(frozenset(topic.pk for topic in topics) for topics in (self.shares, self.wants)))


class Reading:
    """``index`` as the reader of whom ``known`` tells may know it. ``visible`` is the set of who they may know of."""

    def __init__(self, index: DirectoryIndex, known: Known) -> None:
        self.index, self.known = index, known
        self.visible = visible_among(known, index.everybody, index.visibility, index.bits)
        own, partners = index.bits(known.own), index.bits(known.partners)
        wants = {
            value: readable_among(known, by_audience, own, partners)
            for value, by_audience in index.wants.items()
        }
        self.sets: Mapping[str, Mapping[str, int]] = index.sets | {"wants": wants}

    def having(self, facet: str, values: Iterable[str]) -> int:
        """The organizations that have any of ``values``. They may be ones that the reader does not see.

        A theme of which a topic is named too stands for that topic alone: who has chosen a theme, and then one of the
        topics that appear beneath it, wants fewer organizations and not the same ones.
        """
        return union(self.sets[facet].get(value, 0) for value in effective(facet, values))

    def narrowed(self, found: int, chosen: Mapping[str, Iterable[str]], *, leave_out: str = "") -> int:
        """Those of ``found`` that fit every facet of ``chosen`` but ``leave_out``."""
        for facet, values in chosen.items():
            if values and facet != leave_out:
                found &= self.having(facet, values)
        return found

    def joining(self, ours: Knowledge) -> list[int]:
        """Sets of organizations: for each topic that joins somebody and us (see ``complementarity.measure``), who has
        it on the other side."""
        taxonomy, values = self.index.taxonomy, self.index.topic_values
        pairs = (("shares", taxonomy.with_kin(ours.wants)), ("wants", taxonomy.with_kin(ours.offers)))
        return [
            self.sets[facet].get(values[topic], 0)
            for facet, topics in pairs
            for topic in sorted(topics)
            if topic in values
        ]

    def said_by(self, places: Iterable[int]) -> dict[int, Said]:
        """What the organizations at these few places of the index say."""
        said = {place: Said() for place in places}
        page = union(1 << place for place in said)

        def who_say(facet: str, value: str) -> Iterator[Said]:
            common = self.sets[facet].get(value, 0) & page
            return (said[place] for place in said if common >> place & 1) if common else iter(())

        for governorate in self.index.governorates:
            for one in who_say("governorate", governorate.code):
                one.governorates.append(governorate)
        for language in OrganizationLanguage.Language.values:
            for one in who_say("language", language):
                one.languages.append(language)
        for topic in self.index.topics:
            value = self.index.topic_values[topic.pk]
            for one in who_say("shares", value):
                one.shares.append(topic)
            for one in who_say("wants", value):
                one.wants.append(topic)
        return said


def effective(facet: str, values: Iterable[str]) -> list[str]:
    """``values`` without the themes that a topic of theirs stands for."""
    values = list(values)
    if facet not in OF_TOPICS:
        return values
    narrowed = {value.partition(TOPIC_MARK)[0] for value in values if TOPIC_MARK in value}
    return [value for value in values if value not in narrowed]
