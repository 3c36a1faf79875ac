"""A party ends a memorandum before its time, and takes that back; what proves its commitments is in ``mou_proofs``."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import must_be_near, need_text
from collaborations.actions.mou_common import locked_version
from collaborations.actions.mou_proofs import link_held_meetings, link_proof, link_proofs, unlink_proof
from collaborations.emails import mou_afterwards as emails
from collaborations.models import MemorandumOfUnderstanding, MouTermination
from collaborations.mous.states import MouState, last_day
from collaborations.mous.visibility import may_sign, party_of
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

__all__ = [
    "link_held_meetings",
    "link_proof",
    "link_proofs",
    "take_back_termination",
    "terminate",
    "unlink_proof",
]

STATES = {MouState.CONCLUDED, MouState.IN_FORCE}


@transaction.atomic
def terminate(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    ends_on: datetime.date,
    reason: str,
    language: str,
    on: datetime.date | None = None,
) -> MouTermination:
    """A party ends ``mou``: ``ends_on``, today or later, is its last day in force. The parties are told, and read why.

    One that has left the collaboration may, too: it has signed. The same form sent twice ends it once.
    """
    day = on or today()
    reason = need_text(reason, _("Say why, for the others"), field="reason")
    version = locked_version(mou)
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can end a memorandum."))
    own = party_of(mou, organization)
    before = MouTermination.objects.filter(mou=mou).first()
    if before is not None:
        if (before.mou_party_id, before.ends_on, before.reason) == (own.pk, ends_on, reason):
            return before
        raise Refused(_("This memorandum has been ended already. Its page says when."), code="ended")
    now = MemorandumOfUnderstanding.objects.with_state(day).get(pk=mou.pk)
    if now.state not in STATES:
        raise Refused(_("Only a memorandum that is signed and has not ended can be ended."), code="state")
    check_last_day(ends_on, last_day(now), day)
    with changed_by(by, "terminate"):
        ended = MouTermination.objects.create(
            mou=version.mou,
            mou_party=own,
            said_on=day,
            ends_on=ends_on,
            reason=reason,
            language=language,
            made_by=by,
        )
    emails.mou_changed(mou, except_organization=organization)
    return ended


def check_last_day(ends_on: datetime.date, last: datetime.date | None, day: datetime.date) -> None:
    """The last day is not before ``day``, nor so far off that it must be mistyped, and before it ends anyway."""
    if ends_on < day:
        raise Refused(_("The last day is today or later."), field="ends_on", code="too_early")
    must_be_near(ends_on, field="ends_on")
    if last is not None and ends_on >= last:
        raise Refused(
            _("It ends by itself on that day, or before. Enter an earlier day."),
            field="ends_on",
            code="too_late",
        )


@transaction.atomic
def take_back_termination(
    *,
    mou: MemorandumOfUnderstanding,
    organization: Organization,
    by: User,
    on: datetime.date | None = None,
) -> None:
    """The party that ended ``mou`` takes it back, until the last day has passed. Done twice, nothing happens."""
    day = on or today()
    locked_version(mou)
    if not may_sign(by, mou, organization):
        raise NotAllowed(_("Only a representative of a party can take this back."))
    ended = MouTermination.objects.select_related("mou_party__party").filter(mou=mou).first()
    if ended is None:
        return
    if ended.mou_party.party.organization_id != organization.pk:
        raise NotAllowed(_("Only the organization that ended it can take this back."))
    if ended.ends_on < day:
        raise Refused(_("Its last day has passed. It can be renewed."), code="passed")
    with changed_by(by, "take_back_termination"):
        ended.delete()
    emails.mou_changed(mou, except_organization=organization)
