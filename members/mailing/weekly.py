"""The weekly mail: what a person owes, and how many mails they wanted to have in one. Numbers alone.

``WEEKLY_MAIL_PARTS`` in the settings lists functions of the rooms by their dotted paths. Each is called with the person
and gives lines for the mail (``Line``), in the language that is active.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import absolute, run_later, send_mail_to
from members.mail_kinds import MailKind
from members.models import User, WaitingMail, WeeklyMail

from .choices import Frequency, choices_of
from .sending import FOOTER, choices_context


@dataclass(frozen=True)
class Line:
    """A line of the mail: what it is about, its words, and the path of the page with all of it; home without one."""

    kind: MailKind
    words: str
    path: str = ""


A_WEEK = datetime.timedelta(days=7)


def queue_weekly_mails() -> int:
    """Queue the mail for everybody who had none for a week; who has nothing to hear of gets none. Says how many people
    were looked at."""
    lately = WeeklyMail.objects.filter(sent_on__gt=today() - A_WEEK).values("user")
    people = list(User.objects.filter(is_active=True).exclude(pk__in=lately).values_list("pk", flat=True))
    for person in people:
        run_later(send_weekly_mail, person)
    return len(people)


@transaction.atomic
def send_weekly_mail(user_id: int) -> None:
    """Send one person's mail, if a week has gone by since the last one and there is something to say.

    The row is locked until the mail is with the mail server, so that two workers send one; where the server cannot be
    had, everything is as before and the task comes again.
    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    WeeklyMail.objects.get_or_create(user=user)
    row = WeeklyMail.objects.select_for_update().get(user=user)
    if row.sent_on is not None and row.sent_on > today() - A_WEEK:
        return
    chosen = choices_of(user)
    # One that came in just while its kind was turned off is not told of, now or later.
    off = [kind for kind, frequency in chosen.items() if frequency == Frequency.OFF]
    WaitingMail.objects.filter(user=user, kind__in=off).delete()
    waiting = list(WaitingMail.objects.filter(user=user).exclude(kind__in=off))
    with translation.override(user.language or settings.LANGUAGE_CODE):
        lines = _lines(user, waiting, chosen)
    if not lines:
        return
    row.sent_on = today()
    row.save(update_fields=["sent_on"])
    WaitingMail.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    kinds = list(dict.fromkeys(line.kind for line in lines))
    send_mail_to(
        user,
        subject=_("Your week on the CoP Portal"),
        template="emails/weekly.txt",
        context={
            "person": user,
            "parts": _parts(lines),
            "mail_choices": choices_context(user, kinds),
        },
        footer=FOOTER,
    )


def _lines(user: User, waiting: list[WaitingMail], chosen: dict[str, str]) -> list[Line]:
    """What the mail says, in the active language."""
    lines: list[Line] = [
        line
        for path in settings.WEEKLY_MAIL_PARTS
        for line in import_string(path)(user)
        if chosen[line.kind] != Frequency.OFF
    ]
    counted = Counter(one.kind for one in waiting)
    for kind in MailKind:
        if not (count := counted[kind]):
            continue
        words = translation.gettext("New: %(kind)s (%(count)s)")
        lines.append(Line(kind, words % {"kind": kind.label, "count": count}))
    return lines


def _parts(lines: list[Line]) -> list[dict[str, Any]]:
    """The lines, those of one page together, each time with its address."""
    return [
        {"lines": [line.words for line in some], "address": absolute(path or reverse("home:landing"))}
        for path, some in groupby(lines, key=lambda line: line.path)
    ]
