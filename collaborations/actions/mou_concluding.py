"""The moment at which the last party has signed, and what a party's signature needs before it counts."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy as _

from collaborations import partnerships
from collaborations.emails import mous as emails
from collaborations.models import MouParty, MouVersion
from collaborations.mous.signing.state import is_agreed
from collaborations.mous.visibility import party_of
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

from .common import acting_party, lock, must_go_on
from .mou_checks import check_nobody_left, check_open
from .mou_common import drop_papers


def signing_party(version: MouVersion, organization: Organization) -> MouParty:
    """The party that ``organization`` is, still in the thread, of a version that is being signed."""
    own = party_of(version.mou, organization)
    if own is None:
        raise NotAllowed(_("Your organization is not a party of this memorandum any more."))
    check_signing(version)
    if own.party.left_on is not None:
        raise Refused(_("Your organization has left this collaboration."), code="left")
    return own


def check_signing(version: MouVersion) -> None:
    """It is with the parties, all of them have agreed to its text, and not all have signed."""
    check_open(version)
    if version.frozen_on is None:
        raise Refused(
            _("The text is still being written. It is signed when every party has agreed to it."),
            code="draft",
        )
    if not is_agreed(version):
        raise Refused(
            _("Not every party has agreed to the text. It is signed when all have."), code="not_agreed"
        )


def go_on_signing(version: MouVersion, organization: Organization, by: User) -> None:
    """The collaboration's row is taken; who acts speaks for a present party of it, it is not concluded, and no party of
    ``version`` has left it, also none that has signed."""
    collaboration = version.mou.collaboration
    lock(collaboration)
    acting_party(collaboration, organization, by)
    must_go_on(collaboration)
    check_nobody_left(version)


def conclude_if_all_signed(version: MouVersion, day: datetime.date) -> bool:
    """Where every party has signed, ``version`` is concluded on ``day`` and everybody is told; whether it is."""
    if version.mou.parties.exclude(signatures__version=version).exists():
        return False
    version.concluded_on = day
    version.save(update_fields=["concluded_on"])
    drop_papers(version)
    partnerships.refresh_partnerships(collaboration=version.mou.collaboration, on=day)
    emails.mou_concluded(version)
    return True
