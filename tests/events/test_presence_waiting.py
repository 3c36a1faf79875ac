"""The page of who came says when a pasted list waits, how many of its lines want a word, and leads to it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import log_presence
from events.models import AttendanceList
from events.visibility import attendance_lists_visible_to
from tests.cast import english_client_of

from .pasting import OUT, list_url, pasted_by, saved, say_line
from .writing_down import held_event, page, url


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def test_it_works(cast, event, client):
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", "Lana Karim, Qandil Union", "Hala Omar")
    content = client.get(url(event)).content.decode()
    assert "A pasted list waits: 2 lines want your word" in page(client, event)
    assert "Pasted by Sara Staff" in page(client, event)
    assert f'href="{list_url(pasted)}"' in content
    say_line(pasted, cast.staff, 2, OUT)
    assert "A pasted list waits: one line wants your word" in page(client, event)
    say_line(pasted, cast.staff, 3, OUT)
    assert "A pasted list waits: all of it is clear, and not written down yet" in page(client, event)
    saved(pasted, cast.staff)
    assert "A pasted list waits" not in page(client, event)


def test_of_another_event_it_is_not_told(cast, event, client):
    pasted_by(cast.staff, held_event(cast, "Another"), "Suzan Aref, WEO")
    assert "A pasted list waits" not in page(client, event)


def test_each_list_is_counted_by_its_own_lines(cast, event, client):
    pasted_by(cast.staff, event, "Hala Omar")
    pasted_by(cast.staff, event, "Lana Karim, Qandil Union", "Ahmed")
    words = page(client, event)
    assert "A pasted list waits: one line wants your word" in words
    assert "A pasted list waits: 2 lines want your word" in words


def test_many_lists_and_lines_ask_no_more_than_few(cast, event, client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url(event))
        return len(queries)

    log_presence(event=event, by=cast.staff, walk_in_name="Union 0", women=1)
    pasted_by(cast.staff, event, "Suzan Aref, Union 7", "Hala Omar")
    asked()
    few = asked()
    for number in range(1, 5):
        log_presence(event=event, by=cast.staff, walk_in_name=f"Union {number}", women=1)
        pasted_by(cast.staff, event, *(f"Person {number} {index}, Union {index}" for index in range(20)))
    assert asked() == few <= 30
    # Of more than three it is only told that they wait.
    assert page(client, event).count("A pasted list waits") == 5
    assert page(client, event).count("want your word") == 3


def test_staff_alone_see_lists(cast, event):
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO")
    log_presence(event=event, by=cast.staff, organization=cast.weo, people=[("Lana Karim", "", "")])
    assert list(attendance_lists_visible_to(cast.staff)) == [pasted]
    for user in (cast.suzan, cast.ahmed, cast.observer, AnonymousUser()):
        assert not attendance_lists_visible_to(user).exists()
    saved(pasted, cast.staff)
    assert AttendanceList.objects.filter(saved_at__isnull=False).exists()
    assert not attendance_lists_visible_to(cast.suzan).exists()
