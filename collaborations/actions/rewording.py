"""A party writes its own words anew: why it paused, what it learned, what it said when it left. The old ones are kept
nowhere, since they may name people or a house."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from collaborations.models import Party, Rest
from collaborations.visibility import may_reword_note, may_reword_rest
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.scripts import language_by_letters
from members.models import Organization

from .common import lock, need_text
from .corrections import stamp

CHANGED = _("A colleague of yours changed these words meanwhile. Read them, and then save yours again")


def words_seen(text: str) -> str:
    """A fingerprint of what somebody read before they wrote."""
    return salted_hmac("collaborations.rewording", text).hexdigest()[:12]


@transaction.atomic
def reword_rest(*, rest: Rest, organization: Organization, by, text: str, language: str, seen: str) -> Rest:
    """Say anew why it was paused, or what was learned; ``seen`` (``words_seen``) is what the person read."""
    lock(rest.collaboration)
    rest = Rest.objects.select_related("collaboration", "party").get(pk=rest.pk)
    if not may_reword_rest(by, organization, rest):
        raise NotAllowed(_("Only the organization that wrote this can change it."))
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
def reword_note(*, party: Party, organization: Organization, by, note: str, seen: str) -> Party:
    """Say anew what those who stayed read when ``party`` left; empty takes it away."""
    lock(party.collaboration)
    party = Party.objects.select_related("collaboration").get(pk=party.pk)
    if not may_reword_note(by, organization, party):
        raise NotAllowed(_("Only the organization that wrote this can change it."))
    note = note.strip()
    if party.leave_note == note:
        return party
    if words_seen(party.leave_note) != seen:
        raise Refused(CHANGED, code="changed")
    party.leave_note = note
    with changed_by(by, "reword_note"):
        party.save(update_fields=["leave_note"])
    return party
