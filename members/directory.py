"""The directory: which organizations a reader finds, in which order, with the counts beside every choice.

``read_directory`` asks the database a fixed number of questions, whatever the number of organizations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, F, Func, IntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import QueryDict
from django.utils.functional import cached_property

from cop_portal.translations.names import reading_language

from .complementarity import Complementarity, Knowledge, Taxonomy, knowledge_of, measure
from .filters import DirectoryFilter, WorksIn
from .models import Governorate, Organization, OrganizationLanguage, Topic
from .search import TextSearch
from .visibility import organizations_visible_to

PER_PAGE = 10
CLOSENESS, NAME = "closeness", "name"


class CountedPaginator(Paginator):
    """A paginator that is told how many rows there are, where that has been counted already."""

    def __init__(self, rows: QuerySet, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._count = count

    @cached_property
    def count(self) -> int:
        return self._count


@dataclass
class Result:
    """One organization of the directory with what its row says. Topics are in the taxonomy's order."""

    organization: Organization
    governorates: list[Governorate]
    languages: list[OrganizationLanguage]
    shares: list[Topic]
    wants: list[Topic]
    match: Complementarity | None


@dataclass
class Directory:
    """What the page of the directory shows."""

    query: str
    order: str
    filter: DirectoryFilter
    page: Page
    results: list[Result]
    counts: Counter[tuple[str, str]]
    topics: list[Topic]
    governorates: list[Governorate]

    @property
    def count(self) -> int:
        """How many organizations fit."""
        return self.counts["found", ""]

    @property
    def total(self) -> int:
        """How many organizations the reader may see."""
        return self.counts["total", ""]

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The chosen values of each facet."""
        return self.filter.chosen


def all_topics() -> list[Topic]:
    """Every topic with its theme, in the taxonomy's order."""
    return list(Topic.objects.select_related("theme"))


def read_directory(user, acting_for: Organization | None, params: QueryDict) -> Directory:
    """What ``user`` finds with ``params`` (q, the facets, sort, page); the match mark is with ``acting_for``."""
    topics = all_topics()
    governorates = list(Governorate.objects.all())
    taxonomy = Taxonomy.of(topics)
    ours = knowledge_of([acting_for.pk], user)[acting_for.pk] if acting_for else None
    visible = organizations_visible_to(user).exclude(kind=Organization.Kind.CONVENOR)
    search = TextSearch(user, params.get("q", ""), topics)
    found = visible
    if not search.is_empty:
        # Asked once and named by id: the counts of every facet are made over it.
        found = visible.filter(pk__in=list(search.narrow(visible).order_by().values_list("pk", flat=True)))
    filters = DirectoryFilter(params, found, user=user, topics=topics, governorates=governorates)
    counts = count_facets(filters, visible)
    order = NAME if params.get("sort") == NAME else CLOSENESS
    rows = _ordered(filters, search, order, ours, taxonomy)
    page = CountedPaginator(rows, PER_PAGE, counts["found", ""]).get_page(params.get("page"))
    results = _results(page.object_list, topics, governorates, acting_for, ours, taxonomy)
    return Directory(
        params.get("q", "").replace("\0", "")[:10_000].strip(),
        order,
        filters,
        page,
        results,
        counts,
        topics,
        governorates,
    )


def closest_to(acting_for: Organization, user, *, leave_out: Iterable[int], limit: int) -> list[Result]:
    """The organizations of the directory that join ``acting_for`` most, the closest first: at most ``limit``, none of
    ``leave_out`` (ids) and none that nothing joins. No facets are counted for it."""
    topics = all_topics()
    governorates = list(Governorate.objects.all())
    taxonomy = Taxonomy.of(topics)
    ours = knowledge_of([acting_for.pk], user)[acting_for.pk]
    others = (
        organizations_visible_to(user)
        .exclude(kind=Organization.Kind.CONVENOR)
        .exclude(pk__in=[acting_for.pk, *leave_out])
    )
    everything = DirectoryFilter(QueryDict(), others, user=user, topics=topics, governorates=governorates)
    rows = _ordered(everything, TextSearch(user, "", topics), CLOSENESS, ours, taxonomy)[:limit]
    results = _results(rows, topics, governorates, acting_for, ours, taxonomy)
    return [result for result in results if result.match is not None and result.match.count]


