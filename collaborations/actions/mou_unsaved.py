"""Keeping what somebody types into a part of a draft, and dropping it once it is saved or not wanted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from collaborations.actions.mou_draft_checks import check_drafted
from collaborations.models import MouVersion
from collaborations.mous.drafting.unsaved import key_of
from collaborations.mous.visibility import may_write
from cop_portal.refusals import NotAllowed, Refused
from members.drafts.query import KEPT_FOR
from members.models import Organization, ProfileDraft, User

# The longest part is written in two languages.
MOST_BYTES, MOST_FIELDS = 256 * 1024, 500
NOT_TYPED = frozenset(
    {
        "csrfmiddlewaretoken",
        "acting_for",
        "act_for_now",
        "draft",
        "draft_of",
        "draft_based_on",
        "keep_draft",
        "undone",
        "add_row",
        "remove_row",
    }
)


@transaction.atomic
def keep_unsaved(
    *, version: MouVersion, organization: Organization, by: User, part: str, sent: MultiValueDict
) -> ProfileDraft:
    """Keep what ``by`` has typed into the form of ``part``; nothing has to be valid, the later one stands."""
    if not may_write(by, version.mou, organization):
        raise NotAllowed(_("You cannot write on this memorandum."))
    check_drafted(version)
    fields = {
        _plain(name)[:80]: [_plain(value) for value in sent.getlist(name)]
        for name in list(sent)[:MOST_FIELDS]
        if name not in NOT_TYPED
    }
    if sum(len(value.encode()) for values in fields.values() for value in values) > MOST_BYTES:
        raise Refused(
            _("This is too long to be kept as a draft. Shorten it, or save it elsewhere."), code="too_long"
        )
    now, key = timezone.now(), key_of(version, part)
    # One after the other for one person: two tabs that save at once make one, and it is whole.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    row = ProfileDraft.objects.filter(user=by, organization=organization, form=key).first()
    if row is None or row.saved_at <= now - KEPT_FOR:
        row = row or ProfileDraft(user=by, organization=organization, form=key)
        row.data = {"begun_at": now.isoformat()}
    row.data["fields"] = fields
    row.saved_at = now
    row.save()
    return row


def drop_unsaved(*, version: MouVersion, organization: Organization, by: User, part: str) -> None:
    """``by`` has saved the part, or wants what they typed no longer. Twice is the same as once."""
    ProfileDraft.objects.filter(user=by, organization=organization, form=key_of(version, part)).delete()


def _plain(value: object) -> str:
    # PostgreSQL's text knows no null byte, and half a character is none.
    text = str(value).replace("\r\n", "\n").replace("\0", "")
    return text.encode(errors="replace").decode()
