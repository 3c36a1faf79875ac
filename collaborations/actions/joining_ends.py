"""What becomes of open proposals when the parties of a thread change: called by actions, under the thread's lock."""

from __future__ import annotations

import datetime

from collaborations.emails import joining as emails
from collaborations.joining.states import lapses_on, waits_for
from collaborations.models import Collaboration, JoiningProposal, Party
from cop_portal.mail import run_later
from members.models import Organization
from members.visibility import organizations_visible_to_organization


def _still_open(collaboration: Collaboration, on: datetime.date) -> list[JoiningProposal]:
    rows = collaboration.proposals.filter(answer="", ended_on__isnull=True)
    return [row for row in rows.select_related("organization", "collaboration") if on < lapses_on(row)]


def _end(proposal: JoiningProposal, on: datetime.date) -> None:
    proposal.ended_on = max(on, proposal.proposed_on)
    proposal.save(update_fields=["ended_on"])


def ask_if_all_agree(proposal: JoiningProposal, on: datetime.date) -> None:
    """Ask the organization once no present party is missing. One that was asked before somebody joined, and could not
    answer since, is told again."""
    if waits_for(proposal):
        return
    if proposal.asked_on is None:
        proposal.asked_on = on
        proposal.save(update_fields=["asked_on"])
    run_later(emails.invitation_waits, proposal.pk)


def follow_leaving(party: Party, on: datetime.date) -> None:
    """``party`` has left: what it proposed ends with it, and everything where fewer than two remain; of the rest its
    agreement is no longer needed."""
    collaboration = party.collaboration
    is_over = collaboration.parties.filter(left_on__isnull=True).count() < 2
    for proposal in _still_open(collaboration, on):
        if is_over or proposal.proposed_by_id == party.pk:
            _end(proposal, on)
        elif not proposal.consents.filter(party=party).exists():
            ask_if_all_agree(proposal, on)


def end_where_unknown_to(collaboration: Collaboration, newcomer: Organization, on: datetime.date) -> None:
    """``newcomer`` has joined: what is proposed about an organization that it may not know of ends, so that it learns
    nothing. To the rest it is asked to agree, too."""
    known = organizations_visible_to_organization(newcomer)
    for proposal in _still_open(collaboration, on):
        if not known.filter(pk=proposal.organization_id).exists():
            _end(proposal, on)
        else:
            run_later(emails.agreement_waits, proposal.pk, newcomer.pk)
