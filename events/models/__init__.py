"""Events' nouns, one file a subject."""

from .event import Event, EventInvitation, EventSession, EventText
from .presence import Presence, PresentPerson

__all__ = ["Event", "EventInvitation", "EventSession", "EventText", "Presence", "PresentPerson"]
