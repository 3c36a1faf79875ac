"""Why a file was not accepted, in words for the person who chose it: what is wrong, and what to do."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cop_portal.documents.sizes import format_size, format_size_above

REASONS: dict[str, Promise] = {
    "empty": _("The file is empty. Check that it opens on your device, then choose it again."),
    "not_pdf": _("This file is not a PDF. Open it where it was made, print it to PDF and upload that."),
    "word": _("This is a text document, not a PDF. Print it, sign it, scan it to PDF and upload the scan."),
    "picture": _(
        "This is a picture, not a PDF. Scan the paper to PDF, or print the picture to PDF, and upload that."
    ),
    "damaged": _(
        "The file is incomplete or damaged. Copy or download it again. If it opens on your device, "
        "print it to PDF and upload that."
    ),
    "password": _("The file asks for a password. Remove the password and upload it again."),
    "no_pages": _("The file has no pages. Print the document to PDF again and upload that."),
    "javascript": _(
        "The file contains a small program (JavaScript), as some forms do. Print it to PDF and upload that."
    ),
    "launch": _("The file contains a command that starts another program. Print it to PDF and upload that."),
    "embedded_file": _(
        "The file has other files attached to it. Print it to PDF, which leaves them out, and upload that."
    ),
    "xfa": _("The file is a form that only some programs can open. Print it to PDF and upload that."),
    "rich_media": _("The file contains sound, video or a 3D model. Print it to PDF and upload that."),
    "form_action": _(
        "The file is a form that sends or fetches data by itself. Print it to PDF and upload that."
    ),
    "outward": _(
        "The file fetches something from elsewhere when it is opened. Print it to PDF and upload that."
    ),
    "too_complex": _(
        "The file is too complicated to be checked. Scan the paper, or print it to PDF, and upload that."
    ),
    "virus": _(
        "A virus was found in this file. Nothing was uploaded. Do not open it or send it to others. Scan the paper "
        "again, on another device, and upload that."
    ),
    "unavailable": _(
        "We cannot check files at the moment. Nothing was uploaded. Please try again in a few minutes."
    ),
    "not_kept": _(
        "We cannot keep files at the moment. Nothing was uploaded. Please try again in a few minutes."
    ),
    "unreadable": _("The file cannot be read. Check its name and who may open it."),
    "folder": _("This is a folder. Name the files in it."),
}


def sentence(reason: str, *, size: int = 0, max_size: int = 0, max_pages: int = 0) -> str | Promise:
    """The sentence for a reason. Sizes are in bytes."""
    if reason == "too_large":
        return format_lazy(
            _("The file is {size}. Choose one under {limit}."),
            size=format_size_above(size, max_size),
            limit=format_size(max_size),
        )
    if reason == "too_many_pages":
        return ngettext_lazy(
            "The file has more than %(count)d page. Upload only the pages that belong to the document.",
            "The file has more than %(count)d pages. Upload only the pages that belong to the document.",
            max_pages,
        ) % {"count": max_pages}
    return REASONS[reason]
