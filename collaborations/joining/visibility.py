"""Who may propose whom, and who reads a proposal that another organization join.

A proposal is its parties' own, and from the day it is asked the organization's: staff and other members have no part in
it, and read in the thread's page who has joined. The parties' names are told to the organization when it is asked; a
party that is discreet or hidden lets them be told by agreeing, and its page says so.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from collaborations.models import Collaboration, JoiningProposal, Party
from collaborations.visibility import collaborations_of, may_act
from members.models import Organization
from members.roles import is_observer, is_representative, organization_ids_of
from members.visibility import organizations_known_to, organizations_visible_to


def organizations_to_propose(collaboration: Collaboration) -> QuerySet[Organization]:
    """The organizations that may be proposed for ``collaboration``: those that every present party may know of, by
    itself and whatever else its people belong to, so that nobody learns of another one by a proposal. The convenor and
    the parties themselves are none of them."""
    present = collaboration.parties.filter(left_on__isnull=True).values_list("organization_id", flat=True)
    found = Organization.objects.exclude(kind=Organization.Kind.CONVENOR).exclude(pk__in=present)
    for organization_id in present:
        found = found.filter(pk__in=organizations_known_to([organization_id]))
    return found


def proposals_read_by_parties(user) -> QuerySet[JoiningProposal]:
    """The proposals that ``user`` reads as somebody of a present party, while they may know of the organization: one
    that hides itself takes what is proposed about it along, and has joined in sight of those it has joined."""
    joined = Party.objects.filter(
        collaboration=OuterRef("collaboration"), organization=OuterRef("organization"), left_on__isnull=True
    )
    return JoiningProposal.objects.filter(
        Exists(collaborations_of(user).filter(pk=OuterRef("collaboration"))),
        Q(organization__in=organizations_visible_to(user).values("pk")) | Exists(joined),
    )


def proposals_read_by_asked(user) -> QuerySet[JoiningProposal]:
    """The proposals that ``user`` reads as somebody of the organization that is asked: from the day it is."""
    return JoiningProposal.objects.filter(asked_on__isnull=False, organization__in=organization_ids_of(user))


def proposals_visible_to(user) -> QuerySet[JoiningProposal]:
    """The proposals whose page ``user`` may open, as either."""
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return JoiningProposal.objects.none()
    return JoiningProposal.objects.filter(
        Q(pk__in=proposals_read_by_parties(user).values("pk"))
        | Q(pk__in=proposals_read_by_asked(user).values("pk"))
    )


def may_say(user, organization: Organization, proposal: JoiningProposal) -> bool:
    """Whether ``user`` may say for ``organization`` whether it agrees: a representative of another present party."""
    return (
        proposal.proposed_by.organization_id != organization.pk
        and may_act(user, organization, proposal.collaboration)
        and proposals_read_by_parties(user).filter(pk=proposal.pk).exists()
    )


def may_take_back(user, organization: Organization, proposal: JoiningProposal) -> bool:
    """Whether ``user`` may take ``proposal`` back for ``organization``, which proposed and is a party still."""
    return (
        proposal.proposed_by.organization_id == organization.pk
        and proposal.proposed_by.left_on is None
        and may_act(user, organization, proposal.collaboration)
        and proposals_read_by_parties(user).filter(pk=proposal.pk).exists()
    )


def may_answer_invitation(user, organization: Organization, proposal: JoiningProposal) -> bool:
    """Whether ``user`` may answer for ``organization``, which was asked."""
    return (
        proposal.organization_id == organization.pk
        and proposal.asked_on is not None
        and is_representative(user, organization)
    )
