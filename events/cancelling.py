"""Which events can be called off, and what that does, in numbers: for the action and for who is asked once more."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_portal.dates import today
from cop_portal.refusals import Refused

from .models import Event, Rsvp


def refuse_cancelling(event: Event) -> None:
    """Raise Refused where ``event`` was held: it is closed, or somebody is written down as having come. Where nobody
    is, it can be cancelled after its last day too."""
    if event.closed_on is not None:
        raise Refused(_("This event was held and closed. It can no longer be cancelled."), code="closed")
    if came := event.presences.count():
        words = ngettext(
            "%(count)s organization is written down as having come, so this event cannot be cancelled. What was held "
            "is closed, not cancelled. If nobody came after all, first take it off the page of who came.",
            "%(count)s organizations are written down as having come, so this event cannot be cancelled. What was "
            "held is closed, not cancelled. If nobody came after all, first take them off the page of who came.",
            came,
        )
        raise Refused(words % {"count": came}, code="held")


def is_told_of(event: Event) -> bool:
    """Whether members are told by mail that ``event`` is cancelled: they know of it, and it is not over."""
    return event.announced_on is not None and event.ends_on >= today()


def what_cancelling_does(event: Event) -> str:
    """What becomes of ``event`` and of who answered it, for who is about to cancel it."""
    said = [_("Members see that it was cancelled and why. It cannot be taken back.")]
    if is_told_of(event):
        answers = list(event.rsvps.values_list("answer", flat=True))
        counts = {"yes": answers.count(Rsvp.Answer.YES), "maybe": answers.count(Rsvp.Answer.MAYBE)}
        words = _(
            "Organizations that said yes: %(yes)s, maybe: %(maybe)s. Their representatives are told by mail, and so "
            "are those of all other members that see the event, and whoever was named as coming."
        )
        said.append(words % counts)
    else:
        said.append(_("Nobody gets a mail: it was not announced, or its last day has passed."))
    if waiting := event.attendance_lists.filter(saved_at__isnull=True).count():
        said.append(_("Pasted lists that wait and are removed: %(count)s.") % {"count": waiting})
    said.append(_("What people said they need is erased."))
    return " ".join(said)
