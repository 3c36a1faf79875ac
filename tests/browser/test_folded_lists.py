"""Long lists of check boxes behind a line that says what is chosen: with the script and without, on a small phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ADD = "/organizations/weo/edit/projects/add/"


def test_the_line_goes_with_what_is_chosen(somebody) -> None:
    suzan = somebody("suzan@weo.example", width=320)
    suzan.go(ADD)
    suzan.loaded()
    fold = suzan.page.locator("details[data-fold]", has_text="Governorates")
    summary = fold.locator("summary")
    expect(summary).to_have_text("Governorates: none chosen", use_inner_text=True)
    summary.focus()
    suzan.page.keyboard.press("Enter")
    for place in ("Erbil", "Baghdad"):
        fold.get_by_label(place, exact=True).check()
    expect(fold.locator(".fold-words")).to_have_text("Governorates: 2 chosen")
    # What is chosen is seen in the list itself while it is open.
    expect(fold.locator(".fold-list")).to_be_hidden()
    summary.press("Enter")
    expect(fold.locator(".fold-list")).to_have_text("Baghdad, Erbil")
    assert suzan.axe() == []
    assert suzan.page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_the_script_the_line_does_not_go_on_saying_what_was_chosen_before(somebody) -> None:
    ahmed = somebody("ahmed@alnoor.example", scripts=False)
    ahmed.go("/organizations/al-noor/edit/projects/add/")
    fold = ahmed.page.locator("details[data-fold]:has([name=governorates])")
    words, changed = fold.locator(".fold-words"), fold.locator(".fold-changed")
    expect(words).to_be_visible()
    expect(changed).to_be_hidden()
    fold.locator("summary").click()
    fold.locator("[name=governorates]").first.check()
    expect(words).to_be_hidden()
    expect(changed).to_be_visible()
    fold.locator("[name=governorates]").first.uncheck()
    expect(words).to_be_visible()


def test_the_parts_of_a_date_have_names_that_are_seen(somebody) -> None:
    for language, words in (("en", "Day"), ("ar", "اليوم")):
        suzan = somebody("suzan@weo.example", language=language, width=320)
        suzan.go(ADD)
        suzan.loaded()
        suzan.page.locator(f".strip .languages button[value='{language}']").click()
        label = suzan.page.locator("label[for=id_starts_on_0]")
        expect(label).to_have_text(words)
        expect(label).to_be_visible()
        assert label.bounding_box()["width"] > 10
