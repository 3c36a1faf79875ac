"""Writes the rows that the directory searches.

Actions call ``update_search`` in their own transaction; the desk, ``update_search_of_topics`` and
``update_search_of_governorates``. ``manage.py rebuild_search`` brings all rows up to date, which changes nothing where
they are right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from cop_portal.folding import FOLD_VERSION
from members.models import Governorate, Organization, SearchEntry, SearchWords, Topic

from .conditions import Lexemes
from .index import Row, rows_of, to_be_indexed, words_of
from .query import with_words
from .vocabulary import PLACE, SPOKEN_OF, THEME, TOPIC, Vocabulary

# Organizations of one transaction of a rebuild.
BATCH = 250
NOBODY = Q(pk__in=[])


# The organizations (ids) whose rows are written at the end of a block, where there is one.
_waiting: ContextVar[set[int] | None] = ContextVar("organizations to be written", default=None)


def update_search(organization: Organization) -> None:
    """Bring the rows of ``organization`` up to what it says now."""
    waiting = _waiting.get()
    if waiting is None:
        write_rows([organization])
    else:
        waiting.add(organization.pk)


@contextmanager
def searched_together() -> Iterator[None]:
    """What organizations say within the block is searched from its end on, in one transaction with it: where each of
    many is changed again and again, its rows are written once."""
    if _waiting.get() is not None:
        # The block around this one writes them.
        yield
        return
    waiting: set[int] = set()
    token = _waiting.set(waiting)
    try:
        with transaction.atomic():
            yield
            write_rows(Organization.objects.filter(pk__in=waiting).only("pk").order_by("pk"))
    finally:
        _waiting.reset(token)


def rebuild_search() -> int:
    """Bring the rows of every organization up to date; how many organizations had rows to change."""
    return write_rows(Organization.objects.only("pk").order_by("pk").iterator(chunk_size=BATCH))


def is_behind() -> bool:
    """Whether an organization has nothing to be found by, or by the rules of an earlier version; one short query."""
    right = SearchWords.objects.filter(organization=OuterRef("pk"), fold_version=FOLD_VERSION)
    return Organization.objects.filter(~Exists(right)).exists()


def update_search_of_topics(topics: Iterable[Topic]) -> int:
    """After a change of the words of ``topics`` or of their themes: bring up to date who has them, and whose texts
    spoke of them or do now. Returns how many organizations had rows to change."""
    topics = list(topics)
    ids = {f"{TOPIC}{topic.pk}" for topic in topics} | {f"{THEME}{topic.theme_id}" for topic in topics}
    have = Q(expertise__topic__in=topics) | Q(needs__topic__in=topics) | Q(projects__topics__in=topics)
    return _write_who_speaks_of(ids, have)


def update_search_of_governorates(governorates: Iterable[Governorate]) -> int:
    """The same after a change of the names of ``governorates``; who works there has their ids, which stay."""
    return _write_who_speaks_of({f"{PLACE}{governorate.pk}" for governorate in governorates})


def _write_who_speaks_of(ids: set[str], or_fits: Q = NOBODY) -> int:
    """Bring up to date whose texts spoke of entries of the vocabulary, or do now, or who fits a condition."""
    if not ids:
        return 0
    entries = read_vocabulary().entries
    lines = {text for one in ids if one in entries for _, text in entries[one].lines}
    speak = Lexemes(" | ".join(f"({said})" for said in map(with_words, sorted(lines)) if said))
    spoke = Q(search_entries__marks__overlap=[SPOKEN_OF + one for one in sorted(ids)])
    organizations = Organization.objects.filter(or_fits | spoke | Q(search_words__words=speak))
    return write_rows(organizations.order_by("pk").distinct())


def read_vocabulary() -> Vocabulary:
    """The vocabulary as the database has it."""
    return Vocabulary.of(Topic.objects.select_related("theme"), Governorate.objects.all())


def write_rows(organizations: Iterable[Organization]) -> int:
    """Bring the rows of many ``organizations`` up to date, some hundred in a transaction; how many had rows to change.

    Gives them to no reader that an action would not give them to: it reads what is saved.
    """
    vocabulary = read_vocabulary()
    changed = 0
    rest = iter(organizations)
    while keys := [organization.pk for organization in islice(rest, BATCH)]:
        with transaction.atomic():
            # Two writers of one organization follow each other.
            list(
                Organization.objects.select_for_update(no_key=True)
                .filter(pk__in=keys)
                .order_by("pk")
                .only("pk")
            )
            changed += _write(keys, vocabulary)
    return changed


def _write(keys: list[int], vocabulary: Vocabulary) -> int:
    entries: dict[int, list[SearchEntry]] = defaultdict(list)
    for entry in SearchEntry.objects.filter(organization__in=keys):
        entries[entry.organization_id].append(entry)
    words: dict[int, list[SearchWords]] = defaultdict(list)
    for one in SearchWords.objects.filter(organization__in=keys).defer("words"):
        words[one.organization_id].append(one)
    changes = Changes()
    for organization in to_be_indexed().filter(pk__in=keys).order_by("pk"):
        wanted = rows_of(organization, vocabulary)
        changes.add(organization, wanted, entries[organization.pk], words[organization.pk])
    SearchEntry.objects.filter(pk__in=changes.stale_entries).delete()
    SearchWords.objects.filter(pk__in=changes.stale_words).delete()
    SearchEntry.objects.bulk_create(changes.entries, batch_size=500)
    SearchWords.objects.bulk_create(changes.words, batch_size=100)
    return changes.organizations


@dataclass
class Changes:
    """What has to be written, and what has to go."""

    entries: list[SearchEntry] = field(default_factory=list)
    words: list[SearchWords] = field(default_factory=list)
    stale_entries: list[int] = field(default_factory=list)
    stale_words: list[int] = field(default_factory=list)
    organizations: int = 0

    def add(
        self,
        organization: Organization,
        wanted: dict[tuple[str, str], Row],
        entries: list[SearchEntry],
        words: list[SearchWords],
    ) -> None:
        """What one organization has to change: ``wanted`` is what it should have, the others what it has."""
        right = {(entry.source, entry.audience) for entry in entries if _is_right(entry, wanted)}
        wrong = [entry for entry in entries if (entry.source, entry.audience) not in right]
        missing = [key for key in wanted if key not in right]
        audiences = {audience for _, audience in wanted}
        changed = {audience for _, audience in missing} | {entry.audience for entry in wrong}
        kept = {
            one.audience
            for one in words
            if one.fold_version == FOLD_VERSION and one.audience in audiences - changed
        }
        self.stale_entries += [entry.pk for entry in wrong]
        self.stale_words += [one.pk for one in words if one.audience not in kept]
        self.entries += [_entry(organization, *key, wanted[key]) for key in missing]
        self.words += [_words(organization, audience, wanted) for audience in sorted(audiences - kept)]
        self.organizations += bool(wrong or missing or audiences - kept)


def _is_right(entry: SearchEntry, wanted: dict[tuple[str, str], Row]) -> bool:
    row = wanted.get((entry.source, entry.audience))
    return (
        row is not None
        and entry.fold_version == FOLD_VERSION
        and entry.text == row.text
        and entry.languages == row.languages
        and entry.marks == sorted(row.marks)
    )


def _entry(organization: Organization, source: str, audience: str, row: Row) -> SearchEntry:
    return SearchEntry(
        organization=organization,
        source=source,
        audience=audience,
        text=row.text,
        languages=row.languages,
        marks=sorted(row.marks),
        fold_version=FOLD_VERSION,
    )


def _words(organization: Organization, audience: str, wanted: dict[tuple[str, str], Row]) -> SearchWords:
    rows = {source: row for (source, other), row in wanted.items() if other == audience}
    return SearchWords(
        organization=organization, audience=audience, words=words_of(rows), fold_version=FOLD_VERSION
    )
