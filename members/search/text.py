"""The directory's search: asks the rows that ``writing`` writes, for one reader.

Every question goes to rows that the reader may read, so that a hit tells nobody what they could not read on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet

from members.models import Governorate, Organization, SearchEntry, SearchWords, Topic
from members.visibility import Known, known_to, readable_to

from .conditions import Condition
from .passages import Passage, passages_of
from .query import Query, Unit, query_of
from .suggestions import Suggestion, suggestions_of
from .vocabulary import Vocabulary
from .writing import is_behind, rebuild_search, update_search, update_search_of_topics, write_rows

__all__ = [
    "Matches",
    "Passage",
    "Suggestion",
    "TextSearch",
    "is_behind",
    "rebuild_search",
    "update_search",
    "update_search_of_topics",
    "write_rows",
]

# In the order of their weight.
SOURCES = SearchEntry.Source.values
# Ranks: whose name it is; whose name begins so; who has everything in one row, by its weight; who has it in several;
# and behind all of these who is found only by the second try.
IS_NAME, BEGINS_NAME, TOGETHER, APART, LOOSELY = 0, 1, 10, 100, 10_000

# Organizations, each with the weight of the weightiest source that was found.
Found = Mapping[int, int]
# A question to the index: its name, the weight of what it finds, and what it asks.
Arm = tuple[str, int, str]


@dataclass(frozen=True)
class Matches:
    """What the rows that the reader may read say to a query, over all organizations: the caller leaves out those that
    the reader may not see.

    ``found``: the id of each organization that has all that is asked for, with its rank (smaller is nearer; equal
    ranks are common). None where nothing is asked for but what to leave out: then every organization is found.
    ``excluded``: ids of the organizations to leave out of them; they are not in ``found``.
    """

    found: dict[int, int] | None
    excluded: frozenset[int] = frozenset()


class TextSearch:
    """A query as ``user`` may ask it. Takes any text.

    ``topics`` are all topics with their themes. ``governorates`` (all) and ``known`` (what ``known_to(user)`` gives)
    spare a query each where the caller has them.
    """

    def __init__(
        self,
        user,
        text: str,
        topics: Iterable[Topic],
        *,
        governorates: Iterable[Governorate] | None = None,
        known: Known | None = None,
    ) -> None:
        self.text = text
        self._user = user
        self._topics = topics
        self._governorates = governorates
        self._known = known

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search for (nothing was typed, or only punctuation)."""
        return not (self.query.units or self.query.excluded)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        governorates = Governorate.objects.all() if self._governorates is None else self._governorates
        return Vocabulary.of(self._topics, governorates)

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
        sources: dict[str, list[int]] = {}
        for organization_id in organization_ids:
            found_in = {self._found[arm].get(organization_id) for arm in self._found if arm != EXCLUDED}
            for source in {SOURCES[weight] for weight in found_in if weight is not None}:
                sources.setdefault(source, []).append(organization_id)
        rows = SearchEntry.objects.filter(self._readable)
        return passages_of(rows, sources, self.query, self.vocabulary) if sources else {}

    def suggestions(self, visible: QuerySet[Organization]) -> list[Suggestion]:
        """For a search that found nothing: the nearest names of ``visible`` organizations and topics, at most five, in
        one query."""
        return suggestions_of(self._readable, visible, self.text, self.vocabulary)

    @cached_property
    def _matches(self) -> Matches:
        excluded = frozenset(self._found.get(EXCLUDED, ()))
        if not self.query.units:
            return Matches(None, excluded)
        ranks = _ranks(self.query, self._found)
        for organization_id in excluded:
            ranks.pop(organization_id, None)
        return Matches(ranks, excluded)

    @cached_property
    def _found(self) -> dict[str, dict[int, int]]:
        """For each arm (by name) the organizations that it found, each with the weight of the weightiest source."""
        arms = _arms(self.query)
        found: dict[str, dict[int, int]] = {arm: {} for arm, _, _ in arms}
        # The weightiest last, which stays.
        for arm, weight, organization_ids in sorted(self._ask(arms), key=lambda row: -row[1]):
            found[arm].update(dict.fromkeys(organization_ids, weight))
        return found

    def _ask(self, arms: list[Arm]) -> list[tuple[str, int, list[int]]]:
        """For each of ``arms`` the organizations that have what it asks for, in one query."""
        rows = SearchWords.objects.filter(self._readable).order_by().values("organization_id", "words")
        try:
            sql, params = rows.query.sql_with_params()
        except EmptyResultSet:  # no member, who may read no row
            return []
        if not arms:
            return []
        # unnest, LATERAL and OFFSET 0: each arm is looked up in the index. Left to itself the planner reads all rows
        # for many arms or frequent words: it does not know what it costs to fetch vectors out of line.
        asking = (
            "SELECT asked.arm, asked.weight, array_agg(met.organization_id) "  # noqa: S608 (Django's own SQL)
            "FROM unnest(%s::text[], %s::int[], %s::text[]) AS asked (arm, weight, query), "
            f"LATERAL (SELECT organization_id FROM ({sql}) AS readable "
            "WHERE words @@ asked.query::tsquery OFFSET 0) AS met GROUP BY asked.arm, asked.weight"
        )
        with connection.cursor() as cursor:
            cursor.execute(asking, [*map(list, zip(*arms, strict=True)), *params])
            return cursor.fetchall()


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


def _ranks(query: Query, found: dict[str, dict[int, int]]) -> dict[int, int]:
    """The rank of each organization that has every unit, or whose name it is."""
    strict = [_of_unit(number, unit, found, loosely=False) for number, unit in enumerate(query.units)]
    both = [_of_unit(number, unit, found, loosely=True) for number, unit in enumerate(query.units)]
    ranks = {pk: LOOSELY + weight for pk, weight in _meet(both).items()}
    ranks |= {pk: APART + weight for pk, weight in _meet(strict).items()}
    together = strict[0] if _has_one_word(query) else found.get(ALL, {})
    ranks |= {pk: TOGETHER + weight for pk, weight in together.items()}
    ranks |= dict.fromkeys(found.get(BEGUN, ()), BEGINS_NAME)
    return ranks | dict.fromkeys(found.get(WHOLE, ()), IS_NAME)


def _has_one_word(query: Query) -> bool:
    return sum(len(unit.words) for unit in query.units) <= 1


def _of_unit(number: int, unit: Unit, found: dict[str, dict[int, int]], *, loosely: bool) -> Found:
    """Who has a unit: all its words, or what is known by another name."""
    words = []
    for place in range(len(unit.words)):
        arm = f"{number}.{place}"
        strict = found.get(arm, {})
        words.append(_nearest(strict, found.get(f"{arm}?", {})) if loosely else strict)
    return _nearest(_meet(words), found.get(f"{number}", {}))


def _meet(sides: list[Found]) -> Found:
    """Who is on every side; their weights added."""
    if len(sides) == 1:
        return sides[0]
    smallest = min(sides, key=len)
    return {pk: sum(side[pk] for side in sides) for pk in smallest if all(pk in side for side in sides)}


def _nearest(one: Found, other: Found) -> Found:
    """Who is on either side; of two weights the weightier."""
    if not other:
        return one
    return {pk: min(one.get(pk, LOOSELY), other.get(pk, LOOSELY)) for pk in {*one, *other}}
