"""A text handed out as a file to keep: on paper, or as plain text. Made anew each time, and stored nowhere."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from collaborations.models import MouRevision, MouVersion
from cop_portal.documents.attachment import attachment
from cop_portal.documents.serving import POLICY

from .page import authoritative_language, reference_of
from .paper import paper_of
from .written import canonical


def paper_response(version: MouVersion, revision: MouRevision) -> HttpResponse:
    """The PDF of ``revision``, marked as a draft unless it is the one that is with the parties."""
    content = paper_of(
        revision,
        authoritative=authoritative_language(version),
        reference=reference_of(version),
        mark=mark_of(version, revision),
    )
    return _file(content, "application/pdf", file_name(version, revision, "pdf"))


def plain_response(version: MouVersion, revision: MouRevision) -> HttpResponse:
    """The text of which the fingerprint was taken, to the byte."""
    return _file(canonical(revision.bodies), "text/plain; charset=utf-8", file_name(version, revision, "txt"))


def mark_of(version: MouVersion, revision: MouRevision) -> str:
    """What stands across its paper: it is not the text that was put to the parties, or that was withdrawn."""
    if version.withdrawn_on is not None:
        return "withdrawn"
    return "" if version.frozen_revision_id == revision.pk else "draft"


def file_name(version: MouVersion, revision: MouRevision, ending: str) -> str:
    """What the file is called where it is kept: by its reference and number, in the language that counts."""
    with override(authoritative_language(version)):
        number = _("text %(number)s") % {"number": revision.number}
    return f"{reference_of(version).replace(' / ', ' ')}, {number}.{ending}"


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = attachment(name, otherwise=f"memorandum.{name.rpartition('.')[2]}")
    # A policy that is there already is left alone by the middleware that sets the pages' own.
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
