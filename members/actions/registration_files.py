"""The paper of a registration: uploaded, replaced, shown to others than before, taken away.

For representatives of the organization; anybody else gets NotAllowed.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.store import store_document
from cop_portal.refusals import NotAllowed, Refused
from members.models import Audience, Registration, User
from members.visibility import may_edit

from .confirming import Section, section_saved
from .editing import ask_again, locked_for_edit, row_now
from .recorded import recorded


@recorded
def set_registration_file(
    *,
    registration: Registration,
    by: User,
    file_audience: str,
    upload: File | None = None,
    seen: Mapping[str, str] | None = None,
) -> Registration:
    """The registration's paper is ``upload`` from now on, for ``file_audience``; without one only these change.

    The file is inspected before it is kept: UploadRefused says in words why it may not be. What was there before is
    opened by nobody any more. ``seen``: see ``ask_again``. Refused where the registration was removed meanwhile.
    """
    if not may_edit(by, registration.organization):
        raise NotAllowed(_("Only a representative of the organization can change this."), code="not_allowed")
    if file_audience not in Audience.values:
        raise Refused(_("Choose who may open the file."), field="file_audience", code="invalid")
    if upload is None:
        with transaction.atomic():
            row = _locked(registration, by)
            if row.file_id is None:
                raise Refused(_("Choose the file."), field="upload", code="required")
            ask_again(row, seen, {"file_audience": file_audience})
            row.file_audience = file_audience
            row.save(update_fields=["file_audience"])
            section_saved(row.organization, Section.REGISTRATION, by)
        return row
    with store_document(upload, by=by) as received, transaction.atomic():
        row = _locked(registration, by)
        ask_again(row, seen, {"file_audience": file_audience})
        row.file, row.file_audience = received.keep(), file_audience
        row.save(update_fields=["file", "file_audience"])
        section_saved(row.organization, Section.REGISTRATION, by)
    return row


@transaction.atomic
@recorded
def remove_registration_file(*, registration: Registration, by: User) -> Registration:
    """The paper is shown to nobody any more. Removing it twice is the same as once."""
    row = _locked(registration, by)
    if row.file_id is not None:
        row.file = None
        row.save(update_fields=["file"])
        section_saved(row.organization, Section.REGISTRATION, by)
    return row


def _locked(registration: Registration, by: User) -> Registration:
    """The registration as it stands now; Refused where it was removed meanwhile."""
    organization = locked_for_edit(registration.organization, by)
    row = row_now(organization, organization.registrations, registration)
    assert row is not None
    return row
