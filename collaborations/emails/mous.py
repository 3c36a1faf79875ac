"""Mails about memoranda. Each says that something waits and links to it: no party, title, file or person in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from collaborations.models import MemorandumOfUnderstanding
from cop_portal.mail import absolute, run_later
from members.mail_kinds import MailKind
from members.mailing.sending import send
from members.models import Organization, User
from members.roles import representatives_of


def mou_waits(mou: MemorandumOfUnderstanding, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a memorandum waits for their confirmation."""
    _tell(mou, "waits", except_organization)


def mou_returned(mou: MemorandumOfUnderstanding, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a memorandum was returned or withdrawn."""
    _tell(mou, "returned", except_organization)


def mou_concluded(mou: MemorandumOfUnderstanding) -> None:
    """Tell all parties' representatives that every party has confirmed."""
    _tell(mou, "concluded", None)


def _tell(mou: MemorandumOfUnderstanding, what: str, except_organization: Organization | None) -> None:
    rows = mou.parties.select_related("party__organization")
    if what != "concluded":
        # Who left the thread before it was concluded has nothing of it to read any more.
        rows = rows.filter(party__left_on__isnull=True)
    organizations = [row.party.organization for row in rows]
    people = {
        person.pk
        for organization in organizations
        if organization != except_organization
        for person in representatives_of(organization)
    }
    for person in sorted(people):
        run_later(send_mou_mail, person, str(mou.public_id), what)


def send_mou_mail(user_id: int, public_id: str, what: str) -> None:
    """Send one mail; ``what`` is ``waits``, ``returned`` or ``concluded``. Queued by the functions above."""
    user = User.objects.get(pk=user_id)
    mou = MemorandumOfUnderstanding.objects.get(public_id=public_id)
    subjects = {
        "waits": _("Something waits for your confirmation on the CoP Portal"),
        "returned": _("Something you sent was returned on the CoP Portal"),
        "concluded": _("Something was completed on the CoP Portal"),
    }
    send(
        user,
        kind=MailKind.MOUS,
        subject=subjects[what],
        template=f"emails/mou_{what}.txt",
        context={"user": user, "link": absolute(mou.get_absolute_url())},
    )
