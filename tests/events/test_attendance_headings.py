"""An organization alone on a line, above names: never taken for theirs, and never lost to the lines under it."""

from __future__ import annotations

import pytest

from tests.events.attendance import Lists, lists_of


@pytest.fixture
def lists(cast) -> Lists:
    return lists_of(cast)


def above(lists: Lists, text: str) -> list[tuple[str, str, int | None]]:
    """Of each line its name, why it wants a look, and which line names an organization above it."""
    return [(line.name, line.code, line.heading) for line in lists.lines(text)]


def test_it_works(lists):
    lines = lists.lines(
        "Al Noor Foundation:\n1. Ahmed Jassam\n2. Hala Karim, hala@gmail.com\n\nWEO\nSuzan Aref"
    )
    assert [(line.name, line.organization, line.code, line.heading) for line in lines] == [
        ("", "Al Noor Foundation", "heading", None),
        ("Ahmed Jassam", "", "no_organization", 1),
        ("Hala Karim", "", "no_organization", 1),
        ("", "WEO", "heading", None),
        ("Suzan Aref", "", "no_organization", 5),
    ]
    assert str(lines[1].problem) == (
        "This line says no organization. Line 1 above names “Al Noor Foundation”: is it theirs?"
    )
    assert [line.organization_slug for line in lines] == ["al-noor", None, None, "weo", None]
    assert str(lines[0].problem) == (
        "This line names an organization and no person. It may be a heading of the lines below it."
    )


HEADINGS = [
    "Al Noor",
    "1. Al Noor Foundation",
    "## Al Noor",
    "**Al Noor**",
    "(Al Noor)",
    "— Al Noor —",
    "=== Al Noor ===",
    "Organization: Al Noor",
    "Al Noor (3):",
    "Al Noor (2 women, 1 man)",
    "Participants from Al Noor:",
    "Al Noor team",
    "Al Noor staff:",
    "مؤسسة النور",
    "النور:",
    "وفد مؤسسة النور:",
    "ممثلو مؤسسة النور",
    "المنظمة: النور",
    "دامەزراوەی ئەلنوور",
    "نوێنەرانی دامەزراوەی ئەلنوور:",
    "تیمی دامەزراوەی ئەلنوور",
    "PDO:",
    "Qandil Youth Network:",
    "منظمة شمس الموصل:",
    "Womn Empowrment Organization",
    "Attendance list: Al Noor Foundation",
    "قائمة المشاركين - مؤسسة النور",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_however_it_is_written(lists, heading):
    first, second, third = lists.lines(f"{heading}\nHuda Abbas\n- Omar Khalid")
    assert first.name == ""
    assert (second.name, second.code, second.heading) == ("Huda Abbas", "no_organization", 1)
    assert (third.name, third.code, third.heading) == ("Omar Khalid", "no_organization", 1)
    assert f"Line 1 above names “{first.organization}”: is it theirs?" in str(third.problem)


def test_whose_it_may_be_stays_told_of_the_heading(lists):
    heading, *_rest = lists.lines("PDO:\nHuda Abbas")
    assert heading.code == "heading"
    assert "More than one organization may be meant by “PDO”" in str(heading.problem)


def test_until_the_next_heading(lists):
    """A line that has its own stands under it all the same; a line of another kind of list ends nothing."""
    assert above(lists, "Al Noor\nHuda Abbas, WEO\n...\nOmar Khalid\nWEO\nLana Karim")[3:] == [
        ("Omar Khalid", "no_organization", 1),
        ("", "heading", None),
        ("Lana Karim", "no_organization", 5),
    ]


def test_what_is_no_heading(lists):
    """Cells that were copied one below the other, labels of one person, and the end of a list."""
    cells = "Huda Abbas\nWEO\nhuda@weo.example\nOmar Khalid\nAl Noor\nomar@alnoor.example"
    labels = "Name: Huda Abbas\nOrganization: WEO\nEmail: huda@weo.example\nName: Omar Khalid\nOrganization: Al Noor"
    for text in (cells, labels, "Huda Abbas\nAl Noor", "Al Noor: 3 women, 2 men\nHuda Abbas"):
        assert {heading for _name, _code, heading in above(lists, text)} == {None}


def test_a_cell_that_was_merged_with_the_one_above(lists):
    rows = "\n".join(
        (
            "Organization\tName\tPosition",
            "Al Noor\tAhmed Jassam\tX",
            "\tHuda Abbas\tY",
            "WEO\tSuzan Aref\tX",
            "\tOmar Khalid\tY",
        )
    )
    assert above(lists, rows)[1:] == [
        ("Ahmed Jassam", "", None),
        ("Huda Abbas", "no_organization", 2),
        ("Suzan Aref", "", None),
        ("Omar Khalid", "no_organization", 4),
    ]


def test_a_heading_in_the_column_of_names(lists):
    rows = "\n".join(
        (
            "No.\tName\tE-mail",
            "\tAl Noor Foundation\t",
            "1\tAhmed Jassam\tahmed@gmail.com",
            "\tQandil Youth Network\t",
            "2\tHuda Abbas\t",
        )
    )
    assert above(lists, rows)[1:] == [
        ("", "heading", None),
        ("Ahmed Jassam", "no_organization", 2),
        ("", "heading", None),
        ("Huda Abbas", "no_organization", 4),
    ]


def test_what_else_is_the_matter_is_told_first(lists):
    """That organization alone would not make these lines clear."""
    lines = lists.lines(
        "WEO:\nHuda Abbas and Omar Khalid\nHuda Abbas 2\nNoor Hadi\nAref, Suzan\nHuda Abbas, huda@weo"
    )
    codes = ["several_people", "name_unclear", "organization_in_name", "name_or_organization", "bad_email"]
    assert [line.code for line in lines[1:]] == codes
    assert {line.heading for line in lines[1:]} == {1}
    assert all("Line 1 above names “WEO”: is it theirs?" in str(line.problem) for line in lines[1:])
    assert "This line says no organization." in str(lines[1].problem)


def test_who_did_not_come_is_no_heading(lists):
    assert above(lists, "WEO: absent\nHuda Abbas")[1] == ("Huda Abbas", "no_organization", None)


def test_counts_stand_under_a_heading_too(lists):
    lines = lists.lines("Al Noor:\n3 women\n2 men\nWEO\nF: 4\nTotal: 9")
    assert [(line.women, line.men, line.heading) for line in lines[1:3]] == [(3, 0, 1), (0, 2, 1)]
    assert (lines[4].women, lines[4].code, lines[4].heading) == (4, "no_organization", 4)
    assert (lines[5].code, lines[5].heading) == ("total", None)


def test_one_name_below_two_headings_is_two_people_perhaps(lists):
    assert above(lists, "WEO:\nHuda Abbas\nAl Noor:\nHuda Abbas\nHuda Abbas\nDr. Huda Abbas, Al Noor")[
        1:
    ] == [
        ("Huda Abbas", "no_organization", 1),
        ("", "heading", None),
        ("Huda Abbas", "no_organization", 3),
        ("Huda Abbas", "repeated_line", 3),
        ("Dr. Huda Abbas", "repeated_person", None),
    ]
