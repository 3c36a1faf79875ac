"""What is not clear says why: never guessed, never left out."""

from __future__ import annotations

import pytest

from events.attendance.problems import CODES, sentence
from members.models import Organization
from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


DOUBTS = {
    # an organization that is not known, and which text it is
    "Suzan Aref, Qandil Peace Society": ("Suzan Aref", "Qandil Peace Society", "unknown_organization"),
    "Qandil Peace Society, Suzan Aref": ("Suzan Aref", "Qandil Peace Society", "unknown_organization"),
    "Suzan Aref, UNDP": ("Suzan Aref", "UNDP", "unknown_organization"),
    "Suzan Aref - Qandil": ("Suzan Aref", "Qandil", "unknown_organization"),
    "رنا يوسف، منظمة شمس الموصل": ("رنا يوسف", "منظمة شمس الموصل", "unknown_organization"),
    "سۆزان، ڕێکخراوی ڕووناکی": ("سۆزان", "ڕێکخراوی ڕووناکی", "unknown_organization"),
    # one that may be meant
    "Suzan, Womn Empowrment Organization": ("Suzan", "Womn Empowrment Organization", "alike"),
    "Suzan Aref, Al Noor Association": ("Suzan Aref", "Al Noor Association", "alike"),
    "Suzan Aref, PDO": ("Suzan Aref", "PDO", "several_organizations"),
    "Suzan Aref PDO": ("Suzan Aref", "PDO", "several_organizations"),
    "Suzan Aref, WEO, Al Noor": ("Suzan Aref", "WEO, Al Noor", "several_organizations"),
    "Suzan Aref, WEO, office@alnoor.example": ("Suzan Aref", "WEO", "email_of_another"),
    "WEO, office@alnoor.example": ("", "WEO", "email_of_another"),
    "Suzan, Qandil Foundation, x@weo.example": ("Suzan", "Qandil Foundation", "email_of_another"),
    # a person who is called as an organization is
    "Noor, WEO": ("Noor", "WEO", "name_or_organization"),
    "Noor <noor@weo.example>": ("Noor", "Women Empowerment Organization", "name_or_organization"),
    "Ahmed Al Noor": ("Ahmed Al Noor", "", "organization_in_name"),
    # something is missing
    "Suzan Aref": ("Suzan Aref", "", "no_organization"),
    "Suzan Aref, suzan@gmail.com": ("Suzan Aref", "", "no_organization"),
    "Aref, Suzan": ("Aref, Suzan", "", "name_or_organization"),
    "WEO": ("", "WEO", "no_name"),
    "suzan@weo.example": ("", "Women Empowerment Organization", "no_name"),
    # more than a name
    "Suzan Aref, Something Else, WEO": ("Suzan Aref", "WEO", "name_unclear"),
    "Suzan\tSomething\tElse\tWEO": ("Suzan", "WEO", "name_unclear"),
    "Suzan Aref Director WEO": ("Suzan Aref Director", "WEO", "name_unclear"),
    "WEO team": ("", "WEO", "no_name"),
    "Director, WEO": ("Director", "WEO", "name_unclear"),
    "Suzan Aref and Lana Karim, WEO": ("Suzan Aref and Lana Karim", "WEO", "several_people"),
    "Mr. & Mrs. Omar, WEO": ("Mr. & Mrs. Omar", "WEO", "several_people"),
    "A <a@weo.example>; B <b@weo.example>": ("", "", "several_people"),
    # addresses
    "Suzan, WEO, a@weo.example, b@weo.example": ("Suzan", "WEO", "two_emails"),
    "Suzan Aref, suzan@weo, WEO": ("Suzan Aref", "WEO", "bad_email"),
    "Suzan Aref, @suzan, WEO": ("Suzan Aref", "WEO", "bad_email"),
    "Suzan Aref, suzan@@weo.example, WEO": ("Suzan Aref", "WEO", "bad_email"),
    # formulas
    '=HYPERLINK("http://evil.example","Click")': ("", "", "formula"),
    "Suzan Aref, =1+1, WEO": ("Suzan Aref", "WEO", "formula"),
    "Suzan Aref\t=cmd|' /C calc'!A0\tWEO": ("", "", "formula"),
    '"=SUM(1,2)",WEO': ("", "WEO", "formula"),
    "+cmd, WEO": ("", "WEO", "formula"),
    "-1+1": ("", "", "formula"),
    "@SUM(1+1), WEO": ("", "WEO", "formula"),
    "＝1+1": ("", "", "formula"),
    "1. =1+1": ("", "", "formula"),
    # nobody
    "|---|---|": ("", "", "nothing"),
    "...": ("", "", "nothing"),
    "17.": ("", "", "nothing"),
    "Name, Organization, Email": ("", "", "header"),
    "x" * 1001: ("", "", "too_long"),
}


def test_it_works(lists):
    read = {text: lists.line(text) for text in DOUBTS}
    assert {text: (line.name, line.organization, line.code) for text, line in read.items()} == DOUBTS
    assert all(str(line.problem) for line in read.values())


def test_who_may_be_meant_is_told(lists):
    line = lists.line("Suzan Aref, PDO")
    assert {one.organization.slug for one in line.found.candidates} == {"peace-dialogue", "patients"}
    assert line.organization_id is None
    assert line.organization_slug is None
    assert "Peace and Dialogue Organization" in str(line.problem)
    assert "Patients' Defense Organization" in str(line.problem)
    assert "Al Noor Foundation" in str(lists.line("Suzan, WEO, x@alnoor.example").problem)
    assert "Women Empowerment Organization" in str(lists.line("Suzan, Womn Empowrment Organization").problem)


def test_what_is_certain_says_who(lists, cast):
    line = lists.line("Suzan Aref, WEO")
    assert (line.organization_id, line.organization_slug) == (cast.weo.pk, "weo")
    assert line.found.certain == cast.weo
    assert line.problem is None


@pytest.mark.parametrize("slug", ["discreet", "hidden"])
def test_staff_log_who_is_hidden_too(lists, slug):
    name = Organization.objects.get(slug=slug).name_en
    assert lists.line(f"Hala Nouri, {name}").organization_slug == slug


def test_an_address_that_is_none_is_kept_to_be_mended(lists):
    assert lists.line("Suzan Aref, suzan@weo, WEO").email == "suzan@weo"
    assert lists.line("Suzan, WEO, a@weo.example, b@weo.example").email == "a@weo.example"


def test_who_comes_first_is_learned_from_lines_that_are_clear(lists):
    clear = "WEO, Suzan Aref\nAl Noor, Ahmed Jassam\n"
    assert lists.lines(clear + "Qandil Garden, Rana Yousif")[2].name == "Rana Yousif"
    assert lists.lines("Suzan Aref, WEO\nRana Yousif, Qandil Garden")[1].name == "Rana Yousif"


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_sentence_can_be_said(code):
    about = {"number": 3, "text": "{x} %s", "texts": ["a"], "names": ["b"], "count": 2}
    text = str(sentence(code, about))
    assert text.endswith((".", "”", "?"))
    assert "{number}" not in text
