"""Why an organization was found: the line of its that says most of what was asked for, with the words marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from cop_portal.translations.names import reading_language
from members.models import SearchEntry

from .conditions import ReadLine, Span
from .index import tokens_of_line
from .query import Query, Unit
from .vocabulary import THEME, TOPIC, Entry, Line, Vocabulary

# How many letters of a line are shown, and how many of them before the first hit where the line is cut.
LENGTH, BEFORE = 160, 60
ELLIPSIS = "…"


Source = SearchEntry.Source


@dataclass(frozen=True)
class Passage:
    """The words of an organization that a query found: about 160 characters of one line.

    ``source`` is a ``SearchEntry.Source`` value (``name``, ``mission`` ...), ``label`` says it to the reader ("About",
    "Can share"; "Topic" where it is the name of one); ``language`` and ``direction`` are the attributes ``lang`` and
    ``dir`` of the text; ``parts`` are its pieces in order, each with whether it is a hit: ``(("We watched ", False),
    ("elections", True))``. An ellipsis stands where the line was cut.
    """

    source: str
    language: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def label(self) -> str:
        return str(Source(self.source).label)

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def text(self) -> str:
        """Its pieces in one."""
        return "".join(text for text, _is_hit in self.parts)


@dataclass(frozen=True)
class _Line:
    """A line of a row that may say something of a query."""

    source: str
    language: str
    text: str
    read: ReadLine


@dataclass(frozen=True)
class _Candidate:
    """A line that says something of a query: how many of its units (a half for half of the words of one), and where."""

    said: float
    line: _Line
    spans: frozenset[Span]


def passages_of(
    readable: QuerySet[SearchEntry],
    found_in: Collection[tuple[int, str]],
    query: Query,
    vocabulary: Vocabulary,
) -> dict[int, Passage]:
    """The passage of each organization, from ``readable`` rows; ``found_in`` says which of its rows: (organization,
    source). See ``TextSearch.passages``."""
    organizations, sources = ({*column} for column in zip(*found_in, strict=True))
    by_organization: dict[int, list[SearchEntry]] = defaultdict(list)
    for row in readable.filter(organization__in=organizations, source__in=sources):
        if (row.organization_id, row.source) in found_in:
            by_organization[row.organization_id].append(row)
    passages = {}
    for organization_id, rows in by_organization.items():
        rows.sort(key=lambda row: Source.values.index(row.source))
        best = _best(rows, query, vocabulary)
        if best is not None:
            parts = tuple(_parts(best.line.text, best.spans))
            passages[organization_id] = Passage(best.line.source, best.line.language, parts)
    return passages


def direction_of(language: str) -> str:
    """The direction that ``language`` is written in."""
    return "ltr" if language == "en" else "rtl"


def _best(rows: list[SearchEntry], query: Query, vocabulary: Vocabulary) -> _Candidate | None:
    """The line that says most, in the weightiest row, in the reader's language."""
    best = None
    units = query.units
    for row in rows:
        for line in _lines(row, query, vocabulary):
            said, spans = 0.0, set[Span]()
            for unit in units:
                part, met = _met(unit, line.read)
                said += part
                spans |= met
            if not spans:
                spans = {span for name in query.names for span in name.spans(line.read)}
                said = len(units) if spans else 0.0
            if spans and (best is None or said > best.said):
                best = _Candidate(said, line, frozenset(spans))
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


def _lines(row: SearchEntry, query: Query, vocabulary: Vocabulary) -> Iterator[_Line]:
    """The lines of a row, those in the reader's language first; then one of each topic or place that a query asks
    for."""
    for language, text in _ours_first(row.lines()):
        tokens = tokens_of_line(row.source, language, text)
        read = ReadLine([*tokens, *vocabulary.spoken_of(tokens, language)])
        yield _Line(row.source, language, text, read)
    for mark in row.marks:
        known = vocabulary.entries.get(mark[1:]) if mark in query.asked_by_id else None
        if known is not None:
            source = Source.TOPIC if known.id[0] in (TOPIC, THEME) else row.source
            line = _line_of(known, source, query.units, vocabulary)
            if line is not None:
                yield line


def _line_of(known: Entry, source: str, units: Sequence[Unit], vocabulary: Vocabulary) -> _Line | None:
    """How a topic or a place says something of a query: by its name in the reader's language, by its name in another,
    by what else it is called."""
    for lines in known.names, _with_names(known):
        for language, text in _ours_first(lines):
            read = vocabulary.read(language, text)
            if any(condition.spans(read) for unit in units for condition in unit.conditions):
                return _Line(source, language, text, read)
    return None


def _ours_first(lines: Iterable[Line]) -> list[Line]:
    ours = reading_language()
    return sorted(lines, key=lambda line: line[0] != ours)


def _with_names(entry: Entry) -> Iterator[Line]:
    """What else an entry is called, behind its name: "Gender quotas (kota)"."""
    names = dict(entry.names)
    for language, other in entry.others:
        yield language, f"{names[language]} ({other})" if language in names else other


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
