"""Numbers in a pasted list beside names and beside what is written down: nothing is replaced without a word."""

from __future__ import annotations

import pytest

from events.actions import log_presence
from events.attendance.decisions import Choice, Decision
from events.models import Presence
from tests.cast import english_client_of

from .pasting import list_url, pasted_by, reviewed, saved, say, say_line, who_came
from .writing_down import held_event, read


@pytest.fixture
def event(cast):
    return held_event(cast)


def written(cast, event, women: int = 0, men: int = 0, names=()) -> Presence:
    """What somebody has written down of Al Noor."""
    people = [(name, "", "") for name in names]
    return log_presence(
        event=event, by=cast.staff, organization=cast.al_noor, people=people, women=women, men=men
    )


def party(pasted):
    [found] = reviewed(pasted).parties
    return found


def choose(cast, pasted, choice: Choice) -> None:
    one = party(pasted)
    say(pasted, cast.staff, one.question, Decision(choice, over=one.over))


def test_it_works(cast, event):
    """Numbers of an organization that has no line become its line, and nothing is asked."""
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women, 2 men", "مؤسسة تمكين المرأة: ٤ أشخاص")
    one = reviewed(pasted).party_of(1)
    assert (one.choice, one.wants_word, one.counted) == (Choice.SET, False, (3, 2, 0))
    saved(pasted, cast.staff)
    assert who_came(event)["al-noor"] == (3, 2, 0)


@pytest.mark.parametrize(
    ("choice", "after", "adds"),
    [(Choice.ADD, (4, 4, 0), 5), (Choice.SET, (3, 2, 0), 5), (Choice.STAY, (1, 2, 0), 0)],
)
def test_numbers_beside_numbers_are_asked_about(cast, event, choice, after, adds):
    written(cast, event, 1, 2)
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women, 2 men")
    assert party(pasted).options == (Choice.SET, Choice.ADD, Choice.STAY)
    assert (party(pasted).choice, sorted(reviewed(pasted).waiting)) == (None, [1])
    assert "At the event is written down: Women: 1. Men: 2." in read(
        english_client_of(cast.staff).get(list_url(pasted))
    )
    choose(cast, pasted, choice)
    assert saved(pasted, cast.staff).people == adds
    assert who_came(event) == {"al-noor": after}


def test_the_same_numbers_are_written_down_already(cast, event):
    written(cast, event, 3, 2)
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women, 2 men")
    assert (party(pasted).choice, reviewed(pasted).adds) == (Choice.STAY, 0)
    saved(pasted, cast.staff)
    assert who_came(event) == {"al-noor": (3, 2, 0)}


@pytest.mark.parametrize(("choice", "after"), [(Choice.NAMES, ["Ahmed Jassam"]), (Choice.STAY, (3, 2, 0))])
def test_names_where_numbers_stand(cast, event, choice, after):
    """Names take the place of numbers: somebody counted five."""
    written(cast, event, 3, 2)
    pasted = pasted_by(cast.staff, event, "Ahmed Jassam, Al Noor")
    assert party(pasted).options == (Choice.NAMES, Choice.STAY)
    choose(cast, pasted, choice)
    saved(pasted, cast.staff)
    assert who_came(event) == {"al-noor": after}


def test_names_that_are_as_many_as_were_counted(cast, event):
    written(cast, event, 1)
    pasted = pasted_by(cast.staff, event, "Ms. Nour Hadi, Al Noor")
    assert (party(pasted).choice, party(pasted).named) == (Choice.NAMES, (1, 0, 0))


def test_numbers_where_names_stand_are_left_out_by_a_word(cast, event):
    written(cast, event, names=["Ahmed Jassam"])
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women, 2 men")
    assert (party(pasted).options, party(pasted).choice) == ((Choice.NAMES,), None)
    choose(cast, pasted, Choice.NAMES)
    assert saved(pasted, cast.staff).people == 0
    assert who_came(event) == {"al-noor": ["Ahmed Jassam"]}


@pytest.mark.parametrize(
    ("choice", "after"), [(Choice.NAMES, ["Ahmed Jassam", "Nour Hadi"]), (Choice.SET, (3, 2, 0))]
)
def test_a_list_that_names_and_counts(cast, event, choice, after):
    pasted = pasted_by(
        cast.staff, event, "Ahmed Jassam, Al Noor", "Nour Hadi, Al Noor", "Al Noor: 3 women, 2 men"
    )
    assert party(pasted).options == (Choice.NAMES, Choice.SET)
    choose(cast, pasted, choice)
    saved(pasted, cast.staff)
    assert who_came(event) == {"al-noor": after}


def test_counted_twice_is_added_by_a_word(cast, event):
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women", "Al Noor: 2 men")
    assert [one.code for one in reviewed(pasted).asking.values()] == ["repeated_counts"]
    say_line(pasted, cast.staff, 2, Decision(Choice.KEEP))
    saved(pasted, cast.staff)
    assert who_came(event) == {"al-noor": (3, 2, 0)}


def test_a_word_about_other_numbers_holds_no_more(cast, event):
    """It was said over one woman; a colleague has counted anew, so it is asked again and nothing is replaced."""
    line = written(cast, event, 1)
    pasted = pasted_by(cast.staff, event, "Al Noor: 3 women, 2 men", "Suzan Aref, WEO")
    choose_for = reviewed(pasted).party_of(1)
    say(pasted, cast.staff, choose_for.question, Decision(Choice.SET, over=choose_for.over))
    seen = reviewed(pasted).mark
    Presence.objects.filter(pk=line.pk).update(women=7)
    assert reviewed(pasted).party_of(1).choice is None
    assert seen != reviewed(pasted).mark
    result = saved(pasted, cast.staff)
    assert (result.people, result.waiting) == (1, 1)
    assert who_came(event) == {"al-noor": (7, 0, 0), "weo": ["Suzan Aref"]}
