"""What a person wants to hear by mail, and the links in mails that change it without signing in."""

from __future__ import annotations

import datetime

from django.core import signing
from django.db import transaction
from django.urls import reverse

from cop_portal.mail import absolute
from members.mail_kinds import MailKind
from members.models import MailChoice, User, WaitingMail

Frequency = MailChoice.Frequency

_SALT = "mail-choice"
# An old mail that comes into other hands opens nothing any more.
_LINK_LIVES = datetime.timedelta(days=365)


def default_frequency(kind: str) -> str:
    """How often a mail of ``kind`` goes to who has chosen nothing: what was promised is in the weekly mail alone."""
    return Frequency.WEEKLY if kind == MailKind.PROMISES else Frequency.AT_ONCE


def frequencies_of(kind: str) -> list[str]:
    """What can be chosen for ``kind``."""
    every = [Frequency.AT_ONCE, Frequency.WEEKLY, Frequency.OFF]
    return [one for one in every if not (kind == MailKind.PROMISES and one == Frequency.AT_ONCE)]


def choices_of(user: User) -> dict[str, str]:
    """For each kind of mail how often ``user`` gets it."""
    chosen = dict(MailChoice.objects.filter(user=user).values_list("kind", "frequency"))
    return {kind: chosen.get(kind, default_frequency(kind)) for kind in MailKind.values}


def frequency_of(user: User, kind: str) -> str:
    """How often ``user`` gets mails of ``kind``."""
    chosen = MailChoice.objects.filter(user=user, kind=kind).values_list("frequency", flat=True).first()
    return chosen or default_frequency(kind)


@transaction.atomic
def choose(user: User, kind: str, frequency: str) -> None:
    """``user`` wants mails of ``kind`` so often from now on. What waits for the weekly mail goes where it is off."""
    if kind not in MailKind.values or frequency not in frequencies_of(kind):
        raise ValueError("No such choice.")
    MailChoice.objects.update_or_create(user=user, kind=kind, defaults={"frequency": frequency})
    if frequency == Frequency.OFF:
        WaitingMail.objects.filter(user=user, kind=kind).delete()


def token_for(user: User, kind: str) -> str:
    """What the link in a mail carries: whose choice, about which kind. It opens this choice and nothing else."""
    return signing.dumps([user.pk, kind], salt=_SALT)


def who_and_what(token: str) -> tuple[User, str] | None:
    """The person and the kind of ``token``; None where it is not ours or a year old, or the person may not sign in any
    more."""
    try:
        user_id, kind = signing.loads(token, salt=_SALT, max_age=_LINK_LIVES)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    return (user, kind) if user is not None and kind in MailKind.values else None


def link(user: User, kind: str, frequency: str) -> str:
    """The address in a mail at which ``user`` has mails of ``kind`` so often."""
    return absolute(reverse("members:mail_choice", args=[token_for(user, kind), frequency]))
