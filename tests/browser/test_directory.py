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


def test_a_governorate_of_the_map_is_a_link(somebody) -> None:
    page = somebody("suzan@weo.example").go("/organizations/")
    ninewa = page.locator(".map a", has=page.locator("title", has_text="Ninewa"))
    ninewa.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/?governorate=IQ-NI")
    expect(box(page, "Ninewa")).to_be_checked()
    expect(page.locator(".map-chosen")).to_have_count(1)
