"""Lines under a heading in the review: one press for each, or one word for all of them."""

from __future__ import annotations

import pytest

from events.attendance.decisions import Choice, Decision, heading_key
from tests.cast import english_client_of

from .pasting import KEEP, list_url, member, pasted_by, reviewed, saved, say, say_line, walk_in, who_came
from .writing_down import LIVE, held_event, read

LINES = (
    "Al Noor Foundation:",
    "Huda Abbas",
    "Omar Khalid, omar@gmail.com",
    "Huda and Lana",
    "Suzan Aref, WEO",
)
KEY = heading_key(1)


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def pasted(cast, event):
    return pasted_by(cast.staff, event, *LINES)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def test_it_works(cast, client, event, pasted):
    """It is asked once for all lines that want nothing else; the heading itself is nobody."""
    review = reviewed(pasted)
    [question] = review.writings
    assert (question.key, question.heading, [one.number for one in question.lines]) == (KEY, 1, [2, 3])
    assert (sorted(review.waiting), [one.number for one in review.nobody]) == ([2, 3, 4], [1])
    words = read(client.get(list_url(pasted)))
    assert (
        "Line 1 names it. 2 lines below it say no organization: are they theirs? Huda Abbas, Omar Khalid"
        in words
    )
    assert client.get(list_url(pasted)).content.decode().count('value="heading"') == 3
    client.post(list_url(pasted), {KEY: f"m{cast.al_noor.pk}", f"{KEY}-seen": ""})
    review = reviewed(pasted)
    assert {one.name for one in review.party_of(2).people} == {"Huda Abbas", "Omar Khalid"}
    assert review.party_of(3).who.organization == cast.al_noor
    assert sorted(review.waiting) == [4]


def test_one_press_for_one_line(cast, client, pasted):
    """With what was changed in its fields; without scripts and in place."""
    line = list_url(pasted, "list_line", 2)
    assert "Write it down for" in read(client.get(line))
    sent = {"choice": "heading", "name": "Huda Abbas", "organization": "", "sex": "woman", "seen": ""}
    assert client.post(line, sent).url == f"{list_url(pasted)}#asked"
    party = reviewed(pasted).party_of(2)
    assert (party.who.organization, party.named) == (cast.al_noor, (1, 0, 0))
    other = {"choice": "heading", "name": "Huda Salim\nLana Karim", "seen": ""}
    live = client.post(list_url(pasted, "list_line", 4), other, headers=LIVE)
    assert live.status_code == 200
    assert {one.name for one in reviewed(pasted).party_of(4).people} == {
        "Huda Abbas",
        "Huda Salim",
        "Lana Karim",
    }
    # A line under no heading has no such button, and nothing comes of it.
    assert "Write it down for" not in read(client.get(list_url(pasted, "list_line", 5)))
    client.post(list_url(pasted, "list_line", 5), {"choice": "heading", "name": "x", "seen": ""})
    assert reviewed(pasted).party_of(5).who.organization == cast.weo


def test_in_place_the_lines_go_with_the_question(cast, client, pasted):
    answer = {"only": KEY, KEY: "walk_in", f"{KEY}-name": "Noor", f"{KEY}-seen": ""}
    content = client.post(list_url(pasted), answer, headers=LIVE).content.decode()
    for number in (2, 3):
        assert f'id="ask-line-{number}" hx-swap-oob="delete"' in content
    back = {"only": KEY, KEY: "apart", f"{KEY}-seen": walk_in("Noor").mark}
    content = client.post(list_url(pasted), back, headers=LIVE).content.decode()
    assert content.count('class="paste-doubt"') == 2
    review = reviewed(pasted)
    assert sorted(review.waiting) == [2, 3, 4]
    assert not review.writings[0].is_open


@pytest.mark.parametrize("decision", [Decision(Choice.MEMBER, member=10**6), Decision(Choice.OUT)])
def test_an_answer_that_is_none_is_asked_anew(cast, pasted, decision):
    say(pasted, cast.staff, KEY, decision)
    assert reviewed(pasted).writings[0].is_open


def test_saved_in_part_the_heading_stays_with_what_waits(cast, event, pasted):
    say(pasted, cast.staff, KEY, Decision(Choice.APART))
    say_line(pasted, cast.staff, 2, Decision(Choice.WRITTEN, name="Huda Abbas", organization="WEO"))
    saved(pasted, cast.staff)
    review = reviewed(pasted)
    assert [(one.number, one.line.heading) for one in review.lines] == [(1, None), (3, 1), (4, 1)]
    say(pasted, cast.staff, KEY, member(cast.al_noor), Decision(Choice.APART).mark)
    say_line(pasted, cast.staff, 4, Decision(Choice.OUT))
    saved(pasted, cast.staff)
    assert who_came(event) == {"weo": ["Huda Abbas", "Suzan Aref"], "al-noor": ["Omar Khalid"]}


def test_who_is_somebody_else_is_asked_for_whom(cast, event):
    """That a line names somebody else says nothing of the organization that is missing in it."""
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", "Suzan Aref")
    say_line(pasted, cast.staff, 2, KEEP)
    review = reviewed(pasted)
    assert ([one.number for one in review.doubts], review.repeats) == ([2], ())
    assert "This line says no organization." in str(review.doubts[0].reason)
    say_line(
        pasted, cast.staff, 2, Decision(Choice.WRITTEN, name="Suzan Aref", organization="Al Noor"), KEEP.mark
    )
    saved(pasted, cast.staff)
    assert who_came(event) == {"weo": ["Suzan Aref"], "al-noor": ["Suzan Aref"]}
