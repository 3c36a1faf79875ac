"""Mails about a thread that rests, or goes on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import Collaboration
from members.mail_kinds import MailKind

from .telling import collaboration_path, others_in, tell


def thread_paused(collaboration_id: int, organization_id: int) -> None:
    """To the other parties: it is paused."""
    _changed(
        collaboration_id,
        organization_id,
        _("One of your collaborations was paused. Its page says why, and each party can take it up again."),
    )


def thread_concluded(collaboration_id: int, organization_id: int, off: bool = False) -> None:
    """To the other parties: it is concluded; and what was planned called off with it (``off``)."""
    sentence = _("One of your collaborations was concluded. Its page says what was learned.")
    if off:
        sentence = _(
            "One of your collaborations was concluded, and what was planned for later is called off. Its page says "
            "what was learned, and how your calendar learns of it."
        )
    _changed(collaboration_id, organization_id, sentence)


def thread_taken_up(collaboration_id: int, organization_id: int, asks: bool = False) -> None:
    """To the other parties: it goes on; after a conclusion each is asked anew whether it is in (``asks``)."""
    sentence = _("One of your collaborations was taken up again.")
    if asks:
        sentence = _(
            "One of your collaborations was taken up again, after it had been concluded. It waits for your yes: say on "
            "its page whether your organization is in again."
        )
    _changed(collaboration_id, organization_id, sentence)


def _changed(collaboration_id: int, organization_id: int, sentence) -> None:
    collaboration = Collaboration.objects.filter(pk=collaboration_id).first()
    if collaboration is not None:
        tell(
            others_in(collaboration, organization_id),
            _("One of your collaborations has changed"),
            sentence,
            collaboration_path(collaboration),
            kind=MailKind.CHANGES,
        )
