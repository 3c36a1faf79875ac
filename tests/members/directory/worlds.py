"""Made-up worlds of organizations, who reads them and what is chosen, for the test of the index."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.http import QueryDict
from hypothesis import strategies as st

from cop_portal.dates import today
from members.directory.index import topic_value
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
)
from tests.cast import JOINED, Cast

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
