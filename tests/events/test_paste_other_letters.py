"""One person in two scripts is asked about, for the same organization, and never taken for one without a word."""

from __future__ import annotations

import pytest

from events.actions import log_presence
from events.attendance.letters import sounds_of

from .pasting import KEEP, pasted_by, reviewed, say_line
from .writing_down import held_event

SAME = {
    "Noor Hadi": "نور هادي",
    "Nour Hadi": "د. نور هادي",
    "Ahmed Jassam": "أحمد جاسم",
    "Mohammed Al-Jassim": "محمد الجاسم",
    "Suzan Aref": "سوزان عارف",
    "Sarah Khalid": "سارة خالد",
    "Abdul Rahman Qasim": "عبد الرحمن قاسم",
    "Abdulrahman Kasim": "عبدالرحمن قاسم",
    "Shirin Sardar": "شیرین سەردار",
    "Othman Yousif": "عثمان يوسف",
    "Ghassan Haider": "غسان حيدر",
}
OTHERS = {
    "Noor Hadi": "نورا هادي",
    "Ahmed Jassam": "محمد جاسم",
    "Suzan Aref": "سوزان خالد",
    "Ali Hassan": "علي حسين كريم",
    "Hala Karim": "هدى كريم",
    "Zaid Hazim": "زينب حازم",
}


def alike(one: str, other: str) -> bool:
    first, second = sounds_of(one), sounds_of(other)
    return bool(first[0] and second[0]) and first[0] != second[0] and first[1] == second[1]


@pytest.fixture
def event(cast):
    return held_event(cast)


def test_it_works(cast, event):
    log_presence(
        event=event,
        by=cast.staff,
        organization=cast.weo,
        people=[("Noor Hadi", "", ""), ("سارة خالد", "", "")],
    )
    pasted = pasted_by(
        cast.staff, event, "نور هادي، منظمة تمكين المرأة", "Sara Khaled, WEO", "نور هادي، مؤسسة النور"
    )
    review = reviewed(pasted)
    assert {one.number: one.code for one in review.repeats} == {1: "written_alike", 2: "written_alike"}
    assert "Noor Hadi is written down already" in str(review.asking[1].reason)
    # Of another organization it is nobody's question.
    assert sorted(review.clear) == [3]
    say_line(pasted, cast.staff, 1, KEEP)
    assert sorted(reviewed(pasted).clear) == [1, 3]


def test_within_one_list(cast, event):
    pasted = pasted_by(cast.staff, event, "Noor Hadi, WEO", "نور هادي، منظمة تمكين المرأة")
    [asked] = reviewed(pasted).repeats
    assert (asked.number, asked.code) == (2, "other_letters")
    assert str(asked.reason) == "Line 1 may name the same person in other letters."


def test_another_address_is_another_person(cast, event):
    pasted = pasted_by(
        cast.staff, event, "Noor Hadi, WEO, noor@weo.example", "نور هادي، WEO, hadi.noor@weo.example"
    )
    assert reviewed(pasted).repeats == ()


@pytest.mark.parametrize(("latin", "arabic"), SAME.items())
def test_written_in_both(latin, arabic):
    assert alike(latin, arabic)


@pytest.mark.parametrize(("latin", "arabic"), OTHERS.items())
def test_other_names(latin, arabic):
    assert not alike(latin, arabic)


@pytest.mark.parametrize("name", ["", "Ali", "نور", "Noor نور", "Ли Ван", "🙂", "ئـ", "al", "عبد", "Abdul"])
def test_too_little_to_compare(name):
    assert sounds_of(name) == ("", ())
