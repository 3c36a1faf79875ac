"""A third organization on its way into WEO's and Al Noor's thread, by the steps that its people take."""

from __future__ import annotations

import uuid

from collaborations.actions.joining import answer_invitation, propose, say_to_proposal
from collaborations.models import Collaboration, JoiningProposal
from members.models import Acquaintance
from tests.cast import Cast

MESSAGE = "They know the districts."


def proposed(cast: Cast, collaboration: Collaboration, to=None, **fields) -> JoiningProposal:
    """WEO proposes the outsider's organization, or ``to``."""
    values = {"organization": cast.weo, "by": cast.suzan, "message": MESSAGE}
    return propose(collaboration=collaboration, to=to or cast.outsider_org, **{**values, **fields})


def agreed(cast: Cast, proposal: JoiningProposal, agrees: bool = True, **fields) -> JoiningProposal:
    """Al Noor agrees, or not."""
    values = {"organization": cast.al_noor, "by": cast.ahmed}
    return say_to_proposal(proposal=proposal, agrees=agrees, **{**values, **fields})


def invited(cast: Cast, collaboration: Collaboration, **fields) -> JoiningProposal:
    """Proposed and agreed to: the outsider's organization is asked."""
    return agreed(cast, proposed(cast, collaboration, **fields))


def joined(cast: Cast, proposal: JoiningProposal, answer: str = "yes", **fields) -> JoiningProposal:
    """The outsider's organization answers."""
    values = {"organization": cast.outsider_org, "by": cast.outsider}
    return answer_invitation(proposal=proposal, answer=answer, **{**values, **fields})


def three(cast: Cast, collaboration: Collaboration) -> Collaboration:
    """The thread with the outsider's organization in it, by its own people."""
    joined(cast, invited(cast, collaboration))
    return collaboration


def acquaint(first, second) -> None:
    """The two were at one event."""
    low, high = sorted((first, second), key=lambda one: one.pk)
    Acquaintance.objects.create(
        organization_low=low, organization_high=high, since="2020-01-01", event_key=uuid.uuid4()
    )
