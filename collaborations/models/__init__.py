"""Collaborations' nouns, one file a subject."""

from .activity import ActivityFile, ActivityParticipants, JointActivity
from .collaboration import Collaboration, CollaborationText, Party
from .following_up import FollowUpSettings, Nudge, NudgedPerson
from .introduction import Introduction, SetAside, Suggestion, SuggestionAnswer
from .joining import JoiningConsent, JoiningProposal
from .meeting import AreaConfirmation, ComplementaryArea, FollowUpMeeting, MeetingParty, MeetingShare
from .mou import MemorandumOfUnderstanding, MouParty, MouVersion, MouWitness
from .mou_afterwards import Commitment, CommitmentProof, MouReminder, MouTermination
from .mou_signing import MouCopy, MouPaper, MouSheet, Signature, SignatureTakenBack
from .mou_text import MouAgreement, MouModelText, MouPartyChange, MouReturn, MouRevision, MouText
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
    "Commitment",
    "CommitmentProof",
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
    "MouAgreement",
    "MouCopy",
    "MouModelText",
    "MouPaper",
    "MouParty",
    "MouPartyChange",
    "MouReminder",
    "MouReturn",
    "MouRevision",
    "MouSheet",
    "MouTermination",
    "MouText",
    "MouVersion",
    "MouWitness",
    "Nudge",
    "NudgedPerson",
    "Party",
    "Rest",
    "SetAside",
    "Signature",
    "SignatureTakenBack",
    "Suggestion",
    "SuggestionAnswer",
]
