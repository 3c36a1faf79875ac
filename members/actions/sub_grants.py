"""Grants that a prime member passes on to sub-grantees: Search's staff, who see the awards, write them down."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, SubGrant, User
from members.roles import is_staff

from .recorded import recorded

GrantRole = Organization.GrantRole


def refuse_sub_grant(prime: Organization, sub: Organization) -> None:
    """Raise Refused where ``prime`` cannot pass a grant on to ``sub`` (the field says whose part is wrong)."""
    if prime == sub:
        raise Refused(_("An organization passes no grant on to itself."), field="sub", code="itself")
    if prime.grant_role != GrantRole.PRIME:
        raise Refused(
            _(
                "Only a prime member passes a grant on. Choose one, or change what this one is in the community."
            ),
            field="prime",
            code="not_prime",
        )
    if sub.grant_role != GrantRole.SUB:
        raise Refused(
            _(
                "Only a sub-grantee gets a part of a grant. Choose one, or change what this one is in the community."
            ),
            field="sub",
            code="not_sub",
        )


@transaction.atomic
@recorded
def pass_grant_on(*, prime: Organization, sub: Organization, by: User) -> SubGrant:
    """``prime`` passes a part of its grant on to ``sub``; said again, it is the same. Raises NotAllowed for anybody but
    staff, and Refused where one of them is not what its part asks."""
    if not is_staff(by):
        raise NotAllowed(_("Only Search staff can write down sub-grants."), code="not_allowed")
    refuse_sub_grant(prime, sub)
    return SubGrant.objects.get_or_create(prime=prime, sub=sub)[0]
