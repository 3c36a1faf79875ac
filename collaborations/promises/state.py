"""How an action point stands, in a few signs: a form carries them, so that it can be told what changed meanwhile."""

from __future__ import annotations

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint, ActionPointFile
from cop_portal.refusals import Refused
from members.models import Organization

from .moves import is_inner

CHANGED_MEANWHILE = _("This was changed meanwhile, so nothing was saved. Look at it again.")
CODE = "changed_meanwhile"


def state_of(point: ActionPoint, organization: Organization | None) -> str:
    """What changes for the people of ``organization`` whenever ``point`` is put in other words, goes to another or to
    another day, is closed or opened again, or is shown by something else. Who of those that owe it does it counts for
    them alone. Nobody can work out from it what it was made of."""
    is_own = organization is not None and point.party.organization_id == organization.pk
    file = ActionPointFile.objects.filter(action_point=point).values_list("pk", flat=True).first()
    facts = (
        point.pk,
        point.corrections,
        point.party_id,
        point.person_id if is_own else None,
        point.due_on,
        point.done_on,
        point.dropped_on,
        point.evidence,
        file,
        sum(is_own or not is_inner(move) for move in point.moves.all()),
    )
    return salted_hmac("collaborations.promises.state", repr(facts)).hexdigest()[:16]


def must_be_as_seen(point: ActionPoint, organization: Organization, seen: str) -> None:
    """Refuse where ``point``, which is locked, stands otherwise than the form of ``organization`` showed; without
    ``seen`` nothing is asked."""
    if seen and seen != state_of(point, organization):
        raise Refused(CHANGED_MEANWHILE, code=CODE)
