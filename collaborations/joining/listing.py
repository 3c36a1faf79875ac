"""Proposals in lists: what waits for one's own agreement or answer, and what is under way in a thread."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Q, QuerySet

from collaborations.models import JoiningProposal, Party
from collaborations.thread.facts import Thread
from cop_portal.dates import today
from members.models import Organization
from members.roles import organization_ids_of
from members.visibility import organizations_visible_to

from .states import ProposalState, lapses_on, open_proposals, silent_parties, state_of, waits_for
from .visibility import proposals_read_by_parties, proposals_visible_to

# How long a proposal that came to nothing stands on the thread's page.
ENDED_SHOWN = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """A proposal that waits for an organization of the reader's: for its answer (``is_invitation``), or its agreement.
    ``for_ids``: for which of theirs."""

    proposal: JoiningProposal
    is_invitation: bool
    for_ids: frozenset[int]

    @property
    def since(self) -> datetime.date:
        """Since when it waits."""
        asked_on = self.proposal.asked_on if self.is_invitation else None
        return asked_on or self.proposal.proposed_on


def joining_waits(user) -> list[Waiting]:
    """What waits for organizations of ``user``, the oldest first. One question."""
    own = organization_ids_of(user)
    silent = silent_parties()
    rows = (
        open_proposals()
        .filter(pk__in=proposals_visible_to(user).values("pk"))
        .annotate(silent_own=ArraySubquery(silent.filter(organization__in=own).values("organization_id")))
        .filter(
            Q(Exists(silent.filter(organization__in=own)), pk__in=_read_as_party(user))
            | Q(~Exists(silent), asked_on__isnull=False, organization__in=own)
        )
        .select_related("organization", "collaboration", "proposed_by__organization")
        .order_by("proposed_on", "pk")
    )
    return [
        Waiting(row, not row.silent_own, frozenset(row.silent_own or [row.organization_id])) for row in rows
    ]


def _read_as_party(user) -> QuerySet:
    return proposals_read_by_parties(user).values("pk")


@dataclass(frozen=True)
class ThreadProposal:
    """A proposal on the page of its thread, for its parties."""

    proposal: JoiningProposal
    state: str
    waits_for: list[Organization]

    @property
    def is_open(self) -> bool:
        """Whether somebody's word is missing."""
        return self.state in {ProposalState.WAITS_FOR_PARTIES.name, ProposalState.ASKED.name}


def proposals_of(thread: Thread, user) -> list[ThreadProposal]:
    """What is proposed in ``thread``, and what came to nothing lately, for a reader of one of its parties; nothing for
    anybody else. Two questions."""
    if not thread.is_own:
        return []
    collaboration = thread.collaboration
    rows = (
        proposals_read_by_parties(user)
        .filter(collaboration=collaboration, party__isnull=True)
        .select_related("organization")
        .prefetch_related("consents")
        .order_by("-proposed_on", "-pk")
    )
    found = []
    for row in rows:
        row.collaboration = collaboration
        state = state_of(row)
        ended = row.answered_on or row.ended_on or lapses_on(row)
        is_open = state in {ProposalState.WAITS_FOR_PARTIES, ProposalState.ASKED} and thread.is_open
        if is_open or (not_open(state) and ended > today() - ENDED_SHOWN):
            silent = [party.organization for party in waits_for(row)] if is_open else []
            found.append(ThreadProposal(row, state.name, silent))
    return found


def not_open(state: ProposalState) -> bool:
    """Whether nobody's word is missing any more."""
    return state not in {ProposalState.WAITS_FOR_PARTIES, ProposalState.ASKED}


def parties_told(proposal: JoiningProposal) -> list[Party]:
    """The parties whose names the organization learns when it is asked: those that have agreed, and are in it still."""
    agreed = {row.party_id for row in proposal.consents.all() if row.agrees} | {proposal.proposed_by_id}
    return [
        party
        for party in proposal.collaboration.parties.all()
        if party.pk in agreed and party.left_on is None
    ]


def known_only(parties: list[Party], user) -> list[Party]:
    """Those of ``parties`` that ``user`` may know of without a thread in common."""
    ids = [party.organization_id for party in parties]
    known = set(organizations_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [party for party in parties if party.organization_id in known]
