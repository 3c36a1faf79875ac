"""That a line says something twice hides nobody else in it, and no plain choice of the review loses them."""

from __future__ import annotations

import pytest

from events.attendance.decisions import Choice, Decision
from members.models import Organization
from tests.cast import JOINED, english_client_of
from tests.events.attendance import Lists, lists_of

from .pasting import KEEP, list_url, pasted_by, reviewed, saved, say_line, who_came
from .writing_down import held_event, read

FIRST = "Zaid Hazim, Two Banks"
MORE = "Two Banks: Zaid Hazim, Ali Karim, Huda Salim"


@pytest.fixture
def lists(cast) -> Lists:
    Organization.objects.create(slug="two-banks", name_en="Two Banks", kind="local", member_since=JOINED)
    return lists_of(cast)


def test_it_works(lists):
    """A doubt about what else is in the line is told first, and beside it that a person is in another line too."""
    told = {
        f"{FIRST}\n{MORE}": "name_unclear",
        f"{FIRST}\nZaid Hazim, Ali Karim, Two Banks": "name_unclear",
        f"{FIRST}\nZaid Hazim, Two Banks, zaid@a.example, zaid@b.example": "two_emails",
        f"{FIRST}\nAli Karim, Zaid Hazim, Two Banks": "name_unclear",
        f"{FIRST}\nZaid Hazim, Two Banks": "repeated_line",
        f"{FIRST}\nHazim, Zaid, Two Banks": "repeated_person",
    }
    assert {text: lists.lines(text)[1].code for text in told} == told
    _first, second = lists.lines(f"{FIRST}\n{MORE}")
    assert str(second.problem) == (
        "There may be more in the name than the name: “Zaid Hazim”, “Ali Karim”, “Huda Salim”."
        " The same person is in line 1."
    )
    _first, second = lists.lines(f"{MORE}\n{MORE}")
    assert (second.code, second.repeats) == ("name_unclear", 1)
    assert str(second.problem).endswith("This is the same as line 1.")


@pytest.mark.parametrize(
    "text",
    [
        "Al Noor: Huda Salim, 2 women",
        "Huda Salim, Al Noor, 2 women",
        "Al Noor: Huda Salim and 2 women",
        "Al Noor - Huda Salim + 2 women",
    ],
)
def test_who_is_named_beside_others_that_are_counted(lists, text):
    line = lists.line(text)
    assert (line.name, line.women, line.code) == ("Huda Salim", 2, "counts_unclear")
    assert line.organization_slug == "al-noor"


def test_somebody_in_arabic_beside_a_count(lists):
    line = lists.line("مؤسسة النور: هدى سالم و ٢ نساء")
    assert (line.name, line.women, line.code) == ("هدى سالم", 2, "counts_unclear")


def test_no_plain_choice_loses_somebody(cast, lists):
    """The form holds all names; that it is somebody else is no answer for such a line."""
    event = held_event(cast)
    pasted = pasted_by(cast.staff, event, FIRST, MORE)
    review = reviewed(pasted)
    assert ([one.number for one in review.doubts], review.repeats) == ([2], ())
    client = english_client_of(cast.staff)
    page = client.get(list_url(pasted, "list_line", 2))
    assert page.context["form"].initial["name"] == "Zaid Hazim\nAli Karim\nHuda Salim"
    assert 'value="keep"' not in page.content.decode()
    say_line(pasted, cast.staff, 2, KEEP)
    assert sorted(reviewed(pasted).waiting) == [2]
    names = Decision(Choice.WRITTEN, name="Ali Karim\nHuda Salim", organization="Two Banks")
    say_line(pasted, cast.staff, 2, names, KEEP.mark)
    saved(pasted, cast.staff)
    assert who_came(event) == {"two-banks": ["Ali Karim", "Huda Salim", "Zaid Hazim"]}


def test_one_person_alone_may_be_somebody_else(cast, lists):
    pasted = pasted_by(cast.staff, held_event(cast), FIRST, "Hazim, Zaid, Two Banks")
    assert [one.number for one in reviewed(pasted).repeats] == [2]
    page = english_client_of(cast.staff).get(list_url(pasted, "list_line", 2))
    assert 'value="keep"' in page.content.decode()


def test_a_name_and_a_count_are_not_saved_without_a_word(cast, lists):
    pasted = pasted_by(cast.staff, held_event(cast), "Al Noor: Huda Salim, 2 women")
    client = english_client_of(cast.staff)
    initial = client.get(list_url(pasted, "list_line", 1)).context["form"].initial
    assert (initial["name"], initial["women"]) == ("Huda Salim", 2)
    sent = {**initial, "choice": "written"}
    response = client.post(list_url(pasted, "list_line", 1), sent)
    assert response.status_code == 422
    assert "Write a name or numbers, not both" in read(response)
