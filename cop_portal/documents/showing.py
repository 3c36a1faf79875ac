"""A page of a document within a page of ours, as a picture, on the record of who saw the document."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.documents.previews import WIDTH, PreviewFailed, content_type, has_page, page_picture
from cop_portal.documents.serving import TROUBLES, _as_nobodys_page, _private
from cop_portal.documents.trouble import FileRemoved

logger = logging.getLogger(__name__)

#: Whoever looks at a document's pages within this time has looked at it once.
ONE_LOOK = timedelta(hours=1)


def show_page(
    request: HttpRequest,
    document: Document,
    page: int,
    *,
    organization_slug: str,
    width: int = WIDTH,
    turned: int = 0,
    recorded: bool = True,
) -> HttpResponse:
    """The picture of one page (1 is the first), and a line in the document's record: one an hour for each person.

    Whether this person may see it is asked before. ``organization_slug`` is that of the organization they act for
    (empty for staff). There is no such page: 404. Where it cannot be drawn (422) or the file is not there (410, 503),
    the answer is the words for its place; a page that shows it gives the same as the picture's other text. ``recorded``
    is for a sheet of a paper that a party still puts together: its own photo is no document that somebody opens.
    """
    if not has_page(document, page):
        raise Http404("There is no such page.")
    try:
        picture = page_picture(document, page, width=width, turned=turned)
    except PreviewFailed as failed:
        return _words(str(failed.sentence), 503 if failed.reason == "unavailable" else 422)
    except TROUBLES as trouble:
        logger.error("Document %s cannot be shown: %s", document.public_id, trouble)
        return _words("", 410 if isinstance(trouble, FileRemoved) else 503)
    if recorded and request.method != "HEAD":
        record_look(request, document, organization_slug)
    response = HttpResponse(picture, content_type=content_type(picture))
    response["Content-Disposition"] = "inline"
    return _private(_as_nobodys_page(response))


def record_look(request: HttpRequest, document: Document, organization_slug: str) -> None:
    """Write down that somebody looked at it, unless they did within the hour. Pages that are asked for at once wait for
    one another, and are one line."""
    looks = DocumentOpening.objects.filter(
        document=document,
        user=request.user,
        organization_slug=organization_slug,
        kind=DocumentOpening.Kind.VIEW,
        opened_at__gt=timezone.now() - ONE_LOOK,
    )
    if looks.exists():
        return
    with transaction.atomic():
        Document.objects.select_for_update(no_key=True).get(pk=document.pk)
        if not looks.exists():
            DocumentOpening.objects.create(
                document=document,
                user=request.user,
                organization_slug=organization_slug,
                kind=DocumentOpening.Kind.VIEW,
            )


def _words(words: str, status: int) -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    return _private(_as_nobodys_page(response))
