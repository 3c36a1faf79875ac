"""Mails about what was promised."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import ActionPoint
from members.mail_kinds import MailKind
from members.roles import representatives_of

from .telling import collaboration_path, tell


def promise_waits(action_point_id: int) -> None:
    """To the party that owes it: another party wrote down what it will do."""
    point = (
        ActionPoint.objects.select_related("collaboration", "party__organization")
        .filter(pk=action_point_id, done_on__isnull=True, dropped_on__isnull=True)
        .first()
    )
    if point is not None:
        tell(
            representatives_of(point.party.organization),
            _("Something to do was written down for you"),
            _("In one of your collaborations something was written down that your organization will do."),
            collaboration_path(point.collaboration),
            kind=MailKind.PROMISES,
        )
