"""Pages of a pasted list: without scripts, in place with them, what is told where something is wrong, a big list."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import close_event
from events.actions.pasted_lists import discard_list
from events.attendance.decisions import Choice, line_key
from events.models import AttendanceList, PresentPerson
from tests.cast import english_client_of

from .pasting import OUT, list_url, pasted_by, reviewed, saved, say_line, walk_in, who_came, writing_of
from .writing_down import LIVE, held_event, read, url

LINES = (
    "Name, Organization, E-mail",
    "Suzan Aref, WEO, suzan@weo.example",
    "Lana Karim, WEO, lana@weo.example",
    "Ali Hassan, Hope NGO",
    "Sara Karim, Hope NGO",
    "Suzan Aref, WEO, suzan@weo.example",
    ", Women Empowerment Organization,",
)


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


@pytest.fixture
def pasted(cast, event):
    return pasted_by(cast.staff, event, *LINES)


@pytest.fixture
def hope(pasted) -> str:
    """The key of the question about Hope NGO."""
    return writing_of(reviewed(pasted), "Hope NGO").key


def test_it_works(client, event):
    """From the page of who came, through the review, back to it."""
    assert url(event, "paste_list") in client.get(url(event)).content.decode()
    assert "suzan@weo.example" in read(client.get(url(event, "paste_list")))
    sent = client.post(url(event, "paste_list"), {"text": "\r\n".join(LINES)})
    pasted = AttendanceList.objects.get()
    assert sent.url == list_url(pasted)
    words = read(client.get(sent.url))
    assert "Lines understood 2 Lines that want your word 4 Lines left out 0 Lines of no people 1" in words
    assert "Women Empowerment Organization Suzan Aref, Lana Karim" in words
    assert "Hope NGO No organization is known here by this name. Ali Hassan, Sara Karim" in words
    assert "This is the same as line 2." in words
    assert "2 people will be written down. Organizations: 1." in words
    assert "Not people" in words
    content = client.get(sent.url).content.decode()
    assert " checked" not in content
    # The page of pasting knows it too.
    assert sent.url in client.get(url(event, "paste_list")).content.decode()


def test_what_was_pasted_stays_where_it_is_refused(client, event):
    refused = client.post(url(event, "paste_list"), {"text": "Ali, WEO\n" * 501})
    assert refused.status_code == 422
    assert "Paste at most 500 lines" in read(refused)
    assert refused.content.decode().count("Ali, WEO") == 501
    assert "Paste the list first" in read(client.post(url(event, "paste_list"), {"text": " "}))


def test_without_scripts_all_choices_are_one_form(cast, client, event, pasted, hope):
    page = list_url(pasted)
    answers = {
        hope: "walk_in",
        f"{hope}-name": "Hope",
        f"{hope}-seen": "",
        "line-6": "out",
        "line-6-seen": "",
    }
    assert client.post(page, answers).url == f"{page}#asked"
    words = read(client.get(page))
    assert "Lines understood 4 Lines that want your word 1 Lines left out 1" in words
    assert "Hope NGO A walk-in, “Hope”." in words
    line = list_url(pasted, "list_line", 7)
    assert client.post(line, {"choice": "written", "organization": "weo"}).status_code == 422
    assert (
        client.post(line, {"choice": "written", "name": "Dina", "organization": "weo"}).url == f"{page}#asked"
    )
    done = client.post(list_url(pasted, "save_list"), {"seen": reviewed(pasted).mark}, follow=True)
    assert done.redirect_chain[-1][0] == url(event)
    assert "5 people were written down. Organizations: 2." in read(done)
    assert who_came(event) == {
        "weo": ["Dina", "Lana Karim", "Suzan Aref"],
        "Hope": ["Ali Hassan", "Sara Karim"],
    }


def test_in_place_only_what_changed_comes(client, pasted, hope):
    answer = client.post(
        list_url(pasted),
        {"only": hope, hope: "walk_in", f"{hope}-name": "Hope", f"{hope}-seen": "", "line-6": "out"},
        headers=LIVE,
    )
    content = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'id="party-\w+"', content) == [f'id="party-{reviewed(pasted).party_of(4).key}"']
    assert 'hx-swap-oob="afterbegin:#parties"' in content
    assert re.search(r"Saved \d\d:\d\d", content)
    # The other question was not sent.
    assert 6 in reviewed(pasted).asking
    assert f'name="seen" value="{reviewed(pasted).mark}"' in content
    # Left out after all: its organization goes.
    seen = walk_in("Hope").mark
    again = client.post(list_url(pasted), {"only": hope, hope: "out", f"{hope}-seen": seen}, headers=LIVE)
    assert 'hx-swap-oob="delete"' in again.content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"": "other"}, "Choose the organization from the list."),
        ({"": "walk_in", "-name": " "}, "Write the name of the walk-in."),
        ({"": "walk_in", "-name": "x" * 201}, "at most 200 characters"),
        ({"": "m999"}, "Choose one of these."),
        ({"": "other", "-member": "999"}, "Choose the organization from the list."),
    ],
)
def test_an_answer_that_says_too_little(client, pasted, hope, sent, words):
    wrong = client.post(list_url(pasted), {f"{hope}{name}": value for name, value in sent.items()})
    assert (wrong.status_code, reviewed(pasted).writings[0].decision) == (422, None)
    assert words in read(wrong)


def test_another_member_is_chosen_from_all(cast, client, pasted, hope):
    client.post(list_url(pasted), {f"{hope}-member": str(cast.hidden_org.pk)})
    assert reviewed(pasted).party_of(4).who.organization == cast.hidden_org
    assert f'value="m{cast.hidden_org.pk}"' in client.get(list_url(pasted)).content.decode()


def test_the_second_is_told_what_the_first_has_decided(cast, client, pasted, hope):
    client.post(list_url(pasted), {hope: "out", f"{hope}-seen": ""})
    told = client.post(list_url(pasted), {hope: "walk_in", f"{hope}-name": "Hope", f"{hope}-seen": ""})
    assert told.status_code == 422
    staff = cast.staff.name
    assert f"{staff} has decided meanwhile. It says now: Left out. You chose: A walk-in, “Hope”." in read(
        told
    )
    assert reviewed(pasted).writings[0].is_out
    # A line that is asked no more, and one that is written anew.
    client.post(list_url(pasted), {"line-6": "out", "line-6-seen": ""})
    told = client.post(list_url(pasted), {"line-6": "keep", "line-6-seen": ""}, follow=True)
    assert "You chose: Somebody else, written down too." in read(told)
    told = client.post(
        list_url(pasted, "list_line", 6), {"name": "Suzan", "organization": "WEO", "seen": ""}, headers=LIVE
    )
    assert (told.status_code, "It says now: Left out." in read(told)) == (422, True)
    assert f'name="seen" value="{OUT.mark}"' in told.content.decode()


def test_one_line_is_changed_and_taken_back(cast, client, pasted):
    line = list_url(pasted, "list_line", 3)
    assert "Lana Karim, WEO, lana@weo.example" in read(client.get(line))
    sent = {"choice": "written", "name": "Lana K.", "organization": "Al Noor", "sex": "woman", "seen": ""}
    client.post(line, sent)
    party = reviewed(pasted).party_of(3)
    assert (party.who.organization, party.named) == (cast.al_noor, (1, 0, 0))
    [mark] = re.findall(r'name="seen" value="(\w+)"', client.get(line).content.decode())
    client.post(line, {"choice": "back", "seen": mark})
    assert reviewed(pasted).party_of(3).who.organization == cast.weo
    assert client.get(list_url(pasted, "list_line", 99)).status_code == 404
    wrong = client.post(line, {"name": "A", "organization": "WEO", "email": "a@", "women": "2"}, headers=LIVE)
    assert "Write a name or numbers, not both" in read(wrong)


def test_a_list_that_is_gone(cast, client, event, pasted):
    say_line(pasted, cast.staff, 7, OUT)
    for number in (4, 5, 6):
        say_line(pasted, cast.staff, number, OUT)
    saved(pasted, cast.staff)
    told = client.get(list_url(pasted), follow=True)
    assert "This list is written down already." in read(told)
    live = client.post(list_url(pasted), {"only": "x"}, headers=LIVE)
    assert live.headers["HX-Redirect"] == url(event)
    other = pasted_by(cast.staff, event, "Ali, WEO")
    discard_list(pasted=other, by=cast.staff)
    assert client.get(list_url(other)).status_code == 404
    told = client.post(list_url(other, "save_list"), follow=True)
    assert "it was discarded" in read(told)


def test_a_part_is_saved_and_the_rest_stays_on_the_page(client, pasted):
    done = client.post(list_url(pasted, "save_list"), {"seen": reviewed(pasted).mark}, follow=True)
    assert done.redirect_chain[-1][0] == list_url(pasted)
    # The line that repeats one that is written down now wants no word any more.
    assert "3 lines are still in the list and want your word." in read(done)
    # The page that was opened before.
    stale = client.post(list_url(pasted, "save_list"), {"seen": "other"})
    assert (stale.status_code, "The list has changed" in read(stale)) == (422, True)
    assert PresentPerson.objects.count() == 2


def test_discarding_asks_first(client, event, pasted):
    assert "Discard this list?" in read(client.get(list_url(pasted, "discard_list")))
    assert AttendanceList.objects.exists()
    assert client.post(list_url(pasted, "discard_list")).url == url(event, "paste_list")
    assert not AttendanceList.objects.exists()


def test_a_closed_event_is_read_and_not_changed(cast, client, event, pasted):
    close_event(event=event, by=cast.staff)
    words = read(client.get(list_url(pasted)))
    assert "This event is closed." in words
    assert "Write down what is clear" not in words
    assert client.post(list_url(pasted, "save_list"), {"seen": reviewed(pasted).mark}).status_code == 422
    assert client.post(url(event, "paste_list"), {"text": "Ali, WEO"}).status_code == 422


def big(number: int) -> list[str]:
    """As many people, of organizations that nobody knows, that are known, and in doubt."""
    kinds = ("WEO", "Al Noor", "Union of {0} in Basra", "WEO, {0}@x.example, {0}@y.example")
    names = (f"Person{chr(97 + one // 26)}{chr(97 + one % 26)} Ali" for one in range(number))
    return [f"{name}, {kinds[place % 4].format(name[6:8])}" for place, name in enumerate(names)]


def test_a_list_of_five_hundred(cast, client, event):
    """As many questions to the database as for a short one; forms that a server takes; folded where it is long."""

    def looked_at(number: int) -> tuple[int, str]:
        pasted = pasted_by(cast.staff, event, *big(number))
        client.get(list_url(pasted))
        with CaptureQueriesContext(connection) as queries:
            content = client.get(list_url(pasted)).content.decode()
        return len(queries), content

    few, _content = looked_at(8)
    many, content = looked_at(500)
    assert many == few <= 24
    assert "<details" in content
    assert "Page 1 of 4" in read(client.get(list_url(AttendanceList.objects.first())))
    for form in re.findall(r"<form.*?</form>", content, re.S):
        assert len(re.findall(r"<(?:input|select|textarea)\b", form)) < 300


def test_keys_are_those_of_the_list(cast, client, pasted):
    """What no question asks is not kept."""
    client.post(list_url(pasted), {"as-else": "out", "as-else-seen": "", line_key(2): str(Choice.OUT)})
    pasted.refresh_from_db()
    assert pasted.decisions == {}
