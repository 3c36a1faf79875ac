"""What somebody typed who had never seen the portal, and what it found wrongly, or not."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.members.search.searching import found, passages, suggestions

TABLE = [
    # The region, and towns of Ninewa and Anbar.
    ("Kurdistan", "chaw-election-watch tishk badinan-youth", "al-noor samawa-water"),
    ("كوردستان", "chaw-election-watch tishk badinan-youth", "al-noor samawa-water"),
    ("إقليم كردستان", "chaw-election-watch tishk badinan-youth", "al-noor samawa-water"),
    ("هەرێمی کوردستان", "chaw-election-watch tishk badinan-youth", "al-noor samawa-water"),
    ("Tel Afar", "two-banks-legal-aid", "samawa-water"),
    ("برطلة", "sahl-coalition", "samawa-water"),
    ("هيت", "furat-forum", "samawa-water"),
    # Sorani is a language, Soran a town of Erbil.
    ("Erbil", "weo", "tishk"),
    ("هەولێر", "weo", "tishk"),
    ("سۆرانی", "tishk", "samawa-water"),
    # Letters that are a term are not the beginning of a name: Voice of the Bridge Media.
    ("M&E", "open-horizon furat-forum", "voice-of-the-bridge"),
    ("M & E", "open-horizon furat-forum", "voice-of-the-bridge"),
    ("w.e", "weo", "al-noor"),
    ("العنف الجندري", "two-banks-legal-aid", "samawa-water"),
]

# What is meant, and what is not.
DID_YOU_MEAN = [
    ("peace buiding", "Peacebuilding and social cohesion", ""),
    ("peace bilding", "Peacebuilding and social cohesion", ""),
    ("anti coruption", "Anti-corruption", ""),
    ("al noor charity", "Al Noor", ""),
    ("النور للتنمية", "مؤسسة النور", ""),
    ("مؤسسة النور الخيرية", "مؤسسة النور", ""),
    ("tishk foundation", "Tishk Women's Organization", "Al Noor Foundation"),
]


@pytest.mark.parametrize(("query", "finds", "leaves"), TABLE)
def test_what_a_newcomer_types(suzan, query, finds, leaves):
    hits = set(found(suzan, query))
    assert set(finds.split()) <= hits
    assert not set(leaves.split()) & hits


@pytest.mark.parametrize(("query", "meant", "not_meant"), DID_YOU_MEAN)
def test_what_a_newcomer_mistypes(suzan, query, meant, not_meant):
    assert found(suzan, query) == []
    offered = [suggestion.query for suggestion in suggestions(suzan, query)]
    assert offered[:1] == [meant]
    assert not_meant not in offered
    assert found(suzan, meant)


def test_a_kind_of_body_alone_is_near_nobody(suzan):
    assert suggestions(suzan, "xyzzy foundation") == []


def test_what_is_called_alike_is_offered_once(suzan):
    assert [suggestion.query for suggestion in suggestions(suzan, "Kurdstan")] == ["Kurdistan"]


def test_a_place_is_read_behind_the_letter_that_is_written_with_it(suzan):
    # ونينوى, "and Ninewa": the Arabic line speaks of Mosul's governorate as its translations do.
    with translation.override("ar"):
        assert passages(suzan, "الموصل")["al-noor"].endswith("بغداد [ونينوى].")
