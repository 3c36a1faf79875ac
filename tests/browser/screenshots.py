"""Pictures of the main pages in three languages, on a desk and on a phone: ``python -m tests.browser.screenshots``.

They are written to tests/browser/screenshots/, from a demonstration of its own, and the README's picture to
docs/images/. Words after the command choose pages: ``python -m tests.browser.screenshots mou profile``.
"""

# ruff: noqa: E402  Django must know its settings before its modules are read.
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.setdefault("TEST_DATABASE_SUFFIX", "screenshots")

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases
from PIL import Image
from playwright.sync_api import Browser

from tests import chromium

from .person import Person
from .site import browser, portal

HERE = Path(__file__).parent / "screenshots"
README_PICTURE = Path(__file__).parents[2] / "docs" / "images" / "collaboration.png"
LANGUAGES = ("en", "ar", "ckb")
WIDTHS = (1280, 375)
COLORS = 128  # of a picture that is kept in the repository

OF_VISITORS = {"landing": "/", "sign-in": "/accounts/login/"}
OF_MEMBERS = {
    "home": "/",
    "directory": "/organizations/?q=electoral+violence",
    "profile": "/organizations/al-noor/",
    "events": "/events/",
    "event": "/events/cop-workshop-april-2021/",
    "collaborations": "/collaborations/",
}
# Pages behind the story's collaboration, by a part of the address of the link that leads there.
OF_THE_STORY = {"form": "/meetings/record/", "meeting": "/collaborations/meetings/", "mou": "/mous/"}
OF_STAFF = {"desk": "/admin/", "stuck": "/"}
OF_OBSERVERS = {"figures": "/figures/"}


@contextmanager
def demonstration() -> Iterator[str]:
    """A portal over a database made for this and removed after it."""
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        with portal() as address:
            yield address
    finally:
        teardown_databases(databases, verbosity=0)


def take(person: Person, name: str, path: str, language: str) -> None:
    """One picture of the whole page at each width."""
    for width in WIDTHS:
        person.wide(width)
        person.go(path)
        person.page.evaluate("document.fonts.ready")
        person.page.screenshot(path=HERE / f"{name}-{language}-{width}.png", full_page=True)


def walk(started: Browser, address: str, email: str, chosen: set[str], pages: dict[str, str]) -> None:
    """Take these pages as the person of ``email`` (a visitor where it is empty) sees them, in each language."""
    person = Person(started, address)
    if email:
        person.sign_in(email)
    for language in LANGUAGES:
        person.go("/")
        person.speak(language)
        for name, path in {**pages, **(of_the_story(person) if email == "suzan@weo.example" else {})}.items():
            if not chosen or name in chosen:
                take(person, name, path, language)
    person.close()


def of_the_story(suzan: Person) -> dict[str, str]:
    """The addresses of the story's collaboration and of the pages behind it."""
    suzan.go("/collaborations/")
    suzan.open("/collaborations/")
    links = {
        name: suzan.page.locator(f"main a[href*='{part}']").first.get_attribute("href")
        for name, part in OF_THE_STORY.items()
    }
    return {"collaboration": suzan.page.url, **links}


def for_readme() -> None:
    """Keep the top of the collaboration's page small enough for the repository."""
    with Image.open(HERE / "collaboration-en-1280.png") as picture:
        top = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, 1100)))
        top.quantize(COLORS, dither=Image.Dither.NONE).save(README_PICTURE, optimize=True)


def main(chosen: set[str]) -> None:
    """Take the pictures of the ``chosen`` pages, of all where none is named."""
    path = chromium.find()
    if path is None:
        sys.exit(chromium.TO_HAVE_IT)
    HERE.mkdir(exist_ok=True)
    with demonstration() as address, browser(path) as started:
        walk(started, address, "", chosen, OF_VISITORS)
        walk(started, address, "suzan@weo.example", chosen, OF_MEMBERS)
        walk(started, address, "staff@search.example", chosen, OF_STAFF)
        walk(started, address, "observer@drl.example", chosen, OF_OBSERVERS)
    if not chosen or "collaboration" in chosen:
        for_readme()
    print(f"{len(list(HERE.glob('*.png')))} pictures in {HERE.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
