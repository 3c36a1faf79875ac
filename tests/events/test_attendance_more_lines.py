"""Lines as they come from spreadsheets, pages, programs and letters, that were once read wrongly and not in doubt."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from events.attendance.files import decode
from tests.events.attendance import Lists, lists_of


@pytest.fixture
def lists(cast) -> Lists:
    return lists_of(cast)


NAMES = {
    # letters, Roman numbers and words that number
    "a. Suzan Aref, WEO": "Suzan Aref",
    "b- Suzan Aref, WEO": "Suzan Aref",
    "iv) Suzan Aref, WEO": "Suzan Aref",
    "iii. Suzan Aref, WEO": "Suzan Aref",
    "ب) سلوى علي، النور": "سلوى علي",
    "ج- سلوى علي، النور": "سلوى علي",
    "أولا: سلوى علي، النور": "سلوى علي",
    # bullets of a text program
    "o Suzan Aref, WEO": "Suzan Aref",
    "ü\tSuzan Aref, WEO": "Suzan Aref",
    "\uf0b7\tSuzan Aref, WEO": "Suzan Aref",
    # what is a name's or a title's stays
    "M. Ali, WEO": "M. Ali",
    "م. علي حسن، النور": "م. علي حسن",
    "م/ علي حسن، النور": "م علي حسن",
    "د) علي حسن، النور": "د علي حسن",
    "O'Brien, WEO": "O'Brien",
    # where there is nothing
    "N/A, Suzan Aref, n/a, WEO": "Suzan Aref",
    # as a page is written
    "Suzan Aref &ndash; WEO": "Suzan Aref",
    "Suzan&nbsp;Aref, WEO": "Suzan Aref",
    "&lt;suzan@weo.example&gt; Suzan Aref": "Suzan Aref",
    # signs between
    "Suzan Aref = WEO": "Suzan Aref",
    "Suzan Aref * WEO": "Suzan Aref",
    "Name = Suzan Aref, Organization = WEO": "Suzan Aref",
    "الاسم/ سوزان عارف، المنظمة/ النور": "سوزان عارف",
    # an office of the organization, a dash without spaces
    "Suzan Aref, WEO Erbil": "Suzan Aref",
    "Suzan Aref, WEO-Iraq": "Suzan Aref",
    "سوزان عارف-منظمة تمكين المرأة": "سوزان عارف",
    # for whom
    "Suzan Aref representing WEO": "Suzan Aref",
    "أحمد جاسم ممثلا عن مؤسسة النور": "أحمد جاسم",
    "ضيف: علي حسن، النور": "علي حسن",
    # who speaks of several names none of them
    "WEO participants: Suzan Aref": "Suzan Aref",
}


def test_it_works(lists):
    read = {text: lists.line(text) for text in NAMES}
    assert {text: line.name for text, line in read.items()} == NAMES
    assert {text: line.code for text, line in read.items()} == dict.fromkeys(NAMES, "")
    assert {line.organization_slug for line in read.values()} == {"weo", "al-noor"}


DOUBTS = {
    # two people, whatever is the matter with the organization
    "Ahmed and Sara Ali": "several_people",
    "Ahmed and Sara Ali, Qandil Group": "several_people",
    "Ahmed and Sara Ali, PDO": "several_people",
    "Suzan Aref, WEO + driver": "several_people",
    "WEO (Suzan, Lana)": "name_unclear",
    "Suzan Aref 2, Qandil Group": "name_unclear",
    # more than the name
    "Ahmed Jassam came from Al Noor": "name_unclear",
    "حضر أحمد جاسم من مؤسسة النور": "name_unclear",
    "suzan at weo.example": "name_unclear",
    # a woman's name that is an organization's
    "Noor, Al Noor": "name_or_organization",
    "نور، النور": "name_or_organization",
    # nobody is named
    "Participants from Al Noor": "no_name",
    "WEO staff": "no_name",
    "ممثلو مؤسسة النور": "no_name",
    "suzan@gmail.com": "no_name",
    # what a spreadsheet could not calculate
    "#REF!\tSuzan Aref\tWEO": "formula",
    "#N/A\tWEO": "formula",
    "=== WEO ===": "no_name",
    "=====": "nothing",
    # numbers that are a name's
    "Participant 12, WEO": "name_unclear",
    "Person1 Ali, WEO": "name_unclear",
}


def test_what_is_in_doubt_says_so(lists):
    assert {text: lists.line(text).code for text in DOUBTS} == DOUBTS


COUNTS = {
    "Al Noor F: 3, M: 2": (3, 2, 0),
    "Al Noor, F = 3, M = 2": (3, 2, 0),
    "النور: شابان وشابة": (1, 2, 0),
    "النور: ٣ شابات و ٢ شباب": (3, 2, 0),
    "دامەزراوەی ئەلنوور: ٣ کچ و ٢ کوڕ": (3, 2, 0),
}


def test_more_words_that_count(lists):
    assert {text: lists.counts(text) for text in COUNTS} == {text: (*say, "") for text, say in COUNTS.items()}
    assert lists.line("شباب محمد، النور").name == "شباب محمد"


TOTALS = [
    "Total: 23",
    "Total\t23",
    "TOTAL = 23",
    "Grand total 23 (13 women, 10 men)",
    "Total participants: 23",
    "المجموع: ٢٣",
    "المجموع الكلي: ٢٣",
    "عدد الحضور: ٢٣",
    "العدد: ٢٣ (١٣ نساء، ١٠ رجال)",
    "کۆی گشتی: ٢٣ کەس",
    "کۆی ئامادەبووان: ٢٣",
]


@pytest.mark.parametrize("total", TOTALS)
def test_a_sum_is_nobodys_number(lists, total):
    for text in (total, f"Name\tOrganization\n{total}", f"Organization\tWomen\tMen\n{total}"):
        line = lists.lines(text)[-1]
        assert (line.name, line.organization, line.code) == ("", "", "total")
    assert lists.line("Al Noor, total: 3 women").organization_slug == "al-noor"


def test_addresses_that_differ_are_not_the_same_line(lists):
    lines = lists.lines("suzan@weo.example\nsuzan @weo.example\nsuzan@weo,example")
    assert [line.code for line in lines] == ["no_name", "bad_email", "bad_email"]


TABLES = {
    # a form, a call
    "Timestamp\tFull name (as in your ID)\tName of your organization\n4/15/2021 10:22:11\tSuzan Aref\tWEO": "",
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    "Suzan Aref (WEO),suzan@weo.example,04/15/2021 10:00:12 AM,04/15/2021 12:00:45 PM,121,Yes": "",
    "Name\tFirst Join\tLast Leave\tEmail\tRole\nSuzan Aref - WEO\t4/15/21, 10:00\t4/15/21, 12:00\t\tPresenter": "",
    "#\tالاسم / Name\tالمنظمة / Organization\tذكر/أنثى\n1\tSuzan Aref\tWEO\tأنثى": "woman",
}


@pytest.mark.parametrize("text", TABLES)
def test_more_tables(lists, text):
    header, line = lists.lines(text)
    assert header.code == "header"
    assert (line.name, line.organization_slug, line.sex, line.code) == ("Suzan Aref", "weo", TABLES[text], "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_pictures_in_a_file_without_a_mark(encoding):
    text = "سوزان عارف 🌹، النور 👍 ✅\n"
    assert decode(text.encode(encoding)) == text


def test_one_person_in_two_scripts_is_told_by_the_command(cast, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("Ahmed Jassam, Al Noor\nأحمد جاسم، النور\nأحمد جاسم، WEO\n", encoding="utf-8")
    out = io.StringIO()
    call_command("read_attendance", str(file), stdout=out)
    problems = [json.loads(line)["problem"] for line in out.getvalue().splitlines()]
    assert problems == [None, "Line 1 may name the same person in other letters.", None]
