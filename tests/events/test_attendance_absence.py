"""Who is listed and did not come is not written down without a word: said beside a name, by a sign, above several."""

from __future__ import annotations

import pytest

from tests.events.attendance import Lists, lists_of


@pytest.fixture
def lists(cast) -> Lists:
    return lists_of(cast)


ABSENT = {
    "Suzan Aref, WEO, absent": "absent",
    "Suzan Aref\tWEO\tAbsent": "Absent",
    "Suzan Aref, WEO - apologies": "apologies",
    "Suzan Aref, WEO (sent apologies)": "sent apologies",
    "❌ Suzan Aref - WEO": "❌",
    "Suzan Aref, WEO ✗": "✗",
    "❓Suzan Aref - WEO": "❓",
    "سوزان عارف، منظمة تمكين المرأة، غائبة": "غائبة",
    "سوزان عارف، منظمة تمكين المرأة (اعتذرت)": "اعتذرت",
    "سوزان عارف - منظمة تمكين المرأة - لم تحضر": "لم تحضر",
    "سۆزان عارف، ڕێکخراوی بەهێزکردنی ژنان، نەهات": "نەهات",
}


@pytest.mark.parametrize("text", ABSENT)
def test_it_works(lists, text):
    line = lists.line(text)
    assert (line.code, line.organization_slug) == ("absent", "weo")
    assert str(line.problem) == f"“{ABSENT[text]}” is in this line: did they come?"


def test_beside_what_else_is_the_matter(lists):
    told = {
        "Suzan Aref, Qandil Group, absent": "absent",
        "Suzan Aref, Lana Karim, WEO, absent": "name_unclear",
        "WEO: absent": "no_name",
    }
    read = {text: lists.line(text) for text in told}
    assert {text: line.code for text, line in read.items()} == told
    assert all("“absent” is in this line: did they come?" in str(line.problem) for line in read.values())
    assert "No organization called “Qandil Group”" in str(read["Suzan Aref, Qandil Group, absent"].problem)


PRESENT = ["Suzan Aref, WEO, present", "Suzan Aref, WEO, ✓", "✅ Suzan Aref, WEO", "Suzan Aref, WEO, x"]


@pytest.mark.parametrize("text", PRESENT)
def test_who_came_came(lists, text):
    assert lists.line(text).code == ""


@pytest.mark.parametrize(
    "above", ["Absent:", "Apologies", "Not coming:", "الغائبون", "المعتذرون:", "نەهاتوو:"]
)
def test_below_a_line_that_says_only_this(lists, above):
    lines = lists.lines(
        f"Huda Abbas, WEO\n{above}\nSuzan Aref, WEO\nOmar Khalid, Al Noor\nComing:\nLana Karim, WEO"
    )
    assert [line.code for line in lines] == ["", "nothing", "absent_above", "absent_above", "nothing", ""]
    assert str(lines[3].problem) == f"Line 2 above says “{above.strip(':')}”: did they come?"
