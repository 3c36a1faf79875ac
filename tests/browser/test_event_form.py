"""The form of a new event at the desk: the address follows the name, and the hours are Baghdad's without a warning."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import expect

from cop_portal.dates import today

pytestmark = pytest.mark.browser

STAFF = "staff@search.example"


def opened(somebody):
    """The page of a new event, with all that it needs but a good number of places."""
    page = somebody(STAFF).page
    page.goto("/admin/events/event/add/")
    page.select_option("[name=kind]", "workshop")
    page.fill("[name=starts_on]", (today() + datetime.timedelta(days=20)).isoformat())
    page.fill("[name=capacity]", "-5")
    page.locator("[name=name_en]").press_sequentially("Wrong name")
    expect(page.locator("[name=slug]")).to_have_value("wrong-name")
    return page


def shown_again(page) -> None:
    page.locator("[name=_continue]").click()
    expect(page.get_by_text("Enter one at least, or leave it empty.")).to_be_visible()
    # The script by which the address follows the name comes at the page's end.
    page.wait_for_load_state("load")


def test_it_works(somebody) -> None:
    """Where the page is shown again for an error, the address goes on following the name."""
    page = opened(somebody)
    shown_again(page)
    page.locator("[name=name_en]").clear()
    page.locator("[name=name_en]").press_sequentially("Right name")
    expect(page.locator("[name=slug]")).to_have_value("right-name")


def test_an_address_of_ones_own_stays(somebody) -> None:
    page = opened(somebody)
    page.fill("[name=slug]", "our-own")
    shown_again(page)
    page.locator("[name=name_en]").press_sequentially("s")
    expect(page.locator("[name=slug]")).to_have_value("our-own")


def test_no_word_of_the_servers_clock(somebody) -> None:
    """What the admin writes beneath each date where the browser's clock is not Baghdad's."""
    page = opened(somebody)
    note = "<div class='help timezonewarning'>Note: You are 3 hours behind server time.</div>"
    page.locator(".field-ends_on").first.evaluate(
        "(place, note) => place.insertAdjacentHTML('beforeend', note)", note
    )
    expect(page.locator(".timezonewarning")).to_have_count(1)
    expect(page.locator(".timezonewarning")).to_be_hidden()
