"""Search's staff log a workshop of sixty people the evening it ends; what it takes is counted."""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db.backends.utils import CursorWrapper
from playwright.sync_api import Locator, Page, expect

from cop_portal.dates import today

from . import desk
from .pasting import WORKSHOP, decide, line_of, paste
from .person import Person

pytestmark = pytest.mark.browser

STAFF = "staff@search.example"


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts what a person does (each click, each field that is filled or chosen from, each key) and what the database
    is asked meanwhile."""
    done: Counter[str] = Counter()
    lock = threading.Lock()

    def counting(kind: str, function):
        def called(*args, **kwargs):
            with lock:
                done[kind] += 1
            return function(*args, **kwargs)

        return called

    with monkeypatch.context() as patch:
        for owner in (Page, Locator):
            for kind, names in (
                ("clicks", ("click", "check")),
                ("fields", ("fill", "select_option", "press")),
            ):
                for name in names:
                    patch.setattr(owner, name, counting(kind, getattr(owner, name)))
        for name in ("execute", "executemany"):
            patch.setattr(CursorWrapper, name, counting("queries", getattr(CursorWrapper, name)))
        began = time.monotonic()
        yield done
        done["seconds"] = round(time.monotonic() - began)


def test_it_works(somebody, monkeypatch, record_property) -> None:
    """From the desk's first page to two introductions: an event with two sessions, sixty people, eight decisions."""
    staff = somebody(STAFF)
    with counted(monkeypatch) as done:
        make_event(staff, "Workshop on women in public life", today() - datetime.timedelta(days=1))
        desk.announce(staff)
        staff.page.get_by_role("link", name="Who came", exact=True).click()
        address = staff.page.url
        before = done.copy()
        paste(staff, WORKSHOP.read_text(encoding="utf-8"))
        decide(staff)
        staff.page.get_by_role("button", name="Write all of it down").click()
        staff.sees("60 people were written down. Organizations: 26.")
        of_list = done - before
        introduce(staff)
    print(f"\nA workshop of sixty, by hand: {dict(done)}; of which the list: {dict(of_list)}")
    record_property("workshop of sixty", dict(done))
    staff.go(address)
    expect(staff.page.locator(".came-line")).to_have_count(26)
    expect(line_of(staff.page, "Samawa Water")).to_contain_text("م. حسن فالح")
    expect(line_of(staff.page, "Qandil Youth Network")).to_contain_text("Omed Rasul")
    assert done["clicks"] <= 60
    assert done["fields"] <= 40


def make_event(staff: Person, name: str, day: datetime.date) -> None:
    """At the desk, with two sessions and their topics."""
    page = staff.page
    staff.nav("/admin/")
    page.locator("a[href='/admin/events/event/add/']").first.click()
    staff.loaded()
    page.fill("[name=name_en]", name)
    page.fill("[name=name_ar]", "ورشة المرأة في الحياة العامة")
    expect(page.locator("[name=slug]")).not_to_have_value("")
    page.select_option("[name=kind]", "workshop")
    page.select_option("[name=mode]", "in_person")
    page.fill("[name=starts_on]", day.isoformat())
    desk.choose(page, "governorate", "Bas", "Basra")
    page.select_option("[name=open_to]", "members")
    for number, (title, typed) in enumerate((("Who we are", "legal aid"), ("What we know", "quota"))):
        desk.add_row(page, "sessions")
        page.fill(f"[name=sessions-{number}-name_en]", title)
        desk.choose(page, f"sessions-{number}-topics", typed, typed[1:])
        desk.choose(page, f"sessions-{number}-presenting", "Marsa", "Marsa Foundation")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def introduce(staff: Person) -> None:
    """Two cells of the grid."""
    page = staff.page
    page.locator(".breadcrumb a").click()
    page.locator("main a[href$='/introductions/']").first.click()
    staff.loaded()
    for first, second in (("Adasa", "Furat"), ("Hamrin", "Palm Grove")):
        cell = page.get_by_role("button", name=re.compile(f"Log that {first}.* and {second}")).first
        cell.click()
        expect(page.locator("#grid-says")).to_contain_text(first)
