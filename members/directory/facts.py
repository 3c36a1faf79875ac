"""What the directory's index is made from, read from the database in four questions, whatever their number of rows.

Nothing here depends on who reads or in which language. Which of it a reader may know is decided by ``visibility``; a
want stands beside its audience for that.
"""

from __future__ import annotations

import datetime
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Cast

from cop_portal.translations.names import CONTENT_LANGUAGES
from members.complementarity import Taxonomy
from members.models import (
    Expertise,
    Governorate,
    Need,
    Organization,
    OrganizationLanguage,
    Project,
    Topic,
    WorksIn,
)
from members.search.vocabulary import Vocabulary

Ids = array


@dataclass
class Facts:
    """What is said of the organizations. The convenor is none of them.

    ``said`` has, for each facet, which organizations (ids) say what: ``said["kind"]["foundation"]``. Of topics the key
    is the topic's id, of wants it is (the topic's id, the audience), of confirmations the day or None.
    """

    day: datetime.date
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    said: dict[str, dict[Any, Ids]] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    governorates: list[Governorate] = field(default_factory=list)
    taxonomy: Taxonomy = field(default_factory=lambda: Taxonomy({}, {}))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the search knows words for."""
        return Vocabulary.of(self.topics, self.governorates)

    def name(self, organization_id: int, language: str) -> str:
        """The name in a language of the interface, else the English one."""
        names = self.names[organization_id]
        return names[CONTENT_LANGUAGES.index(language)] or names[0]


def load_facts(day: datetime.date) -> Facts:
    """Everything that the index reads, as it is now; projects are planned, running or completed on ``day``."""
    topics = list(Topic.objects.select_related("theme"))
    facts = Facts(
        day, topics=topics, governorates=list(Governorate.objects.all()), taxonomy=Taxonomy.of(topics)
    )
    said: defaultdict[str, defaultdict[Hashable, Ids]] = defaultdict(lambda: defaultdict(lambda: array("q")))
    names = (f"name_{language}" for language in CONTENT_LANGUAGES)
    columns = ("kind", "visibility", "is_women_led", "profile_confirmed_on")
    organizations = Organization.objects.exclude(kind=Organization.Kind.CONVENOR).order_by()
    for pk, *rest in organizations.values_list("pk", *names, *columns):
        facts.names[pk] = tuple(rest[: len(CONTENT_LANGUAGES)])
        for column, value in zip(columns, rest[len(CONTENT_LANGUAGES) :], strict=True):
            said[column][value].append(pk)
    for facet, value, audience, ids in _rows_said(day):
        key: Hashable = int(value) if facet in {"shares", "wants"} else value
        said[facet][(key, audience) if facet == "wants" else key].extend(ids)
    facts.said = {facet: dict(values) for facet, values in said.items()}
    return facts


def status_conditions(day: datetime.date) -> Mapping[str, Q]:
    """Which projects are planned, running, completed on ``day``: what ``Project.status_on`` says, in SQL."""
    over = Q(ends_on__isnull=False, ends_on__lt=day)
    return {
        "running": Q(starts_on__lte=day) & ~over,
        "planned": Q(starts_on__gt=day),
        "completed": Q(starts_on__lte=day) & over,
    }


def _rows_said(day: datetime.date) -> Iterable[tuple[str, str, str, list[int]]]:
    """(facet, value, audience of a want, ids of the organizations) of all that is said in rows of their own; the
    database puts the ids together, which is several times faster than to send a row for each."""

    def arm(rows: QuerySet, facet: str, value: Any, audience: Any = None) -> QuerySet:
        named = {
            "facet": Value(facet, output_field=CharField()),
            "value": Cast(value, CharField()),
            "for_whom": Cast(audience or Value(""), CharField()),
        }
        grouped = rows.order_by().annotate(**named).values("facet", "value", "for_whom")
        return grouped.annotate(ids=ArrayAgg("organization_id")).values_list(
            "facet", "value", "for_whom", "ids"
        )

    arms = [
        arm(OrganizationLanguage.objects.all(), "language", F("language")),
        arm(WorksIn.objects.all(), "governorate", F("governorate__code")),
        arm(Expertise.objects.all(), "shares", F("topic_id")),
        arm(Need.objects.all(), "wants", F("topic_id"), F("audience")),
        arm(Project.objects.all(), "target_group", Func(F("target_groups"), function="unnest")),
    ]
    for status, condition in status_conditions(day).items():
        arms.append(arm(Project.objects.filter(condition), "project_status", Value(status)))
    return arms[0].union(*arms[1:], all=True)
