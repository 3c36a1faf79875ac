"""Mails that remind: something waits in a thread."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import Nudge
from members.mail_kinds import MailKind
from members.models import Role, User

from .telling import collaboration_path, tell


def reminded(nudge_id: int) -> None:
    """To whom a nudge went, as far as they still speak for a party: something waits."""
    nudge = Nudge.objects.select_related("collaboration").filter(pk=nudge_id).first()
    if nudge is None:
        return
    people = User.objects.filter(
        is_active=True,
        nudges__nudge=nudge,
        memberships__until__isnull=True,
        memberships__role=Role.REPRESENTATIVE,
        memberships__organization__parties__collaboration=nudge.collaboration_id,
        memberships__organization__parties__left_on__isnull=True,
    )
    tell(
        people.distinct().order_by("pk"),
        _("Something waits for you on the CoP Portal"),
        _("In one of your collaborations something waits for you."),
        collaboration_path(nudge.collaboration),
        kind=MailKind.REMINDERS,
    )
