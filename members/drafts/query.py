"""Drafts of a profile's forms: what somebody typed and has not saved. Only who typed it ever reads it.

Not staff either, and no page of the desk has them. They are read as long as the person may edit the profile, and kept
for ``KEPT_FOR`` after the last change.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from cop_portal.dates import BAGHDAD, format_date, today
from members.models import Organization, ProfileDraft
from members.visibility import may_edit

from .forms import DraftForm, form_of, forms_of

KEPT_FOR = datetime.timedelta(days=30)
# All fields of a form together, in bytes. The longest form takes a tenth of it.
MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class Draft:
    """A draft as its author gets it. ``based_on`` are the fingerprints of what was saved when it was begun."""

    form: DraftForm
    fields: MultiValueDict
    begun_at: datetime.datetime
    saved_at: datetime.datetime
    based_on: dict[str, str]

    @property
    def begun(self) -> dict[str, str]:
        """The day and the time at which it was begun, for a sentence."""
        return moment(self.begun_at)


def own_drafts(user: Any, organization: Organization) -> QuerySet[ProfileDraft]:
    """The drafts that ``user`` has begun for ``organization`` and may go on with."""
    if not may_edit(user, organization):
        return ProfileDraft.objects.none()
    return ProfileDraft.objects.filter(
        user=user, organization=organization, saved_at__gt=timezone.now() - KEPT_FOR
    )


def draft_of(user: Any, organization: Organization, key: str) -> Draft | None:
    """What ``user`` has typed into this form and not saved; None where there is nothing, or its row is gone."""
    row = own_drafts(user, organization).filter(form=key).first()
    form = form_of(organization, key) if row else None
    return _draft(form, row) if form and row else None


def unfinished(user: Any, organization: Organization) -> list[Draft]:
    """All that ``user`` has begun for ``organization`` and not saved, the latest first."""
    rows = {row.form: row for row in own_drafts(user, organization).order_by("-saved_at", "form")}
    return [_draft(form, rows[form.key]) for form in forms_of(organization, rows)]


def _draft(form: DraftForm, row: ProfileDraft) -> Draft:
    data: Mapping[str, Any] = row.data
    return Draft(
        form=form,
        fields=MultiValueDict(data.get("fields", {})),
        begun_at=datetime.datetime.fromisoformat(data["begun_at"]) if "begun_at" in data else row.saved_at,
        saved_at=row.saved_at,
        based_on=data.get("based_on", {}),
    )


def moment(instant: datetime.datetime) -> dict[str, str]:
    """An instant in Baghdad as a day and a time: "3 May", "14:05"; the year where it is another one than now."""
    local = instant.astimezone(BAGHDAD)
    return {
        "day": format_date(instant, year=local.year != today().year),
        "time": local.strftime("%H:%M"),
    }


def kept_words(saved_at: datetime.datetime) -> str:
    """What is said once a draft is kept."""
    return _("Draft saved at %(time)s. Only you see it.") % moment(saved_at)
