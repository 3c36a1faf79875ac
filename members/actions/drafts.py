"""Keeping what somebody types into a form of a profile, and dropping it once it is saved or not wanted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import NotAllowed, Refused
from members.drafts.forms import form_of
from members.drafts.query import KEPT_FOR, MOST_BYTES
from members.models import Organization, ProfileDraft, User
from members.visibility import may_edit

MOST_FINGERPRINTS = 4000


@transaction.atomic
def keep_draft(
    *, organization: Organization, by: User, form: str, sent: MultiValueDict, based_on: str = ""
) -> ProfileDraft:
    """Keep what ``by`` has typed into the form of the key ``form``: its own text fields among ``sent``.

    A second call goes on with the first: the later one stands, and the day it was begun stays. ``based_on`` are the
    fingerprints of what was saved when the form was opened. Nothing has to be valid. Raises NotAllowed for anybody who
    may not edit the profile, and where the form or its row is gone; Refused where it is too long.
    """
    opened = form_of(organization, form) if may_edit(by, organization) else None
    if opened is None:
        raise NotAllowed(_("There is no such form to keep a draft of."), code="not_allowed")
    fields = _fields(sent, opened.kind.fields)
    now = timezone.now()
    # One after the other for one person: two tabs that save at once make one draft, and it is whole.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    draft = ProfileDraft.objects.filter(user=by, organization=organization, form=form).first()
    if draft is None or draft.saved_at <= now - KEPT_FOR:
        draft = draft or ProfileDraft(user=by, organization=organization, form=form)
        draft.data = {"begun_at": now.isoformat(), "based_on": _fingerprints(based_on)}
    draft.data["fields"] = fields
    draft.saved_at = now
    draft.save()
    return draft


def drop_draft(*, organization: Organization, by: User, form: str) -> None:
    """``by`` wants their draft of this form no longer, or has saved the form. Twice is the same as once."""
    ProfileDraft.objects.filter(user=by, organization=organization, form=_plain(form)).delete()


def sweep_drafts(older_than: datetime.timedelta = KEPT_FOR) -> int:
    """Remove drafts that nobody has gone on with for so long; gives how many. For the operator's command."""
    return ProfileDraft.objects.filter(saved_at__lte=timezone.now() - older_than).delete()[0]


def _fields(sent: MultiValueDict, names: Iterable[str]) -> dict[str, list[str]]:
    """The form's own fields as they were sent, which the database can hold."""
    fields = {name: [_plain(value) for value in sent.getlist(name)] for name in sorted(names) if name in sent}
    size = sum(len(value.encode()) for values in fields.values() for value in values)
    if size > MOST_BYTES:
        raise Refused(
            _("This is too long to be kept as a draft. Shorten it, or save it elsewhere."), code="too_long"
        )
    return fields


def _plain(value: Any) -> str:
    # PostgreSQL's text knows no null byte, and half a character is none.
    text = str(value).replace("\r\n", "\n").replace("\0", "")
    return text.encode(errors="replace").decode()


def _fingerprints(text: str) -> dict[str, str]:
    """What the page said that it was based on ("mission:0a1b2c3d4e ..."); of anything else nothing."""
    return dict(re.findall(r"(\w+):([0-9a-f]{10})(?: |$)", text[:MOST_FINGERPRINTS], re.ASCII))
