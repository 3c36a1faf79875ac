"""What the directory searches, as rows: which texts of an organization, for whom.

``rows_of`` reads an organization and says which rows there should be; ``writing`` writes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from cop_portal.folding import fold_words
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import TranslatedText
from members.models import Audience, Organization, SearchEntry, Topic

from .tokens import NAMES, SOURCE_MARKS, WHOLE_MARK, Token, key_words, name_tokens, tokens_of
from .vocabulary import CALLED, GROUP, OWN, PLACE, THEME, TOPIC, Vocabulary

Source = SearchEntry.Source
Line = tuple[str, str]  # language, text

# Places between the last word of a line and the first of the next: a phrase never reaches over it.
GAP = 10
# PostgreSQL counts places up to here, and 255 of one word.
LAST_POSITION, MOST_POSITIONS = 16_383, 255


@dataclass
class Row:
    """A row as it should be: lines of text, and marks beside them."""

    lines: list[Line] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.lines)

    @property
    def languages(self) -> list[str]:
        return [language for language, _ in self.lines]

    def add(self, language: str, text: str) -> None:
        """Add the lines of a text."""
        self.lines += [(language, line) for line in text.replace("\0", "").splitlines() if line.strip()]


def to_be_indexed() -> QuerySet[Organization]:
    """Organizations with everything that ``rows_of`` reads."""
    return Organization.objects.prefetch_related(
        "texts",
        "known_as",
        "governorates",
        "offices",
        "expertise__topic",
        "expertise__texts",
        "needs__topic",
        "needs__texts",
        "projects__texts",
        "projects__topics",
        "projects__governorates",
    )


def rows_of(organization: Organization, vocabulary: Vocabulary) -> dict[tuple[str, str], Row]:
    """The rows that ``organization`` (from ``to_be_indexed``) should have, by source and audience."""
    rows: dict[tuple[str, str], Row] = defaultdict(Row)
    _add_names(rows, organization)
    for mission in in_order(organization.texts.all()):
        rows[Source.MISSION, Audience.MEMBERS].add(mission.language, mission.text)
    _add_knowledge(rows, organization)
    _add_projects(rows, organization)
    places = {place.pk for place in organization.governorates.all()}
    places |= {office.governorate_id for office in organization.offices.all()}
    places |= {place.pk for project in organization.projects.all() for place in project.governorates.all()}
    rows[Source.PLACE, Audience.MEMBERS].marks |= {f"{OWN}{PLACE}{pk}" for pk in places}
    for (source, _), row in rows.items():
        if source not in NAMES:
            for language, text in row.lines:
                spoken_of = vocabulary.spoken_of(tokens_of(text, language), language)
                row.marks.update(mark for token in spoken_of for mark in token.lexemes)
    return {key: row for key, row in rows.items() if row.lines or row.marks}


def in_order(texts: Iterable[TranslatedText]) -> list[TranslatedText]:
    """Texts in an order that does not depend on the database, so that a rebuild writes what was written."""
    return sorted(texts, key=lambda text: (text.field != "title", text.field, text.language))


def tokens_of_line(source: str, language: str, text: str) -> tuple[Token, ...]:
    """The words of a line of a row; of a name its keys as well."""
    tokens = tokens_of(text, language)
    return tokens + name_tokens(tokens) if source in NAMES else tokens


def words_of(rows: Mapping[str, Row]) -> str:
    """The rows of one audience, by source, as PostgreSQL's tsvector: made past its parser, which would part and join
    words by rules of its own."""
    places: dict[str, list[int]] = {}
    for source, row in rows.items():
        for lexeme, positions in _places(source, row).items():
            places[SOURCE_MARKS[source] + lexeme] = positions
    return " ".join(
        f"'{lexeme}':{','.join(map(str, positions))}" if positions else f"'{lexeme}'"
        for lexeme, positions in places.items()
    )


def _places(source: str, row: Row) -> dict[str, list[int]]:
    """The lexemes of a row, each with the places of its words."""
    places: dict[str, list[int]] = {mark.replace(" ", ""): [] for mark in row.marks}
    base = 1
    for language, text in row.lines:
        last = 0
        for token in tokens_of_line(source, language, text):
            last = max(last, token.position)
            for lexeme in token.lexemes:
                positions = places.setdefault(lexeme, [])
                if base + token.position < LAST_POSITION and len(positions) < MOST_POSITIONS:
                    positions.append(base + token.position)
        base += last + GAP
    return places


def _add_names(rows: dict[tuple[str, str], Row], organization: Organization) -> None:
    names = rows[Source.NAME, Audience.MEMBERS]
    for language in CONTENT_LANGUAGES:
        for field_name in ("name", "short_name"):
            names.add(language, getattr(organization, f"{field_name}_{language}"))
    acronyms = rows[Source.ACRONYM, Audience.MEMBERS]
    acronyms.add("en", organization.acronym)
    former = rows[Source.FORMER_NAME, Audience.MEMBERS]
    for other in sorted(organization.known_as.all(), key=lambda other: (other.language, other.name)):
        former.add(other.language, other.name)
    for row in (names, acronyms, former):
        row.marks |= {WHOLE_MARK + key_words(fold_words(text)) for _, text in row.lines}


def _add_knowledge(rows: dict[tuple[str, str], Row], organization: Organization) -> None:
    """Expertise and needs: the topic by its id, and the organization's own words."""
    for source, knowledge in (
        (Source.EXPERTISE, organization.expertise.all()),
        (Source.NEED, organization.needs.all()),
    ):
        for one in sorted(knowledge, key=lambda one: one.topic_id):
            audience = getattr(one, "audience", Audience.MEMBERS)
            row = rows[source, audience]
            row.marks.add(f"{OWN}{TOPIC}{one.topic_id}")
            for text in in_order(one.texts.all()):
                row.add(text.language, text.text)
            rows[Source.TOPIC, audience].marks |= _called(one.topic)


def _add_projects(rows: dict[tuple[str, str], Row], organization: Organization) -> None:
    row, topics = rows[Source.PROJECT, Audience.MEMBERS], rows[Source.TOPIC, Audience.MEMBERS]
    for project in sorted(organization.projects.all(), key=lambda project: project.pk):
        for text in in_order(project.texts.all()):
            row.add(text.language, text.text)
        row.add("en", project.donor)
        row.marks |= {f"{OWN}{GROUP}{group}" for group in project.target_groups}
        for topic in project.topics.all():
            row.marks.add(f"{OWN}{TOPIC}{topic.pk}")
            topics.marks |= _called(topic)


def _called(topic: Topic) -> set[str]:
    return {f"{CALLED}{TOPIC}{topic.pk}", f"{CALLED}{THEME}{topic.theme_id}"}
