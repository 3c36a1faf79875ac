"""Two memoranda of WEO and Al Noor that both have signed: one with an amendment, one that WEO ends in some days."""

from __future__ import annotations

from collaborations.actions.mou_afterwards import link_proof, terminate
from cop_portal.dates import today
from tests.access.matrix import World
from tests.collaborations.mou_afterwards.steps import DAY, MONTHLY, activity, amended, meeting, signed, us


def extend(world: World) -> None:
    """``signed_mou``, with ``proof_linked`` and ``proof_to_link``; ``ended_mou``, with an amendment that is drafted."""
    cast = world.cast
    mou = signed(cast, MONTHLY)
    amended(cast, mou)
    held = meeting(cast, mou.collaboration, today())
    link_proof(commitment=mou.commitments.get(), **us(cast), meeting=held)
    ended = signed(cast)
    amended(cast, ended, is_signed=False)
    terminate(mou=ended, **us(cast), ends_on=today() + 9 * DAY, reason="It is over.", language="en")
    world.things |= {
        "signed_mou": mou,
        "proof_linked": held,
        "proof_to_link": activity(cast, mou.collaboration, today() + DAY),
        "ended_mou": ended,
    }
