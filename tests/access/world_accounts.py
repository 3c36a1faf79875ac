"""What the rows of accounts need: an open invitation of WEO with its link, and the colleague's membership."""

from __future__ import annotations

from members.actions.invitations import invite
from members.emails import hash_of
from members.models import Membership

TOKEN = "the-link-of-an-invitation"


def extend(world) -> None:
    """Set ``invitation`` and ``colleague_membership``."""
    world.invitation = invite(
        kind="colleague", email="invited@new.example", by=world.cast.suzan, organization=world.cast.weo
    )
    world.invitation.token_hash = hash_of(TOKEN)
    world.invitation.save()
    world.colleague_membership = Membership.objects.get(user=world.cast.colleague)
