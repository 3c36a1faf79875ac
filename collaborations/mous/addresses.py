"""Where the pages about a memorandum, or one of its amendments, are."""

from __future__ import annotations

from collaborations.models import MemorandumOfUnderstanding, MouVersion
from collaborations.mous.drafting.page import address_of


class MouAddresses:
    """Their addresses, for what a page shows of ``version``."""

    mou: MemorandumOfUnderstanding
    version: MouVersion

    @property
    def url(self) -> str:
        """Its own page."""
        return self.version.address("mou_amendment") if self.version.number else self.mou.get_absolute_url()

    @property
    def text_url(self) -> str:
        """Where its text is read and printed; empty where it was not written here."""
        return self.version.address("mou_text") if self.version.written_here else ""

    @property
    def print_url(self) -> str:
        """The PDF that is signed; empty where it was not written here."""
        revision = self.version.frozen_revision
        if revision is None or not self.version.written_here:
            return ""
        return address_of(self.version, "mou_text_paper", revision=revision.number)

    @property
    def confirm_url(self) -> str:
        """The page that asks whether a paper is what was signed."""
        return self.version.address("mou_confirm")

    @property
    def return_url(self) -> str:
        """The page on which a paper is returned."""
        return self.version.address("mou_return")

    @property
    def take_back_url(self) -> str:
        """The page on which a party takes its own signature back."""
        return self.version.address("mou_take_back")

    @property
    def paper_url(self) -> str:
        """The page on which a signed paper is put together."""
        return self.version.address("mou_paper")

    @property
    def record_url(self) -> str:
        """Where Search staff record a signature on a party's written request."""
        return self.version.address("mou_record")
