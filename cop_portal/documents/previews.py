"""A page of a stored file as a picture, drawn by a process of its own each time it is asked for."""

from __future__ import annotations

import logging
import tempfile

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.inspection.photo_workers import answer_in
from cop_portal.documents.inspection.run import ask
from cop_portal.documents.models import Document
from cop_portal.documents.trouble import content_of

logger = logging.getLogger(__name__)

DRAWING_WORKER = ["-E", "-s", "-m", "cop_portal.documents.inspection.drawing_worker"]
#: How long a page may take, in seconds.
SECONDS = 6
#: How wide a picture of a page is, in dots, where nothing else is said; and the widest that is drawn.
WIDTH = 900
WIDEST = 2000
#: A page that took too much is not tried again for so many seconds, however often it is asked for.
NOT_TRIED_AGAIN = 600

REASONS: dict[str, Promise] = {
    "too_complex": _("This page is too complicated to be shown here. Download the file to read it."),
    "damaged": _("This page cannot be shown here. Download the file to read it."),
    "unavailable": _(
        "Pages cannot be shown at the moment. Download the file, or try again in a few minutes."
    ),
}


class PreviewFailed(Exception):
    """A page cannot be drawn. ``reason`` is a key of REASONS, ``sentence`` the words that stand in its place."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sentence = REASONS[reason]


def has_page(document: Document, page: int) -> bool:
    """Whether a file has such a page; 1 is the first, and a picture has one."""
    return 1 <= page <= (document.pages or 1)


def page_picture(document: Document, page: int, *, width: int = WIDTH, turned: int = 0) -> bytes:
    """A PNG (or a JPEG, where that is much smaller) of one page of a PDF, or of a photo, ``width`` dots wide.

    ``page`` counts from 1. ``turned``: clockwise, by so many degrees, in quarters, for a photo that is not yet joined.
    Raises PreviewFailed where it cannot be drawn, and FileDamaged, FileRemoved or StorageDown as ``content_of`` does.
    Whether this person may see it is asked before.
    """
    if turned % 90:
        raise ValueError("A page is turned by quarters.")
    if not has_page(document, page):
        raise PreviewFailed("damaged")
    content = content_of(document)
    failure = f"preview-failed:{document.sha256}:{page}"
    if cache.get(failure):
        raise PreviewFailed("too_complex")
    asked = [str(document.kind), str(page), str(max(50, min(width, WIDEST))), str(turned % 360)]
    try:
        return _drawn([*DRAWING_WORKER, *asked], content)
    except PreviewFailed as failed:
        if failed.reason == "too_complex":
            cache.set(failure, True, NOT_TRIED_AGAIN)
        raise


def content_type(picture: bytes) -> str:
    """Of a picture of a page: it is one of two kinds."""
    return "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"


def _drawn(worker: list[str], content: bytes) -> bytes:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(content)
            file.flush()
            reason, said = ask(worker, file, seconds=SECONDS)
    except OSError:
        logger.exception("A file cannot be written aside to be drawn.")
        raise PreviewFailed("unavailable") from None
    if reason is not None:
        raise PreviewFailed(reason)
    answer = answer_in(said, REASONS, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
    if answer is None:
        logger.error("Drawing a page gave an answer that is none.")
        raise PreviewFailed("unavailable")
    reason, picture = answer
    if reason is not None:
        raise PreviewFailed(reason)
    return picture
