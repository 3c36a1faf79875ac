"""Mails about another organization that may join a thread: to those who must agree, to the one that is asked, and about
what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collaborations.joining.states import ProposalState, open_proposals, state_of, waits_for
from collaborations.joining.visibility import proposals_visible_to
from collaborations.models import Collaboration, JoiningProposal
from members.mail_kinds import MailKind
from members.models import User
from members.roles import representatives_of

from .telling import collaboration_path, others_in, representatives_of_all, tell


def _path(proposal: JoiningProposal) -> str:
    return reverse("collaborations:joining", args=[proposal.public_id])


def _who_may_open(proposal: JoiningProposal, people: Iterable[User]) -> list[User]:
    """Those of ``people`` who can open its page: somebody may have hidden itself before the mail is sent."""
    return [person for person in people if proposals_visible_to(person).filter(pk=proposal.pk).exists()]


def _open(proposal_id: int) -> JoiningProposal | None:
    rows = open_proposals().select_related("organization", "collaboration", "proposed_by__organization")
    return rows.filter(pk=proposal_id).first()


def agreement_waits(proposal_id: int, organization_id: int | None = None) -> None:
    """To the parties that have not agreed yet, or to ``organization_id`` alone of these: it waits for their word."""
    proposal = _open(proposal_id)
    if proposal is None:
        return
    silent = [party.organization for party in waits_for(proposal)]
    asked = [one for one in silent if organization_id is None or one.pk == organization_id]
    tell(
        _who_may_open(proposal, representatives_of_all(asked)),
        _("Something waits for your agreement"),
        _(
            "A party of one of your collaborations proposes that another organization join. It needs your agreement."
        ),
        _path(proposal),
        kind=MailKind.CHANGES,
    )


def invitation_waits(proposal_id: int) -> None:
    """To the organization that is asked: it waits for its answer."""
    proposal = _open(proposal_id)
    if proposal is None or state_of(proposal) != ProposalState.ASKED:
        return
    tell(
        representatives_of(proposal.organization),
        _("An invitation to a collaboration waits for you"),
        _(
            "Members of the community ask your organization to join their collaboration. It waits for your answer."
        ),
        _path(proposal),
        kind=MailKind.INTRODUCTIONS,
    )


def proposal_answered(proposal_id: int) -> None:
    """To the party that proposed: there is an answer. Which one, the page says."""
    rows = JoiningProposal.objects.select_related("proposed_by__organization")
    proposal = rows.filter(pk=proposal_id).first()
    if proposal is None:
        return
    tell(
        _who_may_open(proposal, representatives_of(proposal.proposed_by.organization)),
        _("Your proposal was answered"),
        _("Your organization's proposal in one of your collaborations has an answer."),
        _path(proposal),
        kind=MailKind.CHANGES,
    )


def party_joined(collaboration_id: int, organization_id: int) -> None:
    """To the other parties: somebody has joined."""
    collaboration = Collaboration.objects.filter(pk=collaboration_id).first()
    if collaboration is not None:
        tell(
            others_in(collaboration, organization_id),
            _("One of your collaborations has changed"),
            _("Another organization has joined one of your collaborations."),
            collaboration_path(collaboration),
            kind=MailKind.CHANGES,
        )
