"""What the sheet of an event says, in each language, and whom it names.

It lies on a table where everybody reads it. So it never names a hidden organization, nor a person; a discreet one is
named where it said that it comes: whoever signs beneath it is acquainted with it by being there.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import pgettext

from cop_portal.dates import Precision
from members.models import Organization

from .calendar import place, when
from .models import Event, Rsvp
from .sign_in_sheet import Sheet, sheet_pdf

#: The most lines that one asks for at once: a sheet of twenty pages.
MOST_LINES = 200


def organizations_to_print(event: Event) -> QuerySet[Organization]:
    """The organizations that said yes to ``event`` and may be named on a paper that everybody reads."""
    return (
        Organization.objects.filter(rsvps__event=event, rsvps__answer=Rsvp.Answer.YES)
        .exclude(visibility=Organization.Visibility.HIDDEN)
        .exclude(kind=Organization.Kind.CONVENOR)
    )


def sheet_of(event: Event, language: str, *, organizations: bool, blank_lines: int) -> Sheet:
    """The sheet of ``event`` in ``language``: whether to print who is expected, and how many lines for others."""
    named = list(organizations_to_print(event)) if organizations else []
    with translation.override(language):
        where = [place(event), event.governorate.name if event.governorate else ""]
        return Sheet(
            titles=(event.name, *(name for _language, name in event.other_names)),
            when=when(event),
            where=pgettext("between names", ", ").join(filter(None, where)),
            organizations=tuple(sorted((row.name for row in named), key=str.casefold)),
            blank_lines=blank_lines,
        )


def printed_sheet(event: Event, language: str, *, organizations: bool, blank_lines: int) -> bytes:
    """The same as a PDF."""
    return sheet_pdf(
        sheet_of(event, language, organizations=organizations, blank_lines=blank_lines), language
    )


def sheet_file_name(event: Event) -> str:
    """What the file is called on somebody's computer: nothing but its day, or its month where no more is known."""
    day = (
        f"{event.starts_on:%Y-%m}" if event.date_precision == Precision.MONTH else event.starts_on.isoformat()
    )
    return f"sign-in-sheet-{day}.pdf"
