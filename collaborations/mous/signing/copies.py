"""The signed copies of a version as a page shows them: the file, who has signed on it, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collaborations.models import MouCopy, MouParty
from cop_portal.dates import day_of, format_date
from cop_portal.documents.claims import NOT_CHECKED, Claim, signatures_in
from cop_portal.documents.models import Document, SentFile
from cop_portal.ui.templatetags.ui import file_size
from members.models import Organization


@dataclass
class CopyRow:
    """A copy that counts. ``is_own``: the reader's organization uploaded it; ``signers`` have signed on it."""

    copy: MouCopy
    organization: Organization
    is_own: bool
    signers: list[Organization] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """Its file."""
        return self.copy.document

    @property
    def facts(self) -> SafeString:
        """Type, pages, size and day of the file, in one line."""
        return file_facts(self.document)

    @property
    def is_removed(self) -> bool:
        """Whether its file was removed on a legal ground: then there is nothing to download and no page to see."""
        return getattr(self.document, "legal_removal", None) is not None

    @property
    def is_damaged(self) -> bool:
        """Whether its file is known to be damaged or missing: nothing can be shown of it until it is brought back."""
        return getattr(self.copy, "file_is_damaged", False)

    @property
    def pages(self) -> range:
        """The numbers of its pages, to show a picture of each."""
        return range(1, (self.document.pages or 1) + 1)

    @cached_property
    def claims(self) -> list[Claim]:
        """What its digital signatures say of themselves; most files have none, and what was made of photos here cannot
        have any: it need not be read for it."""
        return [] if self.receipts else signatures_in(self.document)

    @property
    def claims_note(self) -> str:
        """What is to be known of all of them."""
        return str(NOT_CHECKED)

    @cached_property
    def receipts(self) -> list[SentFile]:
        """What was sent and made into this file; none where the file is kept as it was sent."""
        return list(self.document.sent.all())


def copy_rows(
    copies: Iterable[MouCopy], parties: Iterable[MouParty], signed_on: dict, own_id
) -> list[CopyRow]:
    """The copies that count, in the order in which they came; ``signed_on`` are copies by the party that signed."""
    by_id = {party.pk: party.party.organization for party in parties}
    return [
        CopyRow(
            copy=copy,
            organization=by_id[copy.uploaded_for_id],
            is_own=copy.uploaded_for_id == own_id,
            signers=[by_id[party] for party, signed in signed_on.items() if signed == copy.pk],
        )
        for copy in copies
        if copy.replaced_at is None and copy.returned_on is None
    ]


def file_facts(document: Document) -> SafeString:
    """ "PDF, 4 pages, 1.2 MB, uploaded 22 September 2021"."""
    count = document.pages or 1
    pages = ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}
    day = format_date(day_of(document.uploaded_at))
    # Each isolated: in Arabic "PDF" would draw the figure after it to its own side.
    facts = {"pages": pages, "size": file_size(document.size), "date": day}
    return mark_safe(
        escape(_("PDF, %(pages)s, %(size)s, uploaded %(date)s"))
        % {name: format_html('<bdi class="one-line">{}</bdi>', text) for name, text in facts.items()}
    )
