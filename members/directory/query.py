"""The directory: which organizations a reader finds, in which order, with the counts beside every choice.

What is found, counted and ordered comes from an index in memory (``index``), so that a page asks the database
the same few questions however many organizations there are. The rows of a page are read from the database, and asked
once more whether the reader may see them: an index that was wrong could show nobody who is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from members.complementarity import Complementarity, Knowledge, knowledge_of, measure
from members.known import Known, is_visible_to_known, known_to
from members.models import Governorate, Organization, Topic
from members.search.terms import LONGEST_QUERY
from members.search.text import Passage, Suggestion, TextSearch
from members.visibility import organizations_visible_to

from .bits import InParts, by_how_many, union
from .filters import chosen_values, facet_values
from .index import current_index
from .reading import Reading

PER_PAGE = 10
CLOSENESS, NAME, FRESHNESS = "closeness", "name", "freshness"
ORDERS = (CLOSENESS, NAME, FRESHNESS)


@dataclass
class Result:
    """One organization of the directory with what its row says. Governorates are in the order of their names, topics in
    the taxonomy's, languages are codes; ``passage`` is what a search found in it."""

    organization: Organization
    governorates: list[Governorate]
    languages: list[str]
    shares: list[Topic]
    wants: list[Topic]
    match: Complementarity | None
    passage: Passage | None = None


@dataclass
class Ours:
    """What the reader's own organization offers and wants: what joins others with it."""

    organization_id: int
    knowledge: Knowledge


@dataclass
class Directory:
    """What the page of the directory shows."""

    query: str
    order: str
    reading: Reading
    # Every facet's values with their labels, and those that are chosen.
    values: dict[str, dict[str, str]]
    chosen: dict[str, list[str]]
    # Who is found by the text alone, and by the facets as well.
    searched: int
    found: int
    page: Page
    results: list[Result]
    suggestions: list[Suggestion] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._within = {
            facet: self.reading.narrowed(self.searched, self.chosen, leave_out=facet) for facet in self.values
        }

    @property
    def count(self) -> int:
        """How many organizations fit."""
        return self.found.bit_count()

    @property
    def total(self) -> int:
        """How many organizations the reader may see."""
        return self.reading.visible.bit_count()

    @property
    def governorates(self) -> list[Governorate]:
        """Every governorate."""
        return self.reading.index.governorates

    @property
    def topics(self) -> list[Topic]:
        """Every topic with its theme, in the taxonomy's order."""
        return self.reading.index.topics

    def count_of(self, facet: str, *values: str) -> int:
        """How many organizations are found with any of ``values`` in ``facet``, and all else that is chosen."""
        having = self.reading.sets[facet]
        if len(values) == 1:
            return (self._within[facet] & having.get(values[0], 0)).bit_count()
        return (self._within[facet] & self.reading.having(facet, values)).bit_count()

    def is_had(self, facet: str, value: str) -> bool:
        """Whether any organization that the reader sees says ``value``, whatever is searched and chosen."""
        return bool(self.reading.visible & self.reading.sets[facet].get(value, 0))


def all_topics() -> list[Topic]:
    """Every topic with its theme, in the taxonomy's order."""
    return list(Topic.objects.select_related("theme"))


def read_directory(user, acting_for: Organization | None, params: QueryDict) -> Directory:
    """What ``user`` finds with ``params`` (q, the facets, sort, page); the match mark is with ``acting_for``.

    Pages are counted, not keyed: the order is in memory, where the hundredth page costs what the first does, and
    "page 3 of 12" tells people more than "further". A page beyond the last gives the last.
    """
    reading = Reading(current_index(), known_to(user))
    values = facet_values(reading.index)
    chosen = chosen_values(params, values)
    query = params.get("q", "").replace("\0", "")[:LONGEST_QUERY].strip()
    search = _search(reading, user, params.get("q", ""))
    parts = _searched(reading, search)
    searched = union(parts)
    found = reading.narrowed(searched, chosen)
    ours = _ours(reading, acting_for, user)
    order = next((one for one in ORDERS if one == params.get("sort")), CLOSENESS)
    ordered = InParts(_in_order(reading, [part & found for part in parts], order, ours))
    page = Paginator(ordered, PER_PAGE).get_page(params.get("page"))
    results = _results(reading, list(page.object_list), ours)
    if search is not None:
        passages = search.passages([result.organization.pk for result in results]) if results else {}
        for result in results:
            result.passage = passages.get(result.organization.pk)
    directory = Directory(query, order, reading, values, chosen, searched, found, page, results)
    if search is not None and not searched:
        visible = organizations_visible_to(user).exclude(kind=Organization.Kind.CONVENOR)
        directory.suggestions = search.suggestions(visible)
    return directory


