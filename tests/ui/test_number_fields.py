"""Numbers and hours are read in the digits of all three languages."""

from __future__ import annotations

import datetime

import pytest
from django import forms

from collaborations.forms.meetings import PlanMeetingForm
from cop_portal.ui.number_fields import HourField, NumberField
from events.presence.forms import CountField
from events.schedule.forms import RoundsForm


class OneForm(forms.Form):
    number = NumberField(required=False)
    hour = HourField(required=False)
    count = CountField()


def cleaned(**sent: str) -> dict:
    form = OneForm(sent)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_it_works():
    read = cleaned(number=" ۱۲ ", hour="١٠:٤٥", count="٣")
    assert read == {"number": 12, "hour": datetime.time(10, 45), "count": 3}


def test_nothing_typed():
    assert cleaned() == {"number": None, "hour": None, "count": 0}


@pytest.mark.parametrize("typed", ["10:45", "10.45", "10:45:00", " ۱۰.۴۵"])
def test_hours(typed: str):
    assert cleaned(hour=typed)["hour"] == datetime.time(10, 45)


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("number", "three", "Write a whole number in figures, for example 3."),
        ("number", "3.5", "Write a whole number in figures, for example 3."),
        ("count", "three", "Write a whole number in figures, for example 3."),
        ("count", "-1", "A number of people cannot be less than 0."),
        ("count", "10000", "More than 9999 people cannot have come for one organization."),
        ("hour", "noon", "Write the hour as 10:45."),
        ("hour", "٢٥:٠٠", "Write the hour as 10:45."),
    ],
)
def test_what_is_none(name: str, typed: str, words: str):
    assert OneForm({name: typed}).errors == {name: [words]}


def test_all_forms_use_them():
    assert isinstance(PlanMeetingForm.base_fields["starts_at"], HourField)
    assert isinstance(RoundsForm.base_fields["starts_at"], HourField)
    assert isinstance(RoundsForm.base_fields["rounds"], NumberField)


def test_a_phone_can_type_an_hour():
    """Its keys of numbers alone have no colon."""
    assert "inputmode" not in HourField().widget.attrs
    assert NumberField().widget.attrs["inputmode"] == "numeric"
