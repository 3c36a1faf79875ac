"""Figures of an event's dates stay beside their months on its pages; what is over asks for no answers."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from events.models import Event
from events.templatetags.events import when
from tests.cast import english_client_of

from .answering import coming_event, weo_says
from .writing_down import held_event, read

FIRST = datetime.date(2026, 5, 5)


@pytest.mark.parametrize(
    ("language", "last", "expected"),
    [
        ("en", FIRST, "5~May~2026"),
        ("en", datetime.date(2026, 5, 6), "5~to 6~May~2026"),
        ("en", datetime.date(2027, 1, 6), "5~May~2026 to 6~January~2027"),
        ("ar", datetime.date(2026, 5, 6), "من 5~إلى 6~أيار~2026"),
        ("ckb", datetime.date(2026, 5, 6), "5~تا 6ی~ئایاری~2026"),
    ],
)
def test_it_works(language, last, expected):
    with translation.override(language):
        assert when(Event(starts_on=FIRST, ends_on=last)) == expected.replace("~", "\N{NO-BREAK SPACE}")


def test_the_date_of_an_answer_stays_on_one_line(cast):
    event = coming_event()
    weo_says(cast, event)
    for person in (cast.staff, cast.suzan):
        page = english_client_of(person).get(event.get_absolute_url()).content.decode()
        assert '<bdi>Suzan Aref</bdi>, <span class="one-line">' in page


def test_of_a_past_event_nobody_is_waited_for(cast):
    """Who was invited and stayed away, and that nobody has answered, is no longer said; what was answered is."""
    event = held_event(cast)
    Event.objects.filter(pk=event.pk).update(open_to="invited")
    event.invitations.create(organization=cast.al_noor)
    client = english_client_of(cast.staff)
    words = read(client.get(event.get_absolute_url()))
    for gone in ("Nobody has answered yet", "not answered yet", "Organizations that come"):
        assert gone not in words
    event.rsvps.create(
        organization=cast.weo, answer="maybe", answered_on=event.starts_on, answered_by=cast.suzan
    )
    words = read(client.get(event.get_absolute_url()))
    assert "Organizations that come 0" in words
    assert "not answered yet" not in words
