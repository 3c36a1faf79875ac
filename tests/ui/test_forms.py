"""Forms in our own fields, first of all the date in three of them."""

import datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from cop_portal.dates import DatedFact
from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.forms import CheckboxList, PortalForm, language_field


class MeetingForm(PortalForm):
    on = DateThreeField(label="When did you meet?", not_after=datetime.date(2021, 12, 9))
    areas = forms.MultipleChoiceField(
        label="Areas", choices=[("1", "Quotas"), ("2", "Mentoring")], widget=CheckboxList
    )
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea)
    email = forms.EmailField(label="E-mail address")


def date_errors(day, month, year, **options) -> list[str]:
    field = DateThreeField(**options)
    try:
        field.clean([day, month, year])
    except forms.ValidationError as error:
        return error.messages
    return []


def shown(form, text: str) -> str:
    return Template("{% load ui %}" + text).render(Context({"form": form}))


def test_it_works():
    form = MeetingForm(
        {"on_day": "6", "on_month": "5", "on_year": "2021", "areas": ["1"], "email": "suzan@weo.example"}
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == datetime.date(2021, 5, 6)


def test_a_date_is_read_in_arabic_digits():
    assert DateThreeField().clean(["٦", "٥", "٢٠٢١"]) == datetime.date(2021, 5, 6)
    assert DateThreeField().clean(["۶", "۵", "۲۰۲۱"]) == datetime.date(2021, 5, 6)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("", "", ""), "Enter the date"),
        (("", "5", "2021"), "Enter the day, the month and the year"),
        (("31", "2", "2021"), "February 2021 has no day 31"),
        (("0", "2", "2021"), "February 2021 has no day 0"),
        (("6", "13", "2021"), "The month must be between 1 and 12"),
        (("6", "5", "21"), "Write the year with four figures, for example 2021"),
        (("6", "May", "2021"), "Write the date in figures, for example 6 5 2021"),
        (("6", "²", "2021"), "Write the date in figures, for example 6 5 2021"),
    ],
)
def test_what_is_wrong_with_a_date_is_said_in_words(parts, words):
    assert date_errors(*parts) == [words]


def test_a_date_to_come_is_refused_where_it_must_be_past():
    assert date_errors("10", "12", "2021", not_after=lambda: datetime.date(2021, 12, 9))
    assert not date_errors("9", "12", "2021", not_after=datetime.date(2021, 12, 9))


def test_where_a_month_is_enough_the_day_may_stay_empty():
    field = DateThreeField(month_is_enough=True)
    assert field.clean(["", "4", "2021"]) == DatedFact(datetime.date(2021, 4, 1), "month")
    assert field.clean(["14", "4", "2021"]) == DatedFact(datetime.date(2021, 4, 14), "day")
    assert date_errors("14", "", "2021", month_is_enough=True) == ["Enter the month and the year"]


def test_a_stored_month_comes_back_without_a_day():
    class StoryForm(PortalForm):
        on = DateThreeField(month_is_enough=True, required=False)

    html = shown(
        StoryForm(initial={"on": DatedFact(datetime.date(2021, 4, 1), "month")}), "{% field form.on %}"
    )
    assert 'name="on_month" value="4"' in html
    assert 'name="on_day" value' not in html


def test_what_was_typed_survives_an_error():
    html = shown(
        MeetingForm({"on_day": "31", "on_month": "2", "on_year": "2021", "notes": "<b>ours"}), "{{ form }}"
    )
    assert 'value="31"' in html
    assert "&lt;b&gt;ours" in html


def test_a_field_ties_hint_and_error_to_its_control():
    html = shown(MeetingForm({}), '{% field form.email hint="As in your letters." %}')
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'dir="ltr"' in html


def test_optional_is_marked_and_required_is_not():
    form = MeetingForm()
    assert "(optional)" in shown(form, "{% field form.notes %}")
    assert "(optional)" not in shown(form, "{% field form.email %}")
    assert " required" not in shown(form, "{{ form }}")


def test_the_summary_names_each_field_and_says_nothing_where_all_is_well():
    html = shown(MeetingForm({}), "{% error_summary form %}")
    assert "4 answers" not in html
    assert "3 answers need attention" in html
    assert 'href="#id_on_0"' in html
    assert 'href="#id_areas_0"' in html
    assert "“Areas” needs an answer" in html
    assert shown(MeetingForm(), "{% error_summary form %}") == ""


def test_an_error_of_the_whole_form_stands_in_the_summary_without_a_link():
    form = MeetingForm({})
    form.add_error(None, "Another meeting is recorded on that day.")
    assert "<li>Another meeting is recorded on that day.</li>" in shown(form, "{% error_summary form %}")


def test_a_language_may_be_none():
    assert language_field(required=False).clean("") == ""
    with pytest.raises(forms.ValidationError):
        language_field().clean("")


def test_text_finds_its_own_direction():
    with translation.override("ar"):
        assert 'dir="auto"' in shown(MeetingForm(), "{% field form.notes %}")
