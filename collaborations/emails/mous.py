"""Mails about memoranda. Each says that something waits and links to it: no party, title, file or person in it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from collaborations.models import MouVersion
from cop_portal.mail import absolute, run_later
from members.mail_kinds import MailKind
from members.mailing.sending import send
from members.models import Organization, User
from members.roles import representatives_of


def mou_waits(version: MouVersion, *, except_organization: Organization) -> None:
    """Tell the representatives of the other parties that have not signed that a paper waits for their confirmation."""
    waiting = version.mou.parties.exclude(signatures__version=version)
    _tell(version, "waits", _present(waiting), except_organization)


def mou_returned(version: MouVersion, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a memorandum or an amendment was returned or withdrawn."""
    _tell(version, "returned", _present(version.mou.parties), except_organization)


def copy_returned(version: MouVersion, organizations: Iterable[Organization]) -> None:
    """Tell the representatives of who uploaded a copy, and of who had confirmed it, that it was returned."""
    _tell(version, "returned", organizations)


def signature_taken_back(version: MouVersion, *, except_organization: Organization) -> None:
    """Tell the other parties' representatives that a party took its signature back."""
    _tell(version, "taken_back", _present(version.mou.parties), except_organization)


def signature_recorded(version: MouVersion, organization: Organization) -> None:
    """Tell a party's representatives that Search has recorded its signature."""
    _tell(version, "recorded", [organization])


def mou_concluded(version: MouVersion) -> None:
    """Tell all parties' representatives that every party has confirmed."""
    rows = version.mou.parties.select_related("party__organization")
    _tell(version, "concluded", [row.party.organization for row in rows])


def _present(parties) -> list[Organization]:
    """Who left the thread before it was concluded has nothing of it to read any more."""
    rows = parties.filter(party__left_on__isnull=True).select_related("party__organization")
    return [row.party.organization for row in rows]


def _tell(
    version: MouVersion,
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
        run_later(send_mou_mail, person, str(version.mou.public_id), what, version.number)


def send_mou_mail(user_id: int, public_id: str, what: str, number: int = 0) -> None:
    """Send one mail; ``what`` is ``waits``, ``returned``, ``taken_back``, ``recorded`` or ``concluded``; of an
    amendment, with its ``number``. Queued by the above."""
    user = User.objects.get(pk=user_id)
    version = MouVersion.objects.select_related("mou").get(mou__public_id=public_id, number=number)
    path = version.address("mou_amendment") if number else version.mou.get_absolute_url()
    subjects = {
        "waits": _("Something waits for your confirmation on the CoP Portal"),
        "returned": _("Something you sent was returned on the CoP Portal"),
        "taken_back": _("Something has changed on the CoP Portal"),
        "recorded": _("Something was recorded for your organization on the CoP Portal"),
        "concluded": _("Something was completed on the CoP Portal"),
    }
    send(
        user,
        kind=MailKind.MOUS,
        subject=subjects[what],
        template=f"emails/mou_{what}.txt",
        context={"user": user, "link": absolute(path)},
    )
