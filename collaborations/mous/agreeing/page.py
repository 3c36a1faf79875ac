"""What the pages of a version say of the parties' answers to its text, and what the reader's organization can do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from collaborations.models import (
    MouAgreement,
    MouParty,
    MouReturn,
    MouRevision,
    MouText,
    MouVersion,
    Rest,
)
from collaborations.mous.agreeing.complete import Gap, advice, gaps
from collaborations.mous.drafting.page import address_of, current_revision, writable_parts
from collaborations.mous.drafting.parties import can_lose_parties
from collaborations.mous.drafting.visibility import texts_readable_by
from collaborations.mous.states import MouState
from collaborations.mous.visibility import may_sign, may_write
from cop_portal.translations.names import reading_language
from cop_portal.ui.thread import strands_for
from members.models import Organization


@dataclass
class AgreementRow:
    """A party, and its agreement to the text that is with the parties."""

    party: MouParty
    strand: str
    agreement: MouAgreement | None = None

    @property
    def organization(self) -> Organization:
        """Who it is."""
        return self.party.party.organization

    @property
    def has_left(self) -> bool:
        """Whether it left the collaboration."""
        return self.party.party.left_on is not None


@dataclass
class Round:
    """A text that came back with remarks."""

    returned: MouReturn
    text_url: str
    # What was changed since, where the text was written on.
    changes_url: str


@dataclass
class Missing:
    """What is to be mended before it can be put to the parties, and where."""

    gap: Gap
    url: str


@dataclass
class AgreeingPage:
    """How a text stands between its parties, for somebody of one of them. ``acts``: they speak for it now; ``writes``:
    they may write on a draft."""

    version: MouVersion
    rows: list[AgreementRow]
    own: AgreementRow | None
    acts: bool
    writes: bool
    rounds: list[Round] = field(default_factory=list)
    is_signed: bool = False
    is_concluded: bool = False  # the collaboration

    @property
    def state(self) -> MouState:
        """Draft, with the parties, signing, concluded, or withdrawn."""
        version = self.version
        if version.withdrawn_on is not None:
            return MouState.WITHDRAWN
        if version.frozen_on is None:
            return MouState.DRAFT
        if version.concluded_on is not None:
            return MouState.CONCLUDED
        return MouState.WITH_PARTIES if self.waited_for else MouState.SIGNING

    @property
    def waited_for(self) -> list[AgreementRow]:
        """Who has not agreed."""
        return [row for row in self.rows if row.agreement is None]

    @property
    def left(self) -> list[AgreementRow]:
        """Who has left the collaboration: with them it can be concluded no more."""
        return [row for row in self.rows if row.has_left] if self.state in OPEN else []

    @property
    def goes_on_without(self) -> bool:
        """Whether it is a draft that those who stay can go on with, once who left is taken out of it."""
        stay = len(self.rows) - len(self.left)
        return bool(self.left) and self.state == MouState.DRAFT and can_lose_parties(self.version, stay)

    @property
    def put_by(self) -> AgreementRow | None:
        """Who put it to the parties."""
        return next((row for row in self.rows if row.party.pk == self.version.put_by_id), None)

    @property
    def is_putter(self) -> bool:
        """Whether that is the reader's own."""
        return self.own is not None and self.own is self.put_by

    @property
    def waits_for_us(self) -> bool:
        """Whether the reader's organization has yet to answer."""
        return self.state == MouState.WITH_PARTIES and self.own is not None and self.own.agreement is None

    @property
    def _can_act(self) -> bool:
        return self.acts and self.own is not None and not self.own.has_left

    @property
    def may_put(self) -> bool:
        """Whether the reader can put it to the parties."""
        return self._can_act and self.state == MouState.DRAFT and not self.is_concluded and not self.left

    @property
    def may_agree(self) -> bool:
        """Whether the reader can agree for their organization."""
        return self._can_act and self.waits_for_us and not self.left and not self.is_concluded

    @property
    def may_return(self) -> bool:
        """Whether the reader can return it with remarks: as long as no signed paper is there."""
        is_there = self.state in {MouState.WITH_PARTIES, MouState.SIGNING}
        return self._can_act and is_there and not self.is_signed and not self.is_concluded

    @property
    def may_decline(self) -> bool:
        """Whether the reader can decline it: what another has put to the parties, before they have signed; where a
        party has left, also afterwards."""
        is_there = self.state in {MouState.WITH_PARTIES, MouState.SIGNING} and not self.is_putter
        return self._can_act and is_there and (bool(self.left) or not self.is_signed)

    @property
    def may_give_up(self) -> bool:
        """Whether the reader can take it back: a draft, or what their organization has put to the parties."""
        if not self._can_act or self.state not in OPEN:
            return False
        return self.state == MouState.DRAFT or self.is_putter

    @property
    def may_draft_another(self) -> bool:
        """Whether the reader can begin another memorandum after this one came to nothing."""
        is_over = self.version.withdrawn_on is not None and self.version.number == 0
        return is_over and self.writes and not self.is_concluded

    @property
    def last_round(self) -> Round | None:
        """What came back last."""
        return self.rounds[-1] if self.rounds else None

    @property
    def earlier_rounds(self) -> list[Round]:
        """What came back before, the latest first."""
        return self.rounds[-2::-1]

    @property
    def since(self) -> datetime.date | None:
        """Since when it is with the parties."""
        return self.version.frozen_on

    @cached_property
    def revision(self) -> MouRevision:
        """How it reads."""
        return current_revision(self.version)

    @cached_property
    def missing(self) -> list[Missing]:
        """What keeps it from being put to the parties."""
        return [self._missing(gap) for gap in gaps(self.version)]

    @cached_property
    def advice(self) -> list[Missing]:
        """What most others have and this one has not."""
        return [self._missing(gap) for gap in advice(self.version)]

    @cached_property
    def draft_step(self) -> str:
        """What comes next of a draft: ``change`` what came back with remarks, ``finish`` what is missing, ``commit``,
        where nobody has promised anything yet, or ``put`` it to the parties."""
        if self.last_round is not None and not self.last_round.changes_url:
            return "change"
        if self.missing:
            return "finish"
        # Who put it to the others without commitments wanted it so.
        is_new = self.version.number == 0 and self.last_round is None
        return "commit" if is_new and not self.version.commitments.exists() else "put"

    @property
    def commitments_url(self) -> str:
        """Where they are written."""
        return address_of(self.version, "mou_write", part="commitments")

    @property
    def text_to_read(self) -> MouText | None:
        """The text in the reader's language where it has one, else the one that counts."""
        texts = list(self.version.texts.all())
        wanted = reading_language()
        return next(
            (one for one in texts if one.language == wanted and one.title), texts[0] if texts else None
        )

    def _missing(self, gap: Gap) -> Missing:
        if gap.part == "left":
            return Missing(gap, self.version.address("mou_give_up"))
        if gap.part == "parties":
            return Missing(gap, self.version.address("mou_parties"))
        is_there = gap.part in writable_parts(self.version)
        return Missing(gap, address_of(self.version, "mou_write", part=gap.part) if is_there else "")

    def address(self, name: str) -> str:
        """The address of a page about it."""
        return self.version.address(name)

    @property
    def urls(self) -> dict[str, str]:
        """The addresses of what can be done."""
        names = ["mou_text", "mou_put", "mou_agree", "mou_send_back", "mou_decline", "mou_give_up"]
        # Of an amendment they are those of the memorandum.
        of_this = names if self.version.number else [*names, "mou_parties"]
        return {name: self.version.address(name) for name in of_this}

    @property
    def home(self) -> str:
        """The page of the memorandum, or of the amendment."""
        mou = self.version.mou
        return self.version.address("mou_amendment") if self.version.number else mou.get_absolute_url()


