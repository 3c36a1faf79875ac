"""What is typed into a form of a profile is kept while it is typed, and comes back: as a browser sees it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ABOUT = "/organizations/safe-signal/edit/about/"
LINE = "[data-draft]"
GO_ON = re.compile(r"Go on\s*: About your organization")
SAVED = re.compile(r"Draft saved at \d\d:\d\d\. Only you see it\.")
# What Chromium writes to its console by itself where a request gets nowhere, or an answer says that nobody is there.
OF_THE_NETWORK = ("net::ERR_INTERNET_DISCONNECTED", "status of 401")


@pytest.fixture
def dilan(somebody):
    person = somebody("dilan@safesignal.example")
    yield person
    person.complaints[:] = [
        line for line in person.complaints if not any(words in line for words in OF_THE_NETWORK)
    ]
    # The next test begins with what is saved.
    person.context.set_offline(False)
    person.go(ABOUT)
    if person.page.locator("[data-draft-discard]").count():
        person.page.get_by_role("button", name="Discard the draft").click()
        person.sees("About your organization")


def opened(person) -> Page:
    person.go(ABOUT)
    person.loaded()
    return person.page


def typed(page: Page, text: str) -> None:
    mission = page.locator("[name=mission]")
    mission.press("Control+End")
    mission.press_sequentially(text)


def save(person) -> None:
    """Press the button; the sections follow."""
    person.send()
    expect(person.page).to_have_url(re.compile("/organizations/safe-signal/edit/$"))
    person.loaded()


def test_a_closed_tab_loses_nothing_and_saving_ends_the_draft(dilan) -> None:
    page = opened(dilan)
    before = page.input_value("[name=mission]")
    expect(page.get_by_role("button", name="Keep as a draft")).to_be_hidden()
    typed(page, " And we")
    expect(page.locator(LINE)).to_have_text(SAVED)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    # Closed at once after the last letter: what a page sends while it goes arrives all the same.
    other = dilan.context.new_page()
    typed(page, " listen")
    page.close(run_before_unload=True)
    dilan.page = other
    other.wait_for_timeout(500)
    opened(dilan)
    dilan.sees("You began this on", "have not saved it yet")
    assert dilan.axe() == []
    expect(other.locator("[name=mission]")).to_have_value(f"{before} And we listen")
    dilan.go("/organizations/safe-signal/edit/")
    dilan.sees("Begun and not saved", "About your organization")
    assert dilan.axe() == []
    dilan.page.get_by_role("link", name=GO_ON).click()
    dilan.loaded()
    # What was typed just before the button was pressed is no draft afterwards either.
    typed(dilan.page, "!")
    save(dilan)
    dilan.sees_not("Begun and not saved")
    expect(opened(dilan).locator("[name=mission]")).to_have_value(f"{before} And we listen!")
    dilan.sees_not("You began this on")
    dilan.page.fill("[name=mission]", before)
    save(dilan)


def test_without_a_connection_the_page_keeps_it_and_tries_again(dilan) -> None:
    page = opened(dilan)
    dilan.context.set_offline(True)
    typed(page, " Typed in the lift")
    expect(page.locator(LINE)).to_have_text("Not saved: no connection. It is tried again.")
    # Nor is the form sent into nothing, where the browser's own page would take its place.
    dilan.send()
    expect(page.locator(LINE)).to_contain_text("Not sent: no connection.")
    assert page.url.endswith(ABOUT)
    dilan.context.set_offline(False)
    expect(page.locator(LINE)).to_have_text(SAVED)
    assert "Typed in the lift" in opened(dilan).input_value("[name=mission]")


def test_the_quiet_line_is_read_out_once(dilan) -> None:
    page = opened(dilan)
    typed(page, "a")
    expect(page.locator(LINE)).to_have_text(SAVED)
    expect(page.locator(LINE)).to_have_attribute("aria-live", "polite")
    typed(page, "b")
    expect(page.locator(LINE)).to_have_attribute("aria-live", "off")


def test_typed_back_to_what_is_saved_it_is_no_draft(dilan) -> None:
    page = opened(dilan)
    typed(page, "a")
    expect(page.locator(LINE)).to_have_text(SAVED)
    page.locator("[name=mission]").press("Backspace")
    expect(page.locator(LINE)).to_be_empty()
    opened(dilan)
    dilan.sees_not("You began this on")


def test_who_was_signed_out_signs_in_in_another_tab_and_goes_on(dilan) -> None:
    page = opened(dilan)
    other = dilan.context.new_page()
    dilan.page = other
    dilan.go("/")
    dilan.sign_out()
    dilan.page = page
    page.bring_to_front()
    typed(page, " Signed out")
    expect(page.locator(LINE)).to_contain_text("You are signed out.")
    dilan.send()
    assert page.url.endswith(ABOUT)
    dilan.page = other
    dilan.sign_in("dilan@safesignal.example")
    dilan.page = page
    typed(page, ", and in again")
    expect(page.locator(LINE)).to_have_text(SAVED)
    save(dilan)
    assert opened(dilan).input_value("[name=mission]").endswith(" Signed out, and in again")
    page.fill("[name=mission]", page.input_value("[name=mission]").removesuffix(" Signed out, and in again"))
    save(dilan)


def test_a_button_keeps_it_where_there_is_no_script(somebody) -> None:
    dilan = somebody("dilan@safesignal.example", scripts=False)
    page = opened(dilan)
    page.fill("[name=mission]", "half a sent")
    page.get_by_role("button", name="Keep as a draft").click()
    dilan.sees("Your draft is kept. Only you see it.")
    page.get_by_role("link", name=GO_ON).click()
    assert page.input_value("[name=mission]") == "half a sent"
    page.get_by_role("button", name="Discard the draft").click()
    dilan.sees("The draft is discarded.")
    assert page.input_value("[name=mission]") != "half a sent"


def test_another_representative_does_not_see_it(dilan, somebody) -> None:
    page = dilan.go("/organizations/safe-signal/people/")
    page.get_by_role("link", name=re.compile("Change the role of Hevi")).click()
    page.locator("[name=role][value=representative]").check()
    dilan.send()
    typed(opened(dilan), " Mine alone")
    expect(page.locator(LINE)).to_have_text(SAVED)
    hevi = somebody("hevi@safesignal.example")  # in Sorani
    assert "Mine alone" not in opened(hevi).input_value("[name=mission]")
    expect(hevi.page.locator("[data-draft-discard]")).to_have_count(0)
    hevi.go("/organizations/safe-signal/edit/")
    expect(hevi.page.locator("#drafts-title")).to_have_count(0)
