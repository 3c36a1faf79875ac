"""What a party does with the thread itself: accept it, name it, show it, leave it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from collaborations.emails import threads as emails
from collaborations.models import Collaboration, Party, Rest
from collaborations.partnerships import refresh_partnerships
from collaborations.thread.about import About, about_of
from collaborations.visibility import may_act
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import write_original
from members.models import Governorate, Organization, Topic
from members.roles import is_representative

from .calling_off import end_plans
from .common import (
    acting_party,
    current_party,
    is_in_company,
    lock,
    must_have_happened,
    need_company,
    of_this_collaboration,
    speaking_party,
)
from .joining_ends import follow_leaving
from .mou_common import drop_papers_of, lock_memoranda

CHANGED_MEANWHILE = _(
    "Somebody else changed what it is about while you were writing. Compare both, and save again"
)


@transaction.atomic
def accept(*, collaboration: Collaboration, organization: Organization, by, shown: bool = False) -> Party:
    """``organization`` says that it is in: only then does what the parties do make them partners.

    ``shown``: what it ticks at that moment, "other members may see that we work together". Of one that is in already
    nothing changes: it may have taken the tick back since the form was opened. Nor of one that is asked because the
    thread was taken up again: it has ticked it, or not, before.
    """
    collaboration = lock(collaboration)
    before = speaking_party(collaboration, organization, by)
    is_new = (
        before.accepted_by_id is None
        and not collaboration.rests.filter(kind=Rest.Kind.CONCLUDED, until__gte=before.joined_on).exists()
    )
    party = acting_party(collaboration, organization, by)
    if is_new:
        _show(party, by, shown)
    return party


class DescribedMeanwhile(Refused):
    """Somebody else has changed what the thread is about since the form was opened; ``now`` is what is written now, in
    its ``version``. The form shows it beside what was typed."""

    def __init__(self, now: About, version: int) -> None:
        super().__init__(CHANGED_MEANWHILE, code="changed_meanwhile")
        self.now = now
        self.version = version

    def add_to(self, form) -> None:
        """What nobody typed over follows what is written now; all else stays as it was typed."""
        form.catch_up(self.now, self.version)
        super().add_to(form)


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
    led_by: Party | None = None,
    seen: int | None = None,
) -> Collaboration:
    """Say what the thread is about, and who leads it. Without a title it is called by its parties.

    ``seen`` is the version that the form was opened at: where somebody has written another one since,
    ``DescribedMeanwhile`` is raised and nothing overwritten. What is written already is no change.
    """
    collaboration = lock(collaboration)
    if led_by is not None:
        led_by = Party.objects.get(pk=led_by.pk)  # it may have left since the form was read
    of_this_collaboration(led_by, collaboration, field="led_by")
    acting_party(collaboration, organization, by)
    need_company(collaboration)
    topics, governorates = list(topics), list(governorates)
    wanted = About.of(title, purpose, language, topics, governorates, led_by)
    now = about_of(collaboration)
    if wanted == now:
        return collaboration
    if seen is not None and seen != collaboration.about_version:
        raise DescribedMeanwhile(now, collaboration.about_version)
    write_original(collaboration.texts, "title", wanted.title, language)
    write_original(collaboration.texts, "purpose", wanted.purpose, language)
    collaboration.topics.set(topics)
    collaboration.governorates.set(governorates)
    collaboration.led_by = led_by
    collaboration.about_version += 1
    collaboration.save(update_fields=["led_by", "about_version"])
    return collaboration


@transaction.atomic
def set_shown_to_members(
    *, collaboration: Collaboration, organization: Organization, by, shown: bool
) -> Party:
    """Tick, or take back, "other members may see that we work together"; shown only where every party ticks it."""
    collaboration = lock(collaboration)
    party = speaking_party(collaboration, organization, by)
    _show(party, by, shown)
    return party


def _show(party: Party, by, shown: bool) -> None:
    if party.shown_to_members != shown:
        party.shown_to_members = shown
        with changed_by(by, "set_shown_to_members"):
            party.save(update_fields=["shown_to_members"])


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

    The ``note`` is for the other parties. It leads the thread no more; what it promised stays on the page, for the
    others to move or drop; what it proposed ends, and signed papers that it has not sent are thrown away. Where one
    alone remains, what was planned is called off with it.
    """
    on = on or today()
    must_have_happened(on, field="on")
    lock_memoranda(collaboration)
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
    if collaboration.led_by_id == party.pk:
        # A form that is open at this moment is shown it.
        collaboration.led_by = None
        collaboration.about_version += 1
        collaboration.save(update_fields=["led_by", "about_version"])
    follow_leaving(party, on)
    drop_papers_of(party)
    ended, off = not is_in_company(collaboration), False
    if ended:
        with changed_by(by, "leave"):
            off = end_plans(collaboration, organization, by, on)
    refresh_partnerships(collaboration, on)
    run_later(emails.party_left, collaboration.pk, organization.pk, ended, off)
    return party
