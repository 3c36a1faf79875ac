"""Keeping what somebody types to begin a draft or into a part of one; dropping it once it is saved or not wanted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import must_go_on
from collaborations.actions.mou_draft_checks import check_drafted
from collaborations.models import Collaboration, MouVersion
from collaborations.mous.drafting.unsaved import key_of, key_of_begun
from collaborations.mous.visibility import may_write
from collaborations.visibility import may_write_notes
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
        # Of the form itself: what was typed goes on in another one.
        "key",
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
    return _keep(organization, by, key_of(version, part), sent)


def drop_unsaved(*, version: MouVersion, organization: Organization, by: User, part: str) -> None:
    """``by`` has saved the part, or wants what they typed no longer. Twice is the same as once."""
    _drop(organization, by, key_of(version, part))


@transaction.atomic
def keep_begun(
    *, collaboration: Collaboration, organization: Organization, by: User, sent: MultiValueDict
) -> ProfileDraft:
    """The same of the form that begins a draft in ``collaboration``."""
    if not may_write_notes(by, organization, collaboration):
        raise NotAllowed(_("You cannot write for this organization here."))
    must_go_on(collaboration)
    return _keep(organization, by, key_of_begun(collaboration), sent)


def drop_begun(*, collaboration: Collaboration, organization: Organization, by: User) -> None:
    """``by`` has begun the draft, or wants what they typed no longer."""
    _drop(organization, by, key_of_begun(collaboration))


def _keep(organization: Organization, by: User, key: str, sent: MultiValueDict) -> ProfileDraft:
    fields = {
        _plain(name)[:80]: [_plain(value) for value in sent.getlist(name)]
        for name in list(sent)[:MOST_FIELDS]
        if name not in NOT_TYPED
    }
    if sum(len(value.encode()) for values in fields.values() for value in values) > MOST_BYTES:
        raise Refused(
            _("This is too long to be kept as a draft. Shorten it, or save it elsewhere."), code="too_long"
        )
    now = timezone.now()
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


def _drop(organization: Organization, by: User, key: str) -> None:
    ProfileDraft.objects.filter(user=by, organization=organization, form=key).delete()


def _plain(value: object) -> str:
    # PostgreSQL's text knows no null byte, and half a character is none.
    text = str(value).replace("\r\n", "\n").replace("\0", "")
    return text.encode(errors="replace").decode()
