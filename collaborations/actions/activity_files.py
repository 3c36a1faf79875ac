"""Files of a joint activity: agenda, materials, report. Added and taken away by anybody of a party, for the parties."""

from __future__ import annotations

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.activities.days import cancelled_on, days_of
from collaborations.activities.visibility import may_remove_file
from collaborations.models import ActivityFile, JointActivity
from cop_portal.refusals import NotAllowed, Refused
from members.models import Organization

from .common import lock, must_go_on, writing_party
from .evidence import received


def add_activity_file(
    *, activity: JointActivity, organization: Organization, by, upload: File, title: str = ""
) -> ActivityFile:
    """``upload`` is a file of ``activity`` from now on, which its parties open; nobody gets a mail.

    It is inspected before it is kept: UploadRefused says in words why it may not be. The same bytes once more from one
    party are the file that is there, by the title that was given last.
    """
    title = _tidied(title)
    with received(upload, by=by) as file, transaction.atomic():
        collaboration = lock(activity.collaboration)
        party = writing_party(collaboration, organization, by)
        activity = JointActivity.objects.select_related("event").get(pk=activity.pk)
        sha256 = file.inspected.sha256 if file is not None else ""
        there = activity.files.filter(party__organization=organization, document__sha256=sha256).first()
        if there is not None:
            if title and there.title != title:
                there.title = title
                there.save(update_fields=["title"])
            return there
        if cancelled_on(activity) is not None:
            raise Refused(_("This activity was cancelled."), code="cancelled")
        must_go_on(collaboration, happened=days_of(activity).first)
        if file is None:
            raise Refused(_("Choose the file"), field="upload", code="required")
        added = ActivityFile.objects.create(activity=activity, party=party, title=title, document=file.keep())
    added.refresh_from_db(fields=["public_id"])
    return added


@transaction.atomic
def remove_activity_file(*, file: ActivityFile, organization: Organization, by) -> None:
    """Nobody opens ``file`` any more; its bytes are erased a week later. Removing it twice is the same as once."""
    lock(file.activity.collaboration)
    if not may_remove_file(by, organization, file):
        raise NotAllowed(_("Only the organization that added a file takes it away."))
    ActivityFile.objects.filter(pk=file.pk).delete()


def _tidied(title: str) -> str:
    title = " ".join(title.split())
    longest = ActivityFile._meta.get_field("title").max_length or 0
    if len(title) > longest:
        message = _("The title is too long. Shorten it to %(count)d characters.") % {"count": longest}
        raise Refused(message, field="title", code="too_long")
    return title
