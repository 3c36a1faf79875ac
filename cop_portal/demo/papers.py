"""The papers of the demonstration, set by typst: bilingual, and marked as invented in their own header."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from collaborations.models import MouVersion
from collaborations.mous.drafting.paper import MEMORANDUM, paper_facts
from cop_portal.dates import format_date
from cop_portal.papers import set_paper
from members.models import Organization, Registration

from .clock import date_of
from .data.shape import Day
from .data.shape_threads import Handout, Paper, Signed

_FOLDER = Path(__file__).parent
_MEMORANDUM, _REGISTRATION = _FOLDER / "paper.typ", _FOLDER / "registration.typ"
_HANDOUT = _FOLDER / "handout.typ"
_INVENTED = "Invented for the demonstration · أُعدّت لأغراض العرض التوضيحي فقط"


def signed_paper(paper: Paper, parties: list[Organization]) -> SimpleUploadedFile:
    """The PDF of ``paper`` between ``parties`` (in the order of its signatures), as a browser would send it."""
    sides = []
    for signed, organization in zip(paper.signed, parties, strict=True):
        sides.append(
            {
                "name_en": organization.name_en,
                "name_ar": organization.name_ar,
                "signatory": signed.name,
                "capacity": signed.capacity,
                "signed_en": _written(signed.on, "en"),
                "signed_ar": _written(signed.on, "ar"),
            }
        )
    facts = {
        "title": paper.title,
        "purpose": paper.purpose,
        "purpose_ar": paper.purpose_ar,
        "from_en": _written(paper.starts, "en"),
        "from_ar": _written(paper.starts, "ar"),
        "until_en": _written(paper.ends, "en"),
        "until_ar": _written(paper.ends, "ar"),
        "renewal": paper.renewal,
        "parties": sides,
    }
    names = " and ".join(organization.acronym or organization.name_en for organization in parties)
    return _pdf(_MEMORANDUM, facts, f"MoU {names}, signed.pdf")


def signed_text(version: MouVersion, signatures: Sequence[Signed]) -> SimpleUploadedFile:
    """The text of ``version`` as it was put to the parties, printed, filled in, signed and stamped, as a scan of it
    would be sent. It says of itself that it is invented."""
    by_slug = {signed.by: signed for signed in signatures}
    parties = [row.party.organization for row in version.mou.parties.select_related("party__organization")]
    language = version.mou.language
    facts = paper_facts(
        version.frozen_revision, authoritative=language, reference=version.mou.reference, mark=""
    )
    filled = [_filled(by_slug[organization.slug], organization, language) for organization in parties]
    content = set_paper(MEMORANDUM, {**facts, "note": _INVENTED, "filled": filled})
    names = " and ".join(organization.acronym or organization.name_en for organization in parties)
    title = f"MoU {names}, amendment {version.number}" if version.number else f"MoU {names}"
    return SimpleUploadedFile(f"{title}, signed.pdf", content, content_type="application/pdf")


def _filled(signed: Signed, organization: Organization, language: str) -> dict[str, str]:
    return {
        "name": signed.name,
        "capacity": signed.capacity,
        "date": _written(signed.on, language),
        "signature": signed.name,
        "stamp": organization.acronym or organization.short_name,
    }


def registration_paper(registration: Registration) -> SimpleUploadedFile:
    """The certificate of ``registration``: no authority's, and it says so."""
    facts = {
        "name_en": registration.organization.name_en,
        "name_ar": registration.organization.name_ar,
        "number": registration.number,
        "issued_en": _written(registration.issued_on, "en"),
        "issued_ar": _written(registration.issued_on, "ar"),
        "expires_en": _written(registration.expires_on, "en"),
        "expires_ar": _written(registration.expires_on, "ar"),
    }
    return _pdf(_REGISTRATION, facts, f"Registration {registration.number}.pdf")


def handout(one: Handout, organization: Organization) -> SimpleUploadedFile:
    """The PDF of what ``organization`` wrote itself: an agenda, a brief, a list."""
    facts = {
        "title": one.title,
        "language": one.language,
        "lines": list(one.lines),
        "organization": getattr(organization, f"name_{one.language}"),
    }
    return _pdf(_HANDOUT, facts, f"{one.file_name or one.title}.pdf")


def _pdf(source: Path, facts: dict, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, set_paper(source, facts), content_type="application/pdf")


def _written(day: Day | None, language: str) -> str:
    if day is None:
        return ""
    with translation.override(language):
        return format_date(date_of(day))
