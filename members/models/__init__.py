"""Members' nouns, one file a subject."""

from .knowledge import Expertise, ExpertiseText, Need, NeedText, Project, ProjectText, TargetGroup
from .membership import INVITATION_LIFETIME, RESEND_AFTER, Invitation, Membership, Role
from .organization import Audience, Organization, OrganizationLanguage, OrganizationText, Registration
from .reference import Governorate, Theme, Topic
from .search_entry import SearchEntry
from .ties import Acquaintance, Partnership
from .user import User

__all__ = [
    "INVITATION_LIFETIME",
    "RESEND_AFTER",
    "Acquaintance",
    "Audience",
    "Expertise",
    "ExpertiseText",
    "Governorate",
    "Invitation",
    "Membership",
    "Need",
    "NeedText",
    "Organization",
    "OrganizationLanguage",
    "OrganizationText",
    "Partnership",
    "Project",
    "ProjectText",
    "Registration",
    "Role",
    "SearchEntry",
    "TargetGroup",
    "Theme",
    "Topic",
    "User",
]
