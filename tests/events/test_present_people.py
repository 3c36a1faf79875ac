"""The page of one line of who came: its people one by one, and whose line it is."""

from __future__ import annotations

import pytest

from events.actions import log_presence
from events.actions.meanwhile import marks_of_person
from events.models import Presence, PresentPerson
from members.drafts.comparing import line_of
from members.models import Acquaintance
from tests.cast import english_client_of

from .writing_down import LIVE, based_on, held_event, line_url, numbers, read


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def shown(person: PresentPerson) -> str:
    """What the form of ``person`` carries."""
    return line_of(marks_of_person(PresentPerson.objects.get(pk=person.pk)))


def line_with(cast, event, *people: str, organization=None) -> Presence:
    named = [(name, "", "") for name in people]
    return log_presence(event=event, by=cast.staff, organization=organization or cast.weo, people=named)


def test_it_works(cast, event, client):
    """Names are pasted one a line, with addresses or without; they are counted from then on."""
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=9)
    people = "Suzan Aref, suzan@weo.example\n\n <new@weo.example> Lana Karim\nKarim, Noor\n"
    sent = {"people": people, "sex": "woman", "based_on": based_on(line)}
    response = client.post(line_url(line, "presence_people"), sent, follow=True)
    assert "Saved. Names added: 3." in read(response)
    assert list(line.people.values_list("name", "email", "user__name")) == [
        ("Karim, Noor", "", None),
        ("Lana Karim", "new@weo.example", None),
        ("Suzan Aref", "suzan@weo.example", "Suzan Aref"),
    ]
    assert numbers(line) == (3, 0, 0)
    again = client.post(line_url(line, "presence_people"), {"people": "karim,  noor"}, follow=True)
    assert "Listed already, so not added again: 1." in read(again)
    assert line.people.count() == 3


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("", "“Names, one a line” needs an answer"),
        ("a@weo.example", "Line 1 has no name."),
        ("Suzan\nLana a@weo.example b@weo.example", "Line 2 has several e-mail addresses."),
        ("Lana a@", "This is not an e-mail address."),
        ("x" * 151, "A name has at most 150 characters"),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(cast, event, client, people, words):
    line = line_with(cast, event)
    response = client.post(line_url(line, "presence_people"), {"people": people})
    assert response.status_code == 422
    assert words in read(response)
    assert people in response.content.decode()
    assert not line.people.exists()


def test_a_person_is_saved_by_itself(cast, event, client):
    line = line_with(cast, event, "Suzan", "Lana Karim")
    person = line.people.get(name="Suzan")
    sent = {"name": "Suzan Aref", "sex": "woman", "email": "suzan@weo.example", "based_on": shown(person)}
    response = client.post(line_url(line, "presence_person", person.pk), sent)
    assert response.url.endswith(f"{line.public_id}/?saved={person.pk}#person-{person.pk}")
    person.refresh_from_db()
    assert (person.name, person.sex, person.user) == ("Suzan Aref", "woman", cast.suzan)
    assert numbers(line) == (1, 0, 1)
    live = client.post(
        line_url(line, "presence_person", person.pk),
        {**sent, "sex": "man", "based_on": shown(person)},
        headers=LIVE,
    )
    assert "Saved " in read(live)
    assert "Men: 1. Not stated: 1." in read(live)


def test_what_two_wrote_of_a_person_is_shown_to_the_second(cast, event, client):
    line = line_with(cast, event, "Suzan")
    person = line.people.get()
    before = shown(person)
    PresentPerson.objects.filter(pk=person.pk).update(name="Suzan Aref")
    sent = {"name": "Susan", "sex": "", "email": "", "based_on": before}
    for headers in ({}, LIVE):
        response = client.post(line_url(line, "presence_person", person.pk), sent, headers=headers)
        assert response.status_code == 422
        assert "Now it says: Suzan Aref · not stated You typed: Susan" in read(response)
        assert "Put mine in its place" in read(response)
    client.post(line_url(line, "presence_person", person.pk), {**sent, "mine": shown(person)})
    person.refresh_from_db()
    assert person.name == "Susan"


def test_the_last_one_removed_leaves_nobody_counted(cast, event, client):
    line = line_with(cast, event, "Suzan", "Lana")
    for person in line.people.all():
        sent = {"remove": "1", "based_on": shown(person)}
        removed = client.post(line_url(line, "presence_person", person.pk), sent, follow=True)
        assert f"Removed: {person.name}" in read(removed)
    assert numbers(line) == (0, 0, 0)


