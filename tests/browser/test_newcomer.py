"""A newcomer is Suzan Aref: finds Al Noor Foundation in three languages and follows the story to its signed paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from .person import Person

pytestmark = pytest.mark.browser

SEARCHES = [("en", "electoral violence"), ("ar", "العنف الانتخابي"), ("ckb", "توندوتیژیی هەڵبژاردن")]


def test_it_works(somebody) -> None:
    suzan = somebody("suzan@weo.example")
    for language, words in SEARCHES:
        find(suzan, language, words)
    suzan.speak("en")
    read_profile(suzan)
    follow_story(suzan)
    read_mou(suzan)
    suzan.sign_out()


def find(suzan: Person, language: str, words: str) -> None:
    """Search in a language's own words, in its interface; what is typed is answered with few organizations."""
    suzan.speak(language)
    suzan.nav("/organizations/")
    box = suzan.page.locator("main input[name=q]")
    box.fill(words)
    box.press("Enter")
    suzan.page.wait_for_url("**/organizations/?q=*")
    expect(suzan.page.locator("main input[name=q]")).to_have_value(words)
    found = suzan.page.locator("#directory-results h3 a")
    expect(suzan.page.locator("#directory-results h3 a[href='/organizations/al-noor/']")).to_be_visible()
    assert found.count() < 15  # it is a search, not the whole list


def read_profile(suzan: Person) -> None:
    """What Al Noor does, offers and looks for, and what joins the two."""
    suzan.nav("/organizations/")
    suzan.page.locator("main input[name=q]").fill("electoral violence")
    suzan.page.locator("main input[name=q]").press("Enter")
    suzan.page.locator("#directory-results").get_by_role("link", name="Al Noor Foundation").click()
    expect(suzan.page.get_by_role("heading", level=1)).to_have_text("Al Noor Foundation")
    suzan.sees("What you could do together", "Gender quotas", "electoral violence", "Ahmed Jassam")


def follow_story(suzan: Person) -> None:
    """Workshop, introduction, meeting with its areas, memorandum, planned training: each on its page."""
    suzan.nav("/collaborations/")
    suzan.page.locator("main").get_by_role("link", name="electoral violence").first.click()
    suzan.sees("April 2021", "6 May", "21 September", "1 October 2021", "MoU in force", "Who owes what")
    suzan.page.locator("main .timeline a[href^='/events/']").first.click()
    suzan.sees("April 2021", "Who came", "Al Noor Foundation", "Women Empowerment Organization")
    suzan.page.go_back()
    suzan.page.locator("main .timeline a[href*='/collaborations/meetings/']").first.click()
    expect(suzan.page.get_by_role("heading", level=1)).to_have_text("Follow-up meeting")
    suzan.sees("6 May 2021", "What you have in common", "Confirmed by everybody who was there")
    suzan.page.go_back()
    suzan.page.locator("main .timeline a[href*='/collaborations/activities/']").last.click()
    suzan.sees("تدريب مشترك للكوادر")
    suzan.page.go_back()


def read_mou(suzan: Person) -> None:
    """The signed memorandum, and its paper, which is a PDF with a name that says what it is."""
    suzan.page.locator("main .timeline").get_by_role("link", name="Open the MoU").first.click()
    expect(suzan.page.get_by_role("heading", level=1)).to_contain_text("electoral violence")
    suzan.sees("In force", "Signed 21 September 2021", "Suzan Aref", "Ahmed Jassam")
    with suzan.page.expect_download() as waiting:
        suzan.page.get_by_role("link", name="Download").click()
    file = waiting.value
    assert file.suggested_filename.endswith(".pdf")
    data = Path(file.path()).read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) > 5_000
    suzan.page.get_by_role("link", name="Who opened it, and when").click()
    suzan.sees("Suzan Aref")
