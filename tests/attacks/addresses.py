"""Every address of the rooms with every key that there is: what somebody could guess, whoever links to it."""

from __future__ import annotations

from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from collaborations.models import (
    ActionPoint,
    ActionPointFile,
    ActivityFile,
    Collaboration,
    Commitment,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MemorandumOfUnderstanding,
    MouCopy,
    MouPaper,
    MouSheet,
    Signature,
)
from events.models import AttendanceList, Event, EventFile, Presence, PresentPerson
from members.models import (
    Invitation,
    Membership,
    Office,
    Organization,
    OtherName,
    Project,
    Registration,
    Topic,
)

# Whose public id stands in an address, by how it goes on after the room; a collaboration's where nothing fits.
OWNERS: tuple[tuple[str, Any], ...] = (
    ("/registrations/", Registration),
    ("/other-names/", OtherName),
    ("/offices/", Office),
    ("/projects/", Project),
    ("/people/invitations/", Invitation),
    ("events/open/", Event),
    ("events/<slug:slug>/files/", EventFile),
    ("events/<slug:slug>/presence/lists/", AttendanceList),
    ("events/<slug:slug>/presence/", Presence),
    ("collaborations/introductions/", Introduction),
    ("collaborations/meetings/", FollowUpMeeting),
    ("collaborations/action-points/files/", ActionPointFile),
    ("collaborations/action-points/", ActionPoint),
    ("collaborations/activities/files/", ActivityFile),
    ("collaborations/activities/", JointActivity),
    ("mous/files/", MouCopy),
    ("mous/requests/", Signature),
    ("mous/sheets/", MouSheet),
    ("mous/papers/", MouPaper),
    ("mous/commitments/", Commitment),
    ("mous/", MemorandumOfUnderstanding),
    ("collaborations/", Collaboration),
)


# Other parts of an address: one of each is enough.
NAMED = {
    "<str:form>": "about",
    "<slug:part>": "about",
    "<slug:kind>": "about",
    "<slug:key>": "mission",
    "<slug:language>": "ckb",
    "<int:number>": "1",
    "<int:revision>": "1",
    "<int:page>": "1",
}

# Whose pages tell no more than those of the others.
NOT_GUESSED = ("search", "outsider", "former", "bystander", "al-noor")
ROOMS = ("organizations/", "events/", "collaborations/", "mous/")


def guessed() -> set[str]:
    """Every address of the rooms with every public id, slug and topic that there is."""
    addresses: set[str] = set()
    for route in routes(get_resolver().url_patterns):
        if not route.startswith(ROOMS):
            continue
        filled = {route}
        for names, values in _values_in(route):
            filled = {_put(one, names, value) for one, value in product(filled, values)}
        addresses |= {f"/{one}" for one in filled}
    return addresses


def _put(route: str, names: tuple[str, ...], values: tuple) -> str:
    for name, value in zip(names, values, strict=True):
        route = route.replace(name, str(value))
    return route


def _values_in(route: str) -> list[tuple[tuple[str, ...], list[tuple]]]:
    """What stands for each part of ``route``; parts that belong together have their values together."""
    found: list[tuple[tuple[str, ...], list[tuple]]] = []
    if route.startswith("events/") and "<slug:slug>" in route and "<uuid:public_id>" in route:
        # A thing of an event at its own event: others are tried in test_events_by_hand.
        model = next(model for part, model in OWNERS if part in route)
        rows = model.objects.values_list("event__slug", "public_id")
        names: tuple[str, ...] = ("<slug:slug>", "<uuid:public_id>")
        if "<int:pk>" in route:
            rows = PresentPerson.objects.values_list("presence__event__slug", "presence__public_id", "pk")
            names = (*names, "<int:pk>")
        found.append((names, list(rows)))
    else:
        found += _slugs_in(route) + _ids_in(route)
    if "<slug:topic>" in route:
        found.append((("<slug:topic>",), list(Topic.objects.values_list("slug")[:1])))
    if "<int:membership_id>" in route:
        found.append((("<int:membership_id>",), list(Membership.objects.values_list("pk")[:1])))
    if "<uuid:proving>" in route:
        held = FollowUpMeeting.objects.filter(held_on__isnull=False).order_by("-pk")
        found.append((("<uuid:proving>",), list(held.values_list("public_id")[:1])))
    # One of each kind where an address names a form, a section, or a text and its language.
    return found + [((name,), [(value,)]) for name, value in NAMED.items() if name in route]


def _slugs_in(route: str) -> list[tuple[tuple[str, ...], list[tuple]]]:
    if "<slug:slug>" not in route:
        return []
    rows = (
        Event.objects.all()
        if route.startswith("events")
        else Organization.objects.exclude(slug__in=NOT_GUESSED)
    )
    return [(("<slug:slug>",), list(rows.values_list("slug")))]


def _ids_in(route: str) -> list[tuple[tuple[str, ...], list[tuple]]]:
    if "<uuid:public_id>" not in route:
        return []
    model = next(model for part, model in OWNERS if part in route)
    rows = model.objects.all()
    if "amendments/<int:number>/" in route:
        # Of what has none, these are addresses of nothing, to everybody.
        rows = rows.filter(versions__number=NAMED["<int:number>"])
    return [(("<uuid:public_id>",), list(rows.values_list("public_id")))]


def routes(patterns: Any, prefix: str = "") -> list[str]:
    """All routes beneath ``patterns``."""
    found: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            found.append(prefix + str(pattern.pattern))
    return found
