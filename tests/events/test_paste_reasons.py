"""Why a line or an organization is asked about, and what may be meant, as the review says it."""

from __future__ import annotations

import pytest

from events.models import PresentPerson
from tests.cast import english_client_of

from .pasting import list_url, pasted_by, reviewed, saved, who_came
from .writing_down import held_event, read

ANOTHERS = "Ahmed Jassam, WEO, ahmed@alnoor.example"


@pytest.fixture
def event(cast):
    return held_event(cast)


@pytest.fixture
def client(cast):
    return english_client_of(cast.staff)


def page_of(client, cast, event, *lines: str) -> str:
    """What the review of these lines says."""
    return read(client.get(list_url(pasted_by(cast.staff, event, *lines))))


def test_it_works(cast, event, client):
    """An address of another is told as that, also where it stood above, and two organizations as two."""
    words = page_of(
        client, cast, event, "Name, Organization, E-mail", "Noor, Al Noor, ahmed@alnoor.example", ANOTHERS
    )
    assert "“WEO” is in this line, but the e-mail address is one of Al Noor Foundation." in words
    assert ANOTHERS in words
    assert "No organization is written quite so." not in words


def test_two_organizations(cast, event, client):
    words = page_of(client, cast, event, "Layla Ahmed, Al Noor & WEO")
    assert "This may mean more than one organization. Which one did they come for?" in words
    assert "Women Empowerment Organization (its acronym)" in words
    assert "quite so" not in words


def test_what_may_be_meant_in_plain_words(cast, event, client):
    words = page_of(
        client, cast, event, "Ali, Women Empowrment Organisation", "Sara, Empowerment Organization"
    )
    assert "Women Empowerment Organization (similar name)" in words
    assert "Women Empowerment Organization (part of its name)" in words
    assert "only alike" not in words


def test_one_press_for_one_of_the_two(cast, event, client):
    """What is pressed decides; what nobody offered is no answer."""
    pasted = pasted_by(cast.staff, event, ANOTHERS)
    url = list_url(pasted, "list_line", 1)
    content = client.get(list_url(pasted)).content.decode()
    for one in (cast.weo, cast.al_noor):
        assert f'value="m{one.pk}"' in content
    typed = {"name": "Ahmed Jassam", "organization": "WEO", "email": "ahmed@alnoor.example", "sex": ""}
    client.post(url, {**typed, "choice": f"m{cast.hidden_org.pk}"})
    assert reviewed(pasted).waiting == {1}
    client.post(url, {**typed, "choice": f"m{cast.al_noor.pk}"})
    saved(pasted, cast.staff)
    assert who_came(event) == {"al-noor": ["Ahmed Jassam"]}
    assert PresentPerson.objects.get().email == "ahmed@alnoor.example"


@pytest.mark.parametrize("line", ["Total 34", "المجموع: ٣٤", "کۆی گشتی: ٣٤", "iman2@basralaw.example"])
def test_a_sum_and_an_address_alone_are_asked_by_themselves(cast, event, line):
    pasted = pasted_by(cast.staff, event, "Suzan Aref, WEO", line)
    review = reviewed(pasted)
    assert [one.number for one in review.doubts] == [2]
    assert (review.writings, review.nobody) == ((), ())
