"""Every URL, six kinds of person, GET and POST."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import KINDS, Row, World, all_rows, build_world
from tests.cast import client_of, make_cast

ROWS = all_rows()
# The admin has a test of its own over all its URLs (tests/admin); here only its front page has a row.
OWN_TESTS = {"admin"}


def url_names(resolver: URLResolver | None = None, namespace: str = "") -> set[str]:
    """The full names of all URLs; one without a name is given by its pattern, so that it cannot hide."""
    names: set[str] = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            if pattern.namespace not in OWN_TESTS:
                names |= url_names(pattern, inner)
        elif isinstance(pattern, URLPattern):
            names.add(f"{namespace}{pattern.name}" if pattern.name else str(pattern.pattern))
    return names


def test_every_url_has_a_row():
    """A URL without a row fails the suite: nobody has said who may see it."""
    missing = url_names() - {row.name for row in ROWS}
    assert not missing, f"no row in the access matrix for: {sorted(missing)}"


def test_no_row_of_a_url_that_is_gone():
    """A row whose URL was renamed would test nothing."""
    assert not {row.name for row in ROWS if not row.name.startswith("admin:")} - url_names()


def _answer(response) -> int | str:
    if response.status_code == 302 and response.url.split("?")[0] == reverse("account_login"):
        return "in"
    return response.status_code


def _acting_for(user) -> dict[str, str]:
    membership = user.memberships.select_related("organization").first() if user else None
    return {"acting_for": membership.organization.slug} if membership else {}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all rows; what a request changes is undone by its own savepoint, and all of it in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = build_world(make_cast())
        # Everybody has come in once; each request begins with the session as it was then.
        clients = {kind: client_of(built.user(kind)) for kind in KINDS}
        cookie = settings.SESSION_COOKIE_NAME
        built.things["sessions"] = {
            kind: client.cookies[cookie].value for kind, client in clients.items() if cookie in client.cookies
        }
        yield built
        transaction.set_rollback(True)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_row(world: World, row: Row):
    """Each kind of person gets what the row says; what one person does is undone before the next."""
    url = reverse(row.name, args=row.args(world) if row.args else [])
    got: dict[str, dict] = {"get": {}, "post": {}}
    for kind in KINDS:
        for method, expected in (("get", row.get), ("post", row.post)):
            if expected is not None:
                got[method][kind] = _asked(world, row, url, kind, method)
    wanted = {"get": row.get or {}, "post": row.post or {}}
    assert got == wanted, f"{row} {url}"


def _asked(world: World, row: Row, url: str, kind: str, method: str) -> int | str:
    with transaction.atomic():
        client, user = Client(), world.user(kind)
        if kind in world.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[kind]
        data = {}
        if method == "post":
            # Each acts for an organization of their own; a form of another's is asked about elsewhere.
            data = {**(row.data(world) if row.data else {}), **_acting_for(user)}
        answer = _answer(getattr(client, method)(url, data))
        transaction.set_rollback(True)
    return answer
