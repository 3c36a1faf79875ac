"""Mails of a kind: each to who wants it, when they want it, with the links that change that."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cop_portal.mail import absolute, send_mail_to
from members.mail_kinds import MailKind
from members.models import User, WaitingMail

from .choices import Frequency, frequency_of, link

FOOTER = "emails/mail_choices.txt"


def send(
    person: User, *, kind: MailKind, subject: Any, template: str, context: dict[str, Any] | None = None
) -> None:
    """Send ``person`` one mail of ``kind`` now, or keep that there was one for the weekly mail, or neither.

    Called from a function given to ``run_later``, as ``send_mail_to`` is.
    """
    frequency = frequency_of(person, kind)
    if frequency == Frequency.WEEKLY and person.is_active:
        WaitingMail.objects.create(user=person, kind=kind)
    if frequency != Frequency.AT_ONCE:
        return
    send_mail_to(
        person,
        subject=subject,
        template=template,
        context={**(context or {}), "mail_choices": choices_context(person, [kind])},
        footer=FOOTER,
        headers=unsubscribe_headers(person, kind),
    )


def choices_context(person: User, kinds: list[MailKind]) -> dict[str, Any]:
    """What ``FOOTER`` needs: a line for each of ``kinds`` with its links, and the page of all."""
    return {
        "rows": [
            {
                "name": kind.label,
                "weekly": link(person, kind, Frequency.WEEKLY) if kind != MailKind.PROMISES else "",
                "off": link(person, kind, Frequency.OFF),
            }
            for kind in kinds
        ],
        "all": absolute(reverse("members:mail_choices")),
    }


def unsubscribe_headers(person: User, kind: MailKind) -> dict[str, str]:
    """What lets a mail program's own button turn the kind off (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{link(person, kind, Frequency.OFF)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
