"""What the page of a memorandum shows of what comes after the signatures: promises, amendments, renewal and end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from collaborations.models import MemorandumOfUnderstanding, MouTermination
from collaborations.mous.afterwards.amendments import AmendmentRow, amendment_rows, may_amend
from collaborations.mous.afterwards.ends import End, end_of, is_near
from collaborations.mous.afterwards.heading import SIGNED, heading_of
from collaborations.mous.afterwards.late import LateRow, late_row
from collaborations.mous.afterwards.reading import Kept, commitment_rows, commitments_of
from collaborations.mous.afterwards.visibility import may_go_on
from collaborations.mous.afterwards.words import (
    count_words,
    how_often_words,
    next_words,
    proof_words,
    says_its_day,
    state_words,
)
from collaborations.mous.states import MouEnd, MouState, how_it_ended
from collaborations.mous.visibility import may_sign, may_write, mous_visible_to
from collaborations.thread.words import sentences
from collaborations.visibility import own_parties
from cop_portal.dates import today
from members.models import Organization
from members.roles import is_staff

# How many proofs stand on the memorandum's own page; all of them stand on that of the commitment.
PROOFS_SHOWN = 2
GOES_ON = {MouState.CONCLUDED, MouState.IN_FORCE}


@dataclass
class PromiseRow:
    """A commitment as the page shows it. ``numbers``: in how many periods it
    was kept, and its next date; ``proofs``: what proves it, where it is promised once."""

    kept: Kept
    what: str
    strand: str
    who: str
    how_often: str
    state: str
    kind: str
    numbers: SafeString | str = ""
    proofs: list[SafeString] = field(default_factory=list)
    is_open: bool = False


@dataclass
class Afterwards:
    """All of it, for one reader."""

    mou: MemorandumOfUnderstanding
    renews: MemorandumOfUnderstanding | None = None
    promises: list[PromiseRow] = field(default_factory=list)
    late: LateRow | None = None
    amendments: list[AmendmentRow] = field(default_factory=list)
    end: End | None = None
    ended_early: MouTermination | None = None
    successors: list[MemorandumOfUnderstanding] = field(default_factory=list)
    reads_words: bool = False
    is_party: bool = False
    # Since when the reader's party is in the thread no more.
    left_on: datetime.date | None = None
    may_amend: bool = False
    may_end: bool = False
    may_take_back: bool = False
    may_renew: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether all have signed it, and so something comes after."""
        return self.mou.state in SIGNED

    @property
    def ends_soon(self) -> bool:
        """Whether its last day, or that of its term, is near, and no party has said so at the top."""
        return self.ended_early is None and is_near(self.end, today()) and not self.successors

    @property
    def ended_words(self) -> str:
        """That another is in force now, where that is how it came to its end; how else it did stands above its
        terms."""
        if how_it_ended(self.mou) != MouEnd.SUPERSEDED:
            return ""
        return gettext("The one that renews it has taken its place.")

    @property
    def heading(self) -> SafeString | str:
        """How it stands, where the name of its state does not say it all."""
        return heading_of(self.mou, self.successors)

    @property
    def has_more(self) -> bool:
        """Whether anything is to be said of its end, beside what stands at the top."""
        return self.says_more or self.may_end or self.may_renew or self.may_take_back

    @property
    def reads_why(self) -> bool:
        """Whether the reader reads why it was ended early: who left before that was said reads that it was, no more."""
        if self.ended_early is None or not self.is_party:
            return False
        return self.left_on is None or self.ended_early.said_on <= self.left_on

    @property
    def says_more(self) -> bool:
        """Whether it is more than what one can do, which no paper shows."""
        return bool(self.reads_why or self.ends_soon or self.ended_words or self.renews or self.successors)

    @property
    def shows_amendments(self) -> bool:
        """Whether there are amendments, or could be: one that has ended gets none."""
        return bool(self.amendments) or self.mou.state != MouState.ENDED


