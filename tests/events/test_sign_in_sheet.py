"""A sheet to sign on paper: what is printed, from which side, and that nobody's writing becomes typst's."""

import dataclasses
from itertools import pairwise

import pytest
from django.utils import translation

from events.sign_in_sheet import Sheet, facts_of, sheet_pdf
from tests.events.pdf_text import pages_of, text_of

MILLIMETER = 72 / 25.4
SHEET = Sheet(
    titles=("Coordination workshop", "ورشة تنسيقية"),
    when="3 December 2026",
    where="Erbil",
    organizations=("Al Noor Foundation", "Women Empowerment Organization"),
    blank_lines=4,
)


def numbers_of(page):
    """The numbers of lines, which are small: not those of a date, or at the foot of the page."""
    return [run for run in page if run.text.isdigit() and run.size == 9 and run.y > 14 * MILLIMETER]


def test_it_works():
    pdf = sheet_pdf(SHEET, "en")
    assert pdf.startswith(b"%PDF")
    [page] = pages_of(pdf)
    texts = [run.text for run in page]
    for text in (
        "Coordination workshop",
        "3 December 2026",
        "Erbil",
        "Al Noor Foundation",
        "Signature",
        "Page 1 of 1",
    ):
        assert text in texts
    # Two lines for each organization that is expected, four for others, each with its number.
    assert [run.text for run in numbers_of(page)] == [str(number) for number in range(1, 9)]
    # Who is expected has signed above the lines for whoever is not.
    assert texts.count("Organization") == 1
    assert texts.index("Organizations that are not listed above") > texts.index(
        "Women Empowerment Organization"
    )


def test_without_organizations_each_writes_their_own():
    [page] = pages_of(sheet_pdf(dataclasses.replace(SHEET, organizations=()), "en"))
    texts = [run.text for run in page]
    assert "Organization" in texts
    assert "Organizations that are not listed above" not in texts
    assert len(numbers_of(page)) == SHEET.blank_lines


def test_only_who_is_expected():
    [page] = pages_of(sheet_pdf(dataclasses.replace(SHEET, blank_lines=0, lines_each=3), "en"))
    texts = [run.text for run in page]
    assert "Organization" not in texts
    assert len(numbers_of(page)) == 6


def test_every_page_says_what_it_is_and_has_its_columns_named():
    organizations = tuple(f"Organization {number}" for number in range(45))
    pages = pages_of(sheet_pdf(dataclasses.replace(SHEET, organizations=organizations, blank_lines=20), "en"))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        texts = [run.text for run in page]
        assert "Coordination workshop" in texts
        assert "Signature" in texts
        assert f"Page {number} of {len(pages)}" in texts
    # All lines are there once, and an organization that goes on overleaf is named there again.
    numbers = [run.text for page in pages for run in numbers_of(page)]
    assert numbers == [str(number) for number in range(1, 45 * 2 + 20 + 1)]
    for page in pages:
        listed = [run.text for run in page if run.text.startswith("Organization") or run.text.isdigit()]
        after_heads = [text for text in listed if text != "Organization"]
        assert not after_heads[0].isdigit()
        assert after_heads[-1].isdigit()


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_a_line_is_high_enough_to_sign(language):
    for page in pages_of(sheet_pdf(dataclasses.replace(SHEET, organizations=(), blank_lines=40), language)):
        heights = [line.y for line in numbers_of(page)]
        assert all(upper - lower >= 11 * MILLIMETER for upper, lower in pairwise(heights))


@pytest.mark.parametrize(("language", "is_mirrored"), [("en", False), ("ar", True), ("ckb", True)])
def test_columns_begin_where_the_language_does(language, is_mirrored):
    page = pages_of(sheet_pdf(SHEET, language))[0]
    middle = 297 / 2 * MILLIMETER
    assert all((run.x > middle) == is_mirrored for run in numbers_of(page))
    [name] = [run for run in page if run.text == "Al Noor Foundation"]
    assert (name.x > middle) == is_mirrored


def test_what_people_wrote_is_printed_as_it_stands():
    name = '#panic("x") *bold* _it_ [b] $x$ \\ // <l> @ref `c` "q" {page} = 1'
    sheet = Sheet(
        (name,), when=name + " when", where=name + " where", organizations=(name + " org",), blank_lines=1
    )
    lines = " ".join(text_of(sheet_pdf(sheet, "en")).split("\n"))
    for text in (name, name + " when", name + " where", name + " org"):
        assert text in lines


def test_names_keep_their_own_direction():
    with translation.override("ar"):
        facts = facts_of(dataclasses.replace(SHEET, where="12"), "ar")
    assert facts["direction"] == "rtl"
    assert [title["direction"] for title in facts["titles"]] == ["ltr", "rtl"]
    # What has no letters is read as the sheet is.
    assert [fact["direction"] for fact in facts["facts"]] == ["ltr", "rtl"]


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_long_names_and_addresses_stay_on_the_paper(language):
    long = Sheet(
        titles=("المؤتمر التنسيقي السنوي لمنظمات المجتمع المدني " * 4, "A very long name of a workshop " * 6),
        when="3 December 2026",
        where="https://meeting.example/" + "w" * 170,
        organizations=("ڕێکخراوی بەهێزکردنی ژنان و گەنجان لە پارێزگای سلێمانی " * 3,),
        blank_lines=12,
    )
    pages = pages_of(sheet_pdf(long, language))
    assert sum(len(numbers_of(page)) for page in pages) == 14
    for page in pages:
        assert all(run.x > 10 * MILLIMETER for run in page)
        assert all(run.x + run.width < 287 * MILLIMETER for run in page)
        assert all(5 * MILLIMETER < run.y < 205 * MILLIMETER for run in page)


def test_it_tells_whoever_signs_who_will_read_it():
    assert "Search's staff" in text_of(sheet_pdf(SHEET, "en"))


def test_the_same_sheet_is_the_same_file():
    assert sheet_pdf(SHEET, "ar") == sheet_pdf(SHEET, "ar")
