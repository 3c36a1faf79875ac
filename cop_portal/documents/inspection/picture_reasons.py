"""Why a picture was not accepted, in words for the person who chose it: what is wrong, and what to do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.inspection.reasons import REASONS as OF_ALL_FILES
from cop_portal.documents.sizes import format_size, format_size_above

REASONS: dict[str, Promise] = {
    "empty": OF_ALL_FILES["empty"],
    "virus": _(
        "A virus was found in this picture. Nothing was uploaded. Do not open it or send it to others. Choose another."
    ),
    "unavailable": OF_ALL_FILES["unavailable"],
    "not_kept": OF_ALL_FILES["not_kept"],
    "svg": _("This is an SVG drawing, which can carry programs. Export it as PNG and choose that."),
    "not_picture": _(
        "This file is not a PNG, JPEG or WebP picture. Save it as one of these and choose that."
    ),
    "damaged": _("The picture is incomplete or damaged. Copy or export it again, then choose it."),
    "animated": _("The picture moves. Save one still picture of it as PNG and choose that."),
    "too_many_dots": _(
        "The picture has too many dots. Make it smaller, at most 5,000 dots on each side, and choose that."
    ),
    "too_few_dots": _("The picture is too small to be seen. Choose one of at least 32 dots on each side."),
    "narrow": _("The picture is a thin line. Choose one that is at most 20 times as long as it is wide."),
    "too_complex": _(
        "The picture is too complicated to be checked. Save it as PNG again, smaller, and choose that."
    ),
}


def sentence(reason: str, *, size: int = 0, max_size: int = 0) -> str | Promise:
    """The sentence for a reason. Sizes are in bytes."""
    if reason == "too_large":
        return format_lazy(
            _("The file is {size}. Choose one under {limit}."),
            size=format_size_above(size, max_size),
            limit=format_size(max_size),
        )
    return REASONS[reason]
