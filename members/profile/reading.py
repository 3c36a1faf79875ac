"""What a page about organizations reads once: topics, texts, and what each offers, wants and works on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cop_portal.postgres.nested_rows import row_from, rows_from
from cop_portal.translations.texts import ReadText, TranslatedText, read
from members.complementarity import Taxonomy
from members.models import Expertise, Governorate, Need, OrganizationText, Project, Topic
from members.translations.notes import translation_note

from .said import PROJECT, Said

Texts = dict[tuple[str, int], list[TranslatedText]]


@dataclass
class Offer:
    """A topic it offers, and in what form."""

    expertise: Expertise
    topic: Topic
    shares: ReadText | None
    note: str = ""


@dataclass
class Want:
    """A topic it wants to learn about, and its question in its own words."""

    need: Need
    topic: Topic
    question: ReadText | None
    note: str = ""


@dataclass
class Work:
    """A project with its texts, topics and places; the notes say where a text was translated from."""

    project: Project
    title: ReadText | None
    summary: ReadText | None
    topics: list[Topic]
    governorates: list[Governorate]
    title_note: str = ""
    summary_note: str = ""


class Reading:
    """What is read once for a page: topics, and the texts of the organizations it is about."""

    def __init__(self, said: Said) -> None:
        self.said = said

    @cached_property
    def topics(self) -> dict[int, Topic]:
        """The topics that are named anywhere in it by their keys, in the taxonomy's order."""
        return {topic.pk: topic for topic in rows_from(Topic, self.said["topics"])}

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Which of these topics are called alike."""
        return Taxonomy.of(self.topics.values())

    @cached_property
    def texts(self) -> Texts:
        """All texts by (owner's kind, owner's id); their tables are alike."""
        texts: Texts = defaultdict(list)
        for kind in ("organization", "expertise", "need", "project"):
            for row in self.said[f"{kind}_texts"]:
                texts[kind, row["owner_id"]].append(OrganizationText(**row))
        return texts

    def text(self, kind: str, pk: int, field: str) -> ReadText | None:
        """The text of a field for the reader."""
        return read(self.texts.get((kind, pk), []), field)

    def note(self, kind: str, pk: int, field: str) -> str:
        """What is said beneath a text that the reader gets in translation."""
        return translation_note(self.texts.get((kind, pk), ()), field)

    @cached_property
    def offers_by(self) -> dict[int, list[Offer]]:
        """What each of the organizations offers, by their ids."""
        found: dict[int, list[Offer]] = defaultdict(list)
        for values in self.said["offers"]:
            offer = row_from(Expertise, values)
            found[offer.organization_id].append(
                Offer(
                    offer,
                    self.topics[offer.topic_id],
                    self.text("expertise", offer.pk, "shares"),
                    self.note("expertise", offer.pk, "shares"),
                )
            )
        return found

    @cached_property
    def wants_by(self) -> dict[int, list[Want]]:
        """What the reader may know that each of them wants, by their ids."""
        found: dict[int, list[Want]] = defaultdict(list)
        for values in self.said["wants"]:
            want = row_from(Need, values)
            found[want.organization_id].append(
                Want(
                    want,
                    self.topics[want.topic_id],
                    self.text("need", want.pk, "question"),
                    self.note("need", want.pk, "question"),
                )
            )
        return found

    @cached_property
    def works(self) -> list[Work]:
        """The projects, the latest first."""
        found = []
        for values in self.said["projects"]:
            project = row_from(Project, {field: values[field] for field in PROJECT})
            found.append(
                Work(
                    project=project,
                    title=self.text("project", project.pk, "title"),
                    summary=self.text("project", project.pk, "summary"),
                    topics=[self.topics[pk] for pk in values["topics"]],
                    governorates=by_name(rows_from(Governorate, values["places"])),
                    title_note=self.note("project", project.pk, "title"),
                    summary_note=self.note("project", project.pk, "summary"),
                )
            )
        return found


def by_name(places: Iterable[Governorate]) -> list[Governorate]:
    """Governorates by the reader's names of them."""
    return sorted(places, key=lambda place: place.name)
