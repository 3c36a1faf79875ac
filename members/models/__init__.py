"""Members' nouns, one file a subject."""

from .directory_version import DirectoryVersion
from .knowledge import (
    Expertise,
    ExpertiseText,
    Need,
    NeedText,
    Project,
    ProjectPlace,
    ProjectText,
    ProjectTopic,
    TargetGroup,
)
from .mail import MailChoice, WaitingMail, WeeklyMail
from .membership import INVITATION_LIFETIME, RESEND_AFTER, Invitation, Membership, Role
from .organization import Audience, Organization, OrganizationLanguage, OrganizationText, WorksIn
from .reference import Governorate, Theme, Topic
from .search_entry import SearchEntry, SearchWords
from .standing import Office, OtherName, Registration, SubGrant
from .ties import Acquaintance, Partnership
from .upkeep import ProfileDraft, SectionConfirmation, StillTrueReminder
from .user import User

__all__ = [
    "INVITATION_LIFETIME",
    "RESEND_AFTER",
    "Acquaintance",
    "Audience",
    "DirectoryVersion",
    "Expertise",
    "ExpertiseText",
    "Governorate",
    "Invitation",
    "MailChoice",
    "Membership",
    "Need",
    "NeedText",
    "Office",
    "Organization",
    "OrganizationLanguage",
    "OrganizationText",
    "OtherName",
    "Partnership",
    "ProfileDraft",
    "Project",
    "ProjectPlace",
    "ProjectText",
    "ProjectTopic",
    "Registration",
    "Role",
    "SearchEntry",
    "SearchWords",
    "SectionConfirmation",
    "StillTrueReminder",
    "SubGrant",
    "TargetGroup",
    "Theme",
    "Topic",
    "User",
    "WaitingMail",
    "WeeklyMail",
    "WorksIn",
]
