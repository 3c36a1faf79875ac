"""The paper to print and sign says on each page which text it is; a draft says that it is none to sign."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest

from collaborations.models import MouVersion
from collaborations.mous.drafting.handing_out import mark_of
from collaborations.mous.drafting.paper import column_order, paper_facts, paper_of, short_fingerprint
from tests.cast import client_of
from tests.collaborations.mou_steps import drafted, saved

pytestmark = pytest.mark.django_db

LONG = "الائتلاف العراقي للمنظمات النسوية من أجل المشاركة السياسية وبناء السلام المجتمعي في المحافظات المحررة"


def pages_of(content: bytes) -> list[str]:
    """What each page says."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def revision_of(mou):
    return mou.versions.get().revisions.last()


def paper(mou, mark: str = "") -> list[str]:
    return pages_of(
        paper_of(revision_of(mou), authoritative=mou.language, reference=mou.reference, mark=mark)
    )


def test_it_works(cast):
    mou = drafted(cast)
    pages = paper(mou)
    fingerprint = short_fingerprint(revision_of(mou).sha256)
    for number, page in enumerate(pages, start=1):
        assert mou.reference in page
        assert "Text 1" in page
        assert fingerprint in page
        assert f"Page {number} of {len(pages)}" in page
    whole = "\n".join(pages)
    assert "Learn from each other." in whole
    assert "Signature" in whole
    assert "Draft" not in whole


def test_two_languages_fifteen_commitments_and_long_names(cast):
    cast.al_noor.name_ar = LONG
    cast.al_noor.save(update_fields=["name_ar"])
    mou = drafted(cast, second_language="ar", has_witness=True)
    rows = [
        {
            "mou_party": None,
            "what": f"Promise number {number} to each other",
            "what_second": f"الالتزام رقم {number}",
            "rhythm": "",
            "due_on": datetime.date(2027, 3, 31),
        }
        for number in range(15)
    ]
    saved(cast, mou, commitments=rows)
    pages = paper(mou)
    whole = "\n".join(pages)
    assert all(f"number {number} " in " ".join(whole.split()) for number in range(15))
    assert len(pages) < 6


def test_a_draft_says_so(cast):
    mou = drafted(cast)
    assert all("Draft: not to be signed" in page for page in paper(mou, "draft"))
    version, revision = mou.versions.get(), revision_of(mou)
    assert mark_of(version, revision) == "draft"
    MouVersion.objects.filter(pk=version.pk).update(withdrawn_on=datetime.date(2026, 11, 1))
    assert mark_of(mou.versions.get(), revision) == "withdrawn"


def test_columns_stand_as_they_are_read():
    assert column_order(["ltr", "rtl"]) == [0, 1]
    assert column_order(["rtl", "ltr"]) == [1, 0]
    assert column_order(["rtl", "rtl"]) == [1, 0]
    assert column_order(["rtl"]) == [0]


def test_it_is_set_from_the_text_that_was_kept(cast):
    mou = drafted(cast)
    revision = revision_of(mou)
    cast.al_noor.name_en = "Another Name"
    cast.al_noor.save(update_fields=["name_en"])
    facts = paper_facts(revision, authoritative="en", reference=mou.reference)
    assert facts["texts"][0]["signers"][1] == "Al Noor Foundation"


def test_signs_of_the_setting_are_words_like_others(cast):
    mou = drafted(cast, purpose="#set page() *bold* [x] \\ $a$ @label <b>")
    assert "#set page() *bold* [x]" in "".join(paper(mou))


def test_it_is_handed_out_as_a_file_to_keep(cast):
    mou = drafted(cast, second_language="ar")
    for name, start in (("paper", b"%PDF"), ("plain", b"ar\n# ")):
        response = client_of(cast.suzan).get(f"/mous/{mou.public_id}/text/versions/1/{name}/")
        assert response.content.startswith(start)
        assert response["Content-Disposition"].startswith(f'attachment; filename="{mou.reference}, text 1.')
        assert response["Content-Security-Policy"].startswith("sandbox")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("languages", [("en", ""), ("en", "ar"), ("ckb", "")])
def test_who_signs_has_room_to_write(cast, languages):
    """Name, capacity, date and signature of each: lines of six centimeters or more, on the page of its box."""
    mou = drafted(cast, language=languages[0], second_language=languages[1], has_witness=True)
    content = paper_of(revision_of(mou), authoritative=mou.language, reference=mou.reference)
    document = pypdfium2.PdfDocument(content)
    try:
        lines = [
            round(right - left)
            for page in document
            for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
            for left, bottom, right, top in [one.get_bounds()]
            if top - bottom < 2 and right - left < 300
        ]
    finally:
        document.close()
    assert len(lines) == 12
    assert min(lines) >= 6 / 2.54 * 72 - 1
