"""How an action point stands, in a few signs: a form carries them, so that it can be told what changed meanwhile."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint, ActionPointFile
from cop_portal.refusals import Refused

CHANGED_MEANWHILE = _("This was changed meanwhile, so nothing was saved. Look at it again.")


def state_of(point: ActionPoint) -> str:
    """What changes whenever ``point`` goes to another, is closed or opened again, or is shown by something else."""
    file = ActionPointFile.objects.filter(action_point=point).values_list("pk", flat=True).first()
    facts = (
        point.party_id,
        point.person_id,
        point.done_on,
        point.dropped_on,
        point.evidence,
        file,
        point.moves.count(),
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:12]


def must_be_as_seen(point: ActionPoint, seen: str) -> None:
    """Refuse where ``point``, which is locked, stands otherwise than the form showed; without ``seen`` nothing is
    asked."""
    if seen and seen != state_of(point):
        raise Refused(CHANGED_MEANWHILE, code="changed_meanwhile")
