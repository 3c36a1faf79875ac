"""The directory in memory: for everything that can be chosen, which organizations it would find, as a set of bits.

Each process keeps one index a language. It is right for one state of the data, named by ``DirectoryVersion``, and for
one day; each request asks for the version first and makes the index anew where its own is of another. So what one
process writes is seen by all with the transaction that wrote it, and an organization that hides is gone at once.
Readers see only what ``visibility`` lets them (see ``reading``).
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from cop_portal.dates import today
from cop_portal.translations.names import reading_language
from members.complementarity import Taxonomy
from members.models import Governorate, Topic
from members.upkeep.freshness import band_of

from .bits import bits_of, union
from .facts import Facts, load_facts
from .order import name_order

# Parts a theme from its topic in an address: "elections" is the theme, "elections.voter-education" the topic.
TOPIC_MARK = "."
# The one value of the facet "women-led": that an organization has not said it is tells nothing.
WOMEN_LED = "yes"


def topic_value(topic: Topic) -> str:
    """How an address names ``topic``."""
    return f"{topic.theme.slug}{TOPIC_MARK}{topic.slug}"


@dataclass
class DirectoryIndex:
    """The organizations in the order of their names in one language. ``place`` is an organization's bit.

    ``sets`` has for each facet and value (as an address names them) the organizations that say it, whoever may read
    it; for wants it is empty and ``wants`` has them by audience.
    """

    facts: Facts
    ids: list[int]
    place: dict[int, int] = field(default_factory=dict)
    sets: dict[str, dict[str, int]] = field(default_factory=dict)
    wants: dict[str, dict[str, int]] = field(default_factory=dict)
    visibility: dict[str, int] = field(default_factory=dict)
    # Every governorate, by name.
    governorates: list[Governorate] = field(default_factory=list)
    # How an address names each topic (id).
    topic_values: dict[int, str] = field(default_factory=dict)
    # What each facet's values are called, once somebody has asked.
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    # The days on which profiles were confirmed, the latest first; None (never) is the last.
    confirmed: dict[datetime.date | None, int] = field(default_factory=dict)

    @property
    def topics(self) -> list[Topic]:
        """Every topic with its theme, in the taxonomy's order."""
        return self.facts.topics

    @property
    def taxonomy(self) -> Taxonomy:
        """Which topics are called alike."""
        return self.facts.taxonomy

    @property
    def everybody(self) -> int:
        """The set of all."""
        return (1 << len(self.ids)) - 1

    def bits(self, organization_ids: Iterable[int]) -> int:
        """The set of these organizations; what is none of the directory is left out."""
        places = [place for place in map(self.place.get, organization_ids) if place is not None]
        return bits_of(places, len(self.ids))


def current_index() -> DirectoryIndex:
    """The index in the reader's language, as the data are now."""
    return _kept.get(reading_language())


class _Kept:
    """What a process remembers: the newest facts it has read, and an index for each language that was asked for."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.key: tuple[str, datetime.date] | None = None
        self.facts: Facts | None = None
        self.indexes: dict[str, DirectoryIndex] = {}

    def get(self, language: str) -> DirectoryIndex:
        # The version is read before the data: these can only be newer, and then the next request reads them again.
        key = (_version(), today())
        with self.lock:
            if self.key != key or self.facts is None:
                # Without a version (emptied tables) nobody says when the data change: nothing is kept.
                self.key, self.facts, self.indexes = key if key[0] else None, load_facts(key[1]), {}
            if language not in self.indexes:
                self.indexes[language] = make_index(self.facts, language)
            return self.indexes[language]


_kept = _Kept()


# Written out: asked for each page, and Django takes longer to put it together than PostgreSQL to answer it.
_VERSION = "SELECT string_agg(id || ':' || version, ' ' ORDER BY id) FROM members_directoryversion"


def _version() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_VERSION)
        return cursor.fetchone()[0] or ""


def make_index(facts: Facts, language: str) -> DirectoryIndex:
    """The index of ``facts`` in the order of the names in ``language``."""
    ids = sorted(facts.names, key=lambda pk: (name_order(facts.name(pk, language)), pk))
    index = DirectoryIndex(facts, ids, {pk: place for place, pk in enumerate(ids)})
    index.governorates = sorted(facts.governorates, key=lambda place: name_order(_name(place, language)))
    said = {
        facet: {key: index.bits(organizations) for key, organizations in values.items()}
        for facet, values in facts.said.items()
    }
    topics = said.get("shares", {})
    wants = said.get("wants", {})
    index.topic_values = {topic.pk: topic_value(topic) for topic in facts.topics}
    index.visibility = said.get("visibility", {})
    days = said.get("profile_confirmed_on", {})
    index.confirmed = dict(sorted(days.items(), key=lambda pair: pair[0] or datetime.date.min, reverse=True))
    index.sets = {name: said.get(name, {}) for name in _AS_SAID}
    index.sets["women_led"] = {WOMEN_LED: said.get("is_women_led", {}).get(True, 0)}
    index.sets["freshness"] = _by_band(index)
    index.sets["shares"] = _by_topic(facts.topics, topics)
    for audience in {audience for _topic, audience in wants}:
        of_audience = {topic: bits for (topic, who), bits in wants.items() if who == audience}
        for value, bits in _by_topic(facts.topics, of_audience).items():
            index.wants.setdefault(value, {})[audience] = bits
    return index


def _name(place: Governorate, language: str) -> str:
    return getattr(place, f"name_{language}") or place.name_en


# Facets whose values stand in an address as they stand in the database.
_AS_SAID = ("governorate", "kind", "language", "target_group", "project_status")


def _by_band(index: DirectoryIndex) -> dict[str, int]:
    bands: dict[str, int] = {}
    for confirmed_on, bits in index.confirmed.items():
        band = band_of(confirmed_on, index.facts.day)
        bands[band] = bands.get(band, 0) | bits
    return bands


def _by_topic(topics: Iterable[Topic], said: dict[int, int]) -> dict[str, int]:
    """The sets of topics (by id) as an address names them; a theme has whoever has any of its topics."""
    sets: dict[str, int] = {}
    for topic in topics:
        if bits := said.get(topic.pk):
            sets[topic_value(topic)] = bits
            sets[topic.theme.slug] = union((sets.get(topic.theme.slug, 0), bits))
    return sets