def count_facets(filters: DirectoryFilter, visible: QuerySet[Organization]) -> Counter[tuple[str, str]]:
    """How many organizations each choice would find, by (facet, value), in one query.

    A facet's counts ignore its own choice. ("found", "") is how many fit all of them, ("total", "") how many of
    ``visible`` there are, ("shares.any", topic) how many of those share the topic, whatever is chosen.
    """

    def arm(rows: QuerySet, facet: str, key: Any, counted: str = "organization_id") -> QuerySet:
        named = {
            "facet": Value(facet, output_field=CharField()),
            "key": Coalesce(key, Value(""), output_field=CharField()),
        }
        counted_rows = rows.order_by().annotate(**named).values("facet", "key")
        return counted_rows.annotate(n=Count(counted, distinct=True)).values_list("facet", "key", "n")

    def within(rows: QuerySet, facet: str) -> QuerySet:
        return rows.filter(organization__in=filters.narrowed(leave_out=facet).order_by().values("pk"))

    arms = [
        arm(filters.narrowed(), "found", Value(""), "pk"),
        arm(visible, "total", Value(""), "pk"),
        arm(filters.narrowed(leave_out="kind"), "kind", F("kind"), "pk"),
        arm(within(OrganizationLanguage.objects.all(), "language"), "language", F("language")),
        arm(within(WorksIn.objects.all(), "governorate"), "governorate", F("governorate__code")),
    ]
    for facet, rows in (("shares", filters.expertise), ("wants", filters.needs)):
        arms.append(arm(within(rows, facet), facet, F("topic__theme__slug")))
        arms.append(arm(within(rows, facet), f"{facet}.topic", F("topic__slug")))
        everybody = rows.filter(organization__in=visible.order_by().values("pk"))
        arms.append(arm(everybody, f"{facet}.any", F("topic__slug")))
    return Counter({(facet, key): n for facet, key, n in arms[0].union(*arms[1:], all=True)})


def _ordered(
    filters: DirectoryFilter, search: TextSearch, order: str, ours: Knowledge | None, taxonomy: Taxonomy
) -> QuerySet[Organization]:
    """The organizations of all pages, each row with the ids that its page needs."""
    name = Lower(Coalesce(NullIf(F(f"name_{reading_language()}"), Value("")), F("name_en")))
    offered = filters.expertise.filter(organization=OuterRef("pk"))
    wanted = filters.needs.filter(organization=OuterRef("pk"))
    languages = OrganizationLanguage.objects.filter(organization=OuterRef("pk")).order_by("pk")
    rows = filters.narrowed().annotate(
        governorate_ids=ArraySubquery(
            WorksIn.objects.filter(organization=OuterRef("pk")).order_by("pk").values("governorate_id")
        ),
        language_codes=ArraySubquery(languages.values("language")),
        offered_ids=ArraySubquery(offered.values("topic_id")),
        wanted_ids=ArraySubquery(wanted.values("topic_id")),
    )
    keys: list[Any] = []
    if order == CLOSENESS:
        if not search.is_empty:
            rows = rows.annotate(rank=search.rank())
            keys.append("rank")
        if ours is not None:
            # Their offers among our wants, their wants among our offers: what `measure` counts, in SQL.
            pairs = ((offered, taxonomy.with_kin(ours.wants)), (wanted, taxonomy.with_kin(ours.offers)))
            sizes = [
                _size(side.filter(topic__in=topics).values("topic_id")) for side, topics in pairs if topics
            ]
            rows = rows.annotate(joins=sum(sizes, Value(0)))
            keys.append("-joins")
    return rows.order_by(*keys, name, "pk")


def _size(rows: QuerySet) -> Func:
    """How many rows a subquery has."""
    return Func(ArraySubquery(rows), function="CARDINALITY", output_field=IntegerField())


def _results(
    rows: Iterable[Organization],
    topics: list[Topic],
    governorates: list[Governorate],
    acting_for: Organization | None,
    ours: Knowledge | None,
    taxonomy: Taxonomy,
) -> list[Result]:
    by_id = {topic.pk: topic for topic in topics}
    places = {place.pk: place for place in governorates}
    return [_result(row, by_id, places, acting_for, ours, taxonomy) for row in rows]


def _result(
    row: Organization,
    topics: dict[int, Topic],
    places: dict[int, Governorate],
    acting_for: Organization | None,
    ours: Knowledge | None,
    taxonomy: Taxonomy,
) -> Result:
    theirs = Knowledge(frozenset(row.offered_ids), frozenset(row.wanted_ids))
    match = None
    if ours is not None and acting_for is not None and row.pk != acting_for.pk:
        match = measure(ours, theirs, taxonomy)
    return Result(
        organization=row,
        governorates=sorted((places[pk] for pk in row.governorate_ids), key=lambda place: place.name),
        languages=[OrganizationLanguage(language=code) for code in row.language_codes],
        shares=[topic for pk, topic in topics.items() if pk in theirs.offers],
        wants=[topic for pk, topic in topics.items() if pk in theirs.wants],
        match=match,
    )
