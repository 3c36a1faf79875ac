"""A proposal's page as one reader may see it: somebody of a party, or of the organization that is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from collaborations.models import JoiningProposal, Party
from members.models import Organization
from members.visibility import organizations_visible_to

from .listing import known_only, not_open, parties_told
from .states import ProposalState, lapses_on, open_proposals, state_of, waits_for
from .visibility import (
    may_answer_invitation,
    may_say,
    may_take_back,
    proposals_read_by_asked,
    proposals_read_by_parties,
    proposals_visible_to,
)


@dataclass(frozen=True)
class Named:
    """An organization on the page; without ``url`` where its profile is not the reader's to open."""

    organization: Organization
    url: str = ""


@dataclass
class ProposalPage:
    """What the page shows. ``as_party``: the reader is of a party; else of the organization that was asked, which reads
    who asks it and why while it can answer, and afterwards what it answered itself."""

    proposal: JoiningProposal
    state: str
    as_party: bool
    # Nobody's word is missing, or the thread is concluded.
    is_over: bool
    can_say: bool = False
    can_take_back: bool = False
    can_answer: bool = False
    # To a party: whose agreement is missing. To the organization: whether somebody's is.
    waits_for: list[Party] = field(default_factory=list)
    # To the organization: who asks.
    asked_by: list[Named] = field(default_factory=list)
    # To a party: who proposed, where it is in the thread still; and which organization.
    proposed_by: Named | None = None
    proposed: Named | None = None
    # What the reader's party has said.
    said: bool | None = None
    # To the organization: it said yes, and has left since.
    has_left: bool = False
    # What the reader's own organization is, where others would not find it.
    is_unlisted: bool = False

    @property
    def lapses_on(self):
        """Until when, exclusively, it can be answered."""
        return lapses_on(self.proposal)

    @property
    def is_of_two(self) -> bool:
        """Whether nobody but the two could have said a word: then it is plain whose it was."""
        return sum(party.left_on is None for party in self.proposal.collaboration.parties.all()) == 2

    @property
    def reads_message(self) -> bool:
        """Whether the reader reads what was written: parties always, the organization while it is asked."""
        return self.as_party or not self.is_over


def proposal_page(user, own: Organization | None, public_id) -> ProposalPage | None:
    """The page for ``user``, who acts for ``own``; None where there is none for them.

    Who belongs to a party and to the organization that is asked reads it as whom they act for.
    """
    row = (
        proposals_visible_to(user)
        .filter(public_id=public_id)
        .select_related("organization", "collaboration", "proposed_by__organization", "made_by")
        .prefetch_related("consents", "collaboration__parties__organization", "collaboration__topics")
        .first()
    )
    if row is None:
        return None
    as_asked = proposals_read_by_asked(user).filter(pk=row.pk).exists()
    as_party = proposals_read_by_parties(user).filter(pk=row.pk).exists()
    if as_asked and as_party and row.party_id is None:
        as_party = own is None or own.pk != row.organization_id
    state = state_of(row)
    is_over = not_open(state) or not open_proposals().filter(pk=row.pk).exists()
    page = ProposalPage(proposal=row, state=state.name, as_party=as_party, is_over=is_over)
    (_for_party if as_party else _for_asked)(page, user, own)
    return page


def _for_party(page: ProposalPage, user, own: Organization | None) -> None:
    row = page.proposal
    proposer = row.proposed_by.organization
    named = _named([row.organization, proposer], user)
    page.proposed = named[0]
    # Of one that has left nothing is said: it may be one that is shown to the parties alone.
    page.proposed_by = named[1] if row.proposed_by.left_on is None else None
    if not page.is_over:
        page.waits_for = waits_for(row)
    if own is None:
        return
    party = next(
        (
            one
            for one in row.collaboration.parties.all()
            if one.organization_id == own.pk and one.left_on is None
        ),
        None,
    )
    if party is None:
        return
    page.said = next((one.agrees for one in row.consents.all() if one.party_id == party.pk), None)
    page.is_unlisted = own.visibility != Organization.Visibility.LISTED
    page.can_say = not page.is_over and page.said is None and may_say(user, own, row)
    page.can_take_back = not page.is_over and may_take_back(user, own, row)


def _for_asked(page: ProposalPage, user, own: Organization | None) -> None:
    row = page.proposal
    present = {party.organization_id for party in row.collaboration.parties.all() if party.left_on is None}
    page.has_left = row.party_id is not None and row.organization_id not in present
    told = parties_told(row)
    if page.is_over:
        # It shares nothing with them (any more): those that are in no list that it sees are named no longer.
        told = known_only(told, user) if row.answer else []
    else:
        page.waits_for = waits_for(row)
    page.asked_by = _named([party.organization for party in told], user)
    page.can_answer = (
        page.state == ProposalState.ASKED.name
        and not page.is_over
        and own is not None
        and may_answer_invitation(user, own, row)
    )


def _named(organizations: list[Organization], user) -> list[Named]:
    """Each with its profile, where the reader may open it."""
    ids = [one.pk for one in organizations]
    visible = set(organizations_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [Named(one, one.get_absolute_url() if one.pk in visible else "") for one in organizations]
