"""The paper to print and sign says on each page which text it is; a draft says that it is none to sign."""

from __future__ import annotations

import datetime

import pypdfium2
import pytest

from collaborations.actions.mou_models import change_model_text
from collaborations.models import MouVersion
from collaborations.mous.drafting.handing_out import mark_of
from collaborations.mous.drafting.model_texts import load_model_texts
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


CENTIMETER = 72 / 2.54


def drawn_on(content: bytes) -> list[list[tuple[float, float]]]:
    """How wide and how high each line and each box of each page is, in centimeters."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [
            [
                ((right - left) / CENTIMETER, (top - bottom) / CENTIMETER)
                for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
                for left, bottom, right, top in [one.get_bounds()]
            ]
            for page in document
        ]
    finally:
        document.close()


@pytest.mark.parametrize("languages", [("en", ""), ("en", "ar"), ("ckb", "")])
def test_who_signs_has_room_to_write_and_to_stamp(cast, languages):
    """For each a line of six centimeters or more for name, capacity and signature, a shorter one for the date, and room
    for a round stamp of four; all of them on one page."""
    mou = drafted(cast, language=languages[0], second_language=languages[1], has_witness=True)
    pages = drawn_on(paper_of(revision_of(mou), authoritative=mou.language, reference=mou.reference))
    drawn = [page for page in pages if len(page) > 1]
    assert len(drawn) == 1
    lines = [width for width, height in drawn[0] if height < 0.07 and width < 14]
    assert len([width for width in lines if width >= 6]) == 9
    assert len([width for width in lines if 4 <= width < 6]) == 3
    stamps = [width for width, height in drawn[0] if min(width, height) >= 4 and max(width, height) < 6]
    assert len(stamps) == 3


def test_so_many_signatures_that_they_need_two_pages(cast):
    """Each box is whole all the same, and the second page says what it is about."""
    mou = drafted(cast)
    revision = revision_of(mou)
    revision.bodies["en"] += "".join(f"\n- Organization number {number}" for number in range(6))
    pages = pages_of(paper_of(revision, authoritative="en", reference=mou.reference))
    signed = [page for page in pages if "Stamp" in page]
    assert [page.count("Stamp") for page in signed] == [2, 4, 2]
    assert all(
        page.count("Stamp") == page.count("Capacity") == page.count("Signature\r\n") for page in signed
    )
    assert all("Text 1" in page and mou.reference in page for page in signed)


def test_short_lines_above_paragraphs_are_headings(cast):
    provisions = "Costs\nEach pays its own.\n\nWe promise:\n- peace\n\nErbil\nBaghdad\n\nThe end. Really."
    load_model_texts()
    change_model_text(language="en", by=cast.staff, provisions=provisions, confidentiality="")
    mou = drafted(cast)
    facts = paper_facts(revision_of(mou), authoritative="en", reference=mou.reference)
    lines = [line for section in facts["texts"][0]["sections"] for line in section["lines"]]
    assert [line["text"] for line in lines if line["is_heading"]] == ["Costs"]
    page = client_of(cast.suzan).get(f"/mous/{mou.public_id}/text/").content.decode()
    assert "<p><strong>Costs</strong></p><p>Each pays its own.</p>" in page
    assert "<p>Baghdad</p>" in page
