"""A query as conditions on the index: what each word of it may be found by, and what it asks for as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cop_portal.folding import fold_words, keys_of_words, loosen

from .conditions import Atom, Condition
from .stems import without_article
from .terms import Piece, pieces_of, telling
from .tokens import (
    KEY_MARK,
    LOOSE_MARK,
    PAIR_MARK,
    STEM_MARKS,
    WHOLE_MARK,
    loose_lexemes,
    strict_lexemes,
    whole_key,
)
from .vocabulary import CALLED, COMMON, OWN, PLACE, SPOKEN_OF, Vocabulary, Words

# Shorter beginnings begin too much: they are looked for among names only.
SHORTEST_PREFIX = 3


@dataclass(frozen=True)
class Unit:
    """Words that the vocabulary knows as one, or one word: each of ``words`` is found, or what ``known`` says.

    ``loose`` has a second try for each of the words, where there is one.
    """

    words: tuple[Condition, ...]
    loose: tuple[Condition | None, ...]
    known: Condition | None = None

    @property
    def conditions(self) -> list[Condition]:
        """Everything that finds something of it."""
        return [*self.words, *filter(None, self.loose), *([self.known] if self.known else [])]

    def in_source(self, source: str) -> str:
        """All of it within one source, in PostgreSQL's language for tsquery; empty where a source cannot have it."""
        words = [word.in_source(source) for word in self.words]
        ways = [" & ".join(f"({word})" for word in words)] if all(words) else []
        ways += filter(None, [self.known.in_source(source)] if self.known else [])
        return " | ".join(f"({way})" for way in ways)


@dataclass(frozen=True)
class Query:
    """All of ``units``, none of ``excluded``. ``whole`` finds who is called so, ``begun`` whose name begins so."""

    units: tuple[Unit, ...] = ()
    excluded: tuple[Condition, ...] = ()
    whole: Condition | None = None
    begun: Condition | None = None

    @property
    def names(self) -> Iterator[Condition]:
        """What finds it as a name."""
        return filter(None, (self.whole, self.begun))

    @cached_property
    def asked_by_id(self) -> frozenset[str]:
        """The marks of what an organization has or works on, by which it asks for topics and places."""
        conditions = (condition for unit in self.units for condition in unit.conditions)
        atoms = (atom for condition in conditions for phrase in condition.phrases for atom in phrase)
        return frozenset(mark for atom in atoms for mark in atom.lexemes if mark[0] in (OWN, CALLED))


def query_of(text: str, vocabulary: Vocabulary) -> Query:
    """What ``text`` asks for. Takes any string."""
    pieces = pieces_of(text)
    told = telling(pieces)
    wanted = [piece for piece in told if not piece.is_excluded]
    excluded = tuple(_exclusion(piece, vocabulary) for piece in told if piece.is_excluded)
    whole, begun = _whole([piece for piece in pieces if not piece.is_excluded])
    return Query(tuple(_units(wanted, vocabulary)), excluded, whole, begun)


def _whole(pieces: list[Piece]) -> tuple[Condition | None, Condition | None]:
    """The whole query as a name, and as the beginning of one."""
    key = whole_key([word for piece in pieces for word in piece.words])
    if not key or any(piece.is_phrase for piece in pieces):
        return None, None
    is_open = pieces[-1].is_last and len(key) >= SHORTEST_PREFIX
    return Condition.of([WHOLE_MARK + key]), Condition.of([], (WHOLE_MARK + key,)) if is_open else None


def _units(pieces: list[Piece], vocabulary: Vocabulary) -> Iterable[Unit]:
    """``pieces`` in units: the longest run that is a whole term is one, any other piece is its own."""
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            run = pieces[start:end]
            is_plain = not any(piece.is_phrase for piece in run)
            words = [word for piece in run for word in piece.words]
            known = _marks(vocabulary.of_term(words)) if is_plain else None
            if is_plain and len(run) == len(pieces) == 2 == len(words):
                joined = Piece(("".join(words),), is_last=run[-1].is_last)
                known = _word(joined, vocabulary) | known if known else _word(joined, vocabulary)
            if known or end == start + 1:
                yield _unit(run, known, vocabulary)
                start = end
                break


def _unit(pieces: list[Piece], known: Condition | None, vocabulary: Vocabulary) -> Unit:
    if known and all(len(word) == 1 for word in pieces[-1].words):
        # Letters that are a term are not the beginning of a name: M&E is no Media.
        pieces = [*pieces[:-1], replace(pieces[-1], is_last=False)]
    words = tuple(_word(piece, vocabulary) for piece in pieces)
    loose = tuple(_loosely(piece, vocabulary) for piece in pieces)
    if known and len(words) == 1:
        return Unit((words[0] | known,), loose)
    return Unit(words, loose, known)


def _marks(entries: Iterable[str]) -> Condition | None:
    """Everything that has or speaks of one of ``entries``."""
    marks = [mark + entry for entry in entries for mark in (OWN, CALLED, SPOKEN_OF)]
    return Condition.of(marks) if marks else None


def _word(piece: Piece, vocabulary: Vocabulary) -> Condition:
    """What one piece of a query is found by."""
    atoms = _atoms(piece)
    condition = Condition((atoms,))
    if piece.is_phrase:
        named = _saying(piece, vocabulary, vocabulary.by_name)
        marks = _of_entries(named, _saying(piece, vocabulary, vocabulary.by_other))
    else:
        for names in _names(piece):
            condition |= names
        marks = _marks_of_words(condition, atoms, vocabulary)
    return condition | Condition.of(marks) if marks else condition


def _marks_of_words(condition: Condition, atoms: tuple[Atom, ...], vocabulary: Vocabulary) -> list[str]:
    """What has an entry by one word of its names, or of what else it is called."""
    return _of_entries(
        _named(condition, atoms, vocabulary.by_name), _named(condition, atoms, vocabulary.by_other)
    )


