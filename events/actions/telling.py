"""The people of organizations whose rounds were changed after these were published are told so. For Search staff."""

from __future__ import annotations

from django.db import transaction

from cop_portal.mail import run_later
from events import emails
from events.models import Pairing
from events.schedule.standing import standing_of
from events.schedule.told import changed_since_told
from members.actions.recorded import recorded
from members.models import User

from .acquaintances import lock_event
from .common import require_staff
from .pairings import pairing_now, refuse_pairing
from .rounds import remember_told


@recorded
def tell_changed_rounds(*, pairing: Pairing, by: User) -> int:
    """Tell the people of each organization that has other rounds than when they were told; return how many
    organizations these are. Done again, nobody is told anew of the same."""
    require_staff(by)
    with transaction.atomic():
        event = lock_event(pairing.event)
        refuse_pairing(event)
        now = pairing_now(pairing)
        standing = standing_of(event)
        changed = changed_since_told(now, now.participants.all(), now.meetings.all(), standing)
        remember_told(now, changed, standing)
        if changed and now.published_at:
            ids = sorted(one.organization_id for one in changed)
            run_later(emails.tell_of_changed_schedule, event.pk, now.published_at.isoformat(), ids)
    return len(changed)
