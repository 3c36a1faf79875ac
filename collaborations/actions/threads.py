"""What a party does with the thread itself: accept it, name it, show it, leave it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import threads as emails
from collaborations.models import Collaboration, Party
from collaborations.partnerships import refresh_partnerships
from collaborations.visibility import may_act
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import write_original
from members.models import Governorate, Organization, Topic
from members.roles import is_representative

from .common import acting_party, current_party, lock, must_have_happened, speaking_party


@transaction.atomic
def accept(*, collaboration: Collaboration, organization: Organization, by) -> Party:
    """``organization`` says that it is in: only then does what the parties do make them partners."""
    collaboration = lock(collaboration)
    return acting_party(collaboration, organization, by)


@transaction.atomic
def describe(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    title: str = "",
    purpose: str = "",
    language: str = "en",
    topics: Iterable[Topic] = (),
    governorates: Iterable[Governorate] = (),
) -> Collaboration:
    """Say what the thread is about. Without a title it is called by its parties."""
    collaboration = lock(collaboration)
    acting_party(collaboration, organization, by)
    write_original(collaboration.texts, "title", title.strip(), language)
    write_original(collaboration.texts, "purpose", purpose.strip(), language)
    collaboration.topics.set(topics)
    collaboration.governorates.set(governorates)
    return collaboration


@transaction.atomic
def set_shown_to_members(
    *, collaboration: Collaboration, organization: Organization, by, shown: bool
) -> Party:
    """Tick, or take back, "other members may see that we work together"; shown only where every party ticks it."""
    collaboration = lock(collaboration)
    party = speaking_party(collaboration, organization, by)
    if party.shown_to_members != shown:
        party.shown_to_members = shown
        with changed_by(by, "set_shown_to_members"):
            party.save(update_fields=["shown_to_members"])
    return party


@transaction.atomic
def leave(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    note: str = "",
    on: datetime.date | None = None,
) -> Party:
    """``organization`` leaves; the thread goes on while two remain. Its partnerships end with the last shared thread.

    The ``note`` is for the other parties.
    """
    on = on or today()
    must_have_happened(on, field="on")
    collaboration = lock(collaboration)
    if not may_act(by, organization, collaboration):
        left = Party.objects.filter(
            collaboration=collaboration, organization=organization, left_on=on, leave_note=note.strip()
        ).last()
        if left is not None and is_representative(by, organization):
            return left  # a second click
        raise NotAllowed(_("You cannot act for this organization here."))
    party = current_party(collaboration, organization)
    if on < party.joined_on:
        raise Refused(_("This date is before your organization joined."), field="on", code="too_early")
    party.left_on, party.leave_note = on, note.strip()
    # Shown no longer: what it ticked, it ticked as a party.
    party.shown_to_members = False
    with changed_by(by, "leave"):
        party.save(update_fields=["left_on", "leave_note", "shown_to_members"])
    refresh_partnerships(collaboration, on)
    run_later(emails.party_left, collaboration.pk, organization.pk)
    return party
