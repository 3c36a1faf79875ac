"""What a list says twice is told where it is said again."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


def told(lists, text: str) -> list[tuple[str, int | None]]:
    return [(line.code, line.repeats) for line in lists.lines(text)]


CLEAR = ("", None)
REPEATS = {
    "Suzan Aref, WEO\nSuzan Aref, WEO": [CLEAR, ("repeated_line", 1)],
    "1. Suzan Aref, WEO\n\n7) Suzan  Aref ,WEO": [CLEAR, ("repeated_line", 1)],
    "Suzan Aref, WEO\n[26/11/2026, 18:02] Sara: Suzan Aref, WEO": [CLEAR, ("repeated_line", 1)],
    "Suzan Aref, Qandil Group\nSuzan Aref, Qandil Group": [
        ("unknown_organization", None),
        ("repeated_line", 1),
    ],
    "Suzan Aref, WEO\nWEO, Aref, Suzan": [CLEAR, ("repeated_person", 1)],
    "Suzan Aref, WEO\nDr. Suzan Aref <suzan@weo.example>": [CLEAR, ("repeated_person", 1)],
    "Suzan Aref, WEO\nSuzan Aref": [CLEAR, ("repeated_person", 1)],
    "Ahmed Noor, WEO\nAhmed Nour, Women Empowerment Organization": [CLEAR, ("repeated_person", 1)],
    "Suzan Aref, WEO\nSuzan Aref, Al Noor": [CLEAR, CLEAR],
    "Suzan Aref, suzan@weo.example\nLana Karim, suzan@weo.example": [CLEAR, ("same_email", 1)],
    "Suzan Aref, suzan@weo.example\nWEO, SUZAN@weo.example": [CLEAR, ("no_name", 1)],
    "Al Noor: 3 women\nAl Noor: 2 men": [CLEAR, ("repeated_counts", 1)],
    "Ahmed Jassam, Al Noor\nAl Noor: 3 women": [CLEAR, ("counts_and_names", None)],
    "Al Noor: 3 women\nAhmed Jassam, Al Noor": [("counts_and_names", None), CLEAR],
    "Name, Organization\nName, Organization": [("header", None), ("header", None)],
    "...\n...": [("nothing", None), ("nothing", None)],
    "=1+a\n=1+a": [("formula", None), ("formula", 1)],
}


def test_it_works(lists):
    assert {text: told(lists, text) for text in REPEATS} == REPEATS


def test_what_is_read_stays_beside_what_is_told(lists):
    first, second = lists.lines("Suzan Aref, WEO, F\n\nSuzan Aref, WEO, F")
    assert str(second.problem) == "This is the same as line 1."
    assert (second.number, second.name, second.organization_slug, second.sex) == (
        3,
        first.name,
        "weo",
        "woman",
    )
