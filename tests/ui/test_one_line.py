"""What stays on one line: a date, and a figure beside the word it belongs to."""

from __future__ import annotations

import datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from cop_portal.dates import format_date
from cop_portal.refusals import NOTE
from cop_portal.ui.forms import PortalForm


def shown(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def kept(text: str) -> str:
    """``text`` with brackets around what stays on one line."""
    html = shown("{{ text|figures_on_one_line }}", text=text)
    return html.replace('<span class="one-line">', "[").replace("</span>", "]")


def test_it_works():
    assert (
        shown("{{ text|one_line }}", text="6 May <2021>")
        == '<span class="one-line">6 May &lt;2021&gt;</span>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women: 2. Men: 10.", "[Women: 2.] [Men: 10.]"),
        ("Not stated: 1.", "Not [stated: 1.]"),
        ("النساء: 2. الرجال: 3.", "[النساء: 2.] [الرجال: 3.]"),
        ("For example 6 5 2021", "For example [6 5 2021]"),
        ("مثل 6 5 2021", "مثل [6 5 2021]"),
        ("At: 10:45", "At: 10:45"),
        ("Room for 60 people", "Room for 60 people"),
        ("a < b: 2 & 3 4", "a &lt; [b: 2] &amp; [3 4]"),
        (SafeString('<a href="/3 4">Women: 2.</a>'), '<a href="/3 4">Women: 2.</a>'),
        ("", ""),
    ],
)
def test_figures(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_days_and_references_are_not_broken(language):
    with translation.override(language):
        date = format_date(datetime.date(2026, 11, 27))
        html = shown("{{ text|kept_whole }}", text=f"<{date}> WEO - MOU-7KQ4-M2XD-2.pdf 6 people")
    assert html == (
        f'&lt;<span class="one-line">{date}</span>&gt; WEO - <span class="one-line">MOU-7KQ4-M2XD-2.pdf</span> 6 people'
    )


def test_what_has_tags_stays_as_it_is():
    made = SafeString("<bdi>6 May 2021</bdi>")
    assert shown("{{ text|kept_whole }}", text=made) == made


class DoorForm(PortalForm):
    door = forms.CharField(help_text="For example 6 5 2021", error_messages={"required": "Write 6 5 2021"})


def test_fields_and_the_summary_keep_them():
    html = shown("{% error_summary form %}{% field form.door %}", form=DoorForm({}))
    assert html.count('Write <span class="one-line">6 5 2021</span>') == 2
    assert 'For example <span class="one-line">6 5 2021</span></p>' in html


def test_a_note_is_no_answer():
    """It stands beneath the answers that need attention, and is not counted."""
    form = DoorForm({})
    form.add_error(None, forms.ValidationError("Nothing was saved.", code=NOTE))
    html = shown("{% error_summary form %}", form=form)
    assert "One answer needs attention" in html
    assert html.count("<li>") == 1
    assert "</ul><p>Nothing was saved.</p>" in html
