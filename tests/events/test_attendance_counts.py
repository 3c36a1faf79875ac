"""Lines that count people and name none."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


COUNTS = {
    "Al Noor: 3 women, 2 men": (3, 2, 0),
    "Al Noor - 3 women and 2 men": (3, 2, 0),
    "3 women, 2 men from Al Noor": (3, 2, 0),
    "5 participants from Al Noor, of whom 3 women and 2 men": (3, 2, 0),
    "7. Al Noor: 3 women, 2 men": (3, 2, 0),
    "Al Noor, 3 female, 2 male": (3, 2, 0),
    "Al Noor 3 female 2 male": (3, 2, 0),
    "Al Noor: three women, one man": (3, 1, 0),
    "Al Noor 3F/2M": (3, 2, 0),
    "Al Noor (3F, 2M)": (3, 2, 0),
    "Al Noor 3F+2M": (3, 2, 0),
    "Al Noor 5 (3F/2M)": (3, 2, 0),
    "Al Noor: 5 people: 3 women, 2 men": (3, 2, 0),
    "Al Noor, women: 3, men: 2": (3, 2, 0),
    "Al Noor F 3 M 2": (3, 2, 0),
    "Al Noor; F=3; M=2": (3, 2, 0),
    "Al Noor\t3 women\t2 men": (3, 2, 0),
    "Al Noor: 3 women": (3, 0, 0),
    "Al Noor: 0 women, 2 men": (0, 2, 0),
    "Al Noor, 3 women, 2 men, office@alnoor.example": (3, 2, 0),
    "Women Empowerment Organization 3 women 2 men": (3, 2, 0),
    "Tishk Women's Organization: 3 women, 2 men": (3, 2, 0),
    "النور: ٣ نساء ورجلان": (3, 2, 0),
    "النور: ٣ نساء و٢ رجال": (3, 2, 0),
    "3 نساء، 2 رجال، النور": (3, 2, 0),
    "٣ رجال من النور": (0, 3, 0),
    "النور: امرأتان ورجلان": (2, 2, 0),
    "النور: امرأة واحدة ورجلان": (1, 2, 0),
    "النور - ثلاث نساء وأربعة رجال": (3, 4, 0),
    "النور: ١١ امرأة و١٢ رجلا": (11, 12, 0),
    "منظمة تمكين المرأة: نساء ٣، رجال ٢": (3, 2, 0),
    "دامەزراوەی ئەلنوور: ٣ ژن، ٢ پیاو": (3, 2, 0),
    "ڕێکخراوی بەهێزکردنی ژنان: سێ ژن و دوو پیاو": (3, 2, 0),
    "دامەزراوەی ئەلنوور ٢ ئافرەت": (2, 0, 0),
}


def test_it_works(lists):
    assert {text: lists.counts(text) for text in COUNTS} == {
        text: (*counts, "") for text, counts in COUNTS.items()
    }
    assert {lists.line(text).organization_slug for text in COUNTS} == {"al-noor", "weo", "tishk"}
    assert lists.line("٣ رجال من النور").organization == "النور"
    assert lists.line("Al Noor: 3 women").is_count
    assert not lists.line("Suzan Aref, Al Noor, F").is_count


NOT_STATED = {
    "WEO: 4": (0, 0, 4),
    "WEO 4": (0, 0, 4),
    "WEO (4)": (0, 0, 4),
    "WEO - 4 persons": (0, 0, 4),
    "4 persons from WEO": (0, 0, 4),
    "منظمة تمكين المرأة: ٤ أشخاص": (0, 0, 4),
    "منظمة تمكين المرأة: شخصان": (0, 0, 2),
    "ڕێکخراوی بەهێزکردنی ژنان - ٤ کەس": (0, 0, 4),
    "WEO: 5 people, 3 women": (3, 0, 2),
}


def test_where_it_is_not_said_who_they_are(lists):
    assert {text: lists.counts(text) for text in NOT_STATED} == {
        text: (*counts, "not_stated") for text, counts in NOT_STATED.items()
    }
    assert str(lists.line("WEO: 4").problem).startswith("4 people came, and it is not said")
    assert str(lists.line("WEO: 1").problem).startswith("1 person came, and it is not said")


UNCLEAR = [
    "WEO: 6 (3F/2M)",
    "WEO: 3 women, 2 women",
    "WEO: 3 + 2",
    "WEO: 3/2",
    "WEO: 0",
    "WEO: three",
    "WEO: 99999",
    "WEO: 123456 women",
    "WEO: 3 women (Suzan, Lana), 2 men",
    "Suzan Aref, WEO, 3 women",
    "Suzan Aref, WEO, 4",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_counts_that_can_be_read_in_two_ways(lists, text):
    line = lists.line(text)
    assert line.code == "counts_unclear"
    assert line.organization_slug == "weo"
    assert "Al Noor: 3 women, 2 men" in str(line.problem)


def test_counts_of_who_is_not_known_here(lists):
    line = lists.line("Qandil Foundation: 3 women, 2 men")
    assert (line.organization, line.women, line.men) == ("Qandil Foundation", 3, 2)
    assert line.code == "unknown_organization"
    assert lists.line("3 women, 2 men").code == "no_organization"
    assert lists.line("PDO: 3 women").code == "several_organizations"


def test_the_number_of_a_list_counts_nothing(lists):
    line = lists.line("5 Women Empowerment Organization, Tara Omar")
    assert (line.name, line.organization_slug, line.code) == ("Tara Omar", "weo", "")
    assert lists.line("34\tF\tSuzan Aref\tWEO").women == 1
