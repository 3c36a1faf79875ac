"""How a pasted list is reviewed: what is clear, what asks and once for how many lines, and what speaks of nobody."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions import log_presence
from events.attendance.decisions import Choice, Decision, decisions_of, line_key
from events.pasting.reading import Ground
from members.models import Organization

from .pasting import KEEP, OUT, member, pasted_by, reviewed, say, say_line, walk_in, writing_of
from .writing_down import held_event


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def paste(cast, event):
    return lambda *lines: pasted_by(cast.staff, event, *lines)


def people(review) -> dict[str, list[str]]:
    return {
        party.who.organization.slug if party.who.organization else party.who.walk_in_name: [
            one.name for one in party.people
        ]
        for party in review.parties
    }


def codes(review) -> dict[int, str]:
    return {number: one.code for number, one in review.asking.items()}


def test_it_works(cast, paste):
    """Certain lines stand by organization; each other way of writing asks once, headings ask nothing."""
    review = reviewed(
        paste(
            "Name, Organization, E-mail",
            "Suzan Aref, WEO, suzan@weo.example",
            "سوزان خالد، منظمة تمكين المرأة",
            "Ali Hassan, Hope NGO",
            "Sara Karim, HOPE NGO",
            "Ahmed Jassam, Al Noor",
        )
    )
    assert people(review) == {"weo": ["Suzan Aref", "سوزان خالد"], "al-noor": ["Ahmed Jassam"]}
    [hope] = review.writings
    assert (hope.text, hope.people, hope.candidates, hope.decision) == ("Hope NGO", 2, (), None)
    assert (sorted(review.clear), sorted(review.waiting)) == ([2, 3, 6], [4, 5])
    assert [one.number for one in review.nobody] == [1]
    assert (review.adds, review.organizations) == (3, 2)


def test_one_word_for_each_way_of_writing(cast, paste):
    pasted = paste("Ali Hassan, Hope NGO", "Sara Karim, Hope NGO", "Rana Aziz, Women Empowermet Orgnization")
    review = reviewed(pasted)
    alike = writing_of(review, "Women Empowermet Orgnization")
    assert [one.organization for one in alike.candidates] == [cast.weo]
    say(pasted, cast.staff, alike.key, member(cast.weo))
    say(pasted, cast.staff, writing_of(review, "Hope NGO").key, walk_in("Hope for Iraq"))
    review = reviewed(pasted)
    assert people(review) == {"weo": ["Rana Aziz"], "Hope for Iraq": ["Ali Hassan", "Sara Karim"]}
    assert review.is_whole


def test_two_ways_of_writing_may_be_one_walk_in(cast, paste):
    """Then a person who stands in both asks: the list itself could not know."""
    pasted = paste("Ali Hassan, Hope NGO", "Ali Hassan, Amal", "Sara Karim, Amal")
    for text in ("Hope NGO", "Amal"):
        say(pasted, cast.staff, writing_of(reviewed(pasted), text).key, walk_in("Hope"))
    review = reviewed(pasted)
    assert people(review) == {"Hope": ["Ali Hassan", "Sara Karim"]}
    assert codes(review) == {2: "repeated_person"}
    say_line(pasted, cast.staff, 2, KEEP)
    assert people(reviewed(pasted)) == {"Hope": ["Ali Hassan", "Ali Hassan", "Sara Karim"]}


def test_several_of_one_name_are_never_chosen_among(cast, paste):
    Organization.objects.create(
        slug="other", name_en="Workers of Erbil", acronym="WEO", kind="union", member_since="2020-01-01"
    )
    review = reviewed(paste("Suzan Aref, WEO", "Lana Karim, WEO, colleague@weo.example"))
    assert {one.organization.slug for one in writing_of(review, "WEO").candidates} == {"weo", "other"}
    # The address says which one.
    assert people(review) == {"weo": ["Lana Karim"]}
    assert sorted(review.waiting) == [1]


def test_lines_in_doubt_ask_for_themselves(cast, paste):
    review = reviewed(
        paste(
            "Suzan Aref, WEO",
            "Suzan Aref, WEO",
            '=HYPERLINK("http://x.example","WEO"), Dilan',
            "Women Empowerment Organization",
            "Lana Karim, WEO, lana@weo.example, lana@home.example",
            "Sami Karim, Al Noor, sami@weo.example",
        )
    )
    assert codes(review) == {
        2: "repeated_line",
        3: "formula",
        4: "no_name",
        5: "two_emails",
        6: "email_of_another",
    }
    assert [one.number for one in review.repeats] == [2]
    assert [one.number for one in review.doubts] == [3, 4, 5, 6]
    assert people(review) == {"weo": ["Suzan Aref"]}


def test_a_line_is_written_anew(cast, paste):
    pasted = paste("Women Empowerment Organization", "Sami Karim, Al Noor, sami@weo.example")
    anew = Decision(Choice.WRITTEN, name="Nada\nHuda", organization="weo", sex="woman")
    say_line(pasted, cast.staff, 1, anew)
    say_line(pasted, cast.staff, 2, Decision(Choice.WRITTEN, name="Sami Karim", organization="Hope NGO"))
    review = reviewed(pasted)
    assert people(review) == {"weo": ["Nada", "Huda"]}
    # What was written is known no better: it asks as any other way of writing.
    assert [one.text for one in review.writings] == ["Hope NGO"]
    say_line(pasted, cast.staff, 1, None, anew.mark)
    assert codes(reviewed(pasted)) == {1: "no_name"}


def test_left_out_by_line_or_with_its_organization(cast, paste):
    pasted = paste("Suzan Aref, WEO", "Ali Hassan, Hope NGO", "Sara Karim, Hope NGO", "Name, Organization")
    say_line(pasted, cast.staff, 1, OUT)
    say(pasted, cast.staff, writing_of(reviewed(pasted), "Hope NGO").key, OUT)
    review = reviewed(pasted)
    assert [one.number for one in review.left_out] == [1, 2, 3]
    assert (review.parties, review.is_whole, review.adds) == ((), True, 0)


def test_who_is_written_down_is_said_and_not_doubled(cast, event, paste):
    log_presence(
        event=event,
        by=cast.staff,
        organization=cast.weo,
        people=[("Suzan Aref", "woman", ""), ("Lana Karim", "", "lana@weo.example"), ("Huda Ali", "", "")],
    )
    pasted = paste(
        "suzan aref, WEO, suzan@weo.example",  # the same
        "Lana K., WEO, lana@weo.example",  # the same address, another name
        "Dr. Ali Huda, WEO",  # the same words
        "Suzan Aref, Al Noor",  # of another organization
    )
    review = reviewed(pasted)
    assert review.already == 1
    assert codes(review) == {2: "written_email", 3: "written_alike"}
    assert "Lana Karim" in str(review.asking[2].reason)
    assert (review.adds, review.organizations) == (1, 1)
    # A person may know better.
    say_line(pasted, cast.staff, 1, KEEP)
    say_line(pasted, cast.staff, 3, KEEP)
    assert reviewed(pasted).adds == 3


LINES = st.sampled_from(
    [
        "Suzan Aref, WEO",
        "Ali Hassan, Hope NGO",
        "Al Noor: 3 women, 2 men",
        "Hope NGO: 4 people",
        "Name, Organization",
        "---",
        "WEO",
        "PDO",
        '=1+1, "x", WEO',
        "Suzan Aref and Lana Karim, WEO",
        "a@b.example c@d.example",
        "Ahmed, Al Noor, x@weo.example",
    ]
)
SAID = st.sampled_from(
    [None, OUT, KEEP, Decision(Choice.WRITTEN), Decision(Choice.WRITTEN, name="A", organization="B")]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LINES, SAID), min_size=1, max_size=8), st.lists(SAID, max_size=3))
def test_each_line_has_its_place(cast, event, lines, of_writings):
    """Whatever is said: a line is written down, waits, was left out, or speaks of nobody. None is lost."""
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    pasted = pasted_by(cast.staff, event, *(text for text, _said in lines))
    said = {line_key(place): answer for place, (_text, answer) in enumerate(lines, start=1) if answer}
    ground = Ground(event)
    data = {key: answer.as_data() for key, answer in said.items()}
    writings = ground.review_with(pasted, data).writings
    data |= {one.key: answer.as_data() for one, answer in zip(writings, of_writings, strict=False) if answer}
    assert set(decisions_of(data)) == set(data)
    review = ground.review_with(pasted, data)
    places = [set(review.clear), set(review.waiting)]
    places += [{one.number for one in lines} for lines in (review.left_out, review.nobody)]
    assert sum(map(len, places)) == len(set().union(*places)) == len(review.lines)
