"""A count of an organization whose people are listed by name: what is lost is said, and how to keep it; asked once."""

from __future__ import annotations

import pytest

from events.actions import log_presence
from events.actions.pasted_lists import decide
from events.attendance.decisions import Choice, Decision
from events.models import AttendanceList, PresentPerson
from tests.cast import english_client_of

from .pasting import list_url, pasted_by, reviewed, who_came
from .writing_down import held_event, read


@pytest.fixture
def event(cast):
    event = held_event(cast)
    log_presence(event=event, by=cast.staff, organization=cast.weo, people=[("Suzan Aref", "woman", "")])
    return event


def say_names(cast, pasted) -> None:
    [party] = reviewed(pasted).asked_numbers
    decision = Decision(Choice.NAMES, over=party.over)
    decide(pasted=pasted, by=cast.staff, key=party.question, decision=decision)


def test_it_works(cast, event):
    """The choice says that twelve are not kept, and the way to the page where the name can be removed."""
    pasted = pasted_by(cast.staff, event, "Women Empowerment Organisation: 12")
    response = english_client_of(cast.staff).get(list_url(pasted))
    assert (
        "The names count. These numbers of the list are not kept: Not stated: 12. After that: Women: 1."
    ) in read(response)
    [line] = event.presences.all()
    assert f'href="/events/{event.slug}/presence/{line.public_id}/">remove the names first</a>' in (
        response.content.decode()
    )


def test_with_the_names_removed_the_count_can_be_kept(cast, event):
    pasted = pasted_by(cast.staff, event, "Women Empowerment Organisation: 12")
    say_names(cast, pasted)
    PresentPerson.objects.all().delete()
    event.presences.update(women=1, men=0, not_stated=0)
    [party] = reviewed(pasted).asked_numbers
    assert (party.options, party.choice) == ((Choice.SET, Choice.ADD, Choice.STAY), None)


def test_what_was_answered_is_asked_no_more(cast, event):
    """Also where nobody is added by what is clear, and something else of the list still waits."""
    pasted = pasted_by(cast.staff, event, "Women Empowerment Organisation: 12", "Ali Hassan, Hope NGO")
    say_names(cast, pasted)
    client = english_client_of(cast.staff)
    page = client.get(list_url(pasted))
    assert "Write down what is clear" in read(page)
    client.post(list_url(pasted, "save_list"), {"seen": page.context["page"].review.mark})
    review = reviewed(pasted)
    assert (review.asked_numbers, sorted(review.waiting)) == ((), [2])
    assert "12" not in AttendanceList.objects.get().text
    assert who_came(event) == {"weo": ["Suzan Aref"]}
