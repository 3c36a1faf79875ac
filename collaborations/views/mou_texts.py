"""Pages on which the text of a memorandum is read: as it is now, as it was, what changed, and on paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from collaborations.models import MouRevision, MouVersion
from collaborations.mous.agreeing.page import AgreeingPage, agreeing_page
from collaborations.mous.drafting.handing_out import paper_response, plain_response
from collaborations.mous.drafting.one_language import language_choices, language_to_read
from collaborations.mous.drafting.page import (
    address_of,
    authoritative_language,
    current_revision,
    is_drafted,
    name_of,
    readings_of,
    reference_of,
    shown_draft,
    shown_revision,
)
from collaborations.mous.drafting.paper import short_fingerprint
from collaborations.mous.drafting.parties import can_change_parties
from collaborations.mous.drafting.reading import Reading
from collaborations.mous.drafting.revisions import changes_between, revisions_of
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.visibility import may_write
from members.decorators import get_visible_or_404, member_required


@member_required
@require_GET
def mou_text(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """The text as it is now; while it is drafted, each part with the way to its form."""
    version = _version(request, public_id, number)
    drafted = is_drafted(version)
    revision = current_revision(version)
    writes = drafted and may_write(request.user, version.mou, request.acting_for)
    language = authoritative_language(version)
    agreeing = agreeing_page(version, request.user, request.acting_for)
    context = _context(version, revision) | {
        "is_drafted": drafted,
        "writes": writes,
        **_readings(request, readings_of(revision, language)),
        "parts": shown_draft(version, writes=writes) if drafted else shown_revision(revision, language),
        "words_url": address_of(version, "mou_write", part="words") if writes else "",
        "parties_url": _parties_url(version, agreeing) if writes else "",
        "has_others": revision.number > 1,
        "agreeing": agreeing,
    }
    return render(request, "collaborations/mous/drafting/text.html", context)


@member_required
@require_GET
def mou_text_versions(request: HttpRequest, public_id, number: int = 0) -> HttpResponse:
    """Every text that there was: who wrote it, for which organization, and when."""
    version = _version(request, public_id, number)
    rows = revisions_of(version)
    return render(
        request,
        "collaborations/mous/drafting/versions.html",
        _context(version, rows[0].revision) | {"rows": rows},
    )


@member_required
@require_GET
def mou_text_version(request: HttpRequest, public_id, revision: int, number: int = 0) -> HttpResponse:
    """One text in full, as it was."""
    version = _version(request, public_id, number)
    found = _revision(version, revision)
    language = authoritative_language(version)
    context = _context(version, found) | {
        **_readings(request, readings_of(found, language)),
        "parts": shown_revision(found, language),
    }
    return render(request, "collaborations/mous/drafting/version.html", context)


@member_required
@require_GET
def mou_text_changes(request: HttpRequest, public_id, revision: int, number: int = 0) -> HttpResponse:
    """What is another in this text than in the one before it, or than in the one that ``from`` names."""
    version = _version(request, public_id, number)
    found = _revision(version, revision)
    asked = request.GET.get("from", "")
    others = [one for one in version.revisions.values_list("number", flat=True) if one < found.number]
    # Compared as text: what somebody typed may be longer than any number.
    by_text = {str(one): one for one in others}
    if not others or (asked and asked not in by_text):
        raise Http404
    before = _revision(version, by_text[asked] if asked else others[-1])
    context = _context(version, found) | {
        "before": before,
        "others": others,
        "changes": changes_between(before, found, authoritative_language(version)),
    }
    return render(request, "collaborations/mous/drafting/changes.html", context)


@member_required
@require_GET
def mou_text_paper(request: HttpRequest, public_id, revision: int, number: int = 0) -> HttpResponse:
    """The text as a PDF to print; what is with the parties is the one to sign."""
    version = _version(request, public_id, number)
    found = _revision(version, revision)
    return paper_response(version, found)


@member_required
@require_GET
def mou_text_plain(request: HttpRequest, public_id, revision: int, number: int = 0) -> HttpResponse:
    """The text as the file of which the fingerprint is taken."""
    version = _version(request, public_id, number)
    return plain_response(version, _revision(version, revision))


def _version(request: HttpRequest, public_id, number: int) -> MouVersion:
    return get_visible_or_404(
        texts_readable_by(request.user)
        .select_related(
            "mou__collaboration", "frozen_revision__made_by", "frozen_revision__made_for__party__organization"
        )
        .prefetch_related("texts"),
        mou__public_id=public_id,
        number=number,
    )


def _revision(version: MouVersion, number: int) -> MouRevision:
    rows = version.revisions.select_related("made_by", "made_for__party__organization")
    return get_visible_or_404(rows, number=number)


def _parties_url(version: MouVersion, agreeing: AgreeingPage | None) -> str:
    """Where a representative changes the parties; empty where nobody is to be added or taken out."""
    if agreeing is None or not agreeing.acts:
        return ""
    own = [row.party for row in agreeing.rows]
    return version.address("mou_parties") if can_change_parties(version, own) else ""


def _readings(request: HttpRequest, readings: dict[str, Reading]) -> dict:
    """The text by its language, and which of two a narrow screen shows."""
    shown = language_to_read(readings, asked=request.GET.get("in", ""), reader=request.LANGUAGE_CODE)
    return {"readings": readings, "shown_in": shown, "choices": language_choices(readings, shown)}


def _context(version: MouVersion, revision: MouRevision) -> dict:
    return {
        "section": "collaborations",
        "version": version,
        # For what the pages of memoranda and of their texts have alike.
        "page": {"version": version},
        "mou": version.mou,
        "revision": revision,
        "name": name_of(version),
        "reference": reference_of(version),
        "language": authoritative_language(version),
        "fingerprint": short_fingerprint(revision.sha256),
        "paper_url": address_of(version, "mou_text_paper", revision=revision.number),
        "plain_url": address_of(version, "mou_text_plain", revision=revision.number),
        "text_url": version.address("mou_text"),
        "versions_url": version.address("mou_text_versions"),
        "mou_url": version.mou.get_absolute_url(),
    }
