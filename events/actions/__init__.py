"""What changes events: the program, who came, and who is thereby acquainted."""

from .acquaintances import acquaintances_of, refresh_acquaintances
from .events import (
    add_session,
    announce_event,
    cancel_event,
    create_event,
    describe_event,
    invite_organizations,
    settle_event,
)
from .presence import log_presence, remove_presence, settle_presence

__all__ = [
    "acquaintances_of",
    "add_session",
    "announce_event",
    "cancel_event",
    "create_event",
    "describe_event",
    "invite_organizations",
    "log_presence",
    "refresh_acquaintances",
    "remove_presence",
    "settle_event",
    "settle_presence",
]
