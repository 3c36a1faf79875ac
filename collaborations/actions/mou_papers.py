"""A signed paper that a party puts together before it is sent: one PDF, or photos in order, turned as they must lie.

It is the party's own: any of its representatives goes on with it, nobody else sees it. It stays until it is sent
(``mou_signing.upload_copy``) or thrown away. Where two work on it at once, each change is made to how it is then; what
is asked for twice is done once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding, MouPaper, MouParty, MouSheet, MouVersion
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.documents.inspection import photo_reasons
from cop_portal.documents.names import clean_file_name
from cop_portal.documents.photos import MOST_PHOTOS, looks_like_photo, store_photo
from cop_portal.documents.store import ReceivedFile, store_document
from cop_portal.documents.uploads import UploadRefused
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .mou_common import locked_version
from .mou_concluding import signing_party

ONE_KIND = _("A paper is one PDF, or photos of its pages. Choose the one or the others.")
IS_PDF = _("The paper is a PDF already. Throw it away first, if you want to upload photos.")
IS_PHOTOS = _("The paper has photos already. Add photos, or throw them away first and upload the PDF.")

# How a photo may be turned, in degrees.
QUARTERS = (0, 90, 180, 270)


@dataclass
class Added:
    """What came of files that were sent: how many pages there are more, and which files were refused and why."""

    count: int = 0
    refused: list[tuple[str, str | Promise]] = field(default_factory=list)


def add_to_paper(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    uploads: Sequence[File],
) -> Added:
    """Take in what a party has sent of its signed paper: one PDF, which is kept as it is and takes the place of
    another, or photos, behind those that are there. A photo that is refused is named with the reason; the others stay.

    Raises ``Refused`` where all of it cannot be: a PDF and photos, several PDFs, more photos than a paper may have.
    """
    _check_may(by, mou, organization)
    version = MouVersion.objects.select_related("mou").get(mou=mou, number=number)
    own = signing_party(version, organization)
    paper = MouPaper.objects.filter(version=version, mou_party=own).first()
    photos = [upload for upload in uploads if looks_like_photo(upload)]
    others = [upload for upload in uploads if not looks_like_photo(upload)]
    _check_kinds(paper, photos, others)
    if others and not photos and len(others) == 1 and not _has_sheets(paper):
        return _take_pdf(mou, number, organization, by, others[0])
    added = Added()
    for upload in uploads:
        try:
            added.count += _take_photo(mou, number, organization, by, upload)
        except UploadRefused as refused:
            added.refused.append((clean_file_name(upload.name or ""), refused.message))
    return added


def arrange_paper(
    *,
    mou: MemorandumOfUnderstanding,
    number: int = 0,
    organization: Organization,
    by: User,
    sheet: str,
    place: int | None = None,
    turned: int | None = None,
    removed: bool = False,
) -> bool:
    """Put the ``sheet`` of this public id at a ``place`` (1 is the first), turn it to so many degrees, or take it out.
    Whether it is there; one that somebody took out meanwhile is left alone."""
    _check_may(by, mou, organization)
    with transaction.atomic():
        version = locked_version(mou, number)
        own = signing_party(version, organization)
        sheets = list(MouSheet.objects.filter(paper__version=version, paper__mou_party=own))
        found = next((one for one in sheets if str(one.public_id) == sheet), None)
        if found is None:
            return False
        if turned is not None:
            if turned not in QUARTERS:
                raise ValueError(f"no sheet lies at {turned} degrees")
            found.turned = turned
            found.save(update_fields=["turned"])
        if place is not None or removed:
            sheets.remove(found)
        if removed:
            found.delete()
        elif place is not None:
            sheets.insert(max(place, 1) - 1, found)
        _number(sheets)
    return True


def throw_paper_away(
    *, mou: MemorandumOfUnderstanding, number: int = 0, organization: Organization, by: User
) -> None:
    """The party begins anew. The files are erased a week later; thrown away twice is the same as once."""
    _check_may(by, mou, organization)
    with transaction.atomic():
        version = locked_version(mou, number)
        MouPaper.objects.filter(version=version, mou_party=party_of(mou, organization)).delete()


def _check_may(by: User, mou: MemorandumOfUnderstanding, organization: Organization) -> None:
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can upload the signed paper."))


def _check_kinds(paper: MouPaper | None, photos: list[File], others: list[File]) -> None:
    pdfs = [upload for upload in others if _is_pdf(upload)]
    if len(pdfs) > 1 or (pdfs and photos):
        raise Refused(ONE_KIND, field="upload", code="mixed")
    if paper is not None and paper.document_id is not None and photos:
        raise Refused(IS_PDF, field="upload", code="mixed")
    if _has_sheets(paper) and pdfs:
        raise Refused(IS_PHOTOS, field="upload", code="mixed")
    there = paper.sheets.count() if paper is not None else 0
    if there + len(photos) > MOST_PHOTOS:
        words = photo_reasons.sentence("too_many_photos", max_photos=MOST_PHOTOS)
        raise Refused(words, field="upload", code="too_many_photos")


def _is_pdf(upload: File) -> bool:
    upload.seek(0)
    head = upload.read(1024)
    upload.seek(0)
    return b"%PDF-" in head


def _has_sheets(paper: MouPaper | None) -> bool:
    return paper is not None and paper.document_id is None and paper.sheets.exists()


def _take_pdf(mou, number, organization, by, upload: File) -> Added:
    with store_document(upload, by=by) as received, transaction.atomic():
        paper = _paper(mou, number, organization, by)
        if paper.sheets.exists():  # a colleague began with photos while it was looked into
            raise Refused(IS_PHOTOS, field="upload", code="mixed")
        if paper.document is None or paper.document.sha256 != received.inspected.sha256:
            paper.document = received.keep()
            paper.save(update_fields=["document"])
    return Added(count=paper.document.pages or 1)


def _take_photo(mou, number, organization, by, upload: File) -> int:
    """Whether it is a page more: the same photo sent once more is none. What is no photo is refused in its words."""
    store = store_photo if looks_like_photo(upload) else store_document
    with store(upload, by=by) as received, transaction.atomic():
        if store is store_document:  # a PDF that hides its beginning, among photos
            raise UploadRefused(ONE_KIND, code="mixed")
        paper = _paper(mou, number, organization, by)
        if paper.document_id is not None:
            raise UploadRefused(IS_PDF, code="mixed")
        if paper.sheets.filter(sent_sha256=received.sent.sha256).exists():
            return 0
        if paper.sheets.count() >= MOST_PHOTOS:
            words = photo_reasons.sentence("too_many_photos", max_photos=MOST_PHOTOS)
            raise UploadRefused(words, code="too_many_photos")
        _add_sheet(paper, received)
    return 1


def _paper(mou, number, organization, by) -> MouPaper:
    """The party's paper, begun where there is none, with the memorandum's row locked."""
    version = locked_version(mou, number)
    own: MouParty = signing_party(version, organization)
    paper, _is_new = MouPaper.objects.select_related("document").get_or_create(
        version=version, mou_party=own, defaults={"started_by": by}
    )
    return paper


def _add_sheet(paper: MouPaper, received: ReceivedFile) -> None:
    last = paper.sheets.aggregate(last=Max("position"))["last"] or 0
    sent = received.sent
    MouSheet.objects.create(
        paper=paper,
        position=last + 1,
        document=received.keep(),
        sent_name=sent.name,
        sent_size=sent.size,
        sent_sha256=sent.sha256,
    )


def _number(sheets: list[MouSheet]) -> None:
    """The places of ``sheets``, from 1, where they are others than before."""
    moved = []
    for position, one in enumerate(sheets, 1):
        if one.position != position:
            one.position = position
            moved.append(one)
    MouSheet.objects.bulk_update(moved, ["position"])
