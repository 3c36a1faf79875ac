"""Forms as a browser sees them: going back after a correction, and whose password a page is about."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_going_back_after_a_correction_asks_for_the_page_anew(somebody) -> None:
    """It does not send the wrong answers once more, which browsers show as an error of their own."""
    suzan = somebody("suzan@weo.example")
    suzan.go("/organizations/weo/edit/contact/")
    suzan.loaded()
    right = suzan.page.input_value("[name=website]")
    suzan.page.fill("[name=website]", "https://no address/")
    suzan.send()
    expect(suzan.page.locator("[data-error-summary]")).to_contain_text("https://www.example.org")
    suzan.page.fill("[name=website]", right)
    suzan.send()
    expect(suzan.page).to_have_url(re.compile("/organizations/weo/edit/$"))
    with suzan.page.expect_request("**/edit/contact/") as request:
        suzan.page.go_back()
    assert request.value.method == "GET"
    expect(suzan.page.locator("[name=website]")).to_have_value(right)


def test_pages_with_a_password_say_whose_it_is(somebody) -> None:
    """Chromium complains in its console where they do not; a person's console is looked at in the end."""
    suzan = somebody("suzan@weo.example")
    suzan.go("/accounts/password/change/")
    suzan.loaded()
    assert suzan.axe() == []
    assert suzan.page.locator("input[autocomplete=username]").input_value() == "suzan@weo.example"
    visitor = somebody()
    visitor.go("/accounts/password/reset/")
    visitor.page.fill("[name=email]", "suzan@weo.example")
    visitor.send()
    visitor.go("/demo/outbox/")
    visitor.page.locator("a[href*='/accounts/password/reset/key/']").first.click()
    visitor.loaded()
    assert visitor.axe() == []
    assert visitor.page.locator("input[autocomplete=username]").input_value() == "suzan@weo.example"


def test_one_very_long_word_does_not_widen_the_page(somebody) -> None:
    """A pasted address, or a key that got stuck: the thread's page can still be read on a phone."""
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    thread = suzan.page.url
    suzan.go(f"{thread}action-points/add/")
    suzan.page.fill("[name=what]", "https://docs.example.org/" + "x" * 150)
    suzan.page.locator("[name=party]").first.check()
    suzan.send()
    suzan.sees("x" * 150)
    for width in (320, 1280):
        suzan.wide(width)
        assert suzan.overflow() == 0
