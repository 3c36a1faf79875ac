"""The index says what a plain question to the database says, for every reader and whatever is chosen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cop_portal.dates import today
from members.complementarity import Taxonomy, knowledge_of, measure
from members.directory import reading
from members.directory.facts import status_conditions
from members.directory.index import topic_value
from members.directory.order import name_order
from members.directory.query import PER_PAGE, closest_to, read_directory
from members.directory.reading import effective
from members.models import (
    Acquaintance,
    Audience,
    Expertise,
    Membership,
    Need,
    Organization,
    OrganizationLanguage,
    Partnership,
    Project,
    Topic,
    User,
    WorksIn,
)
from members.upkeep.freshness import freshness_condition
from members.visibility import is_visible_to_known, known_to, organizations_visible_to, readable_by_audience
from tests.cast import JOINED, Cast

pytestmark = pytest.mark.django_db

# How many organizations, topics and governorates a world has.
ORGANIZATIONS, TOPICS, PLACES = 6, 4, 3
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Drawn:
    """An organization of a made-up world; topics, places and others by their number."""

    visibility: str
    kind: str
    women_led: bool | None
    confirmed: int | None
    languages: frozenset[str]
    places: frozenset[int]
    offers: frozenset[int]
    wants: dict[int, str]
    # (target groups, days from today to its start, how long it lasts)
    projects: list[tuple[list[str], int, int | None]]
    partners: frozenset[int] = field(default=frozenset())
    former_partners: frozenset[int] = field(default=frozenset())
    met: frozenset[int] = field(default=frozenset())
    met_long_ago: frozenset[int] = field(default=frozenset())


def some(most: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, most - 1), max_size=2)


PROJECTS = st.tuples(
    st.lists(st.sampled_from(["women", "youth", "voters"]), max_size=2, unique=True),
    st.integers(-3, 3),
    st.none() | st.integers(0, 3),
)
DRAWN = st.builds(
    Drawn,
    visibility=st.sampled_from(["listed", "listed", "discreet", "hidden"]),
    kind=st.sampled_from(["national", "local"]),
    women_led=st.sampled_from([None, True, False]),
    confirmed=st.none() | st.sampled_from([0, 100, 250, 400]),
    languages=st.frozensets(st.sampled_from(["ar", "ckb", "en"]), max_size=2),
    places=some(PLACES),
    offers=some(TOPICS),
    wants=st.dictionaries(st.integers(0, TOPICS - 1), st.sampled_from(Audience.values), max_size=3),
    projects=st.lists(PROJECTS, max_size=2),
    partners=some(ORGANIZATIONS),
    former_partners=some(ORGANIZATIONS),
    met=some(ORGANIZATIONS),
    met_long_ago=some(ORGANIZATIONS),
)
WORLDS = st.lists(DRAWN, min_size=ORGANIZATIONS, max_size=ORGANIZATIONS)
# Who reads: somebody of one or two organizations, of none, staff, or an observer.
READERS = st.sampled_from(["staff", "observer", "nobody"]) | st.lists(
    st.integers(0, ORGANIZATIONS - 1), min_size=1, max_size=2, unique=True
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "governorate": st.lists(st.sampled_from(["IQ-AR", "IQ-NI", "IQ-BG"]), min_size=1, max_size=2),
        "shares": st.lists(st.integers(0, 2 * TOPICS - 1), min_size=1, max_size=3),
        "wants": st.lists(st.integers(0, 2 * TOPICS - 1), min_size=1, max_size=3),
        "kind": st.lists(st.sampled_from(["national", "local", "union"]), min_size=1, max_size=2),
        "language": st.lists(st.sampled_from(["ar", "ckb", "tk"]), min_size=1, max_size=2),
        "target_group": st.lists(st.sampled_from(["women", "youth"]), min_size=1, max_size=2),
        "project_status": st.lists(st.sampled_from(["planned", "running", "completed"]), max_size=2),
        "women_led": st.just(["yes"]),
        "freshness": st.lists(st.sampled_from(["fresh", "ageing", "old"]), min_size=1, max_size=2),
    },
)
ORDERS = st.sampled_from(["", "name", "freshness"])
PLAIN = Drawn("listed", "national", None, None, frozenset(), frozenset(), frozenset(), {}, [])


def write(world: list[Drawn], cast: Cast) -> list[Organization]:
    topics, places = topics_of(cast), [cast.erbil, cast.ninewa, cast.baghdad]
    made = []
    for number, drawn in enumerate(world):
        confirmed = None if drawn.confirmed is None else today() - drawn.confirmed * DAY
        organization = Organization.objects.create(
            slug=f"drawn-{number}",
            # Two of a name, so that the order must say which is first.
            name_en=f"Drawn {number // 2}",
            kind=drawn.kind,
            visibility=drawn.visibility,
            is_women_led=drawn.women_led,
            profile_confirmed_on=confirmed,
            member_since=JOINED,
        )
        made.append(organization)
        organization.governorates.set(places[place] for place in drawn.places)
        for language in drawn.languages:
            OrganizationLanguage.objects.create(organization=organization, language=language)
        for topic in drawn.offers:
            Expertise.objects.create(organization=organization, topic=topics[topic], band="1-5")
        for topic, audience in drawn.wants.items():
            Need.objects.create(organization=organization, topic=topics[topic], audience=audience)
        for groups, start, length in drawn.projects:
            starts_on = today() + start * DAY
            ends_on = None if length is None else starts_on + length * DAY
            Project.objects.create(
                organization=organization, target_groups=groups, starts_on=starts_on, ends_on=ends_on
            )
    tie(world, made)
    return made


def tie(world: list[Drawn], made: list[Organization]) -> None:
    """Partnerships and acquaintances that hold, and such as have ended."""
    tied: dict[str, set[tuple[int, int]]] = {}
    for number, drawn in enumerate(world):
        for what in ("partners", "former_partners", "met", "met_long_ago"):
            for other in getattr(drawn, what):
                if other != number:
                    low, high = sorted([made[number].pk, made[other].pk])
                    tied.setdefault(what, set()).add((low, high))
    for what, pairs in tied.items():
        until = today() - DAY if what in {"former_partners", "met_long_ago"} else None
        for low, high in sorted(pairs):
            ends = {"organization_low_id": low, "organization_high_id": high, "since": JOINED, "until": until}
            if what.endswith("partners"):
                Partnership.objects.create(**ends)
            else:
                key = "00000000-0000-4000-8000-00000000000" + ("1" if until else "2")
                Acquaintance.objects.create(event_key=key, **ends)


def topics_of(cast: Cast) -> list[Topic]:
    return [cast.quotas, cast.leadership, cast.electoral_violence, cast.legal_aid]


def reader_of(reader, made: list[Organization], cast: Cast) -> tuple[User, Organization | None]:
    if reader == "staff" or reader == "observer":
        return getattr(cast, reader), None
    user = User.objects.create_user("drawn@member.example", None, name="Drawn")
    for number in [] if reader == "nobody" else reader:
        Membership.objects.create(user=user, organization=made[number], role="colleague", since=JOINED)
    return user, (None if reader == "nobody" else made[reader[0]])


class Plainly:
    """The directory as one would write it without an index: a question to the database for each thing asked."""

    def __init__(self, user: User, acting_for: Organization | None, chosen: dict[str, list[str]]) -> None:
        self.user, self.acting_for, self.chosen = user, acting_for, chosen
        self.visible = organizations_visible_to(user).exclude(kind="convenor")

    def condition(self, facet: str, values: list[str]) -> Q:
        def any_row(rows) -> Q:
            return Q(Exists(rows.filter(organization=OuterRef("pk"))))

        if facet == "kind":
            return Q(kind__in=values)
        if facet == "women_led":
            return Q(is_women_led=True)
        if facet == "language":
            return any_row(OrganizationLanguage.objects.filter(language__in=values))
        if facet == "governorate":
            return any_row(WorksIn.objects.filter(governorate__code__in=values))
        if facet == "target_group":
            return any_row(Project.objects.filter(target_groups__overlap=values))
        found = Q(pk__in=[])
        if facet == "project_status":
            projects = [
                project.pk for project in Project.objects.all() if project.status_on(today()) in values
            ]
            return any_row(Project.objects.filter(pk__in=projects))
        if facet == "freshness":
            for value in values:
                found |= freshness_condition(value, today())
            return found
        named = Q(pk__in=[])
        for value in values:
            theme, mark, topic = value.partition(".")
            named |= Q(topic__slug=topic) if mark else Q(topic__theme__slug=theme)
        if facet == "shares":
            return any_row(Expertise.objects.filter(named))
        return any_row(Need.objects.filter(named).filter(readable_by_audience(self.user)))

    def found(self, leave_out: str = ""):
        rows = self.visible
        for facet, values in self.chosen.items():
            if values and facet != leave_out:
                rows = rows.filter(self.condition(facet, effective(facet, values)))
        return rows

    def joins(self, organization: Organization) -> int:
        if self.acting_for is None or organization == self.acting_for:
            return 0
        known = knowledge_of([organization.pk, self.acting_for.pk], self.user)
        taxonomy = Taxonomy.of(Topic.objects.select_related("theme"))
        return measure(known[self.acting_for.pk], known[organization.pk], taxonomy).count

    def in_order(self, order: str) -> list[str]:
        def key(organization: Organization):
            first: float = 0
            if order == "freshness":
                confirmed = organization.profile_confirmed_on
                first = -confirmed.toordinal() if confirmed else 0
            elif not order:
                first = -self.joins(organization)
            return first, name_order(organization.name_en), organization.pk

        return [organization.slug for organization in sorted(self.found(), key=key)]


def address(chosen: dict[str, list], order: str, cast: Cast) -> tuple[QueryDict, dict[str, list[str]]]:
    """The parameters, and what they choose; topics and themes are drawn by number."""
    values = [topic_value(topic) for topic in topics_of(cast)]
    values += [value.partition(".")[0] for value in values]
    named = {
        facet: [values[one] if isinstance(one, int) else one for one in dict.fromkeys(ones)]
        for facet, ones in chosen.items()
    }
    named = {facet: list(dict.fromkeys(ones)) for facet, ones in named.items()}
    params = QueryDict(mutable=True)
    for facet, ones in named.items():
        params.setlist(facet, ones)
    if order:
        params["sort"] = order
    return params, named


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS, reader=READERS, chosen=CHOICES, order=ORDERS)
# A need for partners, read by one; by one who was; and a discreet organization that was met.
@example(
    [
        Drawn("listed", "local", None, None, frozenset(), frozenset(), frozenset(), {0: "partners"}, [])
        if number
        else Drawn("discreet", "local", None, 0, frozenset(), frozenset(), frozenset(), {0: "staff"}, [])
        for number in range(4)
    ]
    + [
        Drawn(
            "hidden", "local", None, None, frozenset(), frozenset(), frozenset([0]), {}, [],
            partners=frozenset([1]), former_partners=frozenset([2]), met=frozenset([0]),
        ),
        PLAIN,
    ],
    [4],
    {"wants": [0]},
    "",
)  # fmt: skip
def test_like_plain_questions_to_the_database(
    cast: Cast, world: list[Drawn], reader, chosen: dict[str, list], order: str
):
    with transaction.atomic():
        made = write(world, cast)
        user, acting_for = reader_of(reader, made, cast)
        params, named = address(chosen, order, cast)
        plainly = Plainly(user, acting_for, named)
        directory = read_directory(user, acting_for, params)
        assert directory.total == plainly.visible.count()
        seen = {one.pk for one in made if is_visible_to_known(known_to(user), one)}
        assert seen == set(
            organizations_visible_to(user)
            .filter(pk__in=[one.pk for one in made])
            .values_list("pk", flat=True)
        )
        assert directory.count == plainly.found().count()
        expected = plainly.in_order(order)
        assert [result.organization.slug for result in directory.results] == expected[:PER_PAGE]
        for facet, values in directory.values.items():
            rows = plainly.found(leave_out=facet)
            for value in values:
                n = rows.filter(plainly.condition(facet, [value])).count()
                assert directory.count_of(facet, value) == n, (facet, value)
        check_rows(directory, user)
        if acting_for is not None:
            check_closest(plainly, acting_for, user, made)
        transaction.set_rollback(True)


def check_rows(directory, user: User) -> None:
    """Each row says what its reader may read."""
    for result in directory.results:
        organization = result.organization
        known = knowledge_of([organization.pk], user)[organization.pk]
        assert {topic.pk for topic in result.shares} == known.offers
        assert {topic.pk for topic in result.wants} == known.wants
        assert result.governorates == sorted(organization.governorates.all(), key=lambda place: place.name)
        assert set(result.languages) == set(organization.languages.values_list("language", flat=True))


def check_closest(plainly: Plainly, acting_for: Organization, user: User, made: list[Organization]) -> None:
    left_out = made[-1]
    closest = closest_to(acting_for, user, leave_out=[left_out.pk], limit=3)
    others = plainly.visible.exclude(pk__in=[acting_for.pk, left_out.pk])
    joined = [one for one in others if plainly.joins(one)]
    joined.sort(key=lambda one: (-plainly.joins(one), name_order(one.name_en), one.pk))
    assert [result.organization for result in closest] == joined[:3]


def test_an_index_that_is_wrong_shows_nobody_who_is_hidden(cast: Cast, monkeypatch):
    """Each row is asked once more whether the reader may see it."""
    monkeypatch.setattr(reading, "visible_among", lambda known, everybody, *rest: everybody)
    found = read_directory(cast.suzan, cast.weo, QueryDict("sort=name"))
    assert [result.organization.slug for result in found.results] == ["al-noor", "outsider", "weo"]


def test_statuses_are_those_of_the_model(cast: Cast):
    now = today()
    for start in range(-2, 3):
        for end in [None, *range(start, 3)]:
            ends_on = None if end is None else now + end * DAY
            Project.objects.create(organization=cast.weo, starts_on=now + start * DAY, ends_on=ends_on)
    for status, condition in status_conditions(now).items():
        expected = {project.pk for project in Project.objects.all() if project.status == status}
        assert set(Project.objects.filter(condition).values_list("pk", flat=True)) == expected


def test_who_reads_is_known_in_one_question(cast: Cast, django_assert_max_num_queries):
    for user in (cast.suzan, cast.staff, cast.observer):
        with django_assert_max_num_queries(2):  # the observer's group, and the ties
            known_to(user)


def test_names_follow_the_alphabet_and_not_the_numbers_of_letters():
    arabic = ["إنماء", "أمل", "ابن رشد", "آفاق", "بيت"]
    assert sorted(arabic, key=name_order) == ["ابن رشد", "آفاق", "أمل", "إنماء", "بيت"]
    sorani = ["ژین", "گوڵ", "پەیمان", "یار", "بەیان", "تیشک", "کوردستان", "لانە", "زاگرۆس"]
    assert sorted(sorani, key=name_order) == [
        *["بەیان", "پەیمان", "تیشک", "زاگرۆس", "ژین", "کوردستان", "گوڵ", "لانە", "یار"]
    ]
    assert sorted(["“Zain”", "al Noor", "Amal"], key=name_order) == ["al Noor", "Amal", "“Zain”"]


def test_the_order_is_of_the_reading_language(cast: Cast):
    Organization.objects.filter(pk=cast.weo.pk).update(name_ar="آفاق")
    with translation.override("ar"):
        found = read_directory(cast.suzan, None, QueryDict("sort=name"))
    # The third has no Arabic name; it stands with its English one, before all Arabic letters.
    assert [result.organization.slug for result in found.results] == ["outsider", "weo", "al-noor"]
