"""A name that is too long is said to be and stays as it was typed; several names have so many letters each."""

from __future__ import annotations

import pytest

from events.actions.present_people import LONGEST_NAME
from tests.cast import english_client_of

from .pasting import list_url, pasted_by, reviewed
from .writing_down import LIVE, held_event, read


@pytest.fixture
def pasted(cast):
    return pasted_by(
        cast.staff, held_event(cast), "Suzan Aref", "Lana <lana@weo.example> Hala <hala@weo.example>"
    )


def sent(cast, pasted, number: int, name: str, **headers):
    data = {"choice": "written", "name": name, "organization": "WEO"}
    return english_client_of(cast.staff).post(list_url(pasted, "list_line", number), data, **headers)


@pytest.mark.parametrize("headers", [{}, {"headers": LIVE}])
def test_it_works(cast, pasted, headers):
    long = "Suzan " * 30
    response = sent(cast, pasted, 1, long.strip(), **headers)
    assert response.status_code == 422
    assert "A name has at most 150 characters: write the names one a line." in read(response)
    assert long.strip() in response.content.decode()
    assert sent(cast, pasted, 1, "S" * LONGEST_NAME).status_code == 302


def test_several_names_are_measured_one_by_one(cast, pasted):
    names = [f"Person {number} of the long family of Karim" for number in range(20)]
    assert sent(cast, pasted, 2, "\n".join(names)).status_code == 302
    assert reviewed(pasted).line(2).names == tuple(names)
    assert sent(cast, pasted, 2, f"Lana\n{'H' * 151}").status_code == 422


def test_more_names_than_a_line_has(cast, pasted):
    response = sent(cast, pasted, 2, "\n".join(f"Person {number}" for number in range(21)))
    assert response.status_code == 422
    assert "Write at most 20 names into one line." in read(response)
