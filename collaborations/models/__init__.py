"""Collaborations' nouns, one file a subject."""

from .activity import ActivityParticipants, JointActivity
from .collaboration import Collaboration, CollaborationText, Introduction, Party
from .meeting import ActionPoint, AreaConfirmation, ComplementaryArea, FollowUpMeeting, MeetingParty
from .mou import MemorandumOfUnderstanding, MouCopy, MouParty, MouVersion, Signature
from .taps import EventTap

__all__ = [
    "ActionPoint",
    "ActivityParticipants",
    "AreaConfirmation",
    "Collaboration",
    "CollaborationText",
    "ComplementaryArea",
    "EventTap",
    "FollowUpMeeting",
    "Introduction",
    "JointActivity",
    "MeetingParty",
    "MemorandumOfUnderstanding",
    "MouCopy",
    "MouParty",
    "MouVersion",
    "Party",
    "Signature",
]
