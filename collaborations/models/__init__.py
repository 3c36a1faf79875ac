"""Collaborations' nouns, one file a subject."""

from .activity import ActivityFile, ActivityParticipants, JointActivity
from .collaboration import Collaboration, CollaborationText, Party
from .following_up import FollowUpSettings, Nudge, NudgedPerson
from .introduction import Introduction, SetAside, Suggestion, SuggestionAnswer
from .joining import JoiningConsent, JoiningProposal
from .meeting import AreaConfirmation, ComplementaryArea, FollowUpMeeting, MeetingParty, MeetingShare
from .mou import MemorandumOfUnderstanding, MouCopy, MouParty, MouVersion, Signature
from .promise import ActionPoint, ActionPointFile, ActionPointMove
from .standing import Rest
from .taps import EventTap

__all__ = [
    "ActionPoint",
    "ActionPointFile",
    "ActionPointMove",
    "ActivityFile",
    "ActivityParticipants",
    "AreaConfirmation",
    "Collaboration",
    "CollaborationText",
    "ComplementaryArea",
    "EventTap",
    "FollowUpMeeting",
    "FollowUpSettings",
    "Introduction",
    "JoiningConsent",
    "JoiningProposal",
    "JointActivity",
    "MeetingParty",
    "MeetingShare",
    "MemorandumOfUnderstanding",
    "MouCopy",
    "MouParty",
    "MouVersion",
    "Nudge",
    "NudgedPerson",
    "Party",
    "Rest",
    "SetAside",
    "Signature",
    "Suggestion",
    "SuggestionAnswer",
]
