"""What a view below ``member_required`` and the like can count on; for its type hints only."""

from __future__ import annotations

from django.http import HttpRequest

from .known import Known
from .models import Membership, Organization, User


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in, as ActingForMiddleware leaves it."""

    user: User
    # Open memberships by the organization's name; the one the person acts by, and its organization. None for who
    # belongs to no organization.
    memberships: list[Membership]
    membership: Membership | None
    acting_for: Organization | None
    is_observer: bool
    # What sets the person apart from other members, asked for once a request, where a page needs it: for reading.
    known: Known
