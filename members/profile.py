"""An organization's profile as one reader sees it: what it says of itself, and what the two could do together.

Asks the database a fixed number of questions, whatever the organization has written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, QuerySet, Value

from cop_portal.translations.texts import ReadText, TranslatedText, read

from .complementarity import Complementarity, Knowledge, Taxonomy, measure
from .directory import all_topics
from .filters import WorksIn
from .models import (
    Audience,
    Expertise,
    ExpertiseText,
    Governorate,
    Membership,
    Need,
    NeedText,
    Organization,
    OrganizationLanguage,
    OrganizationText,
    Project,
    ProjectText,
    Registration,
    Topic,
)
from .roles import is_staff
from .visibility import (
    are_partners,
    may_edit,
    needs_visible_to,
    organizations_visible_to,
    people_visible_to,
)

Texts = dict[tuple[str, int], list[TranslatedText]]


@dataclass
class Offer:
    """A topic it offers, and in what form."""

    expertise: Expertise
    topic: Topic
    shares: ReadText | None


@dataclass
class Want:
    """A topic it wants to learn about, and its question in its own words."""

    need: Need
    topic: Topic
    question: ReadText | None


@dataclass
class Work:
    """A project with its texts, topics and places."""

    project: Project
    title: ReadText | None
    summary: ReadText | None
    topics: list[Topic]
    governorates: list[Governorate]


@dataclass
class Person:
    """Somebody of the organization, with the addresses that the reader may see (else empty)."""

    membership: Membership
    email: str
    phone: str


class Reading:
    """What is read once for a page: topics, places, and the texts of the organizations it is about."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self.ids = [organization.pk for organization in organizations]

    @cached_property
    def topics(self) -> dict[int, Topic]:
        return {topic.pk: topic for topic in all_topics()}

    @cached_property
    def governorates(self) -> dict[int, Governorate]:
        return {place.pk: place for place in Governorate.objects.all()}

    def places(self, ids: Iterable[int]) -> list[Governorate]:
        """The governorates of these ids, by the reader's names."""
        return sorted((self.governorates[pk] for pk in ids), key=lambda place: place.name)

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


@dataclass
class Profile:
    """What the page of an organization shows to ``user``, who acts for ``acting_for`` (or for none)."""

    user: Any
    organization: Organization
    acting_for: Organization | None
    reading: Reading
    offers_by: dict[int, list[Offer]]
    wants_by: dict[int, list[Want]]
    audiences: set[str]
    is_own: bool

    @property
    def offers(self) -> list[Offer]:
        return self.offers_by.get(self.organization.pk, [])

    @property
    def wants(self) -> list[Want]:
        return self.wants_by.get(self.organization.pk, [])

    @property
    def mission(self) -> ReadText | None:
        return self.reading.text("organization", self.organization.pk, "mission")

    @property
    def governorates(self) -> list[Governorate]:
        return self.reading.places(self.organization.governorate_ids)

    @property
    def languages(self) -> list[str]:
        names = dict(OrganizationLanguage.Language.choices)
        return [str(names[code]) for code in self.organization.language_codes]

    @cached_property
    def projects(self) -> list[Work]:
        """Its projects, the latest first."""
        return works_of(self.organization, self.reading)

    @cached_property
    def people(self) -> list[Person]:
        people = people_visible_to(self.user, self.organization)
        return [
            Person(
                membership=person,
                email=person.user.email if person.email_audience in self.audiences else "",
                phone=person.phone if person.phone_audience in self.audiences else "",
            )
            for person in people
        ]

    @cached_property
    def registrations(self) -> list[Registration]:
        return list(self.organization.registrations.all())

    @property
    def email(self) -> str:
        return self.organization.email if self.organization.email_audience in self.audiences else ""

    @property
    def phone(self) -> str:
        return self.organization.phone if self.organization.phone_audience in self.audiences else ""

    @cached_property
    def may_edit(self) -> bool:
        return self.is_own and may_edit(self.user, self.organization)

    @property
    def may_see_people_page(self) -> bool:
        """What ``visibility.may_see_people_page`` says, from what is known already."""
        return self.may_edit or is_staff(self.user)

    @cached_property
    def together(self) -> Complementarity | None:
        """What joins it and the organization the reader acts for; None on one's own page and without one.

        The convenor shares and wants nothing itself: with it there is nothing to measure either.
        """
        if self.acting_for is None or self.is_own:
            return None
        if self.organization.is_convenor or self.acting_for.is_convenor:
            return None
        ours, theirs = self._knowledge(self.acting_for.pk), self._knowledge(self.organization.pk)
        return measure(ours, theirs, self.reading.taxonomy)

    def _knowledge(self, pk: int) -> Knowledge:
        return Knowledge(
            frozenset(offer.topic.pk for offer in self.offers_by.get(pk, [])),
            frozenset(want.topic.pk for want in self.wants_by.get(pk, [])),
        )


