"""The printed profile on paper: two pages of A4 in each language, nothing cut off at the side."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pikepdf
import pytest
from django.db import connection
from playwright.sync_api import expect

from members.models import Organization
from tests.members.profile import fullest

pytestmark = pytest.mark.browser

# What is left of the width of A4 between the margins, in CSS pixels: 182 mm.
PRINTED_WIDTH = 688
LANGUAGES = ("en", "ar", "ckb")
# What reaches out of a sheet at a side, in a line each. A mark between two names that begins a line is clipped there.
REACHES_OUT = """() => {
  const sheet = document.querySelector(".sheet").getBoundingClientRect();
  return [...document.querySelectorAll(".sheet :not(.between)")]
    .filter((one) => one.getClientRects().length)
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.left < sheet.left - 1 || box.right > sheet.right + 1;
    })
    .map((one) => one.tagName + ": " + one.textContent.slice(0, 60));
}"""


def apart(what: Callable[[], Any]) -> Any:
    """Call it in a thread of its own: the browser keeps a loop in this one, in which Django asks no database."""

    def call() -> Any:
        try:
            return what()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(call).result()


def write_all() -> list[Organization]:
    """Organizations of sentences, of words without an end, and of very short lines."""
    kinds = ((fullest.sentences, 12), (fullest.one_word, 12), (fullest.lines, 40))
    return [
        fullest.fullest(f"full-{write.__name__.replace('_', '-')}", write, topics=topics)
        for write, topics in kinds
    ]


@pytest.fixture(scope="module")
def full(site, django_db_blocker) -> Iterator[list[str]]:
    """The fullest organizations, by their slugs; gone afterwards."""
    with django_db_blocker.unblock():
        made = apart(write_all)
        yield [organization.slug for organization in made]
        apart(lambda: [fullest.remove(organization) for organization in made])


def test_it_works(somebody) -> None:
    suzan = somebody("suzan@weo.example")
    suzan.go("/organizations/weo/print/")
    suzan.loaded()
    expect(suzan.page.locator("[data-print]")).to_be_visible()
    assert suzan.axe() == []
    suzan.page.evaluate("window.print = () => { window.wasPrinted = true; }")
    suzan.page.locator("[data-print]").click()
    assert suzan.page.evaluate("window.wasPrinted")


def test_without_scripts_the_page_says_how(somebody) -> None:
    suzan = somebody("suzan@weo.example", scripts=False)
    suzan.go("/organizations/weo/print/")
    expect(suzan.page.locator("[data-print-hint]")).to_be_visible()
    expect(suzan.page.locator("[data-print]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_profile_is_two_pages(somebody, full, language) -> None:
    staff = somebody("staff@search.example")
    staff.speak(language)
    for slug in ("weo", *full):
        staff.go(f"/organizations/{slug}/print/")
        staff.loaded()
        with pikepdf.open(io.BytesIO(staff.page.pdf(prefer_css_page_size=True))) as pdf:
            assert len(pdf.pages) <= 2, slug
            box = [float(side) for side in pdf.pages[0].MediaBox]
        assert box == pytest.approx([0, 0, 595, 842], abs=2)
        staff.page.emulate_media(media="print")
        staff.wide(PRINTED_WIDTH)
        assert staff.overflow() == 0, slug
        assert staff.page.evaluate(REACHES_OUT) == [], slug
        expect(
            staff.page.locator(".header, .strip, .footer, .print-how").locator("visible=true")
        ).to_have_count(0)
        staff.page.emulate_media(media="null")
        staff.wide(1280)
    staff.speak("en")
