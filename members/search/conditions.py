"""A condition on text, asked twice: of the index by PostgreSQL, and of a line by Python, which marks what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Value

from .tokens import SOURCE_MARKS, Token, has

Span = tuple[int, int]


class ReadLine:
    """A line by what its words are found by."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.by_lexeme: dict[str, list[Token]] = defaultdict(list)
        for token in tokens:
            for lexeme in token.lexemes:
                self.by_lexeme[lexeme].append(token)


@dataclass(frozen=True)
class Atom:
    """Any one of ``lexemes``, or what begins like one of ``prefixes``."""

    lexemes: frozenset[str]
    prefixes: tuple[str, ...] = ()

    def of(self, source: str) -> str:
        """It in PostgreSQL's language for tsquery, of what a source has; empty where it has none of it."""
        # Lexemes are letters, marks and digits after a mark of ours: nothing to escape.
        mark = SOURCE_MARKS[source]
        parts = [f"'{mark}{lexeme}'" for lexeme in sorted(self.lexemes) if has(source, lexeme)]
        parts += [f"'{mark}{prefix}':*" for prefix in self.prefixes if has(source, prefix)]
        return " | ".join(parts)

    def tokens(self, line: ReadLine) -> list[Token]:
        """Where it is in a line."""
        found = [token for lexeme in self.lexemes & line.by_lexeme.keys() for token in line.by_lexeme[lexeme]]
        if self.prefixes:
            for lexeme, tokens in line.by_lexeme.items():
                if lexeme.startswith(self.prefixes):
                    found += tokens
        return found


@dataclass(frozen=True)
class Condition:
    """Any one of ``phrases``: atoms that stand one behind the other."""

    phrases: tuple[tuple[Atom, ...], ...]

    @classmethod
    def of(cls, lexemes: Iterable[str], prefixes: tuple[str, ...] = ()) -> Condition:
        """Any one of these."""
        return cls(((Atom(frozenset(lexemes), prefixes),),))

    def __or__(self, other: Condition) -> Condition:
        return Condition(self.phrases + other.phrases)

    def in_source(self, source: str) -> str:
        """It in PostgreSQL's language for tsquery, as a source may meet it; empty where none can."""
        phrases = ([atom.of(source) for atom in phrase] for phrase in self.phrases)
        return " | ".join(" <-> ".join(f"({atom})" for atom in phrase) for phrase in phrases if all(phrase))

    def anywhere(self) -> str:
        """It as any source may meet it."""
        return " | ".join(filter(None, map(self.in_source, SOURCE_MARKS)))

    def spans(self, line: ReadLine) -> list[Span]:
        """Where it is met in a line: from where to where in the line as written."""
        found: list[Span] = []
        for phrase in self.phrases:
            first = phrase[0].tokens(line)
            if len(phrase) == 1:
                found += [(token.start, token.end) for token in first]
                continue
            # By the place of the word that comes next: where the phrase began, and where it ends so far.
            met = {token.position + 1: (token.start, token.end) for token in first}
            for atom in phrase[1:]:
                met = {
                    token.position + 1: (met[token.position][0], token.end)
                    for token in (atom.tokens(line) if met else ())
                    if token.position in met
                }
            found += met.values()
        return found


class Lexemes(SearchQuery):
    """A tsquery in PostgreSQL's own language, taken as it is, without a parser of text.

    As a subquery, so that the planner does not look at it: where a word is frequent it takes reading the whole small
    table for cheaper than the index, and does not know what it costs to fetch vectors that lie out of line.
    """

    template = "(SELECT %(expressions)s::tsquery)"

    def __init__(self, text: str) -> None:
        super().__init__(Value(text), search_type="raw")
