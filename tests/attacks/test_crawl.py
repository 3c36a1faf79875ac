"""Every kind of person follows every link and guesses every address: each finds the words that are for them alone.

One world for the module. A crawl only reads; whatever it writes (openings, sessions) is rolled back with it.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from collaborations.models import (
    ActionPoint,
    Collaboration,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MemorandumOfUnderstanding,
    MouCopy,
)
from events.models import Event
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
from tests.attacks.world import DISCREET, HIDDEN, PARTNERS, READERS, STAFF_ONLY, Attacked, build
from tests.cast import client_of

LINK = re.compile(r'(?:href|action|src|hx-get)="([^"#]+)')
# Pages that change something or leave; and the desk, whose own crawl stays on the lists below.
NOT_FOLLOWED = ("/accounts/logout/", "/static/", "/demo/", "/admin/", "/theme/", "/language/", "/act-for/")


# Forms that only ask and repeat nothing; what is behind them is read on the page they belong to.
EMPTY_FORM = re.compile(
    r"/(add|plan|leave|call-off|cancel|drop|done|remove|introduce|record|return|replace)/$"
)


@pytest.fixture(scope="module")
def attacked(django_db_setup, django_db_blocker):
    """One world for all crawls."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def text_of(response) -> str:
    """All that an answer says: body, headers and cookies."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = body.decode("utf-8", "replace") + str(dict(response.headers)) + str(response.cookies)
    return said


def links_of(page: str) -> set[str]:
    """The paths that a page links to, on this host."""
    found = {html.unescape(link) for link in LINK.findall(page)}
    paths = {link for link in found if not urlsplit(link).netloc and link.startswith("/")}
    # Facets multiply: a few searches stand among the starts.
    return {
        path
        for path in paths
        if not path.startswith(NOT_FOLLOWED) and "?" not in path and not EMPTY_FORM.search(path)
    }


# Whose public id stands in an address, by how it goes on after the room; a collaboration's where nothing fits.
OWNERS = (
    ("/registrations/", Registration),
    ("/other-names/", OtherName),
    ("/offices/", Office),
    ("/projects/", Project),
    ("/people/invitations/", Invitation),
    ("collaborations/introductions/", Introduction),
    ("collaborations/meetings/", FollowUpMeeting),
    ("collaborations/action-points/", ActionPoint),
    ("collaborations/activities/", JointActivity),
    ("mous/files/", MouCopy),
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
}

# Whose pages tell no more than those of the others.
NOT_GUESSED = ("search", "outsider", "former", "al-noor")


def guessed() -> set[str]:
    """Every address of the rooms with every public id, slug and topic that there is."""
    addresses: set[str] = set()
    for route in _routes(get_resolver().url_patterns):
        if not route.startswith(("organizations/", "events/", "collaborations/", "mous/")):
            continue
        filled = {route}
        for name, values in _values_in(route).items():
            filled = {one.replace(name, str(value)) for one in filled for value in values}
        addresses |= {f"/{one}" for one in filled}
    return addresses


def _values_in(route: str) -> dict[str, list]:
    values: dict[str, list] = {}
    if "<slug:slug>" in route:
        model = Event if route.startswith("events") else Organization
        values["<slug:slug>"] = list(
            model.objects.exclude(slug__in=NOT_GUESSED).values_list("slug", flat=True)
        )
    if "<slug:topic>" in route:
        values["<slug:topic>"] = list(Topic.objects.values_list("slug", flat=True)[:1])
    if "<uuid:public_id>" in route:
        model = next(model for part, model in OWNERS if part in route)
        values["<uuid:public_id>"] = list(model.objects.values_list("public_id", flat=True))
    if "<int:membership_id>" in route:
        values["<int:membership_id>"] = list(Membership.objects.values_list("pk", flat=True)[:1])
    # One of each kind where an address names a form, a section, or a text and its language.
    values |= {name: [value] for name, value in NAMED.items() if name in route}
    return values


def _routes(patterns, prefix: str = "") -> list[str]:
    routes = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            routes += _routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            routes.append(prefix + str(pattern.pattern))
    return routes


def crawl(client: Client, addresses: set[str]) -> dict[str, str]:
    """What each address says that can be reached from ``addresses``."""
    todo, pages = set(addresses), {}
    while todo:
        address = todo.pop()
        response = client.get(address)
        assert response.status_code < 500, address
        pages[address] = text_of(response)
        if response.status_code == 302:
            todo |= links_of(f'href="{response.url}"') - pages.keys()
        todo |= links_of(pages[address]) - pages.keys()
    return pages


STARTS = {
    "/",
    "/organizations/",
    "/events/",
    "/collaborations/",
    "/figures/",
    "/accounts/",
    "/organizations/?q=legal",
    "/organizations/?q=leadership",
    # In small letters: what is typed comes back in the page, and is not the word.
    *(f"/organizations/?q={word.lower()}" for word in (PARTNERS, STAFF_ONLY, HIDDEN, DISCREET)),
}


def private_pages() -> set[str]:
    """Pages of things with a public id, and of people and invitations: guessed, whoever links to them."""
    return {
        one
        for one in guessed()
        if re.search(r"[0-9a-f]{8}-|/people/$|^/events/|^/organizations/[^/]+/$", one)
    }


KINDS = (
    "visitor",
    "suzan",
    "colleague",
    "ahmed",
    "outsider",
    "discreet",
    "hidden",
    "former",
    "double",
    "staff",
    "superuser",
    "observer",
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_finds_their_words_alone(attacked: Attacked, kind: str):
    """Nobody finds a word that is for others, on any page they reach; and who may read a word does find it."""
    with transaction.atomic():
        pages = crawl(client_of(attacked.people()[kind]), STARTS | private_pages())
        transaction.set_rollback(True)
    leaks = {word: [address for address, text in pages.items() if word in text] for word in READERS}
    found = {word for word, addresses in leaks.items() if addresses}
    wrong = {
        word: addresses[:5] for word, addresses in leaks.items() if addresses and kind not in READERS[word]
    }
    assert not wrong
    assert found == {word for word, readers in READERS.items() if kind in readers}


INTRUDERS = ["outsider", "former", "staff"]


def own_or_open(path: str, kind: str) -> bool:
    """Whether this person may send something there: to their own profile, or ask a listed organization; for staff,
    what staff do."""
    own = {"outsider": "outsider", "discreet": "discreet", "former": "former"}.get(kind, "?")
    if path.startswith(f"/organizations/{own}/"):
        return True
    if kind == "staff":
        return path.endswith(("/introductions/", "/people/invite/"))
    return path in {f"/organizations/{slug}/introduce/" for slug in ("weo", "al-noor", "outsider", "former")}


@pytest.mark.parametrize("kind", INTRUDERS)
def test_nothing_can_be_sent_where_nothing_is(attacked: Attacked, kind: str):
    """A form sent to any address of others' things meets a missing page, as a made-up one does; and changes nothing."""
    answers: dict[str, int] = {}
    with transaction.atomic():
        client = client_of(attacked.people()[kind])
        for path in guessed():
            own_request = kind == "outsider" and str(attacked.request.public_id) in path
            if not own_request and not own_or_open(path, kind):
                answers[path] = client.post(
                    path, {"shown": "1", "answer": "yes", "withdraw": "1", "closed": "0"}
                ).status_code
        transaction.set_rollback(True)
    # 405: pages to read, which answer so whatever they are asked for.
    allowed = {302, 405} if kind == "visitor" else {404, 405}
    assert {path: status for path, status in answers.items() if status not in allowed} == {}


