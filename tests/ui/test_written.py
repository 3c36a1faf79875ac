"""In which language and direction a text is shown: its letters say it, whatever its writer left in the form."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import translation

from cop_portal.translations.scripts import language_by_letters, script_direction, shown_direction

ARABIC = "ستدرب المنظمة عشرين امرأة في بغداد."
SORANI = "ڕێکخراوەکە لە هەولێر ڕاهێنان بۆ ژنان دەکات."
# Neither language's own letters.
UNDECIDED = "سلام"


def shown(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_it_works():
    """What was said stands, unless the letters say another language."""
    assert language_by_letters("We train women.", "en") == "en"
    assert language_by_letters(ARABIC, "en") == "ar"
    assert language_by_letters(SORANI, "en") == "ckb"
    assert language_by_letters("We train women.", "ar") == "en"


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        (SORANI, "ar", "ckb"),
        (ARABIC, "ckb", "ar"),
        (f"{ARABIC} المكان: چايخانة", "ar", "ar"),
        (f"WEO, SDC and BYA: {ARABIC} https://example.org/a/long/address", "en", "ar"),
        ("We met at مقهى النخيل in Baghdad.", "ar", "en"),
        (UNDECIDED, "ckb", "ckb"),
        (UNDECIDED, "ar", "ar"),
        ("", "ckb", "ckb"),
        ("12 : 30", "ar", "ar"),
    ],
)
def test_letters_of_two_languages(text: str, said: str, language: str):
    """Most words decide; where they do not, the person's word."""
    assert language_by_letters(text, said) == language


def test_who_writes_without_choosing():
    """Where the letters tell only that it is not English, it is what the person reads the portal in."""
    for reading, language in (("ckb", "ckb"), ("ar", "ar"), ("en", "ar")):
        with translation.override(reading):
            assert language_by_letters(UNDECIDED, "en") == language


def test_an_acronym_at_the_beginning_turns_nothing_round():
    """By its first letter it would run from the left; it is told its direction only then."""
    words = f"WEO {ARABIC}"
    assert (script_direction(words), shown_direction(words)) == ("rtl", "rtl")
    assert shown_direction(ARABIC) == shown_direction("We met.") == shown_direction("12.") == "auto"
    assert shown("{% written words %}", words=words) == f'<bdi dir="rtl">{words}</bdi>'
    assert shown('{% written words "ar" %}', words=ARABIC) == f'<bdi lang="ar">{ARABIC}</bdi>'
    assert 'dir="rtl">WEO' in shown("{% written_block words %}", words=words)


def test_each_paragraph_runs_its_own_way():
    """The block has no direction of its own: all stand at the side at which the page begins."""
    html = shown('{% written_block words "en" %}', words=f"We met.\n\nBYA {ARABIC}")
    assert html.startswith('<div class="written" lang="en"><p class="written-lines" dir="auto">We met.</p>')
    assert '<p class="written-lines" dir="rtl">BYA' in html
