"""What every action of events asks first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed
from events.visibility import may_log_events
from members.models import User


def require_staff(by: User) -> None:
    """Refuse whoever is not Search staff: only they log events."""
    if not may_log_events(by):
        raise NotAllowed(_("Only Search staff record events and who came."))
