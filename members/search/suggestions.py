""" "Did you mean": the names and topics that are spelled most like a search that found nothing."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Func, Q, QuerySet, TextField, Value
from rapidfuzz import fuzz, process

from cop_portal.folding import fold_words, keys_of_words
from cop_portal.translations.names import reading_language
from members.models import Organization, SearchEntry, SearchWords
from members.names.forms import JOINING_WORDS, KIND_OF_WORD

from .asking import Arm, ask
from .conditions import Condition, Lexemes
from .passages import direction_of
from .terms import pieces_of, telling
from .tokens import NAMES, SOUND_MARK, WHOLE_MARK, key_words, sound_of
from .vocabulary import CALLED, OWN, PLACE, Line, Vocabulary

ORGANIZATION, TOPIC = "organization", "topic"

MOST, MOST_NAMES, MOST_TOPICS = 5, 3, 3
# How alike (of 100) words and names must be, and how many words of a query are looked at.
ALIKE, MOST_WORDS = 72, 8
# The same where two words are tried as one: that one of them is the word is not enough.
ALIKE_AS_ONE = 85
# What a row is: of a topic that somebody has, or a name, the weightiest first.
_SOURCES = ("", *NAMES)
# Organizations whose names are compared letter by letter: the likeliest.
MOST_COMPARED = 1_000


@dataclass(frozen=True)
class Suggestion:
    """``label`` in ``language``, a name or a topic: the reader's language where it has a name in it. A search for
    ``query`` finds it. ``kind`` is "organization" or "topic"."""

    kind: str
    label: str
    language: str
    query: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True)
class _Name:
    """A name that may be meant, as keys of its words: of an organization (its row), or of an entry (its id)."""

    of: int | str
    keys: tuple[str, ...]
    # All its names, each with its language.
    lines: tuple[Line, ...]


def suggestions_of(
    readable: Q, visible: QuerySet[Organization], text: str, vocabulary: Vocabulary
) -> list[Suggestion]:
    """The nearest names of ``visible`` organizations in ``readable`` rows, and the nearest topics and places that some
    of these have; the nearest first."""
    words = [word for piece in telling(pieces_of(text)) if not piece.is_excluded for word in piece.words]
    asked = tuple(key.key for key in keys_of_words(words[:MOST_WORDS]) if len(key.key) > 1)
    if not asked:
        return []
    topics = _nearest(asked, _names_of_entries(vocabulary))[:MOST_TOPICS]
    names, had = _ask(_likeliest(asked, readable), [name for name, _ in topics], readable, visible)
    near = _nearest(asked, names)[:MOST_NAMES] + [(name, alike) for name, alike in topics if name.of in had]
    # What is named with a word too many is offered where nothing else is.
    near = [pair for pair in near if pair[1] >= ALIKE] or near
    near.sort(key=lambda pair: -pair[1])
    # Several places may be called alike, as those of a region are: one search finds all of them.
    offered = {name.keys: _suggestion(name) for name, _ in reversed(near)}
    return list(reversed(offered.values()))[:MOST]


def _suggestion(name: _Name) -> Suggestion:
    """Searches for ``name`` as it is spelled like what was asked; says it in the reader's language."""
    keys = " ".join(name.keys)
    meant = next((line for line in name.lines if key_words(fold_words(line[1])) == keys), name.lines[0])
    ours = reading_language()
    language, label = next((line for line in (meant, *name.lines) if line[0] == ours), meant)
    return Suggestion(TOPIC if isinstance(name.of, str) else ORGANIZATION, label, language, meant[1])


def _likeliest(asked: tuple[str, ...], readable: Q) -> list[int]:
    """The organizations (ids) whose names most likely sound like ``asked``, the likeliest first, in one query.

    A word counts where it sounds the same, and where it begins to; what few names have counts for more. So the name
    that is meant is found among any number of others, unless nearly all of them have the one word that was asked for.
    """
    arms = [
        arm
        for sound in sorted(set(map(sound_of, asked)))
        for arm in (_arm(SOUND_MARK + sound), _arm(SOUND_MARK + _beginning(sound), is_prefix=True))
    ]
    found = [frozenset(organization_ids) for _, _, organization_ids in sorted(ask(readable, arms))]
    total = len(frozenset[int]().union(*found))
    scores: dict[int, float] = defaultdict(float)
    for organization_ids in found:
        told = math.log((total + 1) / len(organization_ids))
        for organization_id in organization_ids:
            scores[organization_id] += told
    return heapq.nsmallest(MOST_COMPARED, scores, key=lambda pk: (-scores[pk], pk))


def _arm(lexeme: str, *, is_prefix: bool = False) -> Arm:
    condition = Condition.of([], (lexeme,)) if is_prefix else Condition.of([lexeme])
    return f"{lexeme}{'*' if is_prefix else ''}", 0, condition.anywhere()


