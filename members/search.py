"""The directory's search: writes the rows it asks, and asks them for one reader.

Actions call ``update_search`` in their own transaction; ``manage.py rebuild_search`` makes all rows anew, which changes
nothing where they are right. Every question goes to rows that the reader may read, so that a hit tells nobody what
they could not read on a page.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import transaction
from django.db.models import (
    Case,
    Expression,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from cop_portal.folding import FOLD_VERSION, name_keys

from .models import Organization, SearchEntry, Topic
from .search_index import KEY_MARK, LONGEST_WORD, RowKey, lexemes, rows_of, to_be_indexed
from .search_terms import LONGEST_QUERY, Unit, Word, units_of, words_of
from .visibility import readable_by_audience

# Stems by the language of a text. PostgreSQL has none for Sorani.
STEMMERS = {"en": "english", "ar": "arabic", "ckb": "simple"}
# The order of the sources is the order of their weight.
WEIGHTS = {source: weight for weight, source in enumerate(SearchEntry.Source.values)}
# Words that meet only in different rows come after words that one row has together.
APART = 100


# -- writing ----------------------------------------------------------------------------------------------------------


def update_search(organization: Organization) -> bool:
    """Bring the rows of ``organization`` up to what it says now; whether anything had to change."""
    with transaction.atomic():
        Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
        return _write(to_be_indexed().get(pk=organization.pk))


def rebuild_search() -> int:
    """Bring the rows of every organization up to date; how many organizations had rows to change."""
    changed = 0
    for pk in Organization.objects.order_by("pk").values_list("pk", flat=True):
        organization = Organization(pk=pk)
        changed += update_search(organization)
    return changed


def _write(organization: Organization) -> bool:
    wanted = rows_of(organization)
    present = {
        RowKey(entry.source, entry.source_id, entry.language, entry.audience): entry
        for entry in organization.search_entries.defer("stems", "folded")
    }
    right = {
        key
        for key, entry in present.items()
        if key in wanted and entry.text == wanted[key] and entry.fold_version == FOLD_VERSION
    }
    stale = [entry.pk for key, entry in present.items() if key not in right]
    missing = [_entry(organization, key, text) for key, text in wanted.items() if key not in right]
    SearchEntry.objects.filter(pk__in=stale).delete()
    SearchEntry.objects.bulk_create(missing)
    return bool(stale or missing)


def _entry(organization: Organization, key: RowKey, text: str) -> SearchEntry:
    words = Value(lexemes(text, key.source), output_field=ArrayField(TextField()))
    return SearchEntry(
        organization=organization,
        **key._asdict(),
        text=text,
        stems=SearchVector(Value(text), config=STEMMERS[key.language]),
        # Made from our own words, past PostgreSQL's parser: it would part and join them by rules of its own.
        folded=Func(words, function="array_to_tsvector", output_field=SearchVectorField()),
        fold_version=FOLD_VERSION,
    )


# -- asking -----------------------------------------------------------------------------------------------------------


class Lexemes(SearchQuery):
    """A query that is already words: ``'noor' & 'foun':*``. PostgreSQL takes it as it is, without its parser."""

    template = "%(expressions)s::tsquery"

    def __init__(self, text: str) -> None:
        super().__init__(Value(text), search_type="raw")


def _lexeme(word: str, *, is_prefix: bool = False) -> str:
    # Folded words are letters, marks and digits; the mark of a key is ours.
    return f"'{word}'" + (":*" if is_prefix else "")


class TextSearch:
    """A query as ``user`` may ask it. Takes any text: nothing to search for finds everything."""

    def __init__(self, user, text: str, topics: Iterable[Topic]) -> None:
        text = text[:LONGEST_QUERY]
        words = words_of(text)
        self.units = units_of(words, topics)
        self.last = words[-1] if words else None
        self.keys = [key[:LONGEST_WORD] for key in name_keys(text)] if words else []
        self.readable = SearchEntry.objects.filter(readable_by_audience(user))

    @property
    def is_empty(self) -> bool:
        """Whether there is no word to search for (nothing was typed, or only punctuation)."""
        return not self.units

    def narrow(self, organizations: QuerySet[Organization]) -> QuerySet[Organization]:
        """Those of ``organizations`` that have every word, in one row or in several, or whose name it is."""
        if self.is_empty:
            return organizations
        condition = Q()
        for unit in self.units:
            by_words = Q()
            for word in unit.words:
                by_words &= self._having(self._word(word))
            condition &= by_words | self._having(self._others(unit)) if unit.others else by_words
        return organizations.filter(condition | self._having(self._name()))

    def rank(self) -> Expression:
        """How near an organization is, smaller is nearer: the weightiest row that has all words at once, else (plus
        APART) the weightiest that has one."""
        together = Q()
        any_word = self._name()
        for unit in self.units:
            in_one_row = Q()
            for word in unit.words:
                in_one_row &= self._word(word)
            if unit.others:
                in_one_row |= self._others(unit)
            together &= in_one_row
            any_word |= in_one_row
        return Coalesce(
            self._weight(together | self._name()), self._weight(any_word) + APART, Value(2 * APART)
        )

    def _having(self, condition: Q) -> Q:
        return Q(pk__in=self.readable.filter(condition).values("organization_id"))

    def _weight(self, condition: Q) -> Subquery:
        weight = Case(*(When(source=source, then=Value(weight)) for source, weight in WEIGHTS.items()))
        rows = (
            self.readable.filter(condition, organization=OuterRef("pk")).order_by().values("organization_id")
        )
        return Subquery(rows.annotate(weight=Min(weight)).values("weight"), output_field=IntegerField())

    def _word(self, word: Word) -> Q:
        """Rows with ``word``: by its stem, or folded; the last word of a query may be unfinished."""
        condition = Q(folded=Lexemes(_lexeme(word.folded, is_prefix=word == self.last)))
        for language in ("en", "ar"):
            query = SearchQuery(word.written.replace("\0", ""), config=STEMMERS[language])
            condition |= Q(language=language, stems=query)
        return condition

    def _others(self, unit: Unit) -> Q:
        """Rows with another phrase for the same, in any language."""
        phrases = (" & ".join(map(_lexeme, phrase)) for phrase in sorted(unit.others))
        return Q(folded=Lexemes(" | ".join(f"({phrase})" for phrase in phrases)))

    def _name(self) -> Q:
        """Names that sound like the whole query: Al Noor, al-Nour, alnoor."""
        if not self.keys:
            return Q(pk__in=[])
        keys = " & ".join(_lexeme(KEY_MARK + key) for key in self.keys)
        return Q(source=SearchEntry.Source.NAME, folded=Lexemes(keys))
