"""Who at an event may know of whom, over rows at hand: what ``visibility.py`` asks in SQL of one reader.

``rsvps_visible_to`` and ``presences_visible_to`` say the same of the people of one organization, at an event that was
not cancelled; a test draws all pairs, in which the two must agree.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from members.models import Organization

from .models import Event, Presence, Rsvp


def with_standing_at(event: Event, organizations: QuerySet[Organization]) -> QuerySet[Organization]:
    """``organizations``, each with ``said_yes`` and ``came``: how it stands to ``event``."""
    said_yes = Rsvp.objects.filter(event=event, organization=OuterRef("pk"), answer=Rsvp.Answer.YES)
    came = Presence.objects.filter(event=event, organization=OuterRef("pk"))
    return organizations.annotate(said_yes=Exists(said_yes), came=Exists(came))


def knows_at_event(reader: Any, other: Any) -> bool:
    """Whether the people of ``reader`` may know that ``other`` (rows of ``with_standing_at``) comes or came: who said
    yes sees who did, who came sees who came, and nobody sees a hidden one."""
    if other.visibility == Organization.Visibility.HIDDEN:
        return False
    return (reader.said_yes and other.said_yes) or (reader.came and other.came)
