"""What a page about organizations reads once: topics, texts, and what each offers, wants and works on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Value

from cop_portal.translations.texts import ReadText, TranslatedText, read
from members.complementarity import Taxonomy
from members.directory.query import all_topics
from members.models import (
    Expertise,
    ExpertiseText,
    Governorate,
    Need,
    NeedText,
    Organization,
    OrganizationText,
    Project,
    ProjectText,
    Topic,
)
from members.translations.notes import translation_note
from members.visibility import needs_visible_to

from .nested_rows import nested, rows_from

Texts = dict[tuple[str, int], list[TranslatedText]]
PLACE = ("id", "code", "name_en", "name_ar", "name_ckb")


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

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self.ids = [organization.pk for organization in organizations]

    @cached_property
    def topics(self) -> dict[int, Topic]:
        """All topics by their keys, in the taxonomy's order."""
        return {topic.pk: topic for topic in all_topics()}

    @cached_property
    def taxonomy(self) -> Taxonomy:
        return Taxonomy.of(self.topics.values())

    @cached_property
    def texts(self) -> Texts:
        """All texts of the organizations, by (owner's kind, owner's id), in one query: their tables are alike."""
        columns = ("kind", "owner_id", "field", "language", "text", "origin", "revision", "source_revision")
        arms = []
        for kind, table, path in (
            ("organization", OrganizationText, "owner"),
            ("expertise", ExpertiseText, "owner__organization"),
            ("need", NeedText, "owner__organization"),
            ("project", ProjectText, "owner__organization"),
        ):
            rows = table.objects.filter(**{f"{path}__in": self.ids}).order_by()
            arms.append(rows.annotate(kind=Value(kind, output_field=CharField())).values(*columns))
        texts: Texts = defaultdict(list)
        for row in arms[0].union(*arms[1:], all=True):
            texts[row.pop("kind"), row["owner_id"]].append(OrganizationText(**row))
        return texts

    def text(self, kind: str, pk: int, field: str) -> ReadText | None:
        """The text of a field for the reader."""
        return read(self.texts.get((kind, pk), []), field)

    def note(self, kind: str, pk: int, field: str) -> str:
        """What is said beneath a text that the reader gets in translation."""
        return translation_note(self.texts.get((kind, pk), ()), field)


def read_knowledge(user, reading: Reading) -> tuple[dict[int, list[Offer]], dict[int, list[Want]]]:
    """What the organizations of ``reading`` offer, and what ``user`` may know that they want, by their ids."""
    offered = Expertise.objects.filter(organization__in=reading.ids).order_by()
    wanted = needs_visible_to(user).filter(organization__in=reading.ids).order_by()
    # The tables are alike but for one column: a band of years in the one, how soon and for whom in the other.
    offers = offered.annotate(
        is_need=Value(False), says=F("band"), readers=Value("", output_field=CharField())
    ).values_list("is_need", "pk", "organization_id", "topic_id", "says", "readers")
    wants = wanted.annotate(is_need=Value(True), says=F("urgency"), readers=F("audience")).values_list(
        "is_need", "pk", "organization_id", "topic_id", "says", "readers"
    )
    position = {pk: place for place, pk in enumerate(reading.topics)}
    offers_by: dict[int, list[Offer]] = defaultdict(list)
    wants_by: dict[int, list[Want]] = defaultdict(list)
    found = sorted(offers.union(wants, all=True), key=lambda row: position[row[3]])
    for is_need, pk, organization_id, topic_id, says, readers in found:
        columns = {"pk": pk, "organization_id": organization_id, "topic_id": topic_id}
        topic = reading.topics[topic_id]
        if is_need:
            need = Need(urgency=says, audience=readers, **columns)
            wants_by[organization_id].append(
                Want(need, topic, reading.text("need", pk, "question"), reading.note("need", pk, "question"))
            )
        else:
            expertise = Expertise(band=says, **columns)
            offers_by[organization_id].append(
                Offer(
                    expertise,
                    topic,
                    reading.text("expertise", pk, "shares"),
                    reading.note("expertise", pk, "shares"),
                )
            )
    return offers_by, wants_by


def works_of(organization: Organization, reading: Reading) -> list[Work]:
    """The projects of ``organization``, the latest first."""
    topics = Project.topics.through.objects.filter(project=OuterRef("pk")).order_by("topic__position")
    places = Governorate.objects.filter(projects=OuterRef("pk"))
    rows = organization.projects.annotate(
        topic_ids=ArraySubquery(topics.values("topic_id")), place_rows=nested(places, *PLACE)
    ).order_by(F("starts_on").desc(), "pk")
    return [
        Work(
            project=project,
            title=reading.text("project", project.pk, "title"),
            summary=reading.text("project", project.pk, "summary"),
            topics=[reading.topics[pk] for pk in project.topic_ids],
            governorates=by_name(rows_from(Governorate, project.place_rows)),
            title_note=reading.note("project", project.pk, "title"),
            summary_note=reading.note("project", project.pk, "summary"),
        )
        for project in rows
    ]


def by_name(places: Iterable[Governorate]) -> list[Governorate]:
    """Governorates by the reader's names of them."""
    return sorted(places, key=lambda place: place.name)
