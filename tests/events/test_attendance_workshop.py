"""The list of a workshop of sixty, among the organizations of the demonstration."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from events.attendance import read_list
from members.models import Organization
from members.recognition import Recognizer

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

WORKSHOP = Path(__file__).parent / "lists" / "workshop_60.txt"


def read(text: str):
    return read_list(text, Recognizer(Organization.objects.all(), for_staff=True))


def test_it_works():
    lines = read(WORKSHOP.read_text(encoding="utf-8"))
    assert [line.number for line in lines] == list(range(1, 61))
    assert Counter(line.code for line in lines) == {"": 52, "alike": 4, "unknown_organization": 4}
    assert all(line.name for line in lines)
    assert all(line.organization_slug for line in lines if not line.problem)
    assert len({line.organization_slug for line in lines}) > 18
    alike = {line.name: line.found.candidates[0].organization.slug for line in lines if line.code == "alike"}
    assert alike == {
        "Zahraa Kareem": "marsa-foundation",
        "Nawal Ibrahim": "shinrwe-dialogue-center",
        "Karwan Ismail": "chaw-election-watch",
        "م. حسن فالح": "samawa-water",
    }


NASTY = """Attendance list – day 1
No.\tName\tOrganization
1\tAref, Suzan\tWEO
2\t"Jassam, Ahmed"\t"Al Noor
Foundation"
Karim, Awat, CEW
Awat Karim, CEW
Marsa Ali, Qandil Network
5 Women Empowerment Organization, Tara Omar
نقابة عمال النسيج في الفرات الأوسط - ٥ أشخاص
دوو کەنار: دوو ژن
Two Banks: 3 women, 2 men
=HYPERLINK("http://x.example","Safe Signal"), Dilan
"""


def test_a_nasty_one():
    read_lines = read(NASTY)
    assert [(line.number, line.name, line.organization_slug, line.code) for line in read_lines] == [
        (1, "", None, "header"),
        (2, "", None, "header"),
        (3, "Aref, Suzan", "weo", ""),
        (4, "Jassam, Ahmed", "al-noor", ""),
        (5, "", None, "continued"),
        # Awat is a man's name and an organization's.
        (6, "Karim", None, "several_organizations"),
        (7, "Awat Karim", "chaw-election-watch", ""),
        (8, "Marsa Ali", None, "unknown_organization"),
        (9, "Tara Omar", "weo", ""),
        (10, "", "textile-workers-union", "not_stated"),
        (11, "", "two-banks-legal-aid", ""),
        (12, "", "two-banks-legal-aid", "repeated_counts"),
        (13, "Dilan", None, "formula"),
    ]
