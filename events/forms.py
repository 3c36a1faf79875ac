"""What forms about events share."""

from __future__ import annotations

from members.models import Organization
from members.recognition import Recognizer


def everybody() -> Recognizer:
    """Recognizes every organization of the portal: for staff, who log who came."""
    return Recognizer(Organization.objects.all(), for_staff=True)