def profiles_visible_to(user) -> QuerySet[Organization]:
    """The organizations ``user`` may open, with the ids that a profile needs."""
    languages = OrganizationLanguage.objects.filter(organization=OuterRef("pk")).order_by("pk")
    places = WorksIn.objects.filter(organization=OuterRef("pk")).order_by("pk")
    return organizations_visible_to(user).annotate(
        governorate_ids=ArraySubquery(places.values("governorate_id")),
        language_codes=ArraySubquery(languages.values("language")),
    )


def read_profile(
    user, organization: Organization, acting_for: Organization | None, own_ids: set[int]
) -> Profile:
    """The profile of ``organization`` (from ``profiles_visible_to``) for ``user``.

    ``own_ids`` are the organizations ``user`` belongs to.
    """
    is_own = organization.pk in own_ids
    both = [organization] if acting_for is None or is_own else [organization, acting_for]
    reading = Reading(both)
    offers = Expertise.objects.filter(organization__in=both).order_by(
        "topic__theme__position", "topic__position"
    )
    wants = needs_visible_to(user).filter(organization__in=both)
    profile = Profile(
        user=user,
        organization=organization,
        acting_for=acting_for,
        reading=reading,
        offers_by=defaultdict(list),
        wants_by=defaultdict(list),
        audiences=_audiences(user, organization, is_own),
        is_own=is_own,
    )
    for expertise in offers:
        offer = Offer(
            expertise, reading.topics[expertise.topic_id], reading.text("expertise", expertise.pk, "shares")
        )
        profile.offers_by[expertise.organization_id].append(offer)
    for need in wants:
        want = Want(need, reading.topics[need.topic_id], reading.text("need", need.pk, "question"))
        profile.wants_by[need.organization_id].append(want)
    return profile


def works_of(organization: Organization, reading: Reading) -> list[Work]:
    """The projects of ``organization``, the latest first."""
    topics = Project.topics.through.objects.filter(project=OuterRef("pk")).order_by("topic__position")
    places = Project.governorates.through.objects.filter(project=OuterRef("pk")).order_by("pk")
    rows = organization.projects.annotate(
        topic_ids=ArraySubquery(topics.values("topic_id")),
        governorate_ids=ArraySubquery(places.values("governorate_id")),
    ).order_by(F("starts_on").desc(), "pk")
    return [
        Work(
            project=project,
            title=reading.text("project", project.pk, "title"),
            summary=reading.text("project", project.pk, "summary"),
            topics=[reading.topics[pk] for pk in project.topic_ids],
            governorates=reading.places(project.governorate_ids),
        )
        for project in rows
    ]


def _audiences(user, organization: Organization, is_own: bool) -> set[str]:
    """The audiences of the organization's fields that ``user`` belongs to; one question less than ``audiences_of``."""
    if is_own or is_staff(user):
        return set(Audience.values)
    if are_partners(user, organization):
        return {Audience.MEMBERS.value, Audience.PARTNERS.value}
    return {Audience.MEMBERS.value}
