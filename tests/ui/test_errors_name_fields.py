"""What is too long, too small or too great is said with the field's name and what to do."""

from __future__ import annotations

import pytest
from django import forms
from django.utils import translation

from cop_portal.ui.forms import PortalForm
from cop_portal.ui.number_fields import NumberField
from events.answer_form import NeedsField
from events.file_forms import TitleForm


class RoomForm(PortalForm):
    title = forms.CharField(label="100% title", max_length=5)
    needs = NeedsField(label="What do they need?")
    rounds = NumberField(label="Rounds", min_value=1, max_value=12)
    least = forms.IntegerField(label="Least", min_value=3)
    most = forms.IntegerField(label="Most", max_value=3)
    own = forms.CharField(label="Own", max_length=2, error_messages={"max_length": "In words of its own"})


def errors(**sent: str) -> dict[str, list[str]]:
    given = {"title": "abc", "needs": "", "rounds": "3", "least": "3", "most": "3", "own": "a"}
    return {name: list(rows) for name, rows in RoomForm({**given, **sent}).errors.items()}


def test_it_works():
    assert errors(needs="a" * 6000) == {
        "needs": ["“What do they need?” has room for 500 characters, and this has 6000. Shorten it"]
    }


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "abcdef", "“100% title” has room for 5 characters, and this has 6. Shorten it"),
        ("title", "", "“100% title” needs an answer"),
        ("rounds", "13", "“Rounds” needs a number from 1 to 12"),
        ("rounds", "0", "“Rounds” needs a number from 1 to 12"),
        ("least", "2", "“Least” needs a number that is 3 or more"),
        ("most", "4", "“Most” needs a number that is 3 or less"),
        ("own", "abc", "In words of its own"),
    ],
)
def test_each_names_its_field(field, typed, words):
    assert errors(**{field: typed}) == {field: [words]}


def test_a_file_s_title():
    form = TitleForm({"title": "a" * 201})
    assert form.errors["title"] == ["“Title” has room for 200 characters, and this has 201. Shorten it"]


@pytest.mark.parametrize("language", ["ar", "ckb"])
def test_nothing_fails_in_the_other_languages(language):
    with translation.override(language):
        (said,) = errors(title="abcdef")["title"]
        assert "100% title" in said
        assert "%(" not in said
        (said,) = errors(rounds="13")["rounds"]
        assert "12" in said
        assert "%(" not in said
