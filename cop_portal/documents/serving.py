"""Handing a document out: whole, checked, as a file to keep and never as a page to run, and on the record."""

import io
import logging

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.store import FileDamaged, read_document

logger = logging.getLogger(__name__)

CONTENT_TYPES = {Document.Kind.PDF: "application/pdf", Document.Kind.PNG: "image/png"}
#: Should a browser show it in spite of all, it shows it as nobody's page: no script, no form, no frame.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def respond(
    request: HttpRequest,
    document: Document,
    *,
    kind: str = DocumentOpening.Kind.DOWNLOAD,
    organization_slug: str = "",
) -> HttpResponseBase:
    """The document's file as an attachment, and a line in its record of who opened it.

    Whether this person may open it is asked before, by the room that owns it. `organization_slug` is that of the
    organization they act for (empty for staff). A file that is damaged or missing is answered with a page and an
    alarm in the log, and is not recorded as opened.
    """
    try:
        content = read_document(document)
    except FileDamaged as damage:
        logger.error("Document %s cannot be handed out: %s", document.public_id, damage)
        return _private(render(request, "documents/damaged.html", {"document": document}, status=503))
    if request.method != "HEAD":
        DocumentOpening.objects.create(
            document=document, user=request.user, organization_slug=organization_slug, kind=kind
        )
    response = FileResponse(
        io.BytesIO(content),
        as_attachment=True,
        filename=document.name,
        content_type=CONTENT_TYPES[Document.Kind(document.kind)],
    )
    return _private(_as_nobodys_page(response))


def show_picture(document: Document) -> HttpResponseBase:
    """A picture of our own drawing (a PNG), to be seen within a page. Its openings are not recorded.

    Whether this person may see it is asked before. One that is damaged or missing is an alarm in the log, and on the
    page its words stand in its place.
    """
    if document.kind != Document.Kind.PNG:
        raise ValueError("Only what was drawn anew is shown within a page.")
    try:
        content = read_document(document)
    except FileDamaged as damage:
        logger.error("Picture %s cannot be shown: %s", document.public_id, damage)
        return _private(HttpResponse(status=503))
    response = HttpResponse(content, content_type=CONTENT_TYPES[Document.Kind.PNG])
    response["Content-Disposition"] = "inline"
    return _private(_as_nobodys_page(response))


def _as_nobodys_page(response: HttpResponseBase) -> HttpResponseBase:
    # A policy that is there already is left alone by the middleware that sets the pages' own.
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    return response