def _of_entries(named: frozenset[str], called: frozenset[str]) -> list[str]:
    """The marks of entries that were found by their name, or by what else they are called: places have no rows for
    what else they are called."""
    own = named | {entry for entry in called if entry[0] == PLACE}
    return [OWN + entry for entry in sorted(own)] + [CALLED + entry for entry in sorted(named | called)]


def _exclusion(piece: Piece, vocabulary: Vocabulary) -> Condition:
    """What a piece excludes: its words and stems, and what an organization has by that name; no synonyms."""
    atoms = _atoms(piece)
    condition = Condition((atoms,))
    if piece.is_phrase:
        entries = _saying(piece, vocabulary, vocabulary.by_name)
    else:
        for names in _names(piece):
            condition |= names
        entries = _named(condition, atoms, vocabulary.by_name)
    return condition | Condition.of(OWN + entry for entry in entries) if entries else condition


def _atoms(piece: Piece) -> tuple[Atom, ...]:
    """The words of a piece, one behind the other; in quotation marks as written, else by their stems too."""
    atoms = []
    for position, word in enumerate(piece.words):
        is_unfinished = piece.is_last and position == len(piece.words) - 1
        lexemes = {word} if piece.is_phrase else _lexemes(word)
        atoms.append(Atom(frozenset(lexemes), _prefixes(word) if is_unfinished else ()))
    return tuple(atoms)


def with_words(text: str) -> str:
    """A condition on the index, for rows that have the words of ``text``, one form or another of each."""
    words = [word for word in fold_words(text) if word not in COMMON]
    alike = ({*_lexemes(word), *loose_lexemes(word, "ar"), *loose_lexemes(word, "ckb")} for word in words)
    return " & ".join(f"({Condition.of(lexemes).anywhere()})" for lexemes in alike)


def _lexemes(word: str) -> set[str]:
    return {*strict_lexemes(word, "ar"), *strict_lexemes(word, "ckb")}


def _prefixes(word: str) -> tuple[str, ...]:
    bare = without_article(word)
    if len(bare) < SHORTEST_PREFIX:
        return ()
    # Arabic words with an article begin alike: what follows it is looked for in the stems.
    return (word,) if word[0].isascii() else (word, STEM_MARKS["ar"] + bare)


def _names(piece: Piece) -> Iterable[Condition]:
    """What else a piece is found by, as a name or as one word: al-Noor as nur, W.E.O. as weo."""
    keys = keys_of_words(list(piece.words))
    last = piece.words[-1]
    if len(piece.words) > 1:
        joined = "".join(piece.words)
        yield Condition.of(_lexemes(joined), _prefixes(joined) if piece.is_last else ())
        if len(keys) == 1 and len(last) > 1:
            # What looks like an article may be none: "at training".
            yield Condition.of(_lexemes(last), _prefixes(last) if piece.is_last else ())
    key = "".join(key.key for key in keys)
    if key:
        begins = [KEY_MARK + key]
        if len(piece.words) == 1 and without_article(last):
            begins.append(KEY_MARK + without_article(last))
        yield Condition.of([KEY_MARK + key, PAIR_MARK + key], tuple(begins) if piece.is_last else ())


def _named(condition: Condition, atoms: tuple[Atom, ...], words: Words) -> frozenset[str]:
    """The entries that a piece finds by ``words`` of theirs: one that has all its words, or has it as one."""
    whole = (_found(phrase[0], words) for phrase in condition.phrases if len(phrase) == 1)
    with_all = [_found(atom, words) for atom in atoms]
    return with_all[0].intersection(*with_all[1:]).union(*whole)


def _found(atom: Atom, words: Words) -> frozenset[str]:
    found = [words.having(lexeme) for lexeme in atom.lexemes]
    for prefix in atom.prefixes:
        # A beginning of a name is looked for among names, where there are many; places are few and have whole words.
        if not prefix.startswith(KEY_MARK):
            found += words.beginning(prefix)
    return frozenset[str]().union(*found)


def _saying(piece: Piece, vocabulary: Vocabulary, words: Words) -> frozenset[str]:
    """The entries that have, by ``words`` of theirs, the words of a phrase one behind the other in a name."""
    phrase = f" {' '.join(piece.words)} "
    with_all = [words.having(word) for word in piece.words]
    return frozenset(
        entry
        for entry in with_all[0].intersection(*with_all[1:])
        if any(phrase in f" {' '.join(fold_words(text))} " for _, text in vocabulary.entries[entry].lines)
    )


def _loosely(piece: Piece, vocabulary: Vocabulary) -> Condition | None:
    """The second try of a piece: its letters as another keyboard writes them."""
    if all(word.isascii() for word in piece.words):
        return None
    atoms = []
    for position, word in enumerate(piece.words):
        prefixes: tuple[str, ...] = ()
        if piece.is_last and position == len(piece.words) - 1 and _prefixes(word):
            prefixes = (loosen(word), LOOSE_MARK + loosen(word))
        if piece.is_phrase:
            lexemes = {loosen(word), LOOSE_MARK + loosen(word)}
        else:
            lexemes = {*loose_lexemes(word, "ar"), *loose_lexemes(word, "ckb")}
        if len(piece.words) == 1:
            # What the first try has found needs no second.
            lexemes -= {word} if piece.is_phrase else _lexemes(word)
            prefixes = tuple(prefix for prefix in prefixes if prefix != word)
        atoms.append(Atom(frozenset(lexemes), prefixes))
    condition = Condition((tuple(atoms),))
    marks = _marks_of_words(condition, tuple(atoms), vocabulary) if not piece.is_phrase else []
    return condition | Condition.of(marks) if marks else condition
