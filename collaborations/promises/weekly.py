"""What the weekly mail says of action points: how many a person is to keep, and nothing of what they are."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from cop_portal.dates import today
from members.mail_kinds import MailKind
from members.mailing.weekly import Line
from members.models import User

from .due import promises_of


def promise_lines(person: User) -> list[Line]:
    """The lines for ``person``, in the active language: what is late, what is due within a fortnight, what is open
    besides; none where nothing is owed. They lead to the page of all that is owed."""
    due = promises_of(person, today())
    later = due.open - due.late - due.soon
    lines = []
    if due.late:
        words = ngettext("%(count)s action point is late", "%(count)s action points are late", due.late)
        lines.append(words % {"count": due.late})
    if due.soon:
        words = ngettext(
            "%(count)s action point is due within two weeks",
            "%(count)s action points are due within two weeks",
            due.soon,
        )
        lines.append(words % {"count": due.soon})
    if later:
        words = ngettext(
            "%(count)s action point has more time, or no date",
            "%(count)s action points have more time, or no date",
            later,
        )
        lines.append(words % {"count": later})
    return [Line(MailKind.PROMISES, line, reverse("collaborations:action_points")) for line in lines]
