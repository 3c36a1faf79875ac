"""What templates say with one tag: names in their own language, dates, sizes, pages."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cop_portal.ui.maps import SPRITE, MapLink, governorate_map, sprite, step_of, steps

AL_NOOR = SimpleNamespace(
    name="Al Noor <Foundation>",
    name_language="en",
    other_names=[("ar", "مؤسسة النور"), ("ckb", "دەزگای نوور")],
)


def shown(text: str, **context) -> str:
    return Template("{% load ui ui_frame ui_results %}" + text).render(Context(context))


def test_it_works():
    assert shown("{% name thing %}", thing=AL_NOOR) == '<bdi lang="en">Al Noor &lt;Foundation&gt;</bdi>'


def test_other_names_are_isolated_each():
    html = shown("{% other_names thing %}", thing=AL_NOOR)
    assert '<bdi class="other-name" lang="ar">مؤسسة النور</bdi>' in html
    assert '<bdi class="other-name" lang="ckb">دەزگای نوور</bdi>' in html


def test_what_people_wrote_is_escaped_and_has_a_direction():
    assert shown("{% written_block words %}", words="<i>a\r\n\r\nb") == (
        '<div class="written"><p class="written-lines" dir="auto">&lt;i&gt;a</p>'
        '<p class="written-lines" dir="auto">b</p></div>'
    )
    assert '<div class="written" lang="ar"><p' in shown('{% written_block "نص" "ar" %}')


def test_dates_are_written_as_people_say_them():
    on = datetime.date(2021, 4, 14)
    text = "{{ on|day }}, {{ on|day_short }}, {{ on|month_year }}, {{ none|day }}"
    assert shown(text, on=on, none=None) == "14 April 2021, 14 April, April 2021, "
    assert shown('{{ on|dated:"month" }}', on=on) == "April 2021"


def test_sizes():
    assert shown("{{ size|file_size }}", size=1_258_291) == "1.2 MB"
    assert shown("{{ size|file_size }}", size=None) == ""


def test_an_unknown_icon_is_an_error_at_once():
    with pytest.raises(KeyError):
        shown('{% icon "rocket" %}')


def test_pages_keep_the_rest_of_the_address():
    request = RequestFactory().get("/organizations/", {"q": "quota", "page": "1"})
    html = shown("{% pagination page %}", page=Paginator(range(7), 4).page(1), request=request)
    assert 'href="?q=quota&amp;page=2"' in html
    assert "Next 3" in html
    assert "Page 1 of 2" in html


def test_one_page_needs_no_pages():
    assert shown("{% pagination page %}", page=Paginator(range(3), 4).page(1)).strip() == ""


def test_the_languages_stand_in_one_order_and_their_own_words():
    with translation.override("ckb"):
        html = shown(
            "{% portal_languages as all %}{% for one in all %}{{ one.name }} {{ one.is_current }};{% endfor %}"
        )
    assert html == "English False;العربية False;کوردی True;"


def test_the_map_has_four_steps():
    assert steps(9) == [(1, 2), (3, 4), (5, 6), (7, None)]
    assert steps(0) == [(1, 1), (2, 2), (3, 3), (4, None)]
    assert [step_of(count, 9) for count in (0, 1, 2, 3, 6, 7, 90)] == [0, 1, 1, 2, 3, 4, 4]


def test_halabja_is_drawn_with_sulaymaniyah():
    plain = governorate_map({"IQ-SU": 1, "IQ-HA": 8}, {"IQ-HA"})
    assert plain.count('class="map-4"') == 1
    assert plain.count('class="map-chosen"') == 1
    assert governorate_map({}).count('class="map-0"') == 18


def test_ranges_on_the_map_do_not_flip():
    assert '<span class="ltr">1–2</span>' in governorate_map({"IQ-NI": 9})


def test_topics_stand_in_a_line_and_those_that_match_are_marked():
    topics = [{"label": "Law & order", "is_match": True}, {"label": "<b>", "is_match": False}]
    html = shown("{{ topics|topics_line }}", topics=topics)
    assert html == "<strong>Law &amp; order</strong>, &lt;b&gt;"
    assert shown("{{ topics|topics_line }}", topics=[]) == ""


def test_the_shapes_of_the_map_are_a_file_that_browsers_keep():
    assert finders.find(SPRITE), "the file is not there"
    assert Path(finders.find(SPRITE)).read_text(encoding="utf-8") == sprite()
    assert len(sprite()) < 7_000


def test_a_map_with_links_is_no_mere_picture():
    links = {"IQ-NI": MapLink("?governorate=IQ-NI", "Ninewa: 9")}
    html = governorate_map({"IQ-NI": 9}, {"IQ-NI"}, links)
    assert '<div class="map"><svg' in html
    assert (
        '<a class="map-4" href="?governorate=IQ-NI" tabindex="-1"><title>Ninewa: 9</title><use href=' in html
    )
    assert '<div class="map" aria-hidden="true">' in governorate_map({"IQ-NI": 9})
