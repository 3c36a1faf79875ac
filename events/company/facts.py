"""What organizations share, want and work on: from what is read here it is said why two of them should talk.

Two questions to the database, for any number of organizations. Whoever calls has made sure that the reader may know of
each of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from cop_portal.dates import today
from members.complementarity import Knowledge
from members.models import Audience, Expertise, Need, OrganizationLanguage, Project, WorksIn
from members.visibility import readable_by_audience

OFFERS, WANTS, PLACES, LANGUAGES = "offers", "wants", "places", "languages"
RUNNING, PLANNED, COMPLETED = "running", "planned", "completed"
_IN_ORDER = (RUNNING, PLANNED, COMPLETED)


@dataclass(frozen=True)
class Work:
    """A project: ``running``, ``planned`` or ``completed``, on which topics, in which governorates (ids), for whom."""

    status: str
    topics: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    target_groups: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether there is still something to agree on: it runs, or is to begin."""
        return self.status != COMPLETED


@dataclass(frozen=True)
class Facts:
    """What one organization says of itself. Topics and governorates are ids; works that run come first, then the
    planned ones."""

    offers: frozenset[int] = frozenset()
    wants: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    works: tuple[Work, ...] = ()

    @property
    def knowledge(self) -> Knowledge:
        """What it offers and wants, as ``members.complementarity`` takes it."""
        return Knowledge(self.offers, self.wants)


def facts_for_reader(organization_ids: Iterable[int], user) -> dict[int, Facts]:
    """The facts of each of these organizations, as far as ``user`` may read them: wants go by their audience."""
    return _facts(organization_ids, readable_by_audience(user))


def facts_for_members(organization_ids: Iterable[int]) -> dict[int, Facts]:
    """The facts of each of these organizations that every member may read: for what many are to see, as a pairing."""
    return _facts(organization_ids, Q(audience=Audience.MEMBERS))


def _facts(organization_ids: Iterable[int], readable: Q) -> dict[int, Facts]:
    ids = list(organization_ids)
    said: dict[int, dict[str, set[str]]] = {pk: defaultdict(set) for pk in ids}
    for organization_id, side, value in _rows_said(ids, readable):
        said[organization_id][side].add(value)
    works = _works(ids, today())
    return {
        pk: Facts(
            offers=frozenset(map(int, said[pk][OFFERS])),
            wants=frozenset(map(int, said[pk][WANTS])),
            places=frozenset(map(int, said[pk][PLACES])),
            languages=frozenset(said[pk][LANGUAGES]),
            works=tuple(sorted(works[pk], key=lambda work: _IN_ORDER.index(work.status))),
        )
        for pk in ids
    }


def _rows_said(ids: list[int], readable: Q) -> Iterable[tuple[int, str, str]]:
    """(organization, side, value) of all that is said in rows of their own."""

    def arm(rows: QuerySet[Any], side: str, column: str) -> QuerySet[Any, Any]:
        return (
            rows.filter(organization__in=ids)
            .order_by()
            .annotate(side=Value(side, output_field=CharField()), value=Cast(column, CharField()))
            .values_list("organization_id", "side", "value")
        )

    arms = [
        arm(Expertise.objects.all(), OFFERS, "topic_id"),
        arm(Need.objects.filter(readable), WANTS, "topic_id"),
        arm(WorksIn.objects.all(), PLACES, "governorate_id"),
        arm(OrganizationLanguage.objects.all(), LANGUAGES, "language"),
    ]
    return arms[0].union(*arms[1:], all=True)


def _works(ids: list[int], day: datetime.date) -> dict[int, list[Work]]:
    """The projects of each, the latest first. They have no audience: who sees an organization sees its projects."""
    topics = Project.topics.through.objects.filter(project=OuterRef("pk"))
    places = Project.governorates.through.objects.filter(project=OuterRef("pk"))
    projects = Project.objects.filter(organization__in=ids).annotate(
        topic_ids=ArraySubquery(topics.values("topic_id")),
        place_ids=ArraySubquery(places.values("governorate_id")),
    )
    found: dict[int, list[Work]] = defaultdict(list)
    for project in projects.order_by("-starts_on", "pk"):
        found[project.organization_id].append(
            Work(
                status=project.status_on(day),
                topics=frozenset(project.topic_ids),
                places=frozenset(project.place_ids),
                target_groups=frozenset(project.target_groups),
            )
        )
    return found
