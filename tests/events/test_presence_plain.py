"""Staff's pages of who came in few words: no zeros, nothing asked twice, hidden organizations marked everywhere."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from events.actions import log_presence
from events.presence.words import counts_words
from tests.cast import english_client_of

from .pasting import list_url, pasted_by
from .writing_down import held_event, line_url, listed, page, read, url

HIDDEN = "Hidden: no other organization learns that it came."
AT_ONCE = "Women and men, all at once"


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def test_it_works(cast, event, client):
    listed(cast, event, cast.weo, "Suzan")
    words = page(client, event)
    assert "Not stated: 1." in words
    assert "Women: 0." not in words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((3, 2, 1), "Women: 3. Men: 2. Not stated: 1."),
        ((3, 2, 0), "Women: 3. Men: 2."),
        ((0, 2, 0), "Men: 2."),
        ((0, 0, 1), "Not stated: 1."),
        ((0, 0, 0), "No numbers written down."),
    ],
)
def test_numbers_that_there_are(numbers, words):
    """The same in sentences and on pages."""
    assert counts_words(*numbers) == words
    shown = dict(zip(("women", "men", "not_stated"), numbers, strict=True))
    html = render_to_string("events/counts.html", shown)
    assert " ".join(html.replace('<span class="one-line">', "").replace("</span>", "").split()) == words


def test_of_one_person_it_is_asked_once(cast, event, client):
    """Beside the name; from two on, of all of them at once, too."""
    line = listed(cast, event, cast.weo, "Suzan")
    assert AT_ONCE not in read(client.get(line_url(line, "presence_line")))
    two = listed(cast, event, cast.al_noor, "Ahmed", "Karim")
    assert AT_ONCE in read(client.get(line_url(two, "presence_line")))


def test_a_hidden_one_on_women_and_men(cast, event, client):
    """Among the names, and among the numbers without names."""
    listed(cast, event, cast.hidden_org, "Nour")
    listed(cast, event, cast.weo, "Suzan")
    words = read(client.get(url(event, "presence_sexes")))
    assert f"Hidden Shelter {HIDDEN} Nour" in words
    assert words.count(HIDDEN) == 1


def test_a_hidden_one_counted_without_names(cast, event, client):
    log_presence(event=event, by=cast.staff, organization=cast.hidden_org, not_stated=3)
    log_presence(event=event, by=cast.staff, organization=cast.weo, not_stated=2)
    words = read(client.get(url(event, "presence_sexes")))
    assert f"Hidden Shelter Not stated: 3. {HIDDEN}" in words
    assert words.count(HIDDEN) == 1


def test_a_hidden_one_in_a_pasted_list(cast, event, client):
    pasted = pasted_by(cast.staff, event, "Nour Ali, Hidden Shelter", "Suzan Aref, WEO, suzan@weo.example")
    words = read(client.get(list_url(pasted)))
    assert f"Hidden Shelter {HIDDEN}" in words
    assert words.count(HIDDEN) == 1
