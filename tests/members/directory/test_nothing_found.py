"""A member finds nobody: what to do next, what can be taken back, and what was perhaps meant."""

import re
from urllib.parse import quote_plus

import pytest
from django.utils import translation

from members.search.text import Suggestion, TextSearch
from tests.members.search.searching import suggestions

pytestmark = pytest.mark.django_db


def test_nothing_found_says_what_to_do(play, page):
    text = page(play.suzan, "?q=helicopter").content.decode()
    assert "Nobody has written this yet." in text
    assert "Show all organizations" in text
    text = page(play.suzan, "?q=noor&kind=union").content.decode()
    assert "Nobody fits all of this." in text
    assert '<a href="/organizations/?q=noor">Show the one that is found without the filters</a>' in text
    text = page(play.suzan, "?kind=union&governorate=IQ-BG").content.decode()
    assert '<a href="/organizations/">Show all organizations</a>' in text


def test_nothing_found_leaves_what_can_be_taken_back(play, page):
    """No columns of zeros: of the facets, those that something is chosen in."""
    assert 'class="facet"' not in page(play.suzan, "?q=helicopter").content.decode()
    text = page(play.suzan, "?q=helicopter&kind=foundation&language=ckb").content.decode()
    assert re.findall(r'id="facet-(\w+)"', text) == ["kind", "language"]
    text = page(play.suzan, "?q=helicopter", HX_Request="true").content.decode()
    assert re.search(r'<div id="facets" hx-swap-oob="innerHTML">\s*</div>', text)


def test_what_was_meant_is_said_in_the_readers_language(play):
    offered = {}
    for language in ("en", "ar", "ckb"):
        with translation.override(language):
            (offered[language],) = suggestions(play.suzan, "legal ayd")
    # The topic has no Sorani name.
    names = [play.legal_aid.name_en, play.legal_aid.name_ar, play.legal_aid.name_en]
    assert [one.label for one in offered.values()] == names
    assert [one.language for one in offered.values()] == ["en", "ar", "en"]
    # As it is spelled like what was asked.
    assert {one.query for one in offered.values()} == {play.legal_aid.name_en}


def test_nothing_found_offers_what_was_meant(play, page, monkeypatch):
    meant = Suggestion("organization", "مؤسسة النور", "ar", "مؤسسة النور")
    monkeypatch.setattr(TextSearch, "suggestions", lambda self, visible: [meant])
    text = page(play.suzan, "?q=helicopter&kind=union").content.decode()
    assert "Did you mean" not in page(play.suzan, "?q=noor").content.decode()
    assert "Did you mean:" in text
    assert "Nobody has written this yet." not in text
    assert '<a href="/organizations/">Show all organizations</a>' in text
    url = "/organizations/?q=" + quote_plus("مؤسسة النور")
    assert f'<a href="{url}" hx-boost="true"><bdi lang="ar" dir="rtl">مؤسسة النور</bdi></a>' in text
