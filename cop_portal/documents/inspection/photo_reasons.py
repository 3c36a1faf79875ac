"""Why a photo of paper was not accepted, in words for the person who chose it: what is wrong, and what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cop_portal.documents.inspection.reasons import REASONS as OF_ALL_FILES
from cop_portal.documents.sizes import format_size, format_size_above

REASONS: dict[str, Promise] = {
    "empty": OF_ALL_FILES["empty"],
    "unavailable": OF_ALL_FILES["unavailable"],
    "not_kept": OF_ALL_FILES["not_kept"],
    "virus": OF_ALL_FILES["virus"],
    "not_photo": _(
        "This file is not a photo. Choose a JPEG, PNG or HEIC picture of the paper, or a PDF of it."
    ),
    "svg": _(
        "This is an SVG drawing, not a photo of the paper. Photograph or scan the paper and choose that."
    ),
    "damaged": _("The photo is incomplete or damaged. Copy it again, or take it again, and choose that."),
    "animated": _("The picture moves. Take a still photo of the paper and choose that."),
    "sequence": _(
        "The file holds several pictures. Save each as a JPEG of its own, or all as one PDF, and choose that."
    ),
    "too_many_dots": _(
        "The photo has too many dots. Take it again at a lower resolution, or scan the paper to PDF."
    ),
    "too_few_dots": _("The photo is too small to be read. Choose the original, or take it again."),
    "narrow": _("The photo is a thin strip. Take one of the whole sheet and choose that."),
    "too_complex": _(
        "The photo is too complicated to be checked. Save it as JPEG, or take it again, and choose that."
    ),
}


def sentence(reason: str, *, size: int = 0, max_size: int = 0, max_photos: int = 0) -> str | Promise:
    """The sentence for a reason. Sizes are in bytes."""
    if reason == "too_large":
        return format_lazy(
            _("The file is {size}. Choose one under {limit}."),
            size=format_size_above(size, max_size),
            limit=format_size(max_size),
        )
    if reason == "too_large_together":
        return format_lazy(
            _(
                "The photos are {size} together; a paper may have {limit}. Leave out what does not belong to the "
                "paper, or scan it to PDF."
            ),
            size=format_size_above(size, max_size),
            limit=format_size(max_size),
        )
    if reason == "too_many_photos":
        return ngettext_lazy(
            "A paper may have %(count)d photo. Scan it to one PDF and upload that.",
            "A paper may have %(count)d photos. Scan it to one PDF and upload that.",
            max_photos,
        ) % {"count": max_photos}
    return REASONS[reason]
