"""The review shows what is chosen first; fields are folded until they are wanted. It says how much is written down."""

from __future__ import annotations

import re

import pytest

from events.models import AttendanceList
from tests.cast import english_client_of

from .pasting import list_url, pasted_by, reviewed, saved, walk_in, who_came, writing_of
from .pasting import say as say_of
from .writing_down import LIVE, held_event, read

# One line wants an organization, one a name, one is understood and wants a yes, one is clear.
LINES = ("Ali Hassan, Hope NGO", "Salam Idrees", "Zaid, WEO, a@x.example, b@x.example", "Suzan Aref, WEO")


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


@pytest.fixture
def pasted(cast, event):
    return pasted_by(cast.staff, event, *LINES)


def parts(content: str) -> dict[str, str]:
    """What is asked on the page, by the id of its part."""
    found = re.split(r'(?=<(?:li|fieldset) class="paste-(?:doubt|question)")', content)[1:]
    return {re.search(r'id="ask-([^"]+)"', part)[1]: part for part in found}


def outside(part: str) -> str:
    """What is seen of a part whose folds are closed."""
    return re.sub(r"<details(?![^>]* open)[^>]*>.*?</details>", "", part, flags=re.S)


def test_it_works(client, pasted):
    """A line that says too little shows a button and a fold; one that was understood can be written down at once."""
    found = parts(client.get(list_url(pasted)).content.decode())
    lacking, understood = outside(found["line-2"]), outside(found["line-3"])
    for part in (lacking, understood):
        assert 'name="organization"' not in part
        assert 'value="out"' in part
    assert 'value="written"' not in lacking
    assert 'value="written"' in found["line-2"]
    assert 'value="written"' in understood
    assert "As it was read: <bdi>Zaid</bdi>" in understood
    asked = outside(found[writing_of(reviewed(pasted), "Hope NGO").key])
    assert ("<select" in asked, 'value="walk_in"' in asked, 'value="out"' in asked) == (False, True, True)


def test_what_is_wrong_stays_open(client, pasted):
    """With scripts the part is shown again, without them the line's own page: its fields are seen in both."""
    sent = {"name": "", "organization": "WEO", "email": "", "sex": "", "choice": "written"}
    live = client.post(list_url(pasted, "list_line", 2), sent, headers=LIVE)
    assert (live.status_code, 'name="organization"' in outside(live.content.decode())) == (422, True)
    plain = client.post(list_url(pasted, "list_line", 2), sent)
    assert (plain.status_code, 'name="organization"' in outside(plain.content.decode())) == (422, True)
    key = writing_of(reviewed(pasted), "Hope NGO").key
    wrong = client.post(list_url(pasted), {key: "other", f"{key}-seen": ""})
    assert (wrong.status_code, "<select" in outside(parts(wrong.content.decode())[key])) == (422, True)


def test_another_name_of_a_walk_in_stays_open(cast, client, pasted):
    key = writing_of(reviewed(pasted), "Hope NGO").key
    say_of(pasted, cast.staff, key, walk_in("Hope NGO"))
    assert f'name="{key}-name"' not in outside(parts(client.get(list_url(pasted)).content.decode())[key])
    [decision] = AttendanceList.objects.get().decisions.values()
    assert decision["walk_in"] == "Hope NGO"


def test_how_many_lines_are_written_down_and_how_many_wait(cast, client, event):
    pasted = pasted_by(cast.staff, event, *LINES, "Suzan Aref, WEO", "Lana Karim, WEO")
    assert "Lines written down" not in read(client.get(list_url(pasted)))
    words = read(client.post(list_url(pasted, "save_list"), {"seen": reviewed(pasted).mark}, follow=True))
    # Line 5 says who is written down now: it waits no more.
    assert "3 lines are still in the list and want your word." in words
    assert "Lines written down 2 Lines understood 1 one person is written down already" in words
    assert "Lines that want your word 3" in words
    say_of(pasted, cast.staff, writing_of(reviewed(pasted), "Hope NGO").key, walk_in("Hope"))
    saved(pasted, cast.staff)
    assert "Lines written down 4 Lines understood 0 Lines that want your word 2" in read(
        client.get(list_url(pasted))
    )
    assert who_came(event) == {"Hope": ["Ali Hassan"], "weo": ["Lana Karim", "Suzan Aref"]}


def test_where_nothing_waits_the_page_stays_while_something_remains(cast, client, event):
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", "Suzan Aref, WEO")
    done = client.post(list_url(pasted, "save_list"), {"seen": reviewed(pasted).mark})
    assert done.url == list_url(pasted)
    assert reviewed(pasted).waiting == frozenset()


@pytest.mark.parametrize("digit", ["9", "٩"])
@pytest.mark.parametrize("length", [19, 5000])
def test_a_number_that_is_none(client, pasted, digit, length):
    key = writing_of(reviewed(pasted), "Hope NGO").key
    wrong = client.post(list_url(pasted), {f"{key}-member": digit * length, f"{key}-seen": ""})
    assert wrong.status_code == 422
    assert "Choose the organization from the list." in read(wrong)
