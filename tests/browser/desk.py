"""What Search staff do at the desk (Django's admin) with a mouse and a keyboard."""

from __future__ import annotations

import datetime

from playwright.sync_api import Page, expect

from .person import Person


def choose(page: Page, name: str, typed: str, option: str) -> None:
    """Choose by typing in the autocomplete field ``name``: type some words, click the row that appears."""
    box = page.locator(f"select[name='{name}'] + .select2-container")
    box.click()
    page.locator(".select2-container--open .select2-search__field").last.fill(typed)
    page.locator(".select2-results__option", has_text=option).first.click()
    expect(box).to_contain_text(option)


def add_row(page: Page, prefix: str) -> None:
    """Press "Add another ..." of an inline."""
    page.locator(f"#{prefix}-group .add-row a").click()


def log_workshop(
    staff: Person, *, name: str, name_ar: str, on: datetime.date, came: list[tuple[str, str]]
) -> None:
    """Log a workshop with one session and who came (what is typed, what is chosen), from the desk's first page."""
    page = staff.page
    staff.nav("/admin/")
    page.locator("a[href='/admin/events/event/add/']").first.click()
    page.fill("[name=name_en]", name)
    page.fill("[name=name_ar]", name_ar)
    expect(page.locator("[name=slug]")).not_to_have_value("")
    page.select_option("[name=kind]", "workshop")
    page.select_option("[name=mode]", "in_person")
    page.fill("[name=starts_on]", on.isoformat())
    choose(page, "governorate", "Bas", "Basra")
    page.select_option("[name=open_to]", "members")
    page.fill("[name=description_en]", "Two days on women before the courts and in the councils.")
    add_row(page, "sessions")
    page.fill("[name=sessions-0-name_en]", "Who we are and what we know")
    choose(page, "sessions-0-topics", "legal aid", "egal aid")
    for typed, chosen in came:
        choose(page, "sessions-0-presenting", typed, chosen)
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    record_who_came(staff, [chosen for _typed, chosen in came])


def record_who_came(staff: Person, came: list[str]) -> None:
    """On the event's page of who came, two women for each of these; from the desk's page and back to it."""
    page = staff.page
    page.get_by_role("link", name="Who came", exact=True).click()
    for name in came:
        page.fill("#add [name=name]", name)
        page.fill("#add [name=women]", "2")
        page.locator("#add").get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("#lines")).to_contain_text(name)
    page.locator(".breadcrumb a").click()
    page.get_by_role("link", name="Change the event at the desk").click()


def announce(staff: Person) -> None:
    """The button on the event's page, the page that asks, yes."""
    staff.page.get_by_role("link", name="Announce it").click()
    staff.page.get_by_role("button", name="Announce it").click()
    expect(staff.page.locator(".messagelist")).to_contain_text("The event is announced")


def introduce(staff: Person, first: str, second: str) -> None:
    """On the event's page of introductions, to which the desk leads."""
    staff.page.get_by_role("link", name="Introductions", exact=True).last.click()
    staff.page.locator("main [name=first]").select_option(label=first)
    staff.page.locator("main .introductions-others").get_by_label(second).check()
    staff.page.get_by_role("button", name="Log them").click()