def _ask(
    organization_ids: list[int],
    topics: list[_Name],
    readable: Q,
    visible: QuerySet[Organization],
) -> tuple[list[_Name], set[str]]:
    """The names of these organizations, as far as they are ``visible``, and those of ``topics`` that somebody has; in
    one query."""
    seen = visible.order_by().values("pk")
    words = SearchWords.objects.filter(readable, organization__in=seen).order_by()
    keys = Func("marks", Value("\n"), function="array_to_string", output_field=TextField())
    named = SearchEntry.objects.filter(
        readable,
        source__in=NAMES,
        organization__in=visible.filter(pk__in=organization_ids).order_by().values("pk"),
    )
    columns = ("source", "organization_id", "text", "languages", "keys")
    arms: list[QuerySet] = [named.order_by().annotate(keys=keys).values_list(*columns)]
    nothing = {
        "source": Value("", CharField()),
        "text": Value("", TextField()),
        "languages": Value([], ArrayField(CharField(max_length=3))),
    }
    for topic in topics:
        mark = f"{OWN if str(topic.of)[0] == PLACE else CALLED}{topic.of}"
        has = words.filter(words=Lexemes(Condition.of([mark]).anywhere()))
        arms.append(has.annotate(keys=Value(str(topic.of), TextField()), **nothing).values_list(*columns)[:1])
    names: list[_Name] = []
    had: set[str] = set()
    # Of names that are spelled alike the weightier comes first, before one that somebody had once.
    rows = sorted(arms[0].union(*arms[1:], all=True), key=lambda row: (_SOURCES.index(row[0]), row[1]))
    for source, organization_id, text, languages, marks in rows:
        if not source:
            had.add(marks)
            continue
        lines = tuple(zip(languages, text.split("\n"), strict=False))
        for mark in marks.split("\n"):
            names.append(_Name(organization_id, tuple(mark.removeprefix(WHOLE_MARK).split(" ")), lines))
    return names, had


def _beginning(sound: str) -> str:
    """How a misspelled word and the right one most likely sound alike in the beginning."""
    return sound[: 3 if len(sound) > 3 else 2]


@lru_cache(maxsize=8192)
def _keys_of(text: str) -> tuple[str, ...]:
    return tuple(key_words(fold_words(text)).split())


def _names_of_entries(vocabulary: Vocabulary) -> list[_Name]:
    return [
        _Name(entry.id, _keys_of(text), ((language, text), *entry.names))
        for entry in vocabulary.entries.values()
        for language, text in entry.lines
    ]


def _nearest(asked: tuple[str, ...], names: list[_Name]) -> list[tuple[_Name, float]]:
    """Those of ``names`` that are enough like what was asked, the nearest first, one of each organization or topic."""
    words = {key for name in names for key in name.keys}
    ways = _ways(asked)
    keys = {key for way in ways for key in way}
    alike = {key: _words_like(key, words, ALIKE if key in asked else ALIKE_AS_ONE) for key in keys}
    # Two words in one that are like nothing are left as two.
    near_ways = [
        [alike[key] for key in way] for way in ways if all(key in asked or alike[key] for key in way)
    ]
    whole, which = "".join(asked), "".join(_which(asked))
    scored: list[tuple[float, _Name]] = []
    for name in names:
        by_words = max(
            sum(max((near.get(key, 0) for key in name.keys), default=0) for near in way) / len(way)
            for way in near_ways
        )
        if by_words >= ALIKE:
            # Of names that have the words, the one that has least besides.
            scored.append((by_words + fuzz.ratio(whole, "".join(name.keys)) / 10, name))
            continue
        # What kind of body it is makes any two names alike: Tishk Foundation and Noor Foundation.
        written = "".join(_which(name.keys))
        as_one = fuzz.ratio(which, written) if abs(len(which) - len(written)) <= 3 else 0
        if as_one >= ALIKE:
            scored.append((as_one, name))
        elif _is_within(name, alike):
            scored.append((by_words * ALIKE / 100, name))
    scored.sort(key=lambda pair: (-pair[0], pair[1].keys))
    best: dict[int | str, tuple[_Name, float]] = {}
    for score, name in scored:
        best.setdefault(name.of, (name, score))
    return list(best.values())


def _ways(asked: tuple[str, ...]) -> list[tuple[str, ...]]:
    """How ``asked`` may be meant: as it is, without what kind of body it is, or with one word that was typed as two:
    peace building."""
    which = _which(asked)
    joined = enumerate(one + other for one, other in pairwise(which))
    first = [asked] if which == asked else [asked, which]
    return [*first, *((*which[:place], word, *which[place + 2 :]) for place, word in joined)]


def _which(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``keys`` that say which body is meant; all, where all say only what kind of body it is."""
    return tuple(key for key in keys if key not in KIND_OF_WORD and key not in JOINING_WORDS) or keys


def _words_like(key: str, words: set[str], least: float) -> dict[str, float]:
    """Those of ``words`` that are like ``key`` by ``least`` of 100, each with how much."""
    found = process.extract(key, words, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return {word: score for word, score, _ in found}


def _is_within(name: _Name, alike: dict[str, dict[str, float]]) -> bool:
    """Whether what was asked for has every word of ``name``, but for those that only say what kind of body it is: who
    asks for the "Al Noor Charity" most likely means Al Noor Foundation."""
    return all(any(key in near for near in alike.values()) for key in _which(name.keys))
