"""Who may open a file of a joint activity, add one, and take one away."""

from __future__ import annotations

from django.db.models import QuerySet

from collaborations.models import ActivityFile, Collaboration
from collaborations.visibility import activities_readable_by, may_write_notes, own_parties
from members.models import Organization


def activity_files_readable_by(user) -> QuerySet[ActivityFile]:
    """Files that ``user`` may open: those of the activities of their own threads. Staff open none."""
    return ActivityFile.objects.filter(activity__in=activities_readable_by(user)).select_related(
        "activity__collaboration", "party__organization", "document"
    )


def may_remove_file(user, organization: Organization | None, file: ActivityFile) -> bool:
    """Whether ``user`` may take ``file`` away for ``organization``: anybody of the party that added it, while it is in
    the thread."""
    if organization is None or file.party.organization_id != organization.pk:
        return False
    return may_write_notes(user, organization, file.activity.collaboration)


def opens_file_for(user, collaboration: Collaboration, acting_for: Organization | None) -> str:
    """The slug of the party for which ``user`` opens a file: the one they act for, else another of theirs."""
    slugs = list(own_parties(user, collaboration).order_by("pk").values_list("organization__slug", flat=True))
    if acting_for is not None and acting_for.slug in slugs:
        return acting_for.slug
    return slugs[0] if slugs else ""
