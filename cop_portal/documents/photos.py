"""Photos of signed paper: each drawn anew as a clean JPEG and kept, then put in order and joined into one PDF.

    with store_photo(upload, by=user) as received, transaction.atomic():
        sheet = Sheet.objects.create(document=received.keep(), sent_sha256=received.sent.sha256, ...)

    with join_photos([(sheet.document, sheet.turned), ...], name="MoU.pdf", sent=[Sent(...), ...], by=user) as received:
        with transaction.atomic():
            Copy.objects.create(document=received.keep(), ...)

Both take seconds, and come before a transaction and its locks. What is wrong is an ``UploadRefused`` in words.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File

from cop_portal.documents.inspection import photo_reasons
from cop_portal.documents.inspection.photo_workers import join, redraw_photo
from cop_portal.documents.inspection.run import Verdict, max_size
from cop_portal.documents.models import Document
from cop_portal.documents.names import clean_file_name
from cop_portal.documents.store import ReceivedFile, stored
from cop_portal.documents.trouble import content_of
from cop_portal.documents.uploads import InspectedUpload, Sent, UploadRefused, copied_aside, inspect_upload

logger = logging.getLogger(__name__)

#: The most photos of which one paper is made.
MOST_PHOTOS = 40
#: What a form's field accepts, so that a phone offers its camera and its photos.
ACCEPTED = "image/jpeg,image/png,image/heic,image/heif,image/webp,image/tiff,.heic,.heif"


def looks_like_photo(upload: File) -> bool:
    """Whether an upload begins as a picture does, whatever it is called: then it is for ``store_photo``.

    Nothing is looked into here; ``store_photo`` refuses what only begins so.
    """
    upload.seek(0)
    head = upload.read(12)
    upload.seek(0)
    return (
        head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"))
        or head[4:8] == b"ftyp"
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
    )


@contextlib.contextmanager
def store_photo(
    upload: File, *, by: Any, name: str | None = None, at: datetime | None = None
) -> Iterator[ReceivedFile]:
    """As ``store_document``, for a photo of a sheet (JPEG, PNG, HEIC, WebP, a TIFF of one page).

    What is kept is a JPEG that was drawn anew from it, upright, without a word of where, when and by whom it was taken;
    ``received.sent`` has the name, size and sha256 of what was sent. It is called ``name``, or as it was sent, with
    the ending ".jpg".
    """
    with stored(_redrawn(upload, name or upload.name or ""), by, at) as received:
        yield received


def _redrawn(upload: File, name: str) -> InspectedUpload:
    size = upload.size or 0
    if size == 0 or size > max_size():
        raise _refused("too_large" if size else "empty", size)
    copy, size, sha256 = _aside(upload)
    with copy:
        photo = redraw_photo(copy)
    if photo.reason is not None:
        raise _refused(photo.reason)
    sent = Sent(clean_file_name(upload.name or name), size, sha256)
    copy, size, sha256 = _aside(ContentFile(photo.content))
    kept_name = clean_file_name(f"{PurePath(clean_file_name(name)).stem}.jpg")
    return InspectedUpload(
        copy, kept_name, size, sha256, Verdict(size=size, kind=Document.Kind.JPEG), sent=sent
    )


@contextlib.contextmanager
def join_photos(
    photos: Sequence[tuple[Document, int]],
    *,
    name: str,
    sent: Sequence[Sent],
    by: Any,
    at: datetime | None = None,
) -> Iterator[ReceivedFile]:
    """One PDF, called ``name``, of kept photos in this order, each turned clockwise by 0, 90, 180 or 270 degrees.

    ``sent`` says of what each was made, in the same order: ``keep()`` writes the document and these as its ``SentFile``
    rows. The PDF goes through the inspection of any upload. The same photos give the same PDF. Before the block raises
    UploadRefused, and FileDamaged, FileRemoved or StorageDown where a photo cannot be read (``trouble.content_of``).
    """
    if len(photos) != len(sent) or not photos or any(turned % 90 for _photo, turned in photos):
        raise ValueError("Each photo was sent once and is turned by quarters.")
    if len(photos) > MOST_PHOTOS:
        raise _refused("too_many_photos")
    together = sum(photo.size for photo, _turned in photos)
    if together > max_size():
        raise _refused("too_large_together", together)
    joined = join([(content_of(photo), turned % 360) for photo, turned in photos])
    if joined.reason is not None:
        raise _refused(joined.reason)
    if len(joined.content) > max_size():
        raise _refused("too_large_together", len(joined.content))
    name = name if name.lower().endswith(".pdf") else f"{name}.pdf"
    inspected = inspect_upload(ContentFile(joined.content, name=name), name=name)
    inspected.made_from = tuple(sent)
    with stored(inspected, by, at) as received:
        yield received


def _aside(upload: File) -> Any:
    try:
        return copied_aside(upload)
    except OSError:
        logger.exception("A photo cannot be copied aside.")
        raise _refused("not_kept") from None


def _refused(reason: str, size: int = 0) -> UploadRefused:
    words = photo_reasons.sentence(reason, size=size, max_size=max_size(), max_photos=MOST_PHOTOS)
    return UploadRefused(words, code=reason)
