"""What the directory searches, as rows: which texts of an organization, in which language, for whom.

``rows_of`` reads an organization and says which rows there should be; ``members.search`` writes and asks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import QuerySet

from cop_portal.folding import fold_words, name_keys
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import TranslatedText
from members.models import Audience, Organization, SearchEntry, Topic

Source = SearchEntry.Source

# PostgreSQL refuses a word beyond 2,046 bytes; nobody types one. Cut alike in index and query.
LONGEST_WORD = 100
# How the key of a name is told from a word of a text: "=nur" for Al Noor.
KEY_MARK = "="


class RowKey(NamedTuple):
    """What makes a row one of its kind within an organization."""

    source: str
    source_id: int
    language: str
    audience: str


def to_be_indexed() -> QuerySet[Organization]:
    """Organizations with everything that ``rows_of`` reads."""
    return Organization.objects.prefetch_related(
        "texts",
        "governorates",
        "expertise__topic__theme",
        "expertise__texts",
        "needs__topic__theme",
        "needs__texts",
        "projects__texts",
        "projects__topics__theme",
        "projects__governorates",
    )


def rows_of(organization: Organization) -> dict[RowKey, str]:
    """The rows that ``organization`` (from ``to_be_indexed``) should have, each with its text."""
    parts: dict[RowKey, list[str]] = {}

    def add(source: str, source_id: int, language: str, audience: str, *texts: str) -> None:
        key = RowKey(source, source_id, language, audience)
        parts.setdefault(key, []).extend(text for text in texts if text)

    _add_names(add, organization)
    for text in in_order(organization.texts.all()):
        add(Source.MISSION, 0, text.language, Audience.MEMBERS, text.text)
    _add_knowledge(add, Source.EXPERTISE, organization.expertise.all())
    _add_knowledge(add, Source.NEED, organization.needs.all())
    for topic, audience in sorted(_topics(organization), key=lambda pair: (pair[0].pk, pair[1])):
        for language, words in topic_words(topic).items():
            add(Source.TOPIC, topic.pk, language, audience, *words)
    for project in organization.projects.all():
        for part in in_order(project.texts.all()):
            # The donor stands with the title, so that it is there in each language once.
            donor = project.donor if part.field == "title" else ""
            add(Source.PROJECT, project.pk, part.language, Audience.MEMBERS, part.text, donor)
    _add_places(add, organization)
    return {key: "\n".join(texts) for key, texts in parts.items() if texts}


def in_order(texts: Iterable[TranslatedText]) -> list[TranslatedText]:
    """Texts in an order that does not depend on the database, so that a rebuild writes what was written."""
    return sorted(texts, key=lambda text: (text.field != "title", text.field, text.language))


def topic_words(topic: Topic) -> dict[str, list[str]]:
    """What people call ``topic``: its names, its synonyms and its theme's names, by language."""
    return {
        language: [
            getattr(topic, f"name_{language}"),
            *getattr(topic, f"synonyms_{language}"),
            getattr(topic.theme, f"name_{language}"),
        ]
        for language in CONTENT_LANGUAGES
    }


def lexemes(text: str, source: str) -> list[str]:
    """The folded words of a row's text; a name's keys as well, so that any spelling of it is found."""
    words = [word[:LONGEST_WORD] for word in fold_words(text)]
    if source == Source.NAME:
        words += [KEY_MARK + key[:LONGEST_WORD] for line in text.split("\n") for key in name_keys(line)]
    return sorted(set(words))


def _add_names(add, organization: Organization) -> None:
    for language in CONTENT_LANGUAGES:
        names = [getattr(organization, f"{name}_{language}") for name in ("name", "short_name")]
        if language == "en":
            names.append(organization.acronym)
        add(Source.NAME, 0, language, Audience.MEMBERS, *names)


def _add_knowledge(add, source: str, rows: Iterable) -> None:
    """Expertise and needs: the topic's name in each language, and the organization's own words beside it."""
    for row in rows:
        audience = getattr(row, "audience", Audience.MEMBERS)
        for language in CONTENT_LANGUAGES:
            add(source, row.pk, language, audience, getattr(row.topic, f"name_{language}"))
        for text in in_order(row.texts.all()):
            add(source, row.pk, text.language, audience, text.text)


def _topics(organization: Organization) -> set[tuple[Topic, str]]:
    """The topics it offers, works on or wants, each with the audience that may know."""
    open_topics = {row.topic for row in organization.expertise.all()}
    open_topics |= {topic for project in organization.projects.all() for topic in project.topics.all()}
    return {(topic, Audience.MEMBERS.value) for topic in open_topics} | {
        (need.topic, need.audience) for need in organization.needs.all() if need.topic not in open_topics
    }


def _add_places(add, organization: Organization) -> None:
    places = {place for project in organization.projects.all() for place in project.governorates.all()}
    places |= set(organization.governorates.all())
    for language in CONTENT_LANGUAGES:
        names = [getattr(place, f"name_{language}") for place in sorted(places, key=lambda place: place.code)]
        add(Source.PLACE, 0, language, Audience.MEMBERS, *names)
