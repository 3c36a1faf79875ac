"""Two of a meeting's parties write its notes at once, one in English at a desk, one in Arabic on a phone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .person import Person

pytestmark = pytest.mark.browser

HERS = "Suzan adds: we meet in Erbil next time."
HIS = "يضيف أحمد: نرسل الاستمارة."


def open_notes(person: Person) -> None:
    """From the list by the thread of the two and its meeting."""
    person.nav("/collaborations/")
    person.page.locator("main .rows a[href^='/collaborations/']", has_text="electoral violence").first.click()
    person.page.locator("main .timeline a[href*='/meetings/']").first.click()
    person.page.locator("main a[href$='/notes/']").click()


def add(person: Person, words: str) -> str:
    """Write ``words`` beneath what is there; the whole text."""
    field = person.page.locator("[name=notes]")
    text = field.input_value() + "\n\n" + words
    field.fill(text)
    return text


def test_it_works(somebody) -> None:
    """The second is shown both texts, its own in the field and the other's beside it, and decides."""
    suzan = somebody("suzan@weo.example")
    suzan.speak("en")  # whatever she read in last, in another test
    ahmed = somebody("ahmed@alnoor.example", width=375)
    expect(ahmed.page.locator("html")).to_have_attribute("dir", "rtl")
    open_notes(suzan)
    suzan.loaded()
    notes = urlsplit(suzan.page.url).path
    ahmed.go(notes)
    hers, his = add(suzan, HERS), add(ahmed, HIS)
    suzan.send()
    suzan.sees(HERS)
    ahmed.send()
    now = ahmed.page.locator("section[aria-labelledby=notes-now]")
    expect(now).to_contain_text(HERS)
    field = ahmed.page.locator("[name=notes]")
    expect(field).to_have_value(his)
    ahmed.loaded()  # with its stylesheets, before anything is measured
    assert now.bounding_box()["y"] < field.bounding_box()["y"]  # on a phone one above the other
    assert ahmed.page.evaluate("document.documentElement.scrollWidth") <= 375
    suzan.go(notes)  # she goes on writing upon what she has saved
    add(suzan, "Once more.")
    field.fill(hers + "\n\n" + HIS)
    ahmed.send()
    ahmed.sees(HERS, HIS)
    suzan.send()
    now, field = (
        suzan.page.locator("section[aria-labelledby=notes-now]"),
        suzan.page.locator("[name=notes]"),
    )
    expect(now).to_contain_text(HIS)
    suzan.loaded()
    left, right = now.bounding_box(), field.bounding_box()
    assert left["x"] + left["width"] <= right["x"]  # at a desk beside each other
    assert suzan.axe() == []
