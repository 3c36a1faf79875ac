"""Events on the desk: staff write down an event with its sessions and who is invited, and call what happens to it by
its buttons. Who came, pasted lists, files and pairing are pages of their own, to which the event's page leads."""

from . import apart, presence, sessions
from .event import EventAdmin

__all__ = ["EventAdmin", "apart", "presence", "sessions"]
