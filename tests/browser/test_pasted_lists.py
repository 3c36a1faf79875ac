"""A pasted list in a browser: two of Search's staff at once, in place, without scripts on a phone, for everybody."""

from __future__ import annotations

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from playwright.sync_api import expect

from cop_portal.dates import today
from events.actions import announce_event, create_event, log_presence
from events.models import Event
from members.models import Organization, User
from members.roles import STAFF_GROUP

from .pasting import SAVED, UNKNOWN, WORKSHOP, decide, line_of, paste, question

pytestmark = pytest.mark.browser

STAFF, COLLEAGUE = "staff@search.example", "salma@search.example"


def _two_staff_and_an_event() -> str:
    try:
        staff = User.objects.get(email=STAFF)
        if not User.objects.filter(email=COLLEAGUE).exists():
            colleague = User.objects.create_user(
                COLLEAGUE, "why-havent-we-done-this-before", name="Salma Second", is_staff=True
            )
            colleague.groups.add(Group.objects.get(name=STAFF_GROUP))
        number, day = Event.objects.count(), today() - datetime.timedelta(days=1)
        event = create_event(by=staff, kind="workshop", name_en=f"Logged by two {number}", starts_on=day)
        announce_event(event=event, by=staff, on=day)
        log_presence(event=event, by=staff, organization=Organization.objects.get(slug="al-noor"))
        return f"/events/{event.slug}/presence/"
    finally:
        connection.close()


