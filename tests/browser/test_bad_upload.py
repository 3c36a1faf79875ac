"""A file that is no good PDF, in the browser: refused in plain words, and what was typed is still there."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.documents import files

pytestmark = pytest.mark.browser

TYPED = {
    "title": "Memorandum on what we share",
    "purpose": "To try the form.",
    "signatory_name": "Suzan Aref",
    "capacity": "Director",
}


def test_it_works(somebody, tmp_path) -> None:
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    memoranda = suzan.page.locator("main .timeline a[href^='/mous/']")
    suzan.sees("Add to this")
    before = memoranda.count()
    suzan.add("/mou/")
    form = suzan.page.url
    for name, content in (
        ("memo.pdf", b"%PDF-1.7\n<html><p>Signed</p></html>"),
        ("script.pdf", files.script_on_opening()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        for field, words in TYPED.items():
            suzan.page.fill(f"[name={field}]", words)
        suzan.date("starts_on", datetime.date(2024, 2, 3))
        suzan.date("signed_on", datetime.date(2024, 2, 1))
        suzan.page.set_input_files("[name=upload]", path)
        suzan.send()
        summary = suzan.page.locator("[data-error-summary]")
        expect(summary).to_be_focused()
        expect(summary).to_contain_text("PDF")
        summary.get_by_role("link").first.click()
        expect(suzan.page.locator("[name=upload]")).to_be_focused()
        for field, words in TYPED.items():
            expect(suzan.page.locator(f"[name={field}]")).to_have_value(words)
        expect(suzan.page.locator("[name=starts_on_month]")).to_have_value("2")
        assert suzan.page.url == form
        assert suzan.axe() == []
    suzan.page.get_by_role("link", name="Cancel").click()
    expect(memoranda).to_have_count(before)


TOO_LARGE = "The file is 27 MB. Choose one under 25 MB."


def large_file(folder: Path) -> Path:
    """A file of more than 26 MB that begins as a PDF does."""
    path = folder / "large.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(26 * 1024 * 1024))
    return path


def test_too_large(somebody, tmp_path) -> None:
    """More than 26 MB are told at once, before they are sent."""
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    suzan.add("/mou/")
    suzan.loaded()
    suzan.page.set_input_files("[name=upload]", large_file(tmp_path))
    expect(suzan.page.locator("[data-too-large]")).to_contain_text(TOO_LARGE)


def test_too_large_before_the_script_came(somebody, tmp_path) -> None:
    """On a slow line the file is chosen while the script is still under way; it is told all the same."""
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    held: list[Route] = []
    suzan.page.route("**/js/portal*.js", lambda route: held.append(route))
    with suzan.page.expect_request("**/js/portal*.js"):
        suzan.add("/mou/")
    suzan.page.set_input_files("[name=upload]", large_file(tmp_path))
    expect(suzan.page.locator("[data-too-large]")).to_be_hidden()
    assert held
    for route in held:
        route.continue_()
    expect(suzan.page.locator("[data-too-large]")).to_contain_text(TOO_LARGE)


def test_what_shows_from_here_is_told_before_it_is_sent(somebody, tmp_path) -> None:
    """An empty file, another extension, another content; the form does not go, and a right file takes it back."""
    suzan = somebody("suzan@weo.example")
    suzan.nav("/collaborations/")
    suzan.open("/collaborations/")
    suzan.add("/mou/")
    suzan.loaded()
    said = suzan.page.locator("[data-not-pdf]")
    for name, content, words in (
        ("empty.pdf", b"", "The file is empty."),
        ("memo.docx", b"%PDF-1.7", "This file is not a PDF."),
        ("page.pdf", b"<html></html>", "This file is not a PDF."),
        ("late.pdf", b" %PDF-1.7", "This file is not a PDF."),
    ):
        (tmp_path / name).write_bytes(content)
        suzan.page.set_input_files("[name=upload]", tmp_path / name)
        expect(said).to_contain_text(words)
        suzan.send()
        expect(suzan.page.locator("[name=upload]")).to_be_focused()
        expect(suzan.page.locator("[data-error-summary]")).to_have_count(0)
    assert suzan.axe() == []
    (tmp_path / "MEMO.PDF").write_bytes(files.plain())
    suzan.page.set_input_files("[name=upload]", tmp_path / "MEMO.PDF")
    expect(said).to_be_hidden()
    suzan.send()
    expect(suzan.page.locator("[data-error-summary]")).to_be_focused()
