"""What Search staff do with a pasted list in a browser, and what the list of a workshop of sixty asks them."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .person import Person

WORKSHOP = Path(__file__).parents[1] / "events" / "lists" / "workshop_60.txt"
SAVED = re.compile(r"Saved \d\d:\d\d")
# Written almost as a member is called, and known to nobody.
ALIKE = {
    "Marsa Foundaton for Women in Public Life": "Marsa Foundation for Women in Public Life",
    "Shinrwe Dialog Centre": "Shinrwe Dialogue Center",
    "Chaw Electon Watch": "Chaw Election Watch",
    "السماوة للمياه": "Samawa Water and Environment Society",
}
UNKNOWN = (
    "Qandil Youth Network",
    "منظمة شمس الموصل",
    "Rafid Center for Local Development",
    "ڕێکخراوی ڕووناکی بۆ پەروەردە",
)


def question(page: Page, text: str) -> Locator:
    """What is asked about an organization that is written so."""
    return page.locator(".paste-question").filter(has=page.locator("legend").get_by_text(text, exact=True))


def line_of(page: Page, name: str) -> Locator:
    return page.locator(".came-line").filter(has_text=name)


def paste(staff: Person, text: str) -> None:
    """From the page of who came."""
    page = staff.page
    page.get_by_role("link", name="Paste a list").click()
    page.locator("[name=text]").fill(text)
    page.get_by_role("button", name="Read the list").click()
    expect(page.locator("#summary")).to_contain_text(re.compile(r"Lines understood\s*52"))
    staff.loaded()


def decide(staff: Person, unknown: tuple[str, ...] = UNKNOWN) -> None:
    """A click for each way of writing."""
    page = staff.page
    for written, member in ALIKE.items():
        question(page, written).get_by_role("radio", name=member).first.check()
        expect(question(page, written).locator("[data-said]")).to_have_text(SAVED)
    for written in unknown:
        question(page, written).get_by_role("radio", name="a walk-in by this name").check()
        expect(question(page, written).locator("[data-said]")).to_have_text(SAVED)
    expect(page.locator("#summary")).to_contain_text(re.compile(r"Lines that want your word\s*0"))
