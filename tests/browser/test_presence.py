"""Staff write down who came: by keyboard alone, two at once, on a bad line, on a phone and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from .last_night import STAFF, last_night

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Saved \d\d:\d\d")
OF_THE_NETWORK = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def page_of_last_night(site, django_db_blocker) -> str:
    """The address of an event's page of who came, at which WEO and Al Noor are written down."""
    return last_night(django_db_blocker, "Last night")


def line_of(person, name: str) -> Locator:
    return person.page.locator(".came-line").filter(has_text=name)


def test_by_keyboard_alone(somebody, page_of_last_night) -> None:
    """Numbers are saved as one tabs on; Enter leads to the next organization, and Enter there to the one after."""
    staff = somebody(STAFF)
    page = staff.go(page_of_last_night)
    staff.loaded()
    line = line_of(staff, "Women Empowerment Organization")
    line.locator("[name=women]").focus()
    for typed, key in (("3", "Tab"), ("2", "Tab"), ("1", "Enter")):
        page.keyboard.type(typed)
        page.keyboard.press(key)
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    expect(page.locator("#add [name=name]")).to_be_focused()
    for name in ("Mothers of Sinjar", "Youth of Halabja"):
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type("4")
        page.keyboard.press("Enter")
        expect(line_of(staff, name)).to_be_visible()
        expect(page.locator("#add [name=name]")).to_be_focused()
        expect(page.locator("#add [name=name]")).to_have_value("")
    expect(page.locator("#totals")).to_contain_text(re.compile(r"Women\s*11\s*Men\s*2\s*Not stated\s*1"))
    page.reload()
    expect(line_of(staff, "Women Empowerment").locator("[name=men]")).to_have_value("2")


def test_on_a_slow_line_the_focus_is_left_where_it_went(somebody, page_of_last_night) -> None:
    """Somebody adds an organization and goes on in another line before the answer comes, which takes nothing away."""
    staff = somebody(STAFF)
    page = staff.go(page_of_last_night)
    staff.loaded()
    waiting: list[Route] = []
    page.route("**/presence/", lambda route: waiting.append(route))
    page.fill("#add [name=name]", "Mothers of Sinjar")
    page.locator("#add").get_by_role("button", name="Add", exact=True).click()
    women = line_of(staff, "Al Noor").locator("[name=women]")
    women.focus()
    page.wait_for_timeout(100)
    (sent,) = waiting
    sent.continue_()
    expect(line_of(staff, "Mothers of Sinjar")).to_be_visible()
    # Longer than the page needs to settle.
    page.wait_for_timeout(200)
    page.keyboard.type("3")
    expect(women).to_have_value("3")
    expect(page.locator("#add [name=name]")).to_have_value("")


def test_two_browsers_lose_nothing(somebody, page_of_last_night) -> None:
    one, other = somebody(STAFF), somebody(STAFF)
    for person in (one, other):
        person.go(page_of_last_night)
        person.loaded()
    for person, name, number in ((one, "Women Empowerment", "5"), (other, "Al Noor", "7")):
        line = line_of(person, name)
        line.locator("[name=women]").fill(number)
        line.locator("[name=women]").press("Tab")
        expect(line.locator("[data-said]")).to_have_text(SAVED)
    # The same line: the second sees both, and nothing is written over.
    line = line_of(other, "Women Empowerment")
    line.locator("[name=women]").fill("6")
    line.locator("[name=women]").press("Tab")
    expect(line.locator("[data-said]")).to_contain_text("Now it says: Women: 5. You typed: Women: 6.")
    expect(line.locator("[name=women]")).to_have_value("6")
    one.page.reload()
    expect(line_of(one, "Women Empowerment").locator("[name=women]")).to_have_value("5")
    expect(line_of(one, "Al Noor").locator("[name=women]")).to_have_value("7")
    line.get_by_role("button", name="Put mine in its place").click()
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    # Removed by one while the other types: what was typed is still there, and added again.
    line_of(one, "Al Noor").get_by_role("link", name="Remove").click()
    one.page.get_by_role("button", name="Remove the line").click()
    one.sees("Removed: Al Noor Foundation")
    line = line_of(other, "Al Noor")
    line.locator("[name=men]").fill("9")
    line.locator("[name=men]").press("Tab")
    gone = other.page.locator(".came-gone")
    expect(gone).to_contain_text("Removed meanwhile:")
    gone.get_by_role("button", name="Add it again").click()
    expect(line_of(other, "Al Noor").locator("[name=men]")).to_have_value("9")


def test_without_a_network_nothing_seems_saved(somebody, page_of_last_night) -> None:
    staff = somebody(STAFF)
    staff.go(page_of_last_night)
    staff.loaded()
    line = line_of(staff, "Al Noor")
    staff.context.set_offline(True)
    line.locator("[name=women]").fill("8")
    line.locator("[name=women]").press("Tab")
    expect(line.locator("[data-said]")).to_contain_text("Not saved: there is no answer.")
    staff.context.set_offline(False)
    line.locator("button").click()
    expect(line.locator("[data-said]")).to_have_text(SAVED)
    staff.complaints[:] = [one for one in staff.complaints if OF_THE_NETWORK not in one and "htmx" not in one]


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_without_scripts_on_a_narrow_phone(somebody, page_of_last_night, language) -> None:
    staff = somebody(STAFF, width=320, scripts=False)
    staff.speak(language)
    page = staff.go(page_of_last_night)
    line = page.locator(".came-line").last
    key = line.get_attribute("id")
    line.locator("[name=women]").fill("2")
    line.locator("button").click()
    expect(page).to_have_url(re.compile(f"#{key}$"))
    expect(page.locator(f"#{key} .state-kept")).to_be_visible()
    page.fill("#add [name=name]", "Mothers of Sinjar")
    page.locator("#add button").click()
    expect(page.locator(".came-line")).to_have_count(3)
    staff.speak("en")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_read_and_reach_it(somebody, page_of_last_night, language) -> None:
    staff = somebody(STAFF, width=320)
    staff.speak(language)
    page = staff.go(page_of_last_night)
    staff.loaded()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert staff.axe() == []
    staff.speak("en")
