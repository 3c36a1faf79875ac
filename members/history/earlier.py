"""What stood in an organization's own row before, where a page or an action goes back to it."""

from __future__ import annotations

from members.models import Organization


def visibility_before_hiding(organization: Organization) -> str:
    """Listed or discreet, whichever a hidden ``organization`` was last; empty where it has always been hidden.

    The triggers have written down each state of the row; nothing else of the portal keeps it.
    """
    events = Organization.pgh_event_model.objects.filter(id=organization.pk).order_by("-pgh_id")
    shown = events.exclude(visibility=Organization.Visibility.HIDDEN)
    return shown.values_list("visibility", flat=True).first() or ""
