"""That Search staff moved a training which parties hold and have opened to all members: they hear of it."""

from __future__ import annotations

from collaborations.emails import activities as emails
from collaborations.models import JointActivity
from cop_portal.mail import run_later
from events.models import Event


def tell_parties(event: Event) -> None:
    """The parties that hold ``event`` get a mail, where it is theirs and still planned. Call it in the transaction that
    moved it."""
    theirs = JointActivity.objects.filter(event=event, held_on__isnull=True, cancelled_on__isnull=True)
    for pk in theirs.values_list("pk", flat=True):
        run_later(emails.activity_moved_by_staff, pk)
