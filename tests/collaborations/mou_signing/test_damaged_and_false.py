"""A signed paper whose file is damaged, or whose digital signature is false: the pages say so, and what to do."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation

from cop_portal.documents.claims import NOT_CHECKED, Claim
from cop_portal.documents.trouble import alarm, mend
from tests.cast import english_client_of
from tests.collaborations import mou_agreed
from tests.documents.conftest import stored_files

from .steps import begun, sent

pytestmark = pytest.mark.django_db


def words(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    page = response.content.decode()
    return re.sub(r"\s+", " ", page[page.index("<main") : page.index("</main>")])


def claimed(note: str) -> Claim:
    return Claim("Ahmed Karim", None, False, True, None, False, note)


def pages_of(mou) -> list[str]:
    return [mou.get_absolute_url(), reverse("collaborations:mou_confirm", args=[mou.public_id])]


def test_it_works(cast, settings, disk):
    """Who downloads a damaged file reads whom to write to and finds the way back; the page knows of it from then on."""
    mou = mou_agreed.agreed(cast)
    copy = sent(cast, mou)
    client = english_client_of(cast.ahmed)
    for address in pages_of(mou):
        said = words(client, address)
        assert "data-page-picture" in said
        assert "This file is damaged" not in said
    for stored in stored_files(disk):
        stored.write_bytes(b"%PDF-1.7 something else")
    refused = words(client, reverse("collaborations:mou_document", args=[copy.public_id]), 503)
    assert f'href="{mou.get_absolute_url()}"' in refused
    assert f"mailto:{settings.CONTACT_EMAIL}" in refused
    for address in pages_of(mou):
        said = words(client, address)
        assert "This file is damaged" in said
        assert f"mailto:{settings.CONTACT_EMAIL}" in said
        assert "data-page-picture" not in said
    mend(copy.document)
    assert "data-page-picture" in words(client, mou.get_absolute_url())


def test_another_document_s_damage_says_nothing_here(cast):
    one, other = mou_agreed.agreed(cast), mou_agreed.agreed(cast)
    sent(cast, one)
    alarm(sent(cast, other).document, missing=True)
    assert "This file is damaged" not in words(english_client_of(cast.ahmed), one.get_absolute_url())


@pytest.mark.parametrize(
    ("note", "heading"),
    [
        ("broken", "A digital signature does not fit this file"),
        ("changed", "This file was changed after it was signed"),
    ],
)
def test_a_false_signature_is_a_warning(cast, monkeypatch, note, heading):
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    monkeypatch.setattr("collaborations.mous.signing.copies.signatures_in", lambda document: [claimed(note)])
    page, confirm = (words(english_client_of(cast.ahmed), address) for address in pages_of(mou))
    for said in (page, confirm):
        assert f"<strong>{heading}</strong>" in said
        assert said.index("notice-warning") < said.index(heading) < said.index(str(NOT_CHECKED))
    compare = "compare each page with your own paper before you confirm"
    assert compare in confirm
    assert compare not in page


def test_a_signature_that_fits_is_none(cast, monkeypatch):
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    monkeypatch.setattr("collaborations.mous.signing.copies.signatures_in", lambda document: [claimed("")])
    said = words(english_client_of(cast.ahmed), pages_of(mou)[1])
    assert "It was not changed since." in said
    assert "notice-warning" not in said


def test_the_name_of_a_paper_is_the_same_whatever_the_language(cast):
    """An Arabic reader uploads it: others do not find a name of another language in their list of files."""
    mou = mou_agreed.agreed(cast)
    cast.weo.acronym, cast.weo.short_name_en = "", "Empowerment"
    cast.weo.short_name_ar = "تمكين"
    cast.weo.save()
    paper = begun(cast, mou)
    with translation.override("ar"):
        copy = sent(cast, mou, upload=None, paper=paper)
    assert copy.document.name == f"Empowerment - {mou.reference}.pdf"
