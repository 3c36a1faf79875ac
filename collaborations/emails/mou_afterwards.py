"""Mails about a memorandum that was signed: it changed, or its last day comes near. No party, title or date in them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding
from cop_portal.mail import run_later
from members.mail_kinds import MailKind
from members.models import Organization, User

from .telling import representatives_of_all, tell


def mou_changed(mou: MemorandumOfUnderstanding, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a party ended it, or took that back."""
    run_later(send_changed, mou.pk, except_organization.pk)


def send_changed(mou_id: int, organization_id: int) -> None:
    """Queued by ``mou_changed``."""
    mou = MemorandumOfUnderstanding.objects.get(pk=mou_id)
    tell(
        representatives_of_all(_parties(mou).exclude(pk=organization_id)),
        _("One of your memoranda has changed"),
        _("A party has said something about one of your memoranda of understanding. Its page says what."),
        mou.get_absolute_url(),
        kind=MailKind.MOUS,
    )


def end_is_near(mou_id: int) -> None:
    """To all people of its parties: its last day, or that of its term, comes near."""
    mou = MemorandumOfUnderstanding.objects.filter(pk=mou_id).first()
    if mou is None:
        return
    people = User.objects.filter(
        is_active=True, memberships__until__isnull=True, memberships__organization__in=_parties(mou)
    )
    tell(
        people.distinct().order_by("pk"),
        _("Something waits for you on the CoP Portal"),
        _("One of your memoranda of understanding comes to the end of its term soon. Its page says when."),
        mou.get_absolute_url(),
        kind=MailKind.REMINDERS,
    )


def _parties(mou: MemorandumOfUnderstanding):
    """The organizations that have signed it; one that has left the collaboration is still bound by it."""
    theirs = mou.parties.values("party__organization")
    return Organization.objects.filter(pk__in=theirs).order_by("pk")
