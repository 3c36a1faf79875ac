"""What a memorandum's page shows, read in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from collaborations.models import (
    MemorandumOfUnderstanding,
    MouCopy,
    MouParty,
    MouText,
    MouVersion,
    MouWitness,
    Signature,
)
from collaborations.mous.afterwards.terms import agreed_until, renewal_words, term_words
from collaborations.mous.came_to_nothing import was_returned
from collaborations.mous.signing.copies import CopyRow, copy_rows, file_facts
from collaborations.mous.signing.taking_back import TakenBack, taken_back_of, taken_back_rows
from collaborations.mous.signing.whose_turn import MouSigning
from collaborations.mous.states import MouState
from cop_portal.dates import format_date
from cop_portal.documents.trouble import is_damaged
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
class MouPage(MouSigning):
    """A memorandum, or one of its amendments, as its page shows it. ``copies`` are those that count, ``returned`` those
    that another party said it did not sign, ``taken_back`` the signatures that their own party took back."""

    mou: MemorandumOfUnderstanding
    version: MouVersion
    rows: list[SignatureRow]
    own: SignatureRow | None
    copies: list[CopyRow]
    returned: list[MouCopy]
    taken_back: list[TakenBack]
    agreed: bool
    signing_since: datetime.date | None = None

    @property
    def copy(self) -> MouCopy | None:
        """The first of the copies that count."""
        return self.copies[0].copy if self.copies else None

    @property
    def words(self) -> MouText | MemorandumOfUnderstanding:
        """Title and purpose in the reader's language, where they are written in it; else in the one that counts."""
        own = next((text for text in self.version.texts.all() if text.language == get_language()), None)
        return own if own is not None and own.title and own.purpose else self.mou

    @property
    def counts_words(self) -> str:
        """Which language counts, where what is shown is not in it."""
        if self.words.language == self.mou.language:
            return ""
        language = str(dict(settings.LANGUAGES)[self.mou.language])
        return _("The text in %(language)s counts.") % {"language": language}

    @property
    def witness(self) -> MouWitness | None:
        """Search, where it is to sign as a witness; an amendment has none."""
        return None if self.version.number else getattr(self.mou, "witness", None)

    @property
    def waits_since(self) -> datetime.date | None:
        """Since when signatures are awaited: of a text written here, since the last party agreed to it."""
        return self.signing_since or self.version.frozen_on

    @property
    def was_returned(self) -> bool:
        """Whether another party returned what was entered with its paper."""
        return was_returned(self.version)

    @property
    def state_label(self) -> str:
        """The state in the reader's language; of what came to nothing, how."""
        if self.mou.state == MouState.WITHDRAWN and self.version.was_declined:
            return pgettext("a memorandum", "declined")
        if self.mou.state == MouState.WITHDRAWN and self.was_returned:
            return pgettext("a memorandum", "returned")
        return str(MouState(self.mou.state).label)

    def facts(self, *, reads_terms: bool = True, reads_words: bool = True) -> list[dict[str, str]]:
        """The terms, as the fact list shows them; what it is about only to who ``reads_words``."""
        mou = self.mou
        if not reads_terms:
            return []
        facts = [{"label": _("Term"), "value": term_words(mou)}]
        if not self.version.written_here:
            facts.append({"label": _("Text"), "value": _("Signed outside the portal")})
        if (agreed := agreed_until(mou)) is not None:
            facts.append({"label": _("Agreed until"), "value": format_date(agreed)})
        # Of one that a party has ended the page says so at its top.
        if mou.term_ends_on and mou.terminated_on is None and self.version.withdrawn_on is None:
            at_the_end = renewal_words(mou)
            facts += [{"label": _("At the end"), "value": at_the_end}] if at_the_end else []
        if reads_words and (topics := list(mou.topics.all())):
            names = format_html_join(mark_safe("<br>"), '<bdi lang="{}">{}</bdi>', _names(topics))
            facts.append({"label": _("Topics"), "value": names})
        if self.version.concluded_on:
            facts.append({"label": _("Confirmed by all on"), "value": format_date(self.version.concluded_on)})
        return facts

    @property
    def file_facts(self) -> SafeString:
        """Type, pages, size and day of the first copy, in one line."""
        return file_facts(self.copies[0].document)

    @property
    def written_as(self) -> dict[str, str | int] | None:
        """The number and fingerprint of the text to which a paper is to be compared; none of one signed elsewhere."""
        revision = self.version.frozen_revision
        return None if revision is None else {"number": revision.number, "sha256": revision.sha256}

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
    """``mous`` with their state, parties, witness, versions, copies and signatures, ready for ``mou_page``."""
    return (
        mous.with_state()
        .select_related("collaboration", "witness__organization")
        .prefetch_related(
            "topics",
            Prefetch("parties", MouParty.objects.select_related("party__organization")),
            Prefetch(
                "versions",
                MouVersion.objects.select_related("frozen_revision")
                .annotate(taken_back_rows=taken_back_rows())
                .defer("frozen_revision__bodies")
                .prefetch_related(
                    "agreements",
                    Prefetch("texts", MouText.objects.defer("provisions", "confidentiality")),
                    Prefetch(
                        "copies",
                        MouCopy.objects.select_related("document__legal_removal")
                        .annotate(file_is_damaged=is_damaged("document"))
                        .prefetch_related("document__sent"),
                    ),
                    Prefetch("signatures", Signature.objects.select_related("confirmed_by", "request")),
                ),
            ),
        )
    )


def mou_page(
    mou: MemorandumOfUnderstanding, acting_for: Organization | None, number: int = 0
) -> MouPage | None:
    """The page of ``mou`` (from ``mous_for_page``), or of its amendment with this ``number``, for somebody who acts for
    ``acting_for``; None where it has no such amendment.

    The reader's own organization has the second strand; others see the parties in the order they joined.
    """
    version = next((one for one in mou.versions.all() if one.number == number), None)
    if version is None:
        return None
    signatures = {signature.mou_party_id: signature for signature in version.signatures.all()}
    parties = list(mou.parties.all())
    ids = [party.party.organization_id for party in parties]
    own_position = ids.index(acting_for.pk) if acting_for is not None and acting_for.pk in ids else None
    rows = [
        SignatureRow(party, party.party.organization, strand, signatures.get(party.pk))
        for party, strand in zip(parties, strands_for(len(parties), own_position), strict=True)
    ]
    own = rows[own_position] if own_position is not None else None
    signed_on = {party: signature.copy_id for party, signature in signatures.items()}
    copies = copy_rows(version.copies.all(), parties, signed_on, own.party.pk if own is not None else None)
    returned = [
        copy
        for copy in version.copies.all()
        if copy.returned_on is not None and copy.returned_for_id != copy.uploaded_for_id
    ]
    taken_back = taken_back_of(version.taken_back_rows, parties, signatures)
    # One's own comes last, as on the thread's page, so that the strands keep their places.
    rows.sort(key=lambda row: row is own)
    agreements = [
        one
        for one in version.agreements.all()
        if one.revision_id == version.frozen_revision_id and one.revision_id is not None
    ]
    agreed = not version.written_here or len(agreements) == len(parties)
    since = max((one.agreed_on for one in agreements), default=None)
    return MouPage(mou, version, rows, own, copies, returned, taken_back, agreed, since)


def _names(things: Iterable[Topic | Organization]) -> list[tuple[str, str]]:
    return [(thing.name_language, thing.name) for thing in things]
