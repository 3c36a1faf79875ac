"""Long lists of check boxes behind a line that says what is chosen; dates whose parts are named."""

import json
import re
from html import unescape

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from cop_portal.ui.date_fields import DateThreeField
from cop_portal.ui.folded import FoldedList
from cop_portal.ui.forms import PortalForm

PLACES = [("1", "Baghdad"), ("2", "Erbil"), ("3", "Ninewa")]


class PlacesForm(PortalForm):
    places = forms.MultipleChoiceField(
        label="Where", choices=PLACES, widget=FoldedList(heading="Governorates")
    )


class TopicsForm(PortalForm):
    topics = forms.MultipleChoiceField(
        label="Topics",
        choices=[("Elections", [("a", "Quotas"), ("b", "Observation")]), ("Media", [("c", "Radio")])],
        widget=FoldedList,
    )


class DaysForm(PortalForm):
    first = DateThreeField(label="First day", help_text="A day to come makes it a planned one.")
    last = DateThreeField(label="Last day", required=False, example="For example 12 1 2027")


def shown(form, text="{{ form }}") -> str:
    return Template("{% load ui %}" + text).render(Context({"form": form}))


def lines(html: str) -> list[tuple[str, str]]:
    """Of each fold what its line says, and which are chosen."""
    found = re.findall(r'fold-words">(.*?)</span>.*?fold-list">(.*?)</span>', html)
    return [(unescape(words), names) for words, names in found]


def test_it_works():
    html = shown(PlacesForm(initial={"places": ["1", "3"]}))
    assert lines(html) == [("Governorates: 2 chosen", "Baghdad, Ninewa")]
    assert "<details" in html
    assert " open" not in html
    assert html.count('type="checkbox"') == 3
    assert html.count(" checked") == 2


def test_nothing_is_chosen():
    assert lines(shown(PlacesForm())) == [("Governorates: none chosen", "")]


def test_a_group_is_a_fold_and_an_empty_one_its_name():
    html = shown(TopicsForm(initial={"topics": ["b"]}))
    assert lines(html) == [("Elections: 1 chosen", "Observation"), ("Media", "")]


@pytest.mark.parametrize(("form", "target"), [(PlacesForm, "id_places_0"), (TopicsForm, "id_topics_0_0")])
def test_where_something_needs_attention_it_is_open_and_the_link_leads_into_it(form, target):
    form = form({})
    html = shown(form, "{% error_summary form %}{{ form }}")
    assert f'<a href="#{target}">' in html
    opened = html.split('<details class="fold" open', 1)[1].split("</details>")[0]
    assert f'id="{target}"' in opened
    assert html.count('<details class="fold" open') == 1


def test_the_script_gets_the_words_for_every_number():
    """Arabic has six forms of "chosen": the browser knows none of them."""
    with translation.override("en"):
        html = shown(PlacesForm())
    words = json.loads(unescape(re.search(r'data-fold="(.*?)"', html)[1]))
    assert words == [
        "Governorates: none chosen",
        "Governorates: 1 chosen",
        "Governorates: 2 chosen",
        "Governorates: 3 chosen",
    ]


def test_names_are_escaped():
    class Risky(PortalForm):
        places = forms.MultipleChoiceField(choices=[("1", "<b>ours")], widget=FoldedList(heading='"><i>'))

    html = shown(Risky(initial={"places": ["1"]}))
    assert "<b>" not in html
    assert "<i>" not in html


def test_the_parts_of_a_date_are_named_for_everybody_and_an_example_ends_the_hint():
    html = shown(DaysForm())
    for number, label in enumerate(("Day", "Month", "Year")):
        assert f'<label for="id_first_{number}">{label}</label>' in html
    assert (
        'A day to come makes it a planned one. For example <span class="one-line">6 5 2021</span></p>' in html
    )
    assert 'id="id_last_helptext">For example <span class="one-line">12 1 2027</span></p>' in html
    assert 'aria-describedby="id_last_helptext"' in html


def test_a_field_shown_twice_has_one_example():
    html = shown(DaysForm(), '{% field form.first hint="Of the year." %}{% field form.first %}')
    assert 'Of the year. For example <span class="one-line">6 5 2021</span><' in html
    assert html.count("For example") == 2
