"""Tables: a header says what the columns are, and a quoted cell may go on in the next line."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


HEADERS = [
    "Name\tOrganization\tEmail",
    "Name, Organization, E-mail address",
    "No.\tFull name\tOrganisation\tPosition\tPhone number\tEmail\tSex\tSignature",
    "| Name | NGO |",
    "First name;Last name;Organization",
    "Name Organization Email",
    "Organization,Women,Men,Total",
    "Name / الاسم, Organization / المنظمة",
    "الاسم، المنظمة، البريد الإلكتروني",
    "ت\tالاسم الثلاثي واللقب\tالجنس\tاسم المنظمة\tالعنوان الوظيفي\tرقم الموبايل\tالتوقيع",
    "ناو، ڕێکخراو، ئیمەیڵ",
    "ژ\tناوی سیانی\tڕێکخراو\tپۆست\tژمارەی مۆبایل\tواژۆ",
    "Name",
    "Attendance list",
    "List of participants: workshop, April 2021",
    "قائمة الحضور",
    "لیستی ئامادەبووان",
]


@pytest.mark.parametrize("header", HEADERS)
def test_it_works(lists, header):
    line = lists.line(header)
    assert (line.code, line.name, line.organization) == ("header", "", "")


NO_HEADERS = ["Search, Sara Ali", "Suzan Aref, Organization of Names", "WEO, Director", "Ali", "Ahmed, Basra"]


@pytest.mark.parametrize("line", NO_HEADERS)
def test_a_person_is_no_header(lists, line):
    assert lists.line(line).code != "header"


def test_columns_mean_what_the_header_says(lists):
    lines = lists.lines(
        "No.\tName\tOrganization\tPosition\tPhone\tEmail\tSex\tSignature\n"
        "1\tSuzan Aref\tWEO\tField something\t0770 123\tsuzan@weo.example\tF\t\n"
        "2\tJassam, Ahmed\tAl Noor Foundation\tCEO\t\t\tM\tx\n"
        "3\tOmar Ali\tQandil, Peace and Rights\tWhatever\t\tomar@gmail.com\n"
        "4\t\tWEO\t\t\tlana@weo.example\n"
        "5\tSara Ali\t\tSomething\n"
        "6\t=1+1\tWEO\n"
        "7\tRana Ali\tWEO\tx\t\tnone\n"
        "8\tRami Ali\tWEO\tx\t\trami.weo.example\n"
        "9\tAl Noor\tSara Hamid\n"
    )
    read = [(line.name, line.organization, line.organization_slug, line.sex, line.code) for line in lines]
    assert read == [
        ("", "", None, "", "header"),
        ("Suzan Aref", "WEO", "weo", "woman", ""),
        ("Jassam, Ahmed", "Al Noor Foundation", "al-noor", "man", ""),
        ("Omar Ali", "Qandil, Peace and Rights", None, "", "unknown_organization"),
        ("", "WEO", "weo", "", "no_name"),
        ("Sara Ali", "", None, "", "no_organization"),
        ("", "WEO", "weo", "", "formula"),
        ("Rana Ali", "WEO", "weo", "", ""),
        ("Rami Ali", "WEO", "weo", "", "bad_email"),
        ("Sara Hamid", "Al Noor", "al-noor", "", "name_or_organization"),
    ]


def test_columns_in_arabic_and_sorani(lists):
    lines = lists.lines(
        "ت\tالاسم الثلاثي واللقب\tالجنس\tاسم المنظمة\tالعنوان الوظيفي\tالتوقيع\n"
        "١\tهالة نوري حسن\tأنثى\tالنور\tباحثة شيء\t\n"
        "ناو، ڕێکخراو، ئیمەیڵ\n"
        "بەناز عەلی، ڕێکخراوی بەهێزکردنی ژنان، banaz@weo.example\n"
    )
    assert [(line.name, line.organization_slug, line.sex, line.code) for line in lines] == [
        ("", None, "", "header"),
        ("هالة نوري حسن", "al-noor", "woman", ""),
        ("", None, "", "header"),
        ("بەناز عەلی", "weo", "", ""),
    ]


def test_a_line_with_other_columns_is_read_by_itself(lists):
    lines = lists.lines("Name,Organization,Email\nAref, Suzan, WEO, suzan@weo.example\nLana Karim - WEO\n")
    assert [(line.name, line.organization_slug, line.code) for line in lines[1:]] == [
        ("Aref, Suzan", "weo", ""),
        ("Lana Karim", "weo", ""),
    ]


def test_columns_of_counts(lists):
    lines = lists.lines(
        "Organization\tWomen\tMen\tTotal\nAl Noor\t3\t2\t5\nWEO\t3\t2\t6\nPeace, Rights and Development\t\t\t4\n"
    )
    assert [(line.women, line.men, line.not_stated, line.code) for line in lines[1:]] == [
        (3, 2, 0, ""),
        (3, 2, 1, "counts_unclear"),
        (0, 0, 4, "not_stated"),
    ]


def test_columns_of_signs(lists):
    lines = lists.lines("No.\tName\tOrganization\tF\tM\n1\tRana Omar\tWEO\t✓\t\n2\tRami Omar\tWEO\t\tx\n")
    assert [line.sex for line in lines[1:]] == ["woman", "man"]


def test_a_cell_goes_on_in_the_next_line(lists):
    lines = lists.lines(
        '1\tSuzan Aref\t"Women\nEmpowerment Organization"\tx\n\n'
        '"Aref,\nLana",WEO,lana@weo.example\n'
        'Omar Ali,"Peace, Rights\nand\nDevelopment"\n'
    )
    assert [(line.number, line.name, line.organization_slug, line.code) for line in lines] == [
        (1, "Suzan Aref", "weo", ""),
        (2, "", None, "continued"),
        (4, "Aref, Lana", "weo", ""),
        (5, "", None, "continued"),
        (6, "Omar Ali", "peace-rights", ""),
        (7, "", None, "continued"),
        (8, "", None, "continued"),
    ]
    assert str(lines[1].problem) == "This line belongs to line 1: a cell of the table goes on here."


SWALLOWING = [
    '"Suzan Aref, WEO\nLana Karim, WEO\nHala Omar, WEO',
    '"Suzan Aref, WEO\nLana Karim, WEO\nHala Omar, WEO"',
    'Suzan Aref, "WEO\nLana Karim, "WEO"\nHala Omar, WEO',
    '"Suzan Aref, WEO\n"Lana Karim", WEO\n"Hala Omar", WEO',
    'Suzan Aref, "WEO\nLana Karim <lana@weo.example>, WEO\nHala Omar, WEO", x',
]


@pytest.mark.parametrize("text", SWALLOWING)
def test_a_quotation_mark_swallows_no_list(lists, text):
    lines = lists.lines(text)
    assert [line.name for line in lines] == ["Suzan Aref", "Lana Karim", "Hala Omar"]
    assert {line.organization_slug for line in lines} == {"weo"}
