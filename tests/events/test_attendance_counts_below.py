"""A line that counts people is read as one below a header, too: a comma in it parts no columns."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of

NAMES = "Name, Organization, E-mail"


@pytest.fixture
def lists(cast):
    return lists_of(cast)


def below(lists, header: str, *lines: str):
    """What lines below a header say: who, women, men, others, and why they want a look."""
    head, *rows = lists.lines("\n".join((header, *lines)))
    assert head.code == "header"
    assert [row.name for row in rows] == [""] * len(rows)
    return [(row.organization, row.women, row.men, row.not_stated, row.code) for row in rows]


def test_it_works(lists):
    [(organization, *counts)] = below(lists, NAMES, "Al Noor: 3 women, 2 men")
    assert (organization, counts) == ("Al Noor", [3, 2, 0, ""])
    # Its first word is a number's, and counts nothing.
    assert below(lists, NAMES, "Two Banks: 3 women, 2 men") == [("Two Banks", 3, 2, 0, "alike")]


BELOW = [
    (NAMES, "Al Noor, 3 women, 2 men", (3, 2, 0)),
    (NAMES, "3 women, 2 men, Al Noor", (3, 2, 0)),
    (NAMES, "Al Noor (3F, 2M)", (3, 2, 0)),
    (NAMES, "7. Al Noor: 3 women, 2 men", (3, 2, 0)),
    (NAMES, "Al Noor: 3 women, 2 men, office@alnoor.example", (3, 2, 0)),
    ("No., Name, Organization", "4, Al Noor: 3 women, 2 men", (3, 2, 0)),
    ("Name\tOrganization\tEmail", "Al Noor\t3 women\t2 men", (3, 2, 0)),
    ("Name\tOrganization\tEmail", "\tAl Noor: 3 women, 2 men\t", (3, 2, 0)),
    ("Name\tOrganization\tEmail", "3 women, 2 men\tAl Noor\toffice@alnoor.example", (3, 2, 0)),
    ("Name, Position, Organization", "Al Noor, 3 women, 2 men", (3, 2, 0)),
    ("Organization, Women, Men", "Al Noor, 3 women, 2 men", (3, 2, 0)),
    ("الاسم، المنظمة، البريد الإلكتروني", "النور: ٣ نساء ورجلان", (3, 2, 0)),
    ("الاسم، المنظمة، البريد الإلكتروني", "النور: ٣ نساء، رجلان", (3, 2, 0)),
    ("الاسم، المنظمة، البريد الإلكتروني", "3 نساء، 2 رجال، النور", (3, 2, 0)),
    ("ناو، ڕێکخراو، ئیمەیڵ", "دامەزراوەی ئەلنوور: ٣ ژن، ٢ پیاو", (3, 2, 0)),
]


@pytest.mark.parametrize(("header", "line", "counts"), BELOW)
def test_whatever_the_columns_are(lists, header, line, counts):
    [row] = lists.lines(f"{header}\n{line}")[1:]
    assert (row.name, row.organization_slug, row.women, row.men, row.not_stated, row.code) == (
        "",
        "al-noor",
        *counts,
        "",
    )


def test_not_said_who_they_are_or_in_two_ways(lists):
    assert below(lists, NAMES, "Al Noor, 4 people", "WEO: 3 women, 2 women") == [
        ("Al Noor", 0, 0, 4, "not_stated"),
        ("WEO", 2, 0, 0, "counts_unclear"),
    ]


ROWS = [
    ("Name\tOrganization\tSex\tAge", "Suzan Aref\tWEO\tF\t34", "Suzan Aref", "weo"),
    ("Name\tOrganization\tSex\tAge", "Suzan Aref\t\tF\t34", "Suzan Aref", None),
    (NAMES, "Suzan Aref, 3 Women Group, suzan@group.example", "Suzan Aref", None),
    (NAMES, "Suzan Aref, Tishk Women's Organization, suzan@twelve.example", "Suzan Aref", "tishk"),
    (NAMES, "Aref Two, WEO, suzan@weo.example", "Aref Two", "weo"),
    ("Name, Organization, F, M", "Suzan Aref, WEO, 1,", "Suzan Aref", "weo"),
    ("Organization, Women, Men", "3 Women Union, 2, 1", "", None),
]


@pytest.mark.parametrize(("header", "line", "name", "slug"), ROWS)
def test_a_person_stays_a_row_of_the_columns(lists, header, line, name, slug):
    [row] = lists.lines(f"{header}\n{line}")[1:]
    assert (row.name, row.organization_slug) == (name, slug)
    assert row.code in ("", "no_organization", "unknown_organization", "alike")
