"""An upload on its way in: copied aside, inspected, and only then offered to the store."""

import hashlib
import logging
import tempfile
from dataclasses import dataclass
from typing import IO

from django.core.files.base import ContentFile, File
from django.utils.functional import Promise

from cop_portal.documents.inspection import picture_reasons, reasons
from cop_portal.documents.inspection.run import Verdict, inspect, max_size, redraw
from cop_portal.documents.names import clean_file_name
from cop_portal.documents.sizes import MEGABYTE
from cop_portal.refusals import Refused

logger = logging.getLogger(__name__)

#: The most bytes a picture may have as it is uploaded.
MAX_PICTURE_SIZE = 5 * MEGABYTE


class UploadRefused(Refused):
    """A file was not accepted, and nothing was stored. `code` is a key of `inspection/reasons.py`.

    `field` is what our forms call the file, so that the refusal stands there.
    """

    def __init__(self, message: str | Promise, *, code: str, field: str | None = "upload") -> None:
        super().__init__(message, code=code, field=field)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as somebody sent it, where what is kept was made from it: the receipt that they are shown.

    ``name`` as it was sent, ``size`` in bytes, ``sha256`` in hexadecimal.
    """

    name: str
    size: int
    sha256: str


@dataclass(slots=True)
class InspectedUpload:
    """A file that may be kept. `copy` holds the very bytes that were inspected, and goes when this goes.

    ``sent``: what was sent, which may be another file than they; ``made_from``: the same, where it was
    several files, in their order.
    """

    copy: IO[bytes]
    name: str
    size: int
    sha256: str
    verdict: Verdict
    sent: Sent | None = None
    made_from: tuple[Sent, ...] = ()


def inspect_upload(upload: File, *, name: str | None = None) -> InspectedUpload:
    """Look into an upload. Raises UploadRefused with words for the person who chose it; stores nothing.

    It may take ten seconds: call it before a transaction opens, not in one.
    """
    sent_name = clean_file_name(upload.name or name or "")
    name = clean_file_name(name or upload.name or "")
    size = upload.size or 0
    if size > max_size():  # not worth copying, and perhaps not all here (see handlers.py)
        verdict = inspect(upload, name=name, size=size)
        raise UploadRefused(verdict.sentence or "", code=verdict.reason or "")
    try:
        copy, size, sha256 = copied_aside(upload)
    except OSError:
        logger.exception("An upload cannot be copied aside to be inspected.")
        raise UploadRefused(reasons.REASONS["not_kept"], code="not_kept") from None
    verdict = inspect(copy, name=name, size=size)
    if verdict.reason is not None:
        copy.close()
        raise UploadRefused(verdict.sentence or "", code=verdict.reason)
    sent = Sent(sent_name, size, sha256)
    return InspectedUpload(copy=copy, name=name, size=size, sha256=sha256, verdict=verdict, sent=sent)


def redraw_upload(upload: File, *, name: str) -> InspectedUpload:
    """A small clean PNG of an uploaded picture, to be called ``name``. Raises UploadRefused as ``inspect_upload``."""
    size = upload.size or 0
    if size == 0 or size > MAX_PICTURE_SIZE:
        raise _picture_refused("too_large" if size else "empty", size)
    try:
        copy = copied_aside(upload)[0]
    except OSError:
        logger.exception("An upload cannot be copied aside to be drawn anew.")
        raise _picture_refused("not_kept") from None
    with copy:
        picture = redraw(copy)
    if picture.reason is not None:
        raise _picture_refused(picture.reason)
    try:
        copy, size, sha256 = copied_aside(ContentFile(picture.png))
    except OSError:
        logger.exception("A picture cannot be written aside.")
        raise _picture_refused("not_kept") from None
    return InspectedUpload(copy, name, size, sha256, Verdict(size=size, kind="png"))


def _picture_refused(reason: str, size: int = 0) -> UploadRefused:
    words = picture_reasons.sentence(reason, size=size, max_size=MAX_PICTURE_SIZE)
    return UploadRefused(words, code=reason)


def copied_aside(upload: File) -> tuple[IO[bytes], int, str]:
    """The upload in a file that has no name on the disk, so that none is left behind whatever happens."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115  (it lives as long as the upload does)
    digest, size = hashlib.sha256(), 0
    try:
        for chunk in upload.chunks():
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
        copy.flush()
    except BaseException:
        copy.close()
        raise
    return copy, size, digest.hexdigest()
