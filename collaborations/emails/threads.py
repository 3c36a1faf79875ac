"""Mails about a thread itself: who came, who left."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration
from members.mail_kinds import MailKind

from .telling import collaboration_path, others_in, tell


def party_left(collaboration_id: int, organization_id: int, ended: bool = False, off: bool = False) -> None:
    """To those who remain: somebody has left. ``ended``: one alone remains; ``off``: something was called off by it."""
    collaboration = Collaboration.objects.filter(pk=collaboration_id).first()
    if collaboration is None:
        return
    sentence = _("An organization has left one of your collaborations.")
    if ended and off:
        sentence = _(
            "An organization has left one of your collaborations. Nobody else is in it now, so it has ended, and what "
            "was planned for later is called off. Its page says what, and how your calendar learns of it."
        )
    elif ended:
        sentence = _(
            "An organization has left one of your collaborations. Nobody else is in it now, so it has ended. "
            "You can still read what you wrote together."
        )
    tell(
        others_in(collaboration, organization_id),
        _("One of your collaborations has changed"),
        sentence,
        collaboration_path(collaboration),
        kind=MailKind.CHANGES,
    )
