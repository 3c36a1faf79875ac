"""Two staff at one line, each with a browser: leaving a field and pressing Save in one gesture writes over nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .last_night import STAFF, last_night

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Saved \d\d:\d\d")
MINE = "Put mine in its place"


@pytest.fixture
def page_of_last_night(site, django_db_blocker) -> str:
    """The address of an event's page of who came: WEO without names, Al Noor with one."""
    return last_night(
        django_db_blocker, "Two at once", {"al-noor": [("Hala Nouri", "", "hala@alnoor.example")]}
    )


def two_at(somebody, address: str, **how) -> list:
    people = [somebody(STAFF, **how), somebody(STAFF, **how)]
    for person in people:
        person.go(address)
        person.page.wait_for_load_state("load")
    return people


def line_of(person, name: str = "Women Empowerment Organization") -> Locator:
    return person.page.locator(".came-line").filter(has_text=name)


def type_and_save(part: Locator, name: str, text: str) -> None:
    """As people do: into the field, and from the field straight onto the button."""
    part.locator(f"[name={name}]").click()
    part.page.keyboard.type(text)
    part.get_by_role("button", name="Save").click()


def numbers_now(person, address: str) -> tuple[str, str]:
    """What the line says on a fresh page."""
    person.go(address)
    line = line_of(person)
    return line.locator("[name=women]").input_value(), line.locator("[name=men]").input_value()


def told(part: Locator, words: str) -> None:
    part.page.wait_for_load_state("networkidle")
    expect(part.locator(".came-said")).to_contain_text(words)


@pytest.mark.parametrize("slowly", [False, True])
def test_it_works(somebody, page_of_last_night, slowly) -> None:
    """P saves 11 women; Q, whose page is older, types 4 men and presses Save, again and again: nothing is lost."""
    p, q = two_at(somebody, page_of_last_night)
    type_and_save(line_of(p), "women", "11")
    expect(line_of(p).locator("[data-said]")).to_have_text(SAVED)
    if slowly:
        q.page.route("**/counts/", lambda route: (q.page.wait_for_timeout(400), route.continue_()))
    line = line_of(q)
    type_and_save(line, "men", "4")
    told(line, "Now it says: Women: 11. You typed: Men: 4.")
    line.get_by_role("button", name="Save").click()
    told(line, "You typed: Men: 4.")
    assert numbers_now(p, page_of_last_night) == ("11", "")
    # Corrected, and put in its place without leaving the field first.
    line.locator("[name=men]").click()
    q.page.keyboard.type("5")
    line.get_by_role("button", name=MINE).click()
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    expect(line.locator("[name=women]")).to_have_value("11")
    expect(line.get_by_role("button", name="Save")).to_be_focused()
    expect(q.page.locator("#totals")).to_contain_text(re.compile(r"Women\s*11\s*Men\s*5"))
    assert numbers_now(p, page_of_last_night) == ("11", "5")
    # The line goes on as before: leaving a field saves it.
    line.locator("[name=not_stated]").fill("1")
    line.locator("[name=not_stated]").press("Tab")
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    assert numbers_now(p, page_of_last_night) == ("11", "5")


def test_by_keyboard(somebody, page_of_last_night) -> None:
    """Enter in a field, and a field that is left onto the button, put nothing in place; the button does."""
    p, q = two_at(somebody, page_of_last_night)
    type_and_save(line_of(p), "women", "11")
    expect(line_of(p).locator("[data-said]")).to_have_text(SAVED)
    line, keyboard = line_of(q), q.page.keyboard
    line.locator("[name=not_stated]").click()
    keyboard.type("4")
    keyboard.press("Enter")
    told(line, "You typed: Not stated: 4.")
    keyboard.press("Backspace")
    keyboard.type("6")
    keyboard.press("Tab")
    keyboard.press("Tab")
    told(line, "You typed: Not stated: 6.")
    expect(line.get_by_role("button", name=MINE)).to_be_focused()
    assert numbers_now(p, page_of_last_night) == ("11", "")
    keyboard.press("Enter")
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    expect(line.locator("[name=women]")).to_have_value("11")


def test_without_scripts(somebody, page_of_last_night) -> None:
    p, q = two_at(somebody, page_of_last_night, scripts=False)
    line_of(p).locator("[name=women]").fill("11")
    line_of(p).get_by_role("button", name="Save").click()
    for _again in range(2):
        line_of(q).locator("[name=men]").fill("4")
        line_of(q).get_by_role("button", name="Save").click()
        told(line_of(q), "Now it says: Women: 11. You typed: Men: 4.")
    assert numbers_now(p, page_of_last_night) == ("11", "")
    line_of(q).get_by_role("button", name=MINE).click()
    expect(line_of(q).locator("[data-said]")).to_have_text(SAVED)
    assert numbers_now(p, page_of_last_night) == ("11", "4")


def test_a_person(somebody, page_of_last_night) -> None:
    p, q = two_at(somebody, page_of_last_night)
    for one in (p, q):
        one.page.locator(".came-line h3").get_by_role("link", name="Al Noor").click()
        one.page.wait_for_load_state("load")
    theirs, mine = (one.page.locator(".came-person") for one in (p, q))
    theirs.locator("[name=name]").fill("Hala Ahmed Nouri")
    theirs.locator(".came-form").get_by_role("button", name="Save").click()
    expect(theirs.locator("[data-said]")).to_have_text(SAVED)
    mine.locator("[name=email]").fill("h@alnoor.example")
    mine.locator(".came-form").get_by_role("button", name="Save").click()
    told(mine, "You typed: h@alnoor.example")
    theirs.page.reload()
    expect(theirs.locator("[name=email]")).to_have_value("hala@alnoor.example")
    expect(theirs.locator("[name=name]")).to_have_value("Hala Ahmed Nouri")
    mine.get_by_role("button", name=MINE).click()
    expect(mine.locator("[data-said]")).to_have_text(SAVED)
    expect(mine.locator("[name=name]")).to_have_value("Hala Ahmed Nouri")
    theirs.page.reload()
    expect(theirs.locator("[name=email]")).to_have_value("h@alnoor.example")
