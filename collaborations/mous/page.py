"""What a memorandum's page shows, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collaborations.models import MemorandumOfUnderstanding, MouCopy, MouParty, MouVersion, Signature
from collaborations.mous.facts import renewal_words, term_words
from collaborations.mous.states import MouState
from cop_portal.dates import BAGHDAD, format_date
from cop_portal.documents.models import DocumentOpening
from cop_portal.ui.templatetags.ui import file_size
from cop_portal.ui.thread import strands_for
from members.models import Organization, Topic


@dataclass
class SignatureRow:
    """A party of the memorandum with what it has signed."""

    party: MouParty
    organization: Organization
    strand: str
    signature: Signature | None


@dataclass
class MouPage:
    """A memorandum as its page shows it."""

    mou: MemorandumOfUnderstanding
    version: MouVersion
    copy: MouCopy | None
    rows: list[SignatureRow]
    own: SignatureRow | None

    @property
    def is_open(self) -> bool:
        """Whether confirmations are still awaited."""
        return self.mou.state == MouState.SIGNING

    @property
    def why_not_open(self) -> str:
        """Why nothing about it can be changed any more; empty while confirmations are awaited."""
        if self.is_open:
            return ""
        if self.mou.state == MouState.WITHDRAWN:
            return _("This memorandum was withdrawn or returned. It can be entered again.")
        return _(
            "Every party has confirmed this memorandum. It is concluded, and nothing of it can be changed."
        )

    @property
    def waits_for_us(self) -> bool:
        """Whether the reader's organization has yet to confirm."""
        return self.is_open and self.own is not None and self.own.signature is None

    @property
    def is_uploader(self) -> bool:
        """Whether the reader's organization uploaded the file."""
        return (
            self.own is not None and self.copy is not None and self.copy.uploaded_for_id == self.own.party.pk
        )

    @property
    def unsigned(self) -> list[SignatureRow]:
        """The parties that have not confirmed."""
        return [row for row in self.rows if row.signature is None]

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""
        return str(MouState(self.mou.state).label)

    @property
    def facts(self) -> list[dict[str, str]]:
        """The terms, as the fact list shows them."""
        mou = self.mou
        facts = [{"label": _("Term"), "value": term_words(mou)}]
        if mou.ends_on:
            facts.append({"label": _("At the end"), "value": renewal_words(mou)})
        if topics := list(mou.topics.all()):
            names = format_html_join(mark_safe("<br>"), '<bdi lang="{}">{}</bdi>', _names(topics))
            facts.append({"label": _("Topics"), "value": names})
        if self.version.concluded_on:
            facts.append({"label": _("Confirmed by all on"), "value": format_date(self.version.concluded_on)})
        return facts

    @property
    def terms_to_confirm(self) -> list[dict[str, str]]:
        """What the other party typed and a confirmation makes final, but for the purpose, which is a text."""
        names = format_html_join(
            mark_safe("<br>"), '<bdi lang="{}">{}</bdi>', _names(row.organization for row in self.rows)
        )
        title = format_html('<bdi lang="{}">{}</bdi>', self.mou.language, self.mou.title)
        return [
            {"label": _("Title"), "value": title},
            {"label": _("Parties"), "value": names},
            *self.facts,
        ]

    @property
    def file_facts(self) -> SafeString:
        """Type, pages, size and day of the document, in one line."""
        document = self.copy.document
        pages = ngettext("%(count)s page", "%(count)s pages", document.pages or 0) % {
            "count": document.pages or 0
        }
        day = format_date(document.uploaded_at.astimezone(BAGHDAD).date())
        # Each isolated: in Arabic "PDF" would draw the figure after it to its own side.
        facts = {"pages": pages, "size": file_size(document.size), "date": day}
        return mark_safe(
            escape(_("PDF, %(pages)s, %(size)s, uploaded %(date)s"))
            % {name: format_html("<bdi>{}</bdi>", text) for name, text in facts.items()}
        )

    @property
    def who_opens(self) -> str:
        """Who can open the document, in one sentence."""
        if self.closed_by:
            return _("Only the parties can open this. Each download is recorded.")
        return _("Only the parties and Search can open this. Each download is recorded.")

    @property
    def closed_by(self) -> list[SignatureRow]:
        """The parties that closed the document to staff."""
        return [row for row in self.rows if row.party.closed_to_staff_on is not None]


def mous_for_page(mous: QuerySet[MemorandumOfUnderstanding]) -> QuerySet[MemorandumOfUnderstanding]:
    """``mous`` with their state, parties, version, copies and signatures, ready for ``mou_page``."""
    return (
        mous.with_state()
        .select_related("collaboration")
        .prefetch_related(
            "topics",
            Prefetch("parties", MouParty.objects.select_related("party__organization")),
            Prefetch(
                "versions",
                MouVersion.objects.filter(number=0).prefetch_related(
                    Prefetch("copies", MouCopy.objects.select_related("document")),
                    Prefetch("signatures", Signature.objects.select_related("confirmed_by")),
                ),
            ),
        )
    )


def mou_page(mou: MemorandumOfUnderstanding, acting_for: Organization | None) -> MouPage:
    """The page of ``mou`` (from ``mous_for_page``) for somebody who acts for ``acting_for``.

    The reader's own organization has the second strand; others see the parties in the order they joined.
    """
    version = mou.versions.all()[0]
    copy = next((copy for copy in version.copies.all() if copy.replaced_at is None), None)
    signatures = {signature.mou_party_id: signature for signature in version.signatures.all()}
    parties = list(mou.parties.all())
    ids = [party.party.organization_id for party in parties]
    own_position = ids.index(acting_for.pk) if acting_for is not None and acting_for.pk in ids else None
    rows = [
        SignatureRow(party, party.party.organization, strand, signatures.get(party.pk))
        for party, strand in zip(parties, strands_for(len(parties), own_position), strict=True)
    ]
    own = rows[own_position] if own_position is not None else None
    # One's own comes last, as on the thread's page, so that the strands keep their places.
    rows.sort(key=lambda row: row is own)
    return MouPage(mou, version, copy, rows, own)


def _names(things: Iterable[Topic | Organization]) -> list[tuple[str, str]]:
    return [(thing.name_language, thing.name) for thing in things]


def openings_of(
    mou: MemorandumOfUnderstanding, limit: int = 500
) -> list[tuple[DocumentOpening, Organization | None]]:
    """The openings of the memorandum's documents, replaced ones included, newest first: each with the organization
    the person acted for, None for Search staff."""
    documents = MouCopy.objects.filter(version__mou=mou).values("document")
    openings = DocumentOpening.objects.filter(document__in=documents).select_related("user", "document")[
        :limit
    ]
    organizations = {row.party.organization.slug: row.party.organization for row in mou.parties.all()}
    return [(opening, organizations.get(opening.organization_slug)) for opening in openings]
