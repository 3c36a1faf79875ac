"""One portal with the demonstration, one Chromium, and people who each have a browser of their own.

The demonstration is loaded once for all files here, so each test that changes something uses organizations that no
other test needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, expect

from members.models import User
from tests import chromium
from tests.cast import client_of

from .person import WAIT, Person
from .site import browser, portal

# Two of these run at once, each with a portal, a database and a Chromium of its own, and may wait for each other.
expect.set_options(timeout=WAIT)

# The files whose people come in by the door: they are about it, or follow somebody from the first page to the last.
BY_THE_DOOR = {"test_doors", "test_drafts", "test_log_a_workshop", "test_newcomer", "test_story_chain"}


@pytest.fixture(scope="package")
def site(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of the portal."""
    with django_db_blocker.unblock(), portal() as address:
        yield address


@pytest.fixture(scope="package")
def chrome(site) -> Iterator[Browser]:
    """A running Chromium."""
    with browser(chromium.find()) as started:
        yield started


@pytest.fixture
def somebody(chrome, site, request, django_db_blocker) -> Iterator[Callable[..., Person]]:
    """Makes people, each with a browser of their own; afterwards none of their browsers may have complained.

    Who has an address stands signed in on their first page.
    """
    people: list[Person] = []
    by_the_door = request.module.__name__.rpartition(".")[2] in BY_THE_DOOR

    def make(email: str = "", **options) -> Person:
        person = Person(chrome, site, **options)
        people.append(person)
        if email and by_the_door:
            person.sign_in(email)
        elif email:
            let_in(person, email, django_db_blocker)
        return person

    yield make
    complaints = []
    for person in people:
        complaints += person.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def ask(site, django_db_blocker) -> Callable[[Callable], Any]:
    """Asks the portal's database, or changes it, by calling what it is given."""
    return lambda question: _beside_playwright(django_db_blocker, question)


def let_in(person: Person, email: str, blocker) -> None:
    """Sign in without the pages that lead there, and open the first one."""
    session = _beside_playwright(blocker, lambda: _session_of(email))
    person.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": person.site}])
    person.go("/")
    expect(person.page.locator(".strip details.person")).to_be_visible()


def _session_of(email: str) -> str:
    return client_of(User.objects.get(email=email)).cookies[settings.SESSION_COOKIE_NAME].value


def _beside_playwright(blocker, question: Callable) -> Any:
    """In a thread of its own: in Playwright's own one Django refuses to ask the database."""

    def answer() -> Any:
        try:
            return question()
        finally:
            connection.close()

    with blocker.unblock(), ThreadPoolExecutor(1) as thread:
        return thread.submit(answer).result()
