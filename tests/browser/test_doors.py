"""Coming in by an invitation's link, acting for one of two organizations, and going out for good."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .person import Person

pytestmark = pytest.mark.browser

PASSWORD = "seven-rivers-and-a-bridge"
NEWCOMER = "tara@safesignal.example"
OF_TWO = "ali@openhorizon.example"


def invite(dilan: Person, email: str, language: str, *, of_another: str = "") -> None:
    """From one's account to the people of one's organization, and on to the form. Whose address looks like one of
    another organization is asked about first."""
    dilan.menu().locator("a[href='/accounts/']").click()
    dilan.page.get_by_role("link", name="People and invitations").click()
    dilan.page.get_by_role("link", name="Invite a colleague").click()
    dilan.page.fill("[name=email]", email)
    dilan.page.locator(f"input[name=language][value={language}]").check()
    dilan.send()
    if of_another:
        dilan.sees("This address looks like one of:", of_another)
        dilan.page.get_by_label("Invite this person all the same").check()
        dilan.send()
    dilan.sees(email)


def open_link(person: Person, email: str) -> None:
    """The link in the newest mail to ``email``, in the demo's outbox."""
    person.go("/demo/outbox/")
    mail = person.page.locator("main li").filter(has_text=email).first
    mail.locator("a[href*='/invitations/']").click()


def test_an_invitation(somebody) -> None:
    dilan = somebody("dilan@safesignal.example")
    invite(dilan, NEWCOMER, "en")
    tara = somebody()
    open_link(tara, NEWCOMER)
    link = tara.page.url
    tara.sees("Safe Signal", NEWCOMER)
    tara.page.fill("[name=name]", "Tara Aziz")
    tara.page.fill("[name=password]", "12345678")
    tara.send()
    expect(tara.page.locator("[data-error-summary]")).to_be_visible()
    expect(tara.page.locator("[name=name]")).to_have_value("Tara Aziz")
    tara.page.fill("[name=password]", PASSWORD)
    tara.send()
    expect(tara.page.locator(".strip details.person")).to_contain_text("Tara Aziz")
    tara.sees("Welcome. Your account is ready.")
    tara.sign_out()
    tara.finds_nothing_at(link)  # single use
    dilan.page.reload()
    dilan.sees("Tara Aziz")


def test_acting_for(somebody) -> None:
    dilan = somebody("dilan@safesignal.example")
    invite(dilan, OF_TWO, "en", of_another="Open Horizon International")
    ali = somebody(OF_TWO)
    open_link(ali, OF_TWO)
    ali.page.locator("main form button[type=submit]").click()
    who = ali.page.locator(".strip .person-organization")
    expect(who).to_contain_text("Safe Signal")
    ali.nav("/collaborations/")
    ali.page.locator("main").get_by_role("link", name="House of Calm").first.click()
    ali.open("/collaborations/meetings/")
    ali.open("/notes/")
    ali.page.fill("[name=notes]", "Typed for Safe Signal")
    typed_in = ali.page
    ali.page = ali.context.new_page()  # a second tab, where he changes hats
    ali.go("/")
    ali.menu().get_by_role("button", name="Act for").click()
    expect(ali.page.locator(".strip .person-organization")).to_contain_text("Open Horizon")
    ali.page = typed_in
    ali.send()
    ali.sees("For which organization?", "What you typed is kept.", "Nothing has been saved yet.")
    ali.page.get_by_role("button", name="Go on for Safe Signal").click()
    expect(ali.page.locator(".strip .person-organization")).to_contain_text("Safe Signal")
    ali.sees("Typed for Safe Signal")


def test_going_out(somebody) -> None:
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    inside = suzan.page.url
    suzan.sign_out()
    suzan.page.go_back()
    suzan.page.wait_for_url("**/accounts/login/**")
    suzan.go(inside)
    suzan.page.wait_for_url("**/accounts/login/**")
    # Who signs in now is brought to the page that was asked for.
    suzan.page.locator("main li form").filter(
        has=suzan.page.locator("input[value='suzan@weo.example']")
    ).locator("button").click()
    expect(suzan.page).to_have_url(inside)
