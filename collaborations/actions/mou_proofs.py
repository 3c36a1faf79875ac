"""What proves a commitment is linked to it, and unlinked: by everybody of a party that is in the thread."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_common import locked_version
from collaborations.models import Commitment, CommitmentProof, FollowUpMeeting, JointActivity
from collaborations.mous.afterwards.linking import meetings_to_link
from collaborations.mous.afterwards.visibility import may_go_on
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization, User

Proving = FollowUpMeeting | JointActivity


@transaction.atomic
def link_proof(
    *,
    commitment: Commitment,
    organization: Organization,
    by: User,
    meeting: FollowUpMeeting | None = None,
    activity: JointActivity | None = None,
    on: datetime.date | None = None,
) -> CommitmentProof:
    """A meeting or a joint activity of the same collaboration proves ``commitment``: once it was held, where it is
    planned. Linked twice, it is one."""
    _lock(commitment, organization, by)
    with changed_by(by, "link_proof"):
        return _link(commitment, by, meeting or activity, on or today())


@transaction.atomic
def link_proofs(
    *,
    commitment: Commitment,
    organization: Organization,
    by: User,
    proving: Iterable[Proving],
    on: datetime.date | None = None,
) -> int:
    """Link several at once; gives how many were not linked before."""
    _lock(commitment, organization, by)
    before = commitment.proofs.count()
    with changed_by(by, "link_proof"):
        for one in proving:
            _link(commitment, by, one, on or today())
    return commitment.proofs.count() - before


@transaction.atomic
def link_held_meetings(
    *, commitment: Commitment, organization: Organization, by: User, on: datetime.date | None = None
) -> int:
    """Link every meeting that was held since ``commitment`` counts; gives how many were not linked before."""
    version = _lock(commitment, organization, by)
    meetings = list(meetings_to_link(commitment, version))
    with changed_by(by, "link_proof"):
        for meeting in meetings:
            _link(commitment, by, meeting, on or today())
    return len(meetings)


@transaction.atomic
def unlink_proof(
    *,
    commitment: Commitment,
    organization: Organization,
    by: User,
    meeting: FollowUpMeeting | None = None,
    activity: JointActivity | None = None,
    on: datetime.date | None = None,
) -> None:
    """Take the link away again. Done twice, nothing happens."""
    _lock(commitment, organization, by)
    with changed_by(by, "unlink_proof"):
        CommitmentProof.objects.filter(commitment=commitment, **_named(meeting or activity)).delete()


def _lock(commitment: Commitment, organization: Organization, by: User):
    version = locked_version(commitment.mou, commitment.version.number)
    if not may_go_on(by, commitment.mou, organization):
        raise NotAllowed(_("You cannot write on this memorandum."))
    if version.concluded_on is None:
        raise Refused(_("What proves a commitment is linked once all have signed."), code="not_concluded")
    return version


def _link(commitment: Commitment, by: User, one: Proving | None, day: datetime.date) -> CommitmentProof:
    if one is None or one.collaboration_id != commitment.collaboration_id:
        raise Refused(_("Choose a meeting or a joint activity of this collaboration."), field="proving")
    proof, _is_new = CommitmentProof.objects.get_or_create(
        commitment=commitment,
        **_named(one),
        defaults={"collaboration_id": commitment.collaboration_id, "linked_on": day, "linked_by": by},
    )
    return proof


def _named(one: Proving | None) -> dict:
    return {"meeting": one} if isinstance(one, FollowUpMeeting) else {"activity": one}
