"""Who holds an event that was a joint activity: on the event's page, for those who may know that they work together."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from collaborations.models import JointActivity, Party
from collaborations.visibility import collaborations_visible_to
from events.models import Event


def held_by_panel(request: HttpRequest, event: Event) -> SafeString | None:
    """The parties that hold ``event``, while they let the reader see that they work together; to their own people the
    way to the activity. An event that is no activity has no such panel."""
    threads = collaborations_visible_to(request.user)
    activity = JointActivity.objects.filter(event=event, collaboration__in=threads).first()
    if activity is None:
        return None
    parties = list(
        Party.objects.filter(collaboration=activity.collaboration_id, left_on__isnull=True).select_related(
            "organization", "collaboration"
        )
    )
    own = {row.organization_id for row in request.memberships}
    context = {
        "parties": parties,
        "collaboration": parties[0].collaboration,
        "activity": activity if any(party.organization_id in own for party in parties) else None,
    }
    return render_to_string("collaborations/activities/event_held_by.html", context, request=request)
