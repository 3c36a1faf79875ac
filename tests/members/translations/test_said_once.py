"""That texts are not translated is said once a page, however many there are; what cannot be seen is said of each."""

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from cop_portal.translations.texts import Origin
from members.models import OrganizationText
from members.translations.notes import said_once, translation_note

NAME = SafeString("<bdi>WEO</bdi>")


def text(language: str, **translated: str) -> list[OrganizationText]:
    """The rows of one text written in ``language``; ``translated``: how, by language (human, machine, behind)."""
    rows = [
        OrganizationText(
            owner_id=1, field="mission", language=language, text="a", origin=Origin.ORIGINAL, revision=2
        )
    ]
    for other, how in translated.items():
        rows.append(
            OrganizationText(
                owner_id=1,
                field="mission",
                language=other,
                text="b",
                origin=Origin.MACHINE if how == "machine" else Origin.HUMAN,
                source_revision=1 if how == "behind" else 2,
            )
        )
    return rows


def page(*texts) -> tuple[str, list[str]]:
    """What is said once, and beneath each text."""
    once = said_once(NAME, [(rows, "mission") for rows in texts])
    return str(once.lead), [once.beneath(translation_note(rows, "mission")) for rows in texts]


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_it_works():
    """Most of it is in Arabic and in the reader's language, some is not translated."""
    lead, notes = page(text("en"), text("ar"), text("ar"), text("ckb"), text("ar", en="human"))
    assert lead == (
        "Not everything that <bdi>WEO</bdi> writes is translated yet. What is not, you read as it was written."
    )
    # What was translated cannot be told from what was written in the reader's language.
    assert notes == ["", "", "", "", "Translated from Arabic."]


def test_written_in_one_language_and_translated_in_part():
    lead, notes = page(text("ar"), text("ar"), text("ar", en="human"), text("ar", en="machine"))
    assert lead == (
        "<bdi>WEO</bdi> writes in Arabic. You read a translation where there is one, else the Arabic text."
    )
    assert notes == ["", "", "", "Translated by a machine from Arabic, not read through yet."]


def test_thirty_texts_have_one_note():
    lead, notes = page(text("en"), *(text("ar") for _one in range(30)))
    assert lead
    assert not any(notes)


def test_what_the_original_no_longer_says_is_said_of_each():
    _lead, notes = page(text("ar"), text("ar"), text("ar", en="behind"))
    assert notes == ["", "", "Translated from Arabic. The original has changed since."]


def test_a_single_one_is_told_where_it_stands():
    assert page(text("en"), text("ar")) == ("", ["", "Written in Arabic, not translated yet."])
    assert page(text("ar")) == ("", ["Written in Arabic, not translated yet."])


def test_nothing_translated_and_everything_translated():
    assert page(text("ar"), text("ar")) == (
        "<bdi>WEO</bdi> writes in Arabic. Its texts are not translated yet.",
        ["", ""],
    )
    assert page(text("ar", en="human"), text("ar", en="human")) == (
        "<bdi>WEO</bdi> writes in Arabic. You read a translation.",
        ["", ""],
    )


def test_a_reader_of_all_of_it_is_told_nothing():
    assert page(text("en"), text("en")) == ("", ["", ""])


def test_a_text_whose_original_is_lost_does_no_harm():
    rows = text("ar", en="human")[1:]
    assert page(rows, rows) == ("", ["Translated.", "Translated."])
