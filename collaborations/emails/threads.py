"""Mails about a thread itself: who came, who left."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration
from members.mail_kinds import MailKind

from .telling import collaboration_path, others_in, tell


def party_left(collaboration_id: int, organization_id: int) -> None:
    """To those who remain: somebody has left."""
    collaboration = Collaboration.objects.filter(pk=collaboration_id).first()
    if collaboration is not None:
        tell(
            others_in(collaboration, organization_id),
            _("One of your collaborations has changed"),
            _("An organization has left one of your collaborations."),
            collaboration_path(collaboration),
            kind=MailKind.CHANGES,
        )
