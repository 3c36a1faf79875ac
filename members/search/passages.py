"""Why an organization was found: the line of its that says most of what was asked for, with the words marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from cop_portal.translations.names import reading_language
from members.models import SearchEntry

from .conditions import ReadLine, Span
from .index import tokens_of_line
from .query import Query, Unit
from .vocabulary import CALLED, OWN, Entry, Line, Vocabulary

# How many letters of a line are shown, and how many of them before the first hit where the line is cut.
LENGTH, BEFORE = 160, 60
ELLIPSIS = "…"


@dataclass(frozen=True)
class Passage:
    """The words of an organization that a query found: about 160 characters of one line.

    ``source`` is a ``SearchEntry.Source`` value (``name``, ``mission`` ...), ``label`` says it to the reader
    ("Expertise"); ``language`` and ``direction`` are the attributes ``lang`` and ``dir`` of the text; ``parts`` are its
    pieces in order, each with whether it is a hit: ``(("We watched ", False), ("elections", True))``. An ellipsis
    stands where the line was cut.
    """

    source: str
    language: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def label(self) -> str:
        return str(SearchEntry.Source(self.source).label)

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True)
class _Candidate:
    """A line that says something of a query: how many of its units (a half for half of the words of one), and where."""

    said: float
    source: str
    language: str
    text: str
    spans: frozenset[Span]


def passages_of(
    readable: QuerySet[SearchEntry], sources: Mapping[str, list[int]], query: Query, vocabulary: Vocabulary
) -> dict[int, Passage]:
    """The passage of each organization, from ``readable`` rows; ``sources`` says in which of its rows it was found.
    See ``TextSearch.passages``."""
    found_in = reduce(or_, (Q(source=source, organization__in=ids) for source, ids in sources.items()))
    rows = readable.filter(found_in)
    by_organization: dict[int, list[SearchEntry]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: SearchEntry.Source.values.index(row.source)):
        by_organization[row.organization_id].append(row)
    passages = {}
    for organization_id, entries in by_organization.items():
        best = _best(entries, query, vocabulary)
        if best is not None:
            parts = tuple(_parts(best.text, best.spans))
            passages[organization_id] = Passage(best.source, best.language, parts)
    return passages


def direction_of(language: str) -> str:
    """The direction that ``language`` is written in."""
    return "ltr" if language == "en" else "rtl"


def _best(entries: list[SearchEntry], query: Query, vocabulary: Vocabulary) -> _Candidate | None:
    """The line that says most, in the weightiest row, in the reader's language."""
    best = None
    units = query.units
    for entry in entries:
        for language, text, line in _lines(entry, units, vocabulary):
            said, spans = 0.0, set[Span]()
            for unit in units:
                part, met = _met(unit, line)
                said += part
                spans |= met
            if not spans:
                spans = {span for name in query.names for span in name.spans(line)}
                said = len(units) if spans else 0.0
            if spans and (best is None or said > best.said):
                best = _Candidate(said, entry.source, language, text, frozenset(spans))
            if said == len(units):
                return best
    return best


def _met(unit: Unit, line: ReadLine) -> tuple[float, set[Span]]:
    """How much of a unit a line says, and where."""
    words = 0
    spans: set[Span] = set()
    for word, loose in zip(unit.words, unit.loose, strict=True):
        met = word.spans(line) or (loose.spans(line) if loose else [])
        words += bool(met)
        spans.update(met)
    known = unit.known.spans(line) if unit.known else []
    return (1.0 if known else words / len(unit.words)), spans.union(known)


def _lines(
    entry: SearchEntry, units: Sequence[Unit], vocabulary: Vocabulary
) -> Iterator[tuple[str, str, ReadLine]]:
    """The lines of a row, those in the reader's language first; then one of each topic or place that a query asks
    for."""
    for language, text in _ours_first(entry.lines()):
        tokens = tokens_of_line(entry.source, language, text)
        yield language, text, ReadLine([*tokens, *vocabulary.spoken_of(tokens, language)])
    asked = {lexeme for unit in units for lexeme in _marks(unit)}
    for mark in entry.marks:
        known = vocabulary.entries.get(mark[1:])
        if mark in asked and mark[0] in (OWN, CALLED) and known is not None:
            line = _line_of(known, units, vocabulary)
            if line is not None:
                yield line


def _line_of(known: Entry, units: Sequence[Unit], vocabulary: Vocabulary) -> tuple[str, str, ReadLine] | None:
    """How a topic or a place says something of a query: by its name in the reader's language, by its name in another,
    by what else it is called."""
    for lines in known.names, _with_names(known):
        for language, text in _ours_first(lines):
            line = vocabulary.read(language, text)
            if any(condition.spans(line) for unit in units for condition in unit.conditions):
                return language, text, line
    return None


def _ours_first(lines: Iterable[Line]) -> list[Line]:
    ours = reading_language()
    return sorted(lines, key=lambda line: line[0] != ours)


def _with_names(entry: Entry) -> Iterator[Line]:
    """What else an entry is called, behind its name: "Gender quotas (kota)"."""
    names = dict(entry.names)
    for language, other in entry.others:
        yield language, f"{names[language]} ({other})" if language in names else other


def _marks(unit: Unit) -> Iterator[str]:
    for condition in unit.conditions:
        for phrase in condition.phrases:
            for atom in phrase:
                yield from (lexeme for lexeme in atom.lexemes if lexeme[0] in (OWN, CALLED))


def _parts(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """``text`` around its hits, in parts."""
    hits = _merged(spans)
    begin, end = _window(text, hits)
    place = begin
    before = ELLIPSIS if begin else ""
    for start, stop in hits:
        if start >= end:
            break
        if before or start > place:
            yield before + text[place:start], False
        yield text[start : min(stop, end)], True
        place, before = min(stop, end), ""
    rest = before + text[place:end] + (ELLIPSIS if end < len(text) else "")
    if rest:
        yield rest, False


def _merged(spans: Iterable[Span]) -> list[Span]:
    """``spans`` in their order, those that overlap in one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _window(text: str, hits: list[Span]) -> Span:
    """Which part of ``text`` to show: whole words, with the first hit in it."""
    if len(text) <= LENGTH:
        return 0, len(text)
    first = hits[0]
    begin = max(0, min(first[0] - BEFORE, len(text) - LENGTH))
    if begin:
        space = re.compile(r"\s\S").search(text, begin - 1, first[0] + 1)
        begin = space.end() - 1 if space else first[0]
    end = min(len(text), begin + LENGTH)
    if end < len(text):
        cut = text.rfind(" ", max(begin, min(first[1], end)), end + 1)
        end = cut if cut > begin else end
    return begin, end
