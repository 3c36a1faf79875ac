"""What changes events: the program, who came, and who is thereby acquainted."""

from .acquaintances import acquaintances_of, refresh_acquaintances
from .answered_meanwhile import AnsweredMeanwhile
from .answers import answer_event
from .apart import keep_apart, no_longer_apart
from .copying import copy_event
from .events import (
    announce_event,
    cancel_event,
    close_event,
    create_event,
    describe_event,
    invite_organizations,
    reopen_event,
    settle_event,
)
from .presence import log_presence, remove_presence
from .program import Presentation, add_session

__all__ = [
    "AnsweredMeanwhile",
    "Presentation",
    "acquaintances_of",
    "add_session",
    "announce_event",
    "answer_event",
    "cancel_event",
    "close_event",
    "copy_event",
    "create_event",
    "describe_event",
    "invite_organizations",
    "keep_apart",
    "log_presence",
    "no_longer_apart",
    "refresh_acquaintances",
    "remove_presence",
    "reopen_event",
    "settle_event",
]