def test_a_person_removed_meanwhile_can_be_added_again(cast, event, client):
    line = line_with(cast, event, "Suzan")
    person = line.people.get()
    address = line_url(line, "presence_person", person.pk)
    person.delete()
    sent = {"name": "Suzan Aref", "sex": "woman", "email": "s@weo.example"}
    response = client.post(address, sent)
    assert response.status_code == 409
    assert "This person was removed meanwhile." in read(response)
    assert "Suzan Aref s@weo.example" in response.content.decode()
    assert "was removed already" in read(client.post(address, {"remove": "1"}, follow=True))


# -- whose line it is -------------------------------------------------------------------------------------------------


def test_a_walk_in_is_found_to_be_a_member(cast, event, client):
    line = log_presence(
        event=event, by=cast.staff, walk_in_name="WEO Erbil", people=[("Suzan", "", "suzan@weo.example")]
    )
    log_presence(event=event, by=cast.staff, organization=cast.al_noor)
    sent = {"name": "weo", "based_on": based_on(line)}
    response = client.post(line_url(line, "presence_who"), sent)
    assert f"saved={line.public_id}" in response.url
    line.refresh_from_db()
    assert (line.organization, line.walk_in_name) == (cast.weo, "")
    assert line.people.get().user == cast.suzan
    assert Acquaintance.objects.count() == 1
    # And back: it was somebody else.
    client.post(line_url(line, "presence_who"), {"name": "Mothers of Sinjar", "based_on": based_on(line)})
    assert not Acquaintance.objects.exists()
    assert line.people.get().user is None


def test_two_lines_of_one_organization_become_one_after_asking(cast, event, client):
    line = log_presence(event=event, by=cast.staff, walk_in_name="WEO Erbil", women=2)
    other = log_presence(event=event, by=cast.staff, organization=cast.weo, women=3, men=1)
    sent = {"name": "WEO", "based_on": based_on(line)}
    asked = client.post(line_url(line, "presence_who"), sent)
    assert asked.status_code == 422
    assert "Shall these two lines become one?" in read(asked)
    assert "Together Women: 5. Men: 1." in read(asked)
    assert Presence.objects.count() == 2
    merge = {**sent, "merge": "1", "based_on_other": based_on(other)}
    client.post(line_url(line, "presence_who"), merge)
    assert numbers(Presence.objects.get()) == (5, 1, 0)


def test_names_of_two_lines_are_put_together_each_once(cast, event, client):
    line = log_presence(
        event=event, by=cast.staff, walk_in_name="W", people=[("Lana", "woman", ""), ("SUZAN", "", "")]
    )
    other = log_presence(event=event, by=cast.staff, organization=cast.weo, people=[("Suzan", "woman", "")])
    sent = {"name": "WEO", "merge": "1", "based_on": based_on(line), "based_on_other": based_on(other)}
    client.post(line_url(line, "presence_who"), sent)
    assert [(one.name, one.sex) for one in other.people.all()] == [("Lana", "woman"), ("Suzan", "woman")]
    assert numbers(Presence.objects.get()) == (2, 0, 0)


def test_numbers_that_would_go_are_named_and_what_changed_is_asked_again(cast, event, client):
    line = log_presence(event=event, by=cast.staff, walk_in_name="W", women=8)
    other = line_with(cast, event, "Suzan")
    sent = {"name": "WEO", "based_on": based_on(line)}
    asked = client.post(line_url(line, "presence_who"), sent)
    assert "Its numbers go" in read(asked)
    merge = {**sent, "merge": "1", "based_on_other": based_on(other)}
    PresentPerson.objects.create(presence=other, name="Lana")
    assert client.post(line_url(line, "presence_who"), merge).status_code == 422
    assert Presence.objects.count() == 2


def test_a_line_of_another_event_is_no_line_of_this_one(cast, event, client):
    line = line_with(cast, event, "Suzan")
    elsewhere = held_event(cast, "Another")
    address = line_url(line, "presence_line").replace(event.slug, elsewhere.slug)
    assert client.get(address).status_code == 404


def test_so_many_names_at_once(cast, event, client):
    """More are refused in kind words, and nothing is written down."""
    line = line_with(cast, event, "Suzan Aref")
    people = [f"Person {number:x} Ali" for number in range(501)]
    sent = {"people": "\n".join(people), "sex": "", "based_on": based_on(line)}
    refused = client.post(line_url(line, "presence_people"), sent)
    assert refused.status_code == 422
    assert "At most 500 names can be added at once. Add some of them first, then the others." in read(refused)
    assert line.people.count() == 1
    sent["people"] = "\n".join(people[:500])
    assert client.post(line_url(line, "presence_people"), sent).status_code == 302
    assert line.people.count() == 501
