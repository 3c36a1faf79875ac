"""Two staff at one line: what the first has saved is written over only by a button of its own, and only where the
second has changed it; whatever sends the form again is refused again."""

from __future__ import annotations

import re

import pytest

from events.actions import log_presence
from events.actions.meanwhile import LineChanged, NamesListed, marks_of_line, marks_of_person
from events.actions.presence_lines import save_counts
from events.actions.present_people import add_person, change_person
from events.models import PresentPerson
from members.drafts.comparing import line_of
from tests.cast import english_client_of

from .writing_down import LIVE, based_on, counts, held_event, line_url, numbers, read


@pytest.fixture
def line(cast):
    """A line that says three women."""
    return log_presence(event=held_event(cast), by=cast.staff, organization=cast.weo, women=3)


def fields(response) -> dict[str, str]:
    """What the form of an answer carries: what it is based on, and the value of its own button."""
    content = response.content.decode()
    return {
        name: found[1]
        for name in ("based_on", "mine")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', content))
    }


def save(line, cast, women, men):
    return save_counts(presence=line, by=cast.staff, women=women, men=men, not_stated=0)


@pytest.mark.parametrize("headers", [{}, LIVE])
def test_it_works(cast, line, headers):
    """Sent again and again, it is refused; the button puts in place what was changed, and nothing else."""
    client, address = english_client_of(cast.staff), line_url(line, "presence_counts")
    sent = {**counts(3, 4), "based_on": based_on(line)}
    save(line, cast, 11, 0)
    for _again in range(3):
        response = client.post(address, sent, headers=headers)
        assert response.status_code == 422
        assert fields(response) == {"based_on": sent["based_on"], "mine": based_on(line)}
        assert "Now it says: Women: 11. You typed: Men: 4. Put mine in its place" in read(response)
        sent["based_on"] = fields(response)["based_on"]
    assert numbers(line) == (11, 0, 0)
    done = client.post(
        address, {**sent, "mine": fields(response)["mine"]}, headers=headers, follow=not headers
    )
    assert done.status_code == 200
    assert numbers(line) == (11, 4, 0)
    # The fields come, too: they say other numbers than were sent.
    assert 'name="women" value="11"' in done.content.decode()
    if headers:
        assert done["HX-Retarget"] == f"#line-{line.public_id}"
        assert 'id="totals" hx-swap-oob="true"' in done.content.decode()


def test_where_both_changed_one_number_it_is_replaced(cast, line):
    shown = marks_of_line(line)
    save(line, cast, 11, 2)
    over = marks_of_line(save(line, cast, 11, 2))
    save_counts(presence=line, by=cast.staff, women=5, men=0, not_stated=0, seen=shown, over=over)
    assert numbers(line) == (5, 2, 0)


def test_who_has_seen_both_does_not_overwrite_a_third(cast, line):
    shown = marks_of_line(line)
    over = marks_of_line(save(line, cast, 11, 0))
    save(line, cast, 12, 1)
    with pytest.raises(LineChanged) as refused:
        save_counts(presence=line, by=cast.staff, women=3, men=4, not_stated=0, seen=shown, over=over)
    assert refused.value.changed == {"men": 4}
    assert numbers(line) == (12, 1, 0)


@pytest.mark.parametrize("headers", [{}, LIVE])
def test_who_changed_nothing_is_given_the_line_as_it_stands(cast, line, headers):
    sent = {**counts(3), "based_on": based_on(line)}
    save(line, cast, 11, 0)
    response = english_client_of(cast.staff).post(line_url(line, "presence_counts"), sent, headers=headers)
    assert response.status_code == 422
    assert "Now it says: Women: 11." in read(response)
    assert "You typed" not in read(response)
    assert fields(response) == {"based_on": based_on(line)}
    assert 'name="women" value="11"' in response.content.decode()


def test_what_was_typed_is_said_where_names_were_listed(cast, line):
    shown = marks_of_line(line)
    add_person(presence=line, by=cast.staff, name="Suzan Aref")
    with pytest.raises(NamesListed) as refused:
        save_counts(presence=line, by=cast.staff, women=3, men=4, not_stated=0, seen=shown)
    assert refused.value.changed == {"men": 4}


@pytest.mark.parametrize("headers", [{}, LIVE])
def test_a_person(cast, line, headers):
    person = add_person(presence=line, by=cast.staff, name="Suzan Aref", email="s@weo.example")
    sent = {"name": "Suzan Aref", "sex": "woman", "email": "", "based_on": line_of(marks_of_person(person))}
    change_person(person=person, by=cast.staff, name="Suzan Ali Aref", sex="", email="s@weo.example")
    client, address = english_client_of(cast.staff), line_url(line, "presence_person", person.pk)
    for _again in range(2):
        response = client.post(address, sent, headers=headers)
        assert response.status_code == 422
        assert "You typed: woman · no e-mail address" in read(response)
        assert sent["based_on"] in response.content.decode()
    now = PresentPerson.objects.get(pk=person.pk)
    assert (now.name, now.sex) == ("Suzan Ali Aref", "")
    sent["mine"] = fields(response)["mine"]
    done = client.post(address, sent, headers=headers, follow=not headers)
    now = PresentPerson.objects.get(pk=person.pk)
    assert (now.name, now.sex, now.email) == ("Suzan Ali Aref", "woman", "")
    assert 'value="Suzan Ali Aref"' in done.content.decode()
    if headers:
        assert done["HX-Retarget"] == f"#person-{person.pk}"
