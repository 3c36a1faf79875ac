"""Handing a document out: whole, checked, as a file to keep and never as a page to run, and on the record."""

import io
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from cop_portal.documents.attachment import attachment
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.ranges import NoSuchPart, Part, asked_part
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.store import FileDamaged
from cop_portal.documents.trouble import FileRemoved, content_of

logger = logging.getLogger(__name__)

Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True)
class WayBack:
    """The page from which a file is opened, and what a link to it says."""

    url: str
    words: str


CONTENT_TYPES = {
    Document.Kind.PDF: "application/pdf",
    Document.Kind.PNG: "image/png",
    Document.Kind.JPEG: "image/jpeg",
}
#: Should a browser show it in spite of all, it shows it as nobody's page: no script, no form, no frame.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
#: Parts that the same person asks for within this time are one download.
ONE_DOWNLOAD = timedelta(hours=1)
#: Why a file is not handed out: see ``not_handed_out``.
TROUBLES = (FileRemoved, FileDamaged, StorageDown)


def respond(
    request: HttpRequest,
    document: Document,
    *,
    kind: str = DocumentOpening.Kind.DOWNLOAD,
    organization_slug: str = "",
    back: WayBack | None = None,
) -> HttpResponseBase:
    """The document's file as an attachment, or the part of it that is asked for, and a line in its record of who
    opened it. Each answer has read and checked the whole file.

    Whether this person may open it is asked before, by the room that owns it. `organization_slug` is that of the
    organization they act for (empty for staff). A file that was removed, is damaged or out of reach is answered with
    a page, and is not recorded as opened; the way back from there is `back`.
    """
    try:
        content = content_of(document)
    except TROUBLES as trouble:
        return not_handed_out(request, document, trouble, back=back)
    etag = f'"{document.sha256}"'
    try:
        part = asked_part(request, len(content), etag)
    except NoSuchPart:
        return _no_such_part(len(content))
    if request.method != "HEAD":
        _record(request, document, kind, organization_slug, part)
    response = FileResponse(
        io.BytesIO(content if part is None else content[part.start : part.stop]),
        content_type=CONTENT_TYPES[Document.Kind(document.kind)],
    )
    if part is not None:
        response.status_code = 206
        response["Content-Range"] = part.content_range
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Content-Disposition"] = attachment(document.name, otherwise=f"document.{document.kind}")
    return _private(_as_nobodys_page(response))


def show_picture(document: Document) -> HttpResponseBase:
    """A picture of our own drawing (a PNG), to be seen within a page. Its openings are not recorded.

    Whether this person may see it is asked before. Where there is none to show, its words stand in its place.
    """
    if document.kind != Document.Kind.PNG:
        raise ValueError("Only what was drawn anew is shown within a page.")
    try:
        content = content_of(document)
    except TROUBLES as trouble:
        _log(document, trouble)
        return _private(HttpResponse(status=410 if isinstance(trouble, FileRemoved) else 503))
    response = HttpResponse(content, content_type=CONTENT_TYPES[Document.Kind.PNG])
    response["Content-Disposition"] = "inline"
    return _private(_as_nobodys_page(response))


def not_handed_out(
    request: HttpRequest, document: Document, trouble: Exception, *, back: WayBack | None = None
) -> HttpResponse:
    """The page that stands in place of a file, for somebody who may open it: ``trouble`` is what ``content_of`` raised.

    What was removed on a legal ground is gone (410) and the page says on which; the rest passes (503).
    """
    _log(document, trouble)
    context: dict[str, object] = {"document": document, "back": back}
    if isinstance(trouble, FileRemoved):
        context["removal"] = trouble.removal
        return _private(render(request, "documents/removed.html", context, status=410))
    if isinstance(trouble, FileDamaged):
        return _private(render(request, "documents/damaged.html", context, status=503))
    response = _private(render(request, "documents/out_of_reach.html", context, status=503))
    response["Retry-After"] = "300"
    return response


def _log(document: Document, trouble: Exception) -> None:
    if not isinstance(trouble, FileRemoved):
        logger.error("Document %s cannot be handed out: %s", document.public_id, trouble)


def _record(
    request: HttpRequest, document: Document, kind: str, organization_slug: str, part: Part | None
) -> None:
    """Write down that it was opened. Parts of one download are one line, also where they are asked for at once."""
    facts = {
        "document": document,
        "user": request.user,
        "organization_slug": organization_slug,
        "kind": kind,
    }
    if part is None or part.is_whole:
        DocumentOpening.objects.create(**facts)
        return
    with transaction.atomic():
        Document.objects.select_for_update(no_key=True).get(pk=document.pk)
        lately = timezone.now() - ONE_DOWNLOAD
        if not DocumentOpening.objects.filter(**facts, opened_at__gte=lately).exists():
            DocumentOpening.objects.create(**facts)


def _no_such_part(size: int) -> HttpResponseBase:
    response = HttpResponse(status=416, content_type="text/plain")
    response["Content-Range"] = f"bytes */{size}"
    response["Accept-Ranges"] = "bytes"
    return _private(_as_nobodys_page(response))


def _as_nobodys_page(response: Response) -> Response:
    # A policy that is there already is left alone by the middleware that sets the pages' own.
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _private(response: Response) -> Response:
    response["Cache-Control"] = "private, no-store"
    return response
