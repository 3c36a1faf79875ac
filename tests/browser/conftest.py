"""One portal with the demonstration, one Chromium, and people who each have a browser of their own.

The demonstration is loaded once for all files here, so each test that changes something uses organizations that no
other test needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import chromium

from .person import WAIT, Person
from .site import browser, portal

# Two of these run at once, each with a portal, a database and a Chromium of its own, and may wait for each other.
expect.set_options(timeout=WAIT)


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
def somebody(chrome, site) -> Iterator[Callable[..., Person]]:
    """Makes people, each with a browser of their own; afterwards none of their browsers may have complained."""
    people: list[Person] = []

    def make(email: str = "", **options) -> Person:
        person = Person(chrome, site, **options)
        people.append(person)
        if email:
            person.sign_in(email)
        return person

    yield make
    complaints = []
    for person in people:
        complaints += person.close()
    assert not complaints, "\n".join(complaints)
