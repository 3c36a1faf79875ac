"""What somebody typed into a part of a draft, or to begin one, and has not saved: on the server, for this person alone.

It is kept where the drafts of profiles are (``members.ProfileDraft``), under a key of its own: a session that ends, or
a form that is refused, takes no hour's work with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from collaborations.models import Collaboration, MouVersion
from cop_portal.dates import BAGHDAD, today
from members.drafts.comparing import comparable, text_fields
from members.drafts.query import KEPT_FOR, moment
from members.models import Organization, ProfileDraft

from .page import address_of


@dataclass(frozen=True)
class Unsaved:
    """What was typed; ``words`` say that it is kept, and not yet the others'."""

    fields: MultiValueDict
    saved_at: datetime.datetime
    words: str


@dataclass
class UnsavedPage:
    """The context of ``members/draft_form.html`` and of ``drafting/unsaved_notice.html``; ``keep``: what the button
    says that keeps it without a script."""

    key: str
    url: str
    author: str
    keep: str
    based_on: str = ""
    draft: Unsaved | None = None
    words: str = ""


def kept_here(saved_at: datetime.datetime) -> str:
    """What is said once it is kept: the draft itself is the parties', this is not until it is saved."""
    words = _("What you typed is kept for you (%(time)s). The others read it once you save this part.")
    return words % {"time": _when(saved_at)}


def begun_here(saved_at: datetime.datetime) -> str:
    """The same of the form that begins a draft."""
    words = _("What you typed is kept for you (%(time)s). The others read it once you begin the draft.")
    return words % {"time": _when(saved_at)}


def key_of(version: MouVersion, part: str) -> str:
    """Under which it is kept."""
    return f"mou:{version.mou.public_id.hex}:{version.number}:{part}"


def key_of_begun(collaboration: Collaboration) -> str:
    """The same of the form that begins a draft."""
    return f"mou-begin:{collaboration.public_id.hex}"


def unsaved_of(user: Any, organization: Organization, version: MouVersion, part: str) -> Unsaved | None:
    """What ``user`` has typed for ``organization`` and not saved."""
    return _unsaved(user, organization, key_of(version, part), kept_here)


def begun_of(user: Any, organization: Organization, collaboration: Collaboration) -> Unsaved | None:
    """The same of the form that begins a draft."""
    return _unsaved(user, organization, key_of_begun(collaboration), begun_here)


def unsaved_page(user: Any, version: MouVersion, part: str) -> UnsavedPage:
    """The part of the form's page that is about it."""
    url = address_of(version, "mou_unsaved", part=part)
    keep = _("Keep what I typed, without saving this part")
    return UnsavedPage(key_of(version, part), url, str(user.pk), keep)


def begun_page(user: Any, collaboration: Collaboration) -> UnsavedPage:
    """The same of the form that begins a draft."""
    url = reverse("collaborations:mou_begin_unsaved", args=[collaboration.public_id])
    keep = _("Keep what I typed, without beginning the draft")
    return UnsavedPage(key_of_begun(collaboration), url, str(user.pk), keep)


def typed_in(form: BaseForm, unsaved: Unsaved) -> dict[str, Any]:
    """What was typed, as first values of ``form``."""
    return {
        name: a_field.widget.value_from_datadict(unsaved.fields, {}, name)
        for name, a_field in text_fields(form)
        if not a_field.widget.value_omitted_from_data(unsaved.fields, {}, name)
    }


def differs(form: BaseForm, typed: dict[str, Any]) -> bool:
    """Whether ``typed`` is another text than what ``form`` shows as saved."""
    return any(
        name in typed
        and comparable(a_field, form.get_initial_for_field(a_field, name)) != comparable(a_field, typed[name])
        for name, a_field in text_fields(form)
        if not a_field.widget.is_hidden
    )


def _unsaved(
    user: Any, organization: Organization, key: str, words: Callable[[datetime.datetime], str]
) -> Unsaved | None:
    kept = ProfileDraft.objects.filter(
        user=user, organization=organization, form=key, saved_at__gt=timezone.now() - KEPT_FOR
    )
    row = kept.first()
    if row is None:
        return None
    return Unsaved(MultiValueDict(row.data.get("fields", {})), row.saved_at, words(row.saved_at))


def _when(saved_at: datetime.datetime) -> str:
    kept = moment(saved_at)
    is_today = saved_at.astimezone(BAGHDAD).date() == today()
    return kept["time"] if is_today else f"{kept['day']}, {kept['time']}"
