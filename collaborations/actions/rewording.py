"""A party writes its own words anew: why it paused, what it learned, why it said that a meeting was not held, what it
said when it left. The old ones are kept nowhere, since they may name people or a house. Who has left still can."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from collaborations.meetings.visibility import may_reword_denial
from collaborations.models import FollowUpMeeting, Party, Rest
from collaborations.visibility import may_reword_note, may_reword_rest
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization

from .common import lock, need_text
from .corrections import stamp

CHANGED = _("A colleague of yours changed these words meanwhile. Read them, and then save yours again")
NOT_YOURS = _("Only the organization that wrote this can change it.")
NO_NOTE = _("This note has been taken out, so there is nothing to change.")


def words_seen(text: str) -> str:
    """A fingerprint of what somebody read before they wrote."""
    return salted_hmac("collaborations.rewording", text).hexdigest()[:12]


@transaction.atomic
def reword_rest(*, rest: Rest, organization: Organization, by, text: str, language: str, seen: str) -> Rest:
    """Say anew why it was paused, or what was learned; ``seen`` (``words_seen``) is what the person read."""
    lock(rest.collaboration)
    rest = Rest.objects.select_related("collaboration", "party").get(pk=rest.pk)
    if not may_reword_rest(by, organization, rest):
        raise NotAllowed(NOT_YOURS)
    text = need_text(text, _("Write something, for the others."), field="text")
    language = language_by_letters(text, language)
    if (rest.text, rest.language) == (text, language):
        return rest
    if words_seen(rest.text) != seen:
        raise Refused(CHANGED, code="changed")
    rest.text, rest.language = text, language
    stamp(rest, rest.party, today())
    rest.save(update_fields=["text", "language", "corrections", "corrected_on", "corrected_by"])
    return rest


@transaction.atomic
def reword_denial(
    *, meeting: FollowUpMeeting, organization: Organization, by, reason: str, seen: str
) -> FollowUpMeeting:
    """Say anew why a recorded meeting was said to be none. What follows from that stays as it is."""
    lock(meeting.collaboration)
    meeting = FollowUpMeeting.objects.select_related("collaboration", "corrected_by").get(pk=meeting.pk)
    if not may_reword_denial(by, organization, meeting):
        raise NotAllowed(NOT_YOURS)
    reason = need_text(reason, _("Say why, for the others."), field="reason")
    if meeting.called_off_reason == reason:
        return meeting
    if words_seen(meeting.called_off_reason) != seen:
        raise Refused(CHANGED, code="changed")
    meeting.called_off_reason = reason
    with changed_by(by, "reword_denial"):
        stamp(meeting, meeting.corrected_by, today())
        meeting.save(update_fields=["called_off_reason", "corrections", "corrected_on", "corrected_by"])
    return meeting


@transaction.atomic
def reword_note(*, party: Party, organization: Organization, by, note: str, seen: str) -> Party:
    """Say anew what those who stayed read when ``party`` left, and that it was changed since; empty takes it away.
    Where there is none, none is written: who left has said what it had to say."""
    lock(party.collaboration)
    party = Party.objects.select_related("collaboration").get(pk=party.pk)
    if not may_reword_note(by, organization, party):
        raise NotAllowed(NOT_YOURS)
    note = note.strip()
    if party.leave_note == note:
        return party
    if not party.leave_note:
        raise Refused(NO_NOTE, code="none")
    if words_seen(party.leave_note) != seen:
        raise Refused(CHANGED, code="changed")
    party.leave_note, party.leave_note_changed_on = note, today()
    with changed_by(by, "reword_note"):
        party.save(update_fields=["leave_note", "leave_note_changed_on"])
    return party
