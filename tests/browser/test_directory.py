"""The directory as somebody uses it: filters that answer at once, and keep one's place."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def box(page: Page, words: str):
    return page.locator("#facets").get_by_label(words, exact=False).first


def test_live_filters_keep_ones_place(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/")
    count = page.locator("#results-count")
    everybody = count.inner_text()
    page.locator("#more-governorate summary").click()
    box(page, "Basra").check()
    page.wait_for_url("**/organizations/?governorate=IQ-BA")
    expect(count).not_to_have_text(everybody)
    # The box is another one now, in the same place: still ticked, still with the focus, in a group that is still open.
    expect(box(page, "Basra")).to_be_checked()
    expect(box(page, "Basra")).to_be_focused()
    expect(page.locator("#more-governorate")).to_have_attribute("open", "")
    expect(page.locator(".chip")).to_have_text(re.compile("Basra"))
    page.locator(".chip").click()
    page.wait_for_url("**/organizations/")
    expect(count).to_have_text(everybody)
    expect(box(page, "Basra")).not_to_be_checked()
    expect(page.locator("#results-title")).to_be_focused()


def test_every_step_can_be_taken_back(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/")
    expect(page.locator(".parts")).to_have_count(0)
    page.locator("#facets [name=shares]").first.check()
    page.wait_for_url("**shares=*")
    expect(page.locator(".parts")).to_have_count(1)
    page.locator(".parts [name=shares]").first.check()
    page.wait_for_url(re.compile(r"shares=.*shares="))
    page.get_by_role("link", name="By name").click()
    page.wait_for_url("**&sort=name")
    page.locator("main input[name=q]").fill("zzzz")
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url(re.compile(r"q=zzzz.*sort=name"))
    expect(page.locator("#results-count")).to_have_text(re.compile("^0 of"))
    page.go_back()
    expect(page.locator("#results-count")).not_to_have_text(re.compile("^0 of"))
    expect(page.locator("main input[name=q]")).to_have_value("")
    expect(page.locator(".parts")).to_have_count(1)
    expect(page.locator("input[name=sort]")).to_have_value("name")


def test_what_was_looked_for_is_not_kept_in_the_browser(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/?q=women")
    page.locator("#facets [name=shares]").first.check()
    page.wait_for_url("**shares=*")
    expect(page.locator(".chip")).not_to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_governorate_of_the_map_is_a_link(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/")
    page.evaluate("window.stayed = true")
    ninewa = page.locator(".map a", has=page.locator("title", has_text="Ninewa"))
    ninewa.click()
    page.wait_for_url("**/organizations/?governorate=IQ-NI")
    expect(box(page, "Ninewa")).to_be_checked()
    expect(page.locator(".map-chosen")).to_have_count(1)
    # The page is the same, and the shape still has the focus: once more takes the choice back.
    expect(ninewa).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/")
    expect(page.locator(".map-chosen")).to_have_count(0)
    assert page.evaluate("window.stayed")


def test_keys_pass_by_the_map(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/")
    page.locator(".search button").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Go to the results")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#facets input").first).to_be_focused()


def test_nothing_jumps(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/?governorate=IQ-NI")
    page.evaluate("window.scrollTo(0, 120)")
    page.get_by_role("link", name="By name").click()
    page.wait_for_url("**&sort=name")
    page.locator(".chip").click()
    page.wait_for_url("**/organizations/?sort=name")
    expect(page.locator(".chip")).to_have_count(0)
    assert page.evaluate("window.scrollY") == 120


def test_on_a_phone_the_way_to_the_results_stays_in_sight(somebody) -> None:
    page = somebody("suzan@weo.example", width=390).go("/organizations/")
    page.locator(".filter > summary").click()
    button = page.locator(".filter-submit button")
    expect(button).to_be_in_viewport()
    page.locator("#more-governorate summary").click()
    box(page, "Basra").check()
    page.wait_for_url("**/organizations/?governorate=IQ-BA")
    count = page.locator("#results-count").text_content().split()[0]
    expect(button).to_have_text(re.compile(rf"Show {count} organizations?\b"))
    button.click()
    expect(button).to_be_hidden()
    expect(page.locator("#results-title")).to_be_in_viewport()
