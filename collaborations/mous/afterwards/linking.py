"""Which meetings and joint activities can be linked to a commitment."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from collaborations.models import Commitment, CommitmentProof, FollowUpMeeting, JointActivity, MouVersion
from cop_portal.dates import Precision


def meetings_to_link(commitment: Commitment, version: MouVersion) -> QuerySet[FollowUpMeeting]:
    """The meetings that were held since ``commitment`` of the concluded ``version`` counts, and are not linked yet; the
    last first. A month counts where any day of it does."""
    since = max(version.mou.starts_on, version.concluded_on)
    held = Q(held_on__gte=since) | Q(held_on__gte=since.replace(day=1), date_precision=Precision.MONTH)
    return _unlinked(FollowUpMeeting.objects.filter(held), commitment, "meeting").order_by("-held_on", "-pk")


def offered_meetings(commitment: Commitment, version: MouVersion) -> list[FollowUpMeeting]:
    """Those, after the planned ones, the next of these first. What is called off, or denied, is none."""
    planned = FollowUpMeeting.objects.filter(held_on__isnull=True, called_off_on__isnull=True)
    coming = _unlinked(planned, commitment, "meeting").order_by("planned_on", "pk")
    return [*coming, *meetings_to_link(commitment, version)]


def offered_activities(commitment: Commitment) -> list[JointActivity]:
    """The joint activities, held and planned, that are not linked yet: the planned ones first, then the last held.
    What is cancelled is none."""
    cancelled = Q(held_on__isnull=True) & (
        Q(cancelled_on__isnull=False) | Q(event__cancelled_on__isnull=False)
    )
    rows = JointActivity.objects.exclude(cancelled).select_related("event")
    found = list(_unlinked(rows, commitment, "activity").order_by("-held_on", "planned_on", "pk"))
    return sorted(found, key=lambda one: one.held_on is not None)


def _unlinked(rows: QuerySet, commitment: Commitment, name: str) -> QuerySet:
    linked = CommitmentProof.objects.filter(commitment=commitment, **{name: OuterRef("pk")})
    return rows.filter(~Exists(linked), collaboration=commitment.collaboration_id)
