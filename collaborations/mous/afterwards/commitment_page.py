"""The page of a commitment: how it stands, all that proves it, and what could be linked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from collaborations.models import Commitment, FollowUpMeeting, JointActivity, MemorandumOfUnderstanding
from collaborations.mous.afterwards.commitments import Proof
from collaborations.mous.afterwards.linking import meetings_to_link, offered_activities, offered_meetings
from collaborations.mous.afterwards.page import PromiseRow, promise_row, with_commitments
from collaborations.mous.afterwards.reading import commitments_of
from collaborations.mous.afterwards.visibility import may_go_on
from collaborations.mous.afterwards.words import how_often_words, proof_words
from collaborations.mous.visibility import own_mou_parties
from collaborations.visibility import collaborations_of
from members.models import Organization


@dataclass
class ProofRow:
    """What proves it, in words, with its page and the way to unlink it."""

    proof: Proof
    words: SafeString
    url: str
    unlink_url: str


@dataclass
class CommitmentPage:
    """All that the page shows. ``to_tap``: how many meetings one tap links, where it is promised regularly."""

    mou: MemorandumOfUnderstanding
    commitment: Commitment
    row: PromiseRow
    proofs: list[ProofRow]
    offered: list[FollowUpMeeting | JointActivity]
    to_tap: int = 0
    may_link: bool = False

    @property
    def when(self) -> str:
        """How often, or by when."""
        return capfirst(how_often_words(self.row.kept))


def readable_commitments(user) -> QuerySet[Commitment]:
    """The commitments whose page ``user`` may open: of what their own organizations have signed, in threads they are in
    now. What is held in a thread is for who is in it; staff read no such page."""
    return Commitment.objects.filter(
        version__concluded_on__isnull=False,
        mou__in=own_mou_parties(user).values("mou"),
        collaboration__in=collaborations_of(user),
    ).select_related("mou__collaboration", "version__mou")


def commitment_page(
    commitment: Commitment, mou_page, user, acting_for: Organization | None
) -> CommitmentPage:
    """The page of ``commitment`` (from ``readable_commitments``) beside that of its memorandum."""
    mou = with_commitments(commitment.mou)
    parties = {row.party.pk: row for row in mou_page.rows}
    kept = next(row for row in commitments_of(mou) if row.id == commitment.pk)
    may_link = may_go_on(user, commitment.mou, acting_for)
    offered: list[FollowUpMeeting | JointActivity] = []
    if may_link:
        offered = [*offered_meetings(commitment, commitment.version), *offered_activities(commitment)]
    to_tap = 0
    if may_link and commitment.rhythm:
        to_tap = len(meetings_to_link(commitment, commitment.version))
    return CommitmentPage(
        mou=mou_page.mou,
        commitment=commitment,
        row=promise_row(kept, 1, parties),
        proofs=[_proof_row(commitment, proof) for proof in _in_order(kept.promised.proofs)],
        offered=offered,
        to_tap=to_tap,
        may_link=may_link,
    )


def _in_order(proofs: tuple[Proof, ...]) -> list[Proof]:
    """What is planned first, then what was held, the last first."""
    held = sorted((one for one in proofs if one.held_on), key=lambda one: one.held_on, reverse=True)
    planned = sorted((one for one in proofs if not one.held_on), key=lambda one: one.planned_on)
    return [*planned, *held]


def _proof_row(commitment: Commitment, proof: Proof) -> ProofRow:
    name = "collaborations:meeting" if proof.kind == "meeting" else "collaborations:activity"
    return ProofRow(
        proof=proof,
        words=proof_words(proof),
        url=reverse(name, args=[proof.public_id]),
        unlink_url=reverse("collaborations:commitment_unlink", args=[commitment.public_id, proof.public_id]),
    )