def test_hidden_and_missing_are_one(attacked: Attacked):
    """The same status, headers, cookies and body for what is hidden and for what never was."""
    nobody = "00000000-0000-4000-8000-000000000000"
    pairs = [
        ("/organizations/hidden/", "/organizations/nobody/"),
        ("/organizations/hidden/introduce/", "/organizations/nobody/introduce/"),
        ("/organizations/hidden/edit/about/", "/organizations/nobody/edit/about/"),
        ("/organizations/hidden/people/", "/organizations/nobody/people/"),
        ("/organizations/discreet/", "/organizations/nobody/"),
        ("/events/closed-event/", "/events/nothing/"),
        ("/events/draft-event/", "/events/nothing/"),
        (attacked.thread.get_absolute_url(), f"/collaborations/{nobody}/"),
        (attacked.hidden_thread.get_absolute_url(), f"/collaborations/{nobody}/"),
        (attacked.mou.get_absolute_url(), f"/mous/{nobody}/"),
        (
            f"/collaborations/introductions/{attacked.request.public_id}/",
            f"/collaborations/introductions/{nobody}/",
        ),
    ]
    for kind in ("former", "observer", "visitor"):
        client = client_of(attacked.people()[kind])
        client.get("/")  # the first page of all remembers the language
        for there, nowhere in pairs:
            for method in (client.get, client.post, client.head):
                assert _plain(method(there), there) == _plain(method(nowhere), nowhere), (kind, there)


def _plain(response, path: str) -> tuple:
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    body = body.replace(path, "PATH")
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    headers = {name: value.replace(path, "PATH") for name, value in headers.items()}
    return response.status_code, body, headers, sorted(response.cookies)