@pytest.fixture
def page_for_two(site, django_db_blocker) -> str:
    """An event's page of who came, and a second one of staff."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        return thread.submit(_two_staff_and_an_event).result()


def test_two_staff_at_once(somebody, page_for_two) -> None:
    """One reviews a list while the other writes down lines and numbers; both change one line, and both one question."""
    one, other = somebody(STAFF), somebody(COLLEAGUE)
    one.go(page_for_two)
    paste(one, WORKSHOP.read_text(encoding="utf-8"))
    review = one.page.url
    # Meanwhile the other writes down a walk-in, a member of the list with a person, and numbers of another.
    other.go(page_for_two)
    other.loaded()
    for name, women in (("Mothers of Sinjar", "4"), ("Tishk Women's Organization", "")):
        other.page.fill("#add [name=name]", name)
        other.page.fill("#add [name=women]", women)
        other.page.locator("#add").get_by_role("button", name="Add", exact=True).click()
        expect(line_of(other.page, name)).to_be_visible()
    numbers = line_of(other.page, "Al Noor")
    numbers.locator("[name=women]").fill("3")
    numbers.locator("[name=women]").press("Tab")
    expect(numbers.locator("[data-said]")).to_have_text(SAVED)
    # The other opens the same list; of one question the second is told.
    other.go(review)
    other.loaded()
    name = UNKNOWN[0]
    question(one.page, name).get_by_role("radio", name="a walk-in by this name").check()
    expect(question(one.page, name).locator("[data-said]")).to_have_text(SAVED)
    question(other.page, name).get_by_role("radio", name="Leave this line out").check()
    told = question(other.page, name).locator("[data-said]")
    expect(told).to_contain_text("has decided meanwhile. It says now: A walk-in, “Qandil Youth Network”.")
    # The list was opened before Al Noor was counted: that organization is asked about and the others written down.
    one.page.get_by_role("button", name="Write down what is clear").click()
    one.sees("people were written down.", "lines are still in the list")
    one.page.locator(".paste-question").filter(
        has_text="At the event is written down: Women: 3."
    ).get_by_role("radio", name="The names count").check()
    expect(one.page.locator("#write-down")).to_contain_text("4 people will be written down.")
    one.page.reload()
    one.loaded()
    decide(one, UNKNOWN[1:])
    one.page.get_by_role("button", name="Write all of it down").click()
    one.sees("people were written down.")
    # The other's page of the list says that it is done.
    other.go(review)
    other.sees("This list is written down already.")
    # Both change the same line.
    for person in (one, other):
        person.go(page_for_two)
        person.loaded()
    mine, theirs = line_of(one.page, "Mothers of Sinjar"), line_of(other.page, "Mothers of Sinjar")
    mine.locator("[name=women]").fill("5")
    mine.locator("[name=women]").press("Tab")
    expect(mine.locator("[data-said]")).to_have_text(SAVED)
    theirs.locator("[name=men]").fill("2")
    theirs.locator("[name=men]").press("Tab")
    expect(theirs.locator("[data-said]")).to_contain_text("Now it says: Women: 5. You typed: Men: 2.")
    # Nothing of either is lost.
    one.go(page_for_two)
    expect(line_of(one.page, "Mothers of Sinjar").locator("[name=women]")).to_have_value("5")
    expect(line_of(one.page, "Tishk")).to_contain_text("Shilan Faraj Qadir")
    expect(line_of(one.page, "Al Noor")).to_contain_text("Ahmed Jassam")
    expect(one.page.locator("#totals")).to_contain_text(re.compile(r"Organizations\s*27"))
    expect(one.page.locator("#totals")).to_contain_text(re.compile(r"Women\s*5\s*Men\s*0\s*Not stated\s*60"))


def test_each_thing_saves_itself(somebody, page_for_two) -> None:
    """A member chosen from all, a walk-in's name as it is typed, a line put right; without a network it is said."""
    staff = somebody(STAFF)
    page = staff.go(f"{page_for_two}paste/")
    page.locator("[name=text]").fill("Ali Hassan, Hope NGO\nSara Karim, Qandil NGO\nWEO\nSuzan Aref, WEO")
    page.get_by_role("button", name="Read the list").click()
    staff.loaded()
    hope, qandil = question(page, "Hope NGO"), question(page, "Qandil NGO")
    hope.get_by_text("Another member, or another name").click()
    hope.locator("select").select_option(label="Adasa Center for Integrity")
    expect(hope.locator("[data-said]")).to_have_text(SAVED)
    expect(page.locator(".paste-party").filter(has_text="Adasa")).to_contain_text("Ali Hassan")
    qandil.get_by_text("Another member, or another name").click()
    qandil.locator("input.input").fill("Qandil Youth")
    qandil.locator("input.input").press("Tab")
    expect(page.locator(".paste-party").filter(has_text="Qandil Youth")).to_contain_text("Sara Karim")
    staff.context.set_offline(True)
    qandil.get_by_role("radio", name="Leave this line out").check()
    expect(qandil.locator("[data-said]")).to_contain_text("Not saved: there is no answer.")
    staff.context.set_offline(False)
    staff.complaints[:] = [one for one in staff.complaints if "DISCONNECTED" not in one and "htmx" not in one]
    doubt = page.locator(".paste-doubt")
    doubt.get_by_text("Put this line right").click()
    doubt.get_by_role("button", name="Write it down so").click()
    expect(doubt.locator(".field-error")).to_contain_text("Write who came, or below how many.")
    doubt.locator("[name=women]").fill("٣")
    doubt.get_by_role("button", name="Write it down so").click()
    expect(doubt).to_contain_text(SAVED)
    # Names and numbers of one organization: that is asked now.
    expect(page.locator(".paste-question").filter(has_text="This list counts: Women: 3.")).to_be_visible()
    page.reload()
    expect(page.locator(".paste-decided")).to_have_count(2)
    assert staff.axe() == []


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_a_narrow_phone_without_scripts(somebody, page_for_two, language) -> None:
    staff = somebody(STAFF, width=320, scripts=False)
    staff.speak(language)
    page = staff.go(f"{page_for_two}paste/")
    page.locator("[name=text]").fill("Suzan Aref, WEO\nAli Hassan, Hope NGO\nWEO\n")
    page.locator("form.form .buttons button").click()
    assert staff.overflow() == 0
    page.locator(".paste-question input[value=walk_in]").check()
    page.locator(".paste-asked > .buttons button").click()
    expect(page.locator(".paste-party")).to_have_count(2)
    page.locator(".paste-doubt button[value=out]").click()
    page.locator("#write-down button").click()
    expect(page.locator(".came-line")).to_have_count(3)
    staff.speak("en")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_read_and_reach_it(somebody, page_for_two, language) -> None:
    staff = somebody(STAFF, width=320)
    staff.speak(language)
    page = staff.go(f"{page_for_two}paste/")
    assert staff.axe() == []
    page.locator("[name=text]").fill(
        "Suzan Aref, WEO\nSuzan Aref, WEO\nAli Hassan, Hope NGO\nWEO\nName, Organization"
    )
    page.locator("form.form .buttons button").click()
    assert staff.overflow() == 0
    assert staff.axe() == []
    page.locator(".paste-name").first.click()
    assert staff.overflow() == 0
    assert staff.axe() == []
    staff.speak("en")
