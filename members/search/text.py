"""The directory's search: asks the rows that ``writing`` writes, for one reader.

Every question goes to rows that the reader may read, so that a hit tells nobody what they could not read on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from django.db.models import Q, QuerySet

from members.known import Known, known_to, readable_to
from members.models import Organization, SearchEntry

from .asking import Arm, ask
from .conditions import Condition
from .passages import Passage, passages_of
from .query import Query, Unit, query_of
from .suggestions import Suggestion, suggestions_of
from .vocabulary import Vocabulary
from .writing import (
    is_behind,
    read_vocabulary,
    rebuild_search,
    searched_together,
    update_search,
    update_search_of_governorates,
    update_search_of_topics,
    write_rows,
)

__all__ = [
    "Matches",
    "Passage",
    "Suggestion",
    "TextSearch",
    "is_behind",
    "read_vocabulary",
    "rebuild_search",
    "searched_together",
    "update_search",
    "update_search_of_governorates",
    "update_search_of_topics",
    "write_rows",
]

# In the order of their weight.
SOURCES = SearchEntry.Source.values
# Ranks: whose name it is; whose name begins so; who has everything in one row, by its weight; who has it in several;
# and behind all of these who is found only by the second try.
IS_NAME, BEGINS_NAME, TOGETHER, APART, LOOSELY = 0, 1, 10, 100, 10_000

# Organizations; the same by the weight of the weightiest source that was found, or of several added up.
Ids = frozenset[int]
Found = Mapping[int, Ids]


@dataclass(frozen=True)
class Matches:
    """What the rows that the reader may read say to a query, over all organizations: the caller leaves out those that
    the reader may not see.

    ``found``: the organizations (ids) that have all that is asked for, in sets of those that are equally near, the
    nearest first; none is in two. None where nothing is asked for but what to leave out: then every organization is
    found. ``excluded``: ids of the organizations to leave out; they are not in ``found``.
    """

    found: list[Ids] | None
    excluded: Ids = frozenset()


class TextSearch:
    """A query as ``user`` may ask it. Takes any text.

    ``vocabulary`` is what ``read_vocabulary`` gives; ``known`` (what ``known_to(user)`` gives) spares a query where the
    caller has it.
    """

    def __init__(self, user, text: str, vocabulary: Vocabulary, *, known: Known | None = None) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self._user = user
        self._known = known

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for (nothing was typed, or only punctuation)."""
        return not (self.query.units or self.query.excluded)

    @cached_property
    def query(self) -> Query:
        """What is asked for."""
        return query_of(self.text, self.vocabulary) if self.text.strip() else Query()

    @cached_property
    def _readable(self) -> Q:
        """The rows that the reader may read, of organizations that they may see."""
        return readable_to(known_to(self._user) if self._known is None else self._known)

    def matches(self) -> Matches:
        """What is found, in one query (and one for who the reader works with); see ``Matches``."""
        return self._matches

    def passages(self, organization_ids: Iterable[int]) -> dict[int, Passage]:
        """Why each of these organizations (one page of them, all visible to the reader) was found, in one query.

        An organization that no line speaks for has no passage.
        """
        found = [by_weight for arm, by_weight in self._found.items() if arm != EXCLUDED]
        found_in = {
            (organization_id, SOURCES[weight])
            for organization_id in organization_ids
            for by_weight in found
            for weight, ids in by_weight.items()
            if organization_id in ids
        }
        rows = SearchEntry.objects.filter(self._readable)
        return passages_of(rows, found_in, self.query, self.vocabulary) if found_in else {}

    def suggestions(self, visible: QuerySet[Organization]) -> list[Suggestion]:
        """For a search that found nothing: the nearest names of ``visible`` organizations and topics, at most five, in
        two queries."""
        return suggestions_of(self._readable, visible, self.text, self.vocabulary)

    @cached_property
    def _matches(self) -> Matches:
        excluded = _everybody(self._found.get(EXCLUDED, {}))
        if not self.query.units:
            return Matches(None, excluded)
        return Matches(_nearest_first(_by_rank(self.query, self._found), excluded), excluded)

    @cached_property
    def _found(self) -> dict[str, Found]:
        """For each arm (by name) the organizations that it found."""
        arms = _arms(self.query)
        found: dict[str, dict[int, Ids]] = {arm: {} for arm, _, _ in arms}
        for arm, weight, organization_ids in sorted(ask(self._readable, arms), key=lambda row: row[1]):
            found[arm][weight] = frozenset(organization_ids).difference(*found[arm].values())
        return dict(found)


