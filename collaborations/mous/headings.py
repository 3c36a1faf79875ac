"""What stands above a memorandum's page: between whom it is, and what became of one's own paper."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from collaborations.models import MouCopy
from collaborations.mous.addresses import MouAddresses
from collaborations.thread.facts import join_names


class MouHeadings(MouAddresses):
    """Words of a page about ``rows``, the parties; ``own`` is the reader's."""

    rows: list[Any]
    own: Any
    returned: list[MouCopy]

    @property
    def party_names(self) -> SafeString:
        """The names of its parties, for a sentence."""
        names = [row.organization.short_name for row in self.rows]
        return format_html("<bdi>{}</bdi>", join_names(names))

    @property
    def own_returned(self) -> MouCopy | None:
        """The newest copy of the reader's organization, if another returned it: the right pages are awaited."""
        if self.own is None:
            return None
        own = [copy for copy in self.version.copies.all() if copy.uploaded_for_id == self.own.party.pk]
        newest = max(own, key=lambda copy: (copy.uploaded_at, copy.pk), default=None)
        if newest is None or newest.returned_on is None or newest.returned_for_id == newest.uploaded_for_id:
            return None
        return newest

    @property
    def returned_by_name(self) -> str:
        """Who returned it."""
        copy = self.own_returned
        if copy is None:
            return ""
        rows = (row for row in self.rows if row.party.pk == copy.returned_for_id)
        return next((row.organization.short_name for row in rows), "")
