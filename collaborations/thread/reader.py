"""Who reads a thread."""

from __future__ import annotations

from dataclasses import dataclass

from members.models import Organization, Role
from members.roles import is_staff, open_memberships


@dataclass(frozen=True)
class Reader:
    """Who reads: their organizations, the one they act for, whether they speak for it, whether they are staff."""

    organization_ids: frozenset[int]
    acting_for_id: int | None
    is_representative: bool
    is_staff: bool


def reader_of(user, acting_for: Organization | None) -> Reader:
    """The reader that ``user`` is while acting for ``acting_for``."""
    roles = {row.organization_id: row.role for row in open_memberships(user)}
    acting_for_id = acting_for.pk if acting_for is not None and acting_for.pk in roles else None
    return Reader(
        organization_ids=frozenset(roles),
        acting_for_id=acting_for_id,
        is_representative=roles.get(acting_for_id) == Role.REPRESENTATIVE,
        is_staff=is_staff(user),
    )
