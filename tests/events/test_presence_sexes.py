"""Women and men, said of many who came in one go: by organization on one page, or on the page of a line."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import close_event, log_presence
from events.models import PresentPerson
from events.presence.sexes import PEOPLE_A_PAGE
from members.models import Organization
from tests.cast import english_client_of

from .writing_down import LIVE, held_event, line_url, listed, numbers, page, read, url


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def fields(response) -> dict[str, str]:
    """What the form with the choices would send as it is shown."""
    html = response.content.decode()
    seen = dict(re.findall(r'<input type="hidden" name="(seen-\d+)" value="([^"]*)">', html))
    return seen | dict(re.findall(r'name="(sex-\d+)" value="(\w*)" checked', html))


def person(name: str) -> PresentPerson:
    return PresentPerson.objects.get(name=name)


def chosen(**sexes: str) -> dict[str, str]:
    return {f"sex-{person(name).pk}": sex for name, sex in sexes.items()}


def test_it_works(cast, event, client):
    """The page of who came says of how many it is not stated, and leads to them; what is saved is counted."""
    line = listed(cast, event, cast.weo, "Suzan", "Lana", "Hala")
    other = listed(cast, event, cast.al_noor, "Ahmed")
    assert "4 people: woman or man not stated" in page(client, event)
    assert f'href="{url(event, "presence_sexes")}"' in client.get(url(event)).content.decode()
    form = fields(client.get(url(event, "presence_sexes")))
    # Nobody is taken for a woman or a man by a name.
    assert {value for name, value in form.items() if name.startswith("sex-")} == {""}
    said = form | chosen(Suzan="woman", Lana="woman", Ahmed="man")
    response = client.post(url(event, "presence_sexes"), said)
    assert response.url == url(event, "presence_sexes")
    assert (numbers(line), numbers(other)) == ((2, 0, 1), (0, 1, 0))
    again = client.get(response.url)
    assert "Saved for 3 people." in read(again)
    assert "For one person this is not stated." in read(again)
    assert "Suzan" not in read(again)
    # Once nothing is left, the way leads back.
    done = client.post(response.url, fields(again) | chosen(Hala="woman"))
    assert done.url == url(event)
    assert "not stated" not in page(client, event).replace("Not stated", "")


def test_by_organization_with_those_that_are_only_counted(cast, event, client):
    listed(cast, event, cast.weo, "Suzan", "Lana")
    listed(cast, event, cast.al_noor, "Ahmed")
    log_presence(event=event, by=cast.staff, walk_in_name="Mothers of Sinjar", women=1, not_stated=4)
    log_presence(event=event, by=cast.staff, walk_in_name="Men of Mosul", men=1)
    words = read(client.get(url(event, "presence_sexes")))
    assert re.search(r"Al Noor Foundation Ahmed .* Women Empowerment Organization Lana .* Suzan", words)
    assert "Mothers of Sinjar Women: 1. Not stated: 4." in words
    assert "Men of Mosul" not in words


def test_of_one_line(cast, event, client):
    """All of its people, also those of whom it is stated; what nobody touched stays."""
    line = listed(cast, event, cast.weo, "Suzan", "Lana")
    PresentPerson.objects.filter(name="Lana").update(sex="man")
    shown = client.get(line_url(line, "presence_line"))
    assert "Women and men, all at once" in read(shown)
    said = fields(shown) | chosen(Suzan="woman", Lana="woman")
    response = client.post(line_url(line, "presence_line_sexes"), said)
    assert response.url == f"{line_url(line, 'presence_line')}#sexes"
    assert numbers(line) == (2, 0, 0)
    assert 'id="sexes" open' not in client.get(line_url(line, "presence_line")).content.decode()
    untouched = client.post(line_url(line, "presence_line_sexes"), fields(shown), follow=True)
    assert "Nothing was chosen, so nothing was saved." in read(untouched)
    assert numbers(line) == (2, 0, 0)


def test_people_of_another_line_or_event_are_not_changed_by_it(cast, event, client):
    line = listed(cast, event, cast.weo, "Suzan")
    listed(cast, event, cast.al_noor, "Ahmed")
    listed(cast, held_event(cast, "Another"), cast.al_noor, "Karim")
    client.post(line_url(line, "presence_line_sexes"), chosen(Ahmed="man", Karim="man"))
    client.post(url(event, "presence_sexes"), chosen(Karim="man"))
    assert {person("Ahmed").sex, person("Karim").sex} == {""}


def test_two_at_once_lose_nothing(cast, event, client):
    """What two say of different people is all kept, also where the second one's page was opened before."""
    line = listed(cast, event, cast.weo, "Suzan", "Lana")
    first = fields(client.get(url(event, "presence_sexes")))
    client.post(url(event, "presence_sexes"), first | chosen(Suzan="woman"))
    client.post(url(event, "presence_sexes"), first | chosen(Lana="woman"))
    assert numbers(line) == (2, 0, 0)


