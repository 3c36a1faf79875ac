"""A paper that a party puts together: photos in order, or one PDF; the party's own until it is sent."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collaborations.actions import mou_papers, mou_signing
from collaborations.models import MouCopy, MouPaper, MouSheet
from collaborations.mous.signing.papers import papers_of
from cop_portal.documents.models import SentFile
from cop_portal.documents.store import read_document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership
from tests.cast import client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import paper as pdf
from tests.documents import photos

from .steps import begun, of_al_noor, of_weo, photo, sent, signed_by, three_photos

pytestmark = pytest.mark.django_db


@pytest.fixture
def mou(cast):
    """To be signed by WEO and Al Noor."""
    return mou_agreed.agreed(cast)


def names() -> list[str]:
    return list(MouSheet.objects.order_by("position").values_list("sent_name", flat=True))


def add(cast, mou, *uploads):
    return mou_papers.add_to_paper(mou=mou, uploads=uploads, **of_weo(cast))


def arrange(cast, mou, name, **fields) -> bool:
    sheet = MouSheet.objects.get(sent_name=name)
    return mou_papers.arrange_paper(mou=mou, sheet=str(sheet.public_id), **of_weo(cast), **fields)


def test_it_works(cast, mou):
    """Three photos, put in order and turned, are one PDF; the receipts are of what was sent."""
    uploads = three_photos()
    fingerprints = [hashlib.sha256(upload.read()).hexdigest() for upload in uploads]
    paper = begun(cast, mou, uploads)
    arrange(cast, mou, "IMG_3.jpg", place=1)
    arrange(cast, mou, "IMG_3.jpg", turned=90)
    copy = sent(cast, mou, upload=None, paper=paper)
    assert copy.document.pages == 3
    assert copy.document.name == f"{cast.weo.short_name} - {mou.reference}.pdf"
    assert read_document(copy.document).startswith(b"%PDF-")
    receipts = list(SentFile.objects.order_by("position").values_list("name", "sha256"))
    assert receipts == [
        ("IMG_3.jpg", fingerprints[2]),
        ("IMG_1.jpg", fingerprints[0]),
        ("IMG_2.jpg", fingerprints[1]),
    ]
    assert not MouPaper.objects.exists()
    assert not MouSheet.objects.exists()


@pytest.mark.parametrize("turned", ["45", "360", "1", "٩٠", "9" * 4, ""])
def test_a_page_lies_on_one_of_its_sides(cast, mou, turned):
    begun(cast, mou)
    sheet = MouSheet.objects.get(sent_name="IMG_1.jpg")
    url, do = mou.versions.get().address("mou_paper"), f"turn:{sheet.public_id}:"
    client = client_of(cast.suzan)
    assert client.post(url, {"paper": "1", "do": do + "90"}).status_code == 302
    assert client.post(url, {"paper": "1", "do": do + turned}).status_code == 302
    assert MouSheet.objects.get(pk=sheet.pk).turned == 90
    with pytest.raises(ValueError, match="45 degrees"):
        arrange(cast, mou, "IMG_1.jpg", turned=45)


def test_pages_are_moved_turned_and_taken_out(cast, mou):
    begun(cast, mou)
    arrange(cast, mou, "IMG_1.jpg", place=3)
    assert names() == ["IMG_2.jpg", "IMG_3.jpg", "IMG_1.jpg"]
    arrange(cast, mou, "IMG_1.jpg", place=99)
    assert names() == ["IMG_2.jpg", "IMG_3.jpg", "IMG_1.jpg"]
    arrange(cast, mou, "IMG_3.jpg", place=0)
    assert names() == ["IMG_3.jpg", "IMG_2.jpg", "IMG_1.jpg"]
    sheet = MouSheet.objects.get(sent_name="IMG_2.jpg")
    assert mou_papers.arrange_paper(mou=mou, sheet=str(sheet.public_id), removed=True, **of_weo(cast))
    assert not mou_papers.arrange_paper(mou=mou, sheet=str(sheet.public_id), removed=True, **of_weo(cast))
    assert list(MouSheet.objects.values_list("position", flat=True)) == [1, 2]


def test_the_same_photo_sent_twice_is_one_page(cast, mou):
    """A double click, and a line that broke behind the first of three."""
    assert add(cast, mou, three_photos()[0]).count == 1
    assert add(cast, mou, *three_photos()).count == 2
    assert names() == ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"]


def test_a_photo_that_is_refused_is_named_and_the_others_stay(cast, mou):
    bad = photo("broken.jpg", photos.cut(photos.jpeg(), 0.2))
    word = SimpleUploadedFile("letter.docx", b"PK\3\4 a letter")
    added = add(cast, mou, photo("first.jpg"), bad, word, photo("last.jpg", width=470))
    assert added.count == 2
    assert [name for name, _reason in added.refused] == ["broken.jpg", "letter.docx"]
    assert "damaged" in str(added.refused[0][1])
    assert names() == ["first.jpg", "last.jpg"]


@pytest.mark.parametrize("kinds", [("pdf", "pdf"), ("pdf", "photo"), ("photo", "pdf")])
def test_one_pdf_or_photos(cast, mou, kinds):
    uploads = [pdf(f"{number}.pdf") if kind == "pdf" else photo() for number, kind in enumerate(kinds)]
    with pytest.raises(Refused) as refused:
        add(cast, mou, *uploads)
    assert refused.value.code == "mixed"
    assert not MouPaper.objects.exists()


def test_photos_after_a_pdf_and_a_pdf_after_photos(cast, mou):
    add(cast, mou, pdf())
    with pytest.raises(Refused):
        add(cast, mou, photo())
    mou_papers.throw_paper_away(mou=mou, **of_weo(cast))
    add(cast, mou, photo())
    with pytest.raises(Refused):
        add(cast, mou, pdf())
    assert names() == ["IMG_1.jpg"]


def test_another_pdf_takes_the_place_of_the_first_and_is_kept_as_it_is(cast, mou):
    add(cast, mou, pdf("first.pdf"))
    add(cast, mou, pdf("second.pdf", photos_of_a_pdf()))
    paper = MouPaper.objects.get()
    assert paper.document.name == "second.pdf"
    copy = sent(cast, mou, upload=None, paper=paper)
    assert read_document(copy.document) == photos_of_a_pdf()


def photos_of_a_pdf() -> bytes:
    from tests.documents.files import plain

    return plain(2)


def test_more_photos_than_a_paper_may_have(cast, mou, monkeypatch):
    monkeypatch.setattr(mou_papers, "MOST_PHOTOS", 2)
    with pytest.raises(Refused) as refused:
        add(cast, mou, *three_photos())
    assert refused.value.code == "too_many_photos"
    assert names() == []


def test_a_pdf_that_is_refused_leaves_the_one_before(cast, mou):
    add(cast, mou, pdf("first.pdf"))
    with pytest.raises(UploadRefused):
        add(cast, mou, SimpleUploadedFile("bad.pdf", b"%PDF-1.4 and no more"))
    assert MouPaper.objects.get().document.name == "first.pdf"


def test_changed_while_it_was_joined_is_not_sent(cast, mou, monkeypatch):
    paper = begun(cast, mou)
    from collaborations.actions import mou_paper_files

    joined = mou_paper_files.join_photos

    def meanwhile(*args, **kwargs):
        arrange(cast, mou, "IMG_1.jpg", turned=180)
        return joined(*args, **kwargs)

    monkeypatch.setattr(mou_paper_files, "join_photos", meanwhile)
    with pytest.raises(Refused) as refused:
        sent(cast, mou, upload=None, paper=paper)
    assert refused.value.code == "changed_meanwhile"
    assert MouPaper.objects.filter(pk=paper.pk).exists()
    assert not MouCopy.objects.exists()


def test_sent_twice_is_one_copy(cast, mou):
    paper = begun(cast, mou)
    first = sent(cast, mou, upload=None, paper=paper)
    paper.pk = paper.pk or 1
    again = mou_signing.upload_copy(mou=mou, paper=_as_it_was(paper), **of_weo(cast), **signed_by())
    assert again == first
    assert MouCopy.objects.count() == 1


def _as_it_was(paper: MouPaper) -> MouPaper:
    """What the second click still holds in its hands."""
    return MouPaper(pk=10**9, public_id=paper.public_id)


def test_thrown_away_meanwhile_is_said(cast, mou):
    paper = begun(cast, mou)
    mou_papers.throw_paper_away(mou=mou, **of_weo(cast))
    mou_papers.throw_paper_away(mou=mou, **of_weo(cast))
    with pytest.raises(Refused) as refused:
        sent(cast, mou, upload=None, paper=paper)
    assert refused.value.code == "no_paper"


def test_it_is_its_own_partys_representatives(cast, mou):
    paper = begun(cast, mou)
    for user in (cast.ahmed, cast.colleague, cast.staff, cast.superuser, cast.outsider, cast.observer):
        assert not papers_of(user).exists()
    for who in (of_al_noor(cast, organization=cast.weo), of_weo(cast, by=cast.colleague)):
        with pytest.raises(NotAllowed):
            mou_papers.add_to_paper(mou=mou, uploads=[photo()], **who)
        with pytest.raises(NotAllowed):
            mou_papers.throw_paper_away(mou=mou, **who)
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    assert papers_of(cast.colleague).get() == paper
    more = mou_papers.add_to_paper(
        mou=mou, uploads=[photo("x.jpg", width=480)], **of_weo(cast, by=cast.colleague)
    )
    assert more.count == 1
