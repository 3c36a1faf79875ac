"""Staff say of many who came whether they are women or men: two at once, on a phone, without scripts, in Arabic."""

from __future__ import annotations

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import Locator, expect

from cop_portal.dates import today
from events.actions import announce_event, create_event, log_presence
from events.models import Event
from members.models import Organization, User

pytestmark = pytest.mark.browser

STAFF = "staff@search.example"
NAMES = {
    "weo": ("Hala Nouri", "Maria-Alexandra Konstantinopoulou-Papadimitriou of the North"),
    "al-noor": ("هالة عبد الرحمن محمد علي الجبوري التكريتي البغدادي الحسيني", "بەناز عەلی محەمەد"),
}


def _people_not_stated() -> str:
    try:
        staff = User.objects.get(email=STAFF)
        number, day = Event.objects.count(), today() - datetime.timedelta(days=1)
        event = create_event(by=staff, kind="workshop", name_en=f"A list {number}", starts_on=day)
        announce_event(event=event, by=staff, on=day)
        for slug, names in NAMES.items():
            people = [(name, "", "a.long.address@organization.example") for name in names]
            organization = Organization.objects.get(slug=slug)
            log_presence(event=event, by=staff, organization=organization, people=people)
        return f"/events/{event.slug}/presence/"
    finally:
        connection.close()


@pytest.fixture
def page_of_list(site, django_db_blocker) -> str:
    """The page of who came to an event with four people of whom it is not stated."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        return thread.submit(_people_not_stated).result()


def choice(person, name: str, number: int) -> Locator:
    """The label of one of the choices beside a name: woman, man, not stated."""
    return person.page.locator(".came-sex").filter(has_text=name).locator("label").nth(number)


def test_two_browsers_lose_nothing(somebody, page_of_list) -> None:
    one, other = somebody(STAFF), somebody(STAFF)
    for person in (one, other):
        person.go(page_of_list)
        person.page.get_by_role("link", name="4 people: woman or man not stated").click()
    choice(one, "Hala Nouri", 0).click()
    choice(one, "Maria-Alexandra", 0).click()
    one.page.get_by_role("button", name="Save").click()
    one.sees("Saved for 2 people.")
    choice(other, "Hala Nouri", 1).click()
    choice(other, "بەناز", 0).click()
    other.page.get_by_role("button", name="Save").click()
    other.sees("Saved for 1 person.", "Now it says: Hala Nouri · woman")
    expect(
        other.page.locator(".came-sex").filter(has_text="Hala Nouri").locator("input").nth(1)
    ).to_be_checked()
    other.complaints[:] = [said for said in other.complaints if "422" not in said]
    one.go(page_of_list)
    expect(one.page.locator("#totals")).to_contain_text(re.compile(r"Women\s*3\s*Men\s*0\s*Not stated\s*1"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_without_scripts_on_a_narrow_phone(somebody, page_of_list, language) -> None:
    staff = somebody(STAFF, width=320, scripts=False)
    staff.speak(language)
    page = staff.go(page_of_list)
    page.locator("#unstated a").click()
    for name in ("Hala Nouri", "هالة عبد", "بەناز", "Maria-Alexandra"):
        choice(staff, name, 0).click()
    page.locator("main form button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"{page_of_list}$"))
    expect(page.locator("#unstated a")).to_have_count(0)
    staff.speak("en")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everybody_can_read_and_reach_it(somebody, page_of_list, language) -> None:
    staff = somebody(STAFF, width=320)
    staff.speak(language)
    line = staff.go(page_of_list).locator(".came-line a").first.get_attribute("href")
    for path in (f"{page_of_list}sexes/", line):
        page = staff.go(path)
        staff.loaded()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert staff.axe() == []
    staff.speak("en")
