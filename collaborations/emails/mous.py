"""Mails about memoranda. Each says that something waits and links to it: no party, title, file or person in it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding, MouVersion
from cop_portal.mail import absolute, run_later
from members.mail_kinds import MailKind
from members.mailing.sending import send
from members.models import Organization, User
from members.roles import representatives_of


def mou_waits(version: MouVersion, *, except_organization: Organization) -> None:
    """Tell the representatives of the other parties that have not signed that a paper waits for their confirmation."""
    waiting = version.mou.parties.exclude(signatures__version=version)
    _tell(version.mou, "waits", _present(waiting), except_organization)


def mou_returned(mou: MemorandumOfUnderstanding, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a memorandum was returned or withdrawn."""
    _tell(mou, "returned", _present(mou.parties), except_organization)


def copy_returned(mou: MemorandumOfUnderstanding, organizations: Iterable[Organization]) -> None:
    """Tell the representatives of who uploaded a copy, and of who had confirmed it, that it was returned."""
    _tell(mou, "returned", organizations)


def signature_recorded(mou: MemorandumOfUnderstanding, organization: Organization) -> None:
    """Tell a party's representatives that Search has recorded its signature."""
    _tell(mou, "recorded", [organization])


def mou_concluded(mou: MemorandumOfUnderstanding) -> None:
    """Tell all parties' representatives that every party has confirmed."""
    rows = mou.parties.select_related("party__organization")
    _tell(mou, "concluded", [row.party.organization for row in rows])


def _present(parties) -> list[Organization]:
    """Who left the thread before it was concluded has nothing of it to read any more."""
    rows = parties.filter(party__left_on__isnull=True).select_related("party__organization")
    return [row.party.organization for row in rows]


def _tell(
    mou: MemorandumOfUnderstanding,
    what: str,
    organizations: Iterable[Organization],
    except_organization: Organization | None = None,
) -> None:
    """One mail to each person, however many of the organizations they speak for."""
    people = {
        person.pk
        for organization in organizations
        if organization != except_organization
        for person in representatives_of(organization)
    }
    for person in sorted(people):
        run_later(send_mou_mail, person, str(mou.public_id), what)


def send_mou_mail(user_id: int, public_id: str, what: str) -> None:
    """Send one mail; ``what`` is ``waits``, ``returned``, ``recorded`` or ``concluded``. Queued by the above."""
    user = User.objects.get(pk=user_id)
    mou = MemorandumOfUnderstanding.objects.get(public_id=public_id)
    subjects = {
        "waits": _("Something waits for your confirmation on the CoP Portal"),
        "returned": _("Something you sent was returned on the CoP Portal"),
        "recorded": _("Something was recorded for your organization on the CoP Portal"),
        "concluded": _("Something was completed on the CoP Portal"),
    }
    send(
        user,
        kind=MailKind.MOUS,
        subject=subjects[what],
        template=f"emails/mou_{what}.txt",
        context={"user": user, "link": absolute(mou.get_absolute_url())},
    )
