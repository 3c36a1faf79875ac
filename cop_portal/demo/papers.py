"""The signed papers of the demonstration, set by typst: two or three pages, bilingual, and marked as invented."""

from __future__ import annotations

import json
from pathlib import Path

import typst
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from cop_portal.dates import format_date
from members.models import Organization

from .clock import date_of
from .data.shape import Day, Paper

_SOURCE = Path(__file__).parent / "paper.typ"


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
    pdf = typst.compile(
        str(_SOURCE),
        font_paths=[str(Path(settings.BASE_DIR) / "cop_portal" / "demo" / "fonts")],
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
    )
    names = " and ".join(organization.acronym or organization.name_en for organization in parties)
    return SimpleUploadedFile(f"MoU {names}, signed.pdf", pdf, content_type="application/pdf")


def _written(day: Day | None, language: str) -> str:
    if day is None:
        return ""
    with translation.override(language):
        return format_date(date_of(day))