@pytest.mark.parametrize("place", ["presence_sexes", "presence_line_sexes"])
def test_two_who_say_otherwise_of_one_person(cast, event, client, place):
    """The second is told, keeps the choice, and what was said of others is saved; saved again, it holds."""
    line = listed(cast, event, cast.weo, "Suzan", "Lana", "Hala")
    opened = url(event, place) if place == "presence_sexes" else line_url(line, "presence_line")
    target = url(event, place) if place == "presence_sexes" else line_url(line, place)
    shown = fields(client.get(opened))
    client.post(target, shown | chosen(Suzan="woman"))
    told = client.post(target, shown | chosen(Suzan="man", Lana="woman"))
    assert told.status_code == 422
    assert (person("Suzan").sex, person("Lana").sex) == ("woman", "woman")
    words = (
        "Changed meanwhile. Now it says: Suzan · woman You chose: man Save again to put yours in its place."
    )
    assert words in read(told)
    assert fields(told)[f"sex-{person('Suzan').pk}"] == "man"
    client.post(target, fields(told))
    assert numbers(line) == (1, 1, 1)


def test_the_same_said_by_two_is_no_conflict(cast, event, client):
    listed(cast, event, cast.weo, "Suzan", "Lana")
    shown = fields(client.get(url(event, "presence_sexes")))
    for _time in range(2):
        response = client.post(url(event, "presence_sexes"), shown | chosen(Suzan="woman"))
        assert response.status_code == 302


def test_a_name_that_became_another_and_a_person_who_is_gone(cast, event, client):
    listed(cast, event, cast.weo, "Suzan", "Lana")
    shown = fields(client.get(url(event, "presence_sexes"))) | chosen(Suzan="woman", Lana="woman")
    PresentPerson.objects.filter(name="Suzan").update(name="Ahmed")
    person("Lana").delete()
    told = client.post(url(event, "presence_sexes"), shown)
    assert told.status_code == 422
    assert "Now it says: Ahmed · not stated You chose: woman" in read(told)
    assert "1 person was removed meanwhile, so nothing was saved for them." in read(told)
    assert person("Ahmed").sex == ""


WRONG = [
    {"sex-1": "robot"},
    {"sex-999999999999999999": "woman"},
    {"sex-9999999999999999999999": "woman"},
    {"sex-٣": "woman"},
    {"sex-x": "woman", "seen-x": "\x00"},
    {},
]


@pytest.mark.parametrize("sent", WRONG)
def test_whatever_is_sent(cast, event, client, sent):
    line = listed(cast, event, cast.weo, "Suzan")
    for target in (url(event, "presence_sexes"), line_url(line, "presence_line_sexes")):
        assert client.post(target, sent).status_code in (302, 422)
    assert person("Suzan").sex == ""


def test_of_a_closed_event_nothing_is_said(cast, event, client):
    line = listed(cast, event, cast.weo, "Suzan")
    shown = fields(client.get(url(event, "presence_sexes"))) | chosen(Suzan="woman")
    close_event(event=event, by=cast.staff)
    assert "woman or man not stated" not in page(client, event)
    closed = client.get(url(event, "presence_sexes"))
    assert "This event is closed." in read(closed)
    assert 'type="radio"' not in closed.content.decode()
    for target in (url(event, "presence_sexes"), line_url(line, "presence_line_sexes")):
        assert client.post(target, shown).status_code == 422
    assert person("Suzan").sex == ""


def test_a_line_that_is_gone(cast, event, client):
    line = listed(cast, event, cast.weo, "Suzan")
    sent = chosen(Suzan="woman")
    target = line_url(line, "presence_line_sexes")
    client.post(line_url(line, "presence_remove"))
    assert client.post(target, sent).status_code == 409


def test_a_hundred_a_page_and_few_questions(cast, event, client):
    def fill(start: int, number: int) -> None:
        for index in range(start, start + number):
            body = Organization.objects.create(
                slug=f"o-{index}", name_en=f"Group {index}", kind="local", member_since=event.starts_on
            )
            listed(cast, event, body, *(f"Person {index} {each}" for each in range(10)))

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    fill(0, 1)
    addresses = (url(event, "presence_sexes"), url(event))
    asked(addresses[0])
    few = [asked(one) for one in addresses]
    fill(1, 14)
    assert [asked(one) for one in addresses] == few
    first = client.get(addresses[0])
    assert "Page 1 of 2" in read(first)
    sent = fields(first)
    assert len(sent) == 2 * PEOPLE_A_PAGE < 299
    women = {name: "woman" for name in sent if name.startswith("sex-")}
    with CaptureQueriesContext(connection) as queries:
        client.post(addresses[0], sent | women)
    assert len(queries) <= 40
    assert "For 50 people this is not stated." in read(client.get(addresses[0]))


def test_they_came_tells_of_it_at_once(cast, event, client):
    """The line at the top follows what is written down without the page being opened again."""
    response = client.post(url(event), {"name": "WEO", "women": "1"}, headers=LIVE)
    assert 'id="unstated" hx-swap-oob="true"' in response.content.decode()
