"""Events' nouns, one file a subject."""

from .answers import Rsvp, RsvpPerson
from .event import Event, EventInvitation, EventText
from .files import EventFile
from .lists import AttendanceList
from .pairing import KeepApart, Pairing, PairingMeeting, PairingParticipant
from .presence import Presence, PresentPerson
from .program import EventSession, Slot, Speaker

__all__ = [
    "AttendanceList",
    "Event",
    "EventFile",
    "EventInvitation",
    "EventSession",
    "EventText",
    "KeepApart",
    "Pairing",
    "PairingMeeting",
    "PairingParticipant",
    "Presence",
    "PresentPerson",
    "Rsvp",
    "RsvpPerson",
    "Slot",
    "Speaker",
]