OPEN = {MouState.DRAFT, MouState.WITH_PARTIES, MouState.SIGNING}


def agreeing_page(version: MouVersion, user, acting_for: Organization | None) -> AgreeingPage | None:
    """That of ``version``, for the people of its parties; None for everybody else, and of what was not written here."""
    if not texts_readable_by(user).filter(pk=version.pk).exists():
        return None
    mou = version.mou
    parties = list(mou.parties.select_related("party__organization"))
    ids = [row.party.organization_id for row in parties]
    position = ids.index(acting_for.pk) if acting_for is not None and acting_for.pk in ids else None
    agreements = {
        one.mou_party_id: one
        for one in MouAgreement.objects.filter(
            version=version, revision=version.frozen_revision_id
        ).select_related("agreed_by")
    }
    rows = [
        AgreementRow(party, strand, agreements.get(party.pk))
        for party, strand in zip(parties, strands_for(len(parties), position), strict=True)
    ]
    concluded = Rest.objects.filter(
        collaboration=mou.collaboration_id, kind=Rest.Kind.CONCLUDED, until__isnull=True
    )
    return AgreeingPage(
        version=version,
        rows=rows,
        own=rows[position] if position is not None else None,
        acts=may_sign(user, mou, acting_for),
        writes=may_write(user, mou, acting_for),
        rounds=_rounds(version),
        is_signed=version.copies.current().exists() or version.signatures.exists(),
        is_concluded=concluded.exists(),
    )


def _rounds(version: MouVersion) -> list[Round]:
    last = version.revisions.order_by("-number").values_list("number", flat=True).first()
    found = []
    for returned in version.returns.select_related(
        "revision", "returned_by", "returned_for__party__organization", "put_by__party__organization"
    ).defer("revision__bodies"):
        number = returned.revision.number
        changes = address_of(version, "mou_text_changes", revision=last) + f"?from={number}"
        found.append(
            Round(
                returned,
                text_url=address_of(version, "mou_text_version", revision=number),
                changes_url=changes if last is not None and last > number else "",
            )
        )
    return found