EXCLUDED, WHOLE, BEGUN, ALL = "excluded", "whole", "begun", "all"


def _arms(query: Query) -> list[Arm]:
    """What ``query`` asks of the index: arms of one name are of one condition, one for each source that can meet it."""
    units = query.units
    arms: list[Arm] = []
    if units:
        arms += _in_each_source(WHOLE, query.whole) + _in_each_source(BEGUN, query.begun)
    for number, unit in enumerate(units):
        for place, (word, loose) in enumerate(zip(unit.words, unit.loose, strict=True)):
            arms += _in_each_source(f"{number}.{place}", word)
            arms += _in_each_source(f"{number}.{place}?", loose)
        arms += _in_each_source(f"{number}", unit.known)
    if not _has_one_word(query):
        for weight, source in enumerate(SOURCES):
            conditions = [unit.in_source(source) for unit in units]
            if all(conditions):
                arms.append((ALL, weight, " & ".join(f"({condition})" for condition in conditions)))
    for condition in query.excluded:
        arms += _in_each_source(EXCLUDED, condition)
    return arms


def _in_each_source(name: str, condition: Condition | None) -> list[Arm]:
    if condition is None:
        return []
    arms = ((name, weight, condition.in_source(source)) for weight, source in enumerate(SOURCES))
    return [arm for arm in arms if arm[2]]


def _by_rank(query: Query, found: Mapping[str, Found]) -> Iterator[tuple[int, Ids]]:
    """Who has every unit, or whose name it is, each with a rank; some have several, of which the smallest counts."""
    yield from ((IS_NAME, ids) for ids in found.get(WHOLE, {}).values())
    yield from ((BEGINS_NAME, ids) for ids in found.get(BEGUN, {}).values())
    strict = [_of_unit(number, unit, found, loosely=False) for number, unit in enumerate(query.units)]
    together = strict[0] if _has_one_word(query) else found.get(ALL, {})
    yield from ((TOGETHER + weight, ids) for weight, ids in together.items())
    if not _has_one_word(query):
        yield from ((APART + weight, ids) for weight, ids in _meet(strict).items())
    if any(loose for unit in query.units for loose in unit.loose):
        both = [_of_unit(number, unit, found, loosely=True) for number, unit in enumerate(query.units)]
        yield from ((LOOSELY + weight, ids) for weight, ids in _meet(both).items())


def _nearest_first(ranked: Iterable[tuple[int, Ids]], without: Ids) -> list[Ids]:
    """Each organization once, by its smallest rank; none of ``without``."""
    by_rank: dict[int, Ids] = {}
    for rank, ids in ranked:
        by_rank[rank] = by_rank.get(rank, frozenset()) | ids
    parts: list[Ids] = []
    passed = without
    for rank in sorted(by_rank):
        parts.append(by_rank[rank] - passed)
        passed = passed | by_rank[rank]
    return [part for part in parts if part]


def _has_one_word(query: Query) -> bool:
    return sum(len(unit.words) for unit in query.units) <= 1


def _of_unit(number: int, unit: Unit, found: Mapping[str, Found], *, loosely: bool) -> Found:
    """Who has a unit: all its words, or what is known by another name."""
    words = []
    for place in range(len(unit.words)):
        arm = f"{number}.{place}"
        strict = found.get(arm, {})
        words.append(_either(strict, found.get(f"{arm}?", {})) if loosely else strict)
    return _either(_meet(words), found.get(f"{number}", {}))


def _meet(sides: list[Found]) -> Found:
    """Who is on every side; their weights added."""
    met = sides[0]
    for side in sides[1:]:
        both: dict[int, Ids] = {}
        for (weight, ids), (other, others) in product(met.items(), side.items()):
            if common := ids & others:
                both[weight + other] = both.get(weight + other, frozenset()) | common
        met = both
    return met


def _either(one: Found, other: Found) -> Found:
    """Who is on either side; of two weights the weightier."""
    if not other:
        return one
    either: dict[int, Ids] = {}
    for weight in sorted({*one, *other}):
        ids = one.get(weight, frozenset()) | other.get(weight, frozenset())
        either[weight] = ids.difference(*either.values())
    return either


def _everybody(found: Found) -> Ids:
    return frozenset[int]().union(*found.values())