def afterwards_of(page, user, acting_for: Organization | None, *, reads_words: bool) -> Afterwards:
    """What comes after the signatures of the memorandum of ``page`` (a ``MouPage``, of a memorandum ``with_state``);
    before all have signed it no more than what it renews."""
    mou = page.mou
    visible = mous_visible_to(user).with_state()
    result = Afterwards(
        mou=mou,
        renews=visible.filter(pk=mou.renews_id).first() if mou.renews_id else None,
        reads_words=reads_words,
        is_party=page.own is not None,
        left_on=page.own.party.party.left_on if page.own is not None else None,
    )
    if not result.is_signed:
        return result
    ended = MouTermination.objects.select_related("mou_party__party__organization").filter(mou=mou).first()
    writes, signs = may_write(user, mou, acting_for), may_sign(user, mou, acting_for)
    result.ended_early, result.end = ended, end_of(mou, today())
    result.successors = list(visible.filter(renews=mou).exclude(state=MouState.WITHDRAWN).order_by("pk"))
    result.amendments = amendment_rows(mou, user, reads_words=reads_words)
    result.may_amend = writes and may_amend(mou)
    result.may_end = signs and mou.state in GOES_ON and ended is None
    result.may_take_back = signs and ended is not None and may_be_taken_back(ended, acting_for)
    goes_on = may_go_on(user, mou, acting_for)
    result.may_renew = goes_on and not result.successors and may_renew(mou)
    in_thread = own_parties(user, mou.collaboration).exists()
    reads = {"reads_words": reads_words, "in_thread": in_thread, "reads_state": in_thread or is_staff(user)}
    result.promises = promise_rows(with_commitments(mou), page, **reads)
    result.late = late_row(result.promises, page, may_link=goes_on)
    return result


def may_be_taken_back(ended: MouTermination, organization: Organization | None) -> bool:
    """Whether ``organization`` can still take back that it ended the memorandum: it alone, until the last day."""
    is_own = organization is not None and ended.mou_party.party.organization_id == organization.pk
    return is_own and ended.ends_on >= today()


def may_renew(mou: MemorandumOfUnderstanding) -> bool:
    """Whether ``mou`` (from ``with_state``) was signed by all, and every party of it is in the collaboration now, also
    one that left and came back."""
    if mou.state not in SIGNED:
        return False
    there = set(
        mou.collaboration.parties.filter(left_on__isnull=True).values_list("organization_id", flat=True)
    )
    return {row.party.organization_id for row in mou.parties.all()} <= there


def with_commitments(mou: MemorandumOfUnderstanding) -> MemorandumOfUnderstanding:
    """``mou`` with what it promises, and its state as of today."""
    rows = MemorandumOfUnderstanding.objects.with_state().annotate(commitment_rows=commitment_rows())
    return rows.get(pk=mou.pk)


def promise_rows(
    mou: MemorandumOfUnderstanding, page, *, reads_words: bool, in_thread: bool, reads_state: bool
) -> list[PromiseRow]:
    """The rows of ``mou`` (``with_commitments``). Staff who read no words read how each stands; what was held in the
    thread is told to who is in it, and to who has left not even that something was."""
    parties = {row.party.pk: row for row in page.rows}
    reads = {"reads_words": reads_words, "in_thread": in_thread, "reads_state": reads_state}
    return [
        promise_row(kept, number, parties, **reads)
        for number, kept in enumerate(commitments_of(mou), start=1)
    ]


def promise_row(
    kept: Kept,
    number: int,
    parties,
    *,
    reads_words: bool = True,
    in_thread: bool = True,
    reads_state: bool = True,
) -> PromiseRow:
    """One of them; ``parties`` are the rows of the page by the ids of the memorandum's parties."""
    owner = parties.get(kept.by_id)
    state, kind = state_words(kept, today()) if reads_state else ("", "")
    says_day = reads_state and says_its_day(kept, today())
    numbers = (
        sentences(count_words(kept, today()), "" if says_day else next_words(kept)) if reads_state else ""
    )
    return PromiseRow(
        kept=kept,
        what=kept.what if reads_words else gettext("Commitment %(number)s") % {"number": number},
        strand=owner.strand if owner is not None else "",
        who=owner.organization.short_name if owner is not None else gettext("All parties together"),
        how_often="" if says_day and not kept.promised.rhythm else capfirst(how_often_words(kept)),
        state=capfirst(state),
        kind=kind,
        numbers=numbers,
        proofs=_proofs(kept) if in_thread and reads_words else [],
        is_open=in_thread and reads_words,
    )


def _proofs(kept: Kept) -> list[SafeString]:
    """Of what is promised once, what proves it; of what is regular it is counted."""
    if kept.promised.rhythm:
        return []
    return [proof_words(proof) for proof in kept.promised.proofs[:PROOFS_SHOWN]]