def closest_to(acting_for: Organization, user, *, leave_out: Iterable[int], limit: int) -> list[Result]:
    """The organizations of the directory that join ``acting_for`` most, the closest first: at most ``limit``, none of
    ``leave_out`` (ids) and none that nothing joins."""
    reading = Reading(current_index(), known_to(user))
    ours = _ours(reading, acting_for, user)
    others = reading.visible & ~reading.index.bits([acting_for.pk, *leave_out])
    closest = InParts(_in_order(reading, [others], CLOSENESS, ours))[:limit]
    results = _results(reading, closest, ours)
    return [result for result in results if result.match is not None and result.match.count]


def match_of_two(known: Known, acting_for: Organization, other: Organization, user) -> Complementarity | None:
    """What joins ``other`` and ``acting_for``, as far as the reader may know; None where they may not know of it."""
    reading = Reading(current_index(), known)
    ours, place = _ours(reading, acting_for, user), reading.index.place.get(other.pk)
    if ours is None or place is None or not is_visible_to_known(known, other):
        return None
    theirs = reading.said_by([place])[place].knowledge
    return measure(ours.knowledge, theirs, reading.index.taxonomy)


def _search(reading: Reading, user, text: str) -> TextSearch | None:
    """The search for ``text``; None where it has nothing to search for."""
    if not text.strip():
        return None
    search = TextSearch(user, text, reading.index.facts.vocabulary, known=reading.known)
    return None if search.is_empty else search


def _searched(reading: Reading, search: TextSearch | None) -> list[int]:
    """Who is found by the text among those whom the reader sees, in parts, the nearest first."""
    if search is None:
        return [reading.visible]
    matches = search.matches()
    if matches.found is None:
        return [reading.visible & ~reading.index.bits(matches.excluded)]
    return [reading.visible & reading.index.bits(ids) for ids in matches.found]


def _in_order(reading: Reading, parts: list[int], order: str, ours: Ours | None) -> list[int]:
    """Who is found, in ``parts`` that follow each other: each of the result in the order of names.

    By closeness: what the text matches best (as ``parts`` are), then what joins most with ``ours``.
    """
    if order == NAME:
        return [union(parts)]
    if order == FRESHNESS:
        found = union(parts)
        return [found & bits for bits in reading.index.confirmed.values()]
    if ours is None:
        return parts
    others = ~reading.index.bits([ours.organization_id])
    joining = [bits & others for bits in reading.joining(ours.knowledge)]
    return [closer for part in parts for closer in by_how_many(part, joining)]


def _ours(reading: Reading, acting_for: Organization | None, user) -> Ours | None:
    if acting_for is None:
        return None
    place = reading.index.place.get(acting_for.pk)
    if place is None:
        # The convenor, which is none of the directory.
        return Ours(acting_for.pk, knowledge_of([acting_for.pk], user)[acting_for.pk])
    return Ours(acting_for.pk, reading.said_by([place])[place].knowledge)


def _results(reading: Reading, places: Sequence[int], ours: Ours | None) -> list[Result]:
    """The rows of these places, in their order."""
    index = reading.index
    ids = [index.ids[place] for place in places]
    organizations = {row.pk: row for row in Organization.objects.filter(pk__in=ids).order_by()}
    results = []
    for place, said in reading.said_by(places).items():
        organization = organizations.get(index.ids[place])
        if organization is None or not is_visible_to_known(reading.known, organization):
            # It has gone, or hidden, since this page was begun.
            continue
        match = None
        if ours is not None and organization.pk != ours.organization_id:
            match = measure(ours.knowledge, said.knowledge, index.taxonomy)
        results.append(
            Result(
                organization,
                said.governorates,
                said.languages,
                said.shares,
                said.wants,
                match,
            )
        )
    return results
