"""A thread that rests: paused for a while with its reason, concluded with its lessons, and taken up again."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collaborations.emails import standing as emails
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import Collaboration, MouVersion, Party, Rest
from collaborations.partnerships import refresh_partnerships
from cop_portal.dates import today
from cop_portal.history import changed_by
from cop_portal.mail import run_later
from cop_portal.refusals import Refused
from members.models import Organization

from .calling_off import end_plans_ticked
from .common import (
    acting_party,
    lock,
    must_go_on,
    must_have_happened,
    need_company,
    need_text,
    speaking_party,
)


@transaction.atomic
def pause(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    text: str,
    language: str = "en",
    on: datetime.date | None = None,
) -> Rest:
    """The parties rest for a while, and ``text`` says why, to the parties alone. Everything stays possible; sending the
    same words twice is one pause."""
    on = on or today()
    must_have_happened(on, field="on")
    collaboration = lock(collaboration)
    party = speaking_party(collaboration, organization, by)
    text = need_text(text, _("Say why you pause, for the others."), field="text")
    standing = _open_rest(collaboration)
    if standing is not None and standing.kind == Rest.Kind.PAUSED:
        if _is_same(standing, party, text):
            return standing
        raise Refused(_("This collaboration is paused already. Its page says why."), code="paused")
    must_go_on(collaboration)
    need_company(collaboration)
    _check_day(collaboration, party, on)
    rest = Rest.objects.create(
        collaboration=collaboration,
        kind=Rest.Kind.PAUSED,
        since=on,
        text=text,
        language=language,
        party=party,
        made_by=by,
    )
    run_later(emails.thread_paused, collaboration.pk, organization.pk)
    return rest


@transaction.atomic
def conclude(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    text: str,
    language: str = "en",
    ends: Collection[uuid.UUID] = (),
    on: datetime.date | None = None,
) -> Rest:
    """What the parties meant to do together is done or given up; ``text`` says what they learned, to the parties alone.

    A pause ends by it on the same day, and so do partnerships that no other thread keeps. Nothing more is planned until
    it is taken up again. What is planned for later days is called off with it, where each is among ``ends`` (public
    ids), what the person has read and ticked; else it is refused.
    """
    on = on or today()
    must_have_happened(on, field="on")
    collaboration = lock(collaboration)
    party = speaking_party(collaboration, organization, by)
    text = need_text(text, _("Write what you learned from it, in a sentence or two."), field="text")
    standing = _open_rest(collaboration)
    if standing is not None and standing.kind == Rest.Kind.CONCLUDED:
        if _is_same(standing, party, text):
            return standing
        words = _("This collaboration has been concluded already. Its page says what was learned.")
        raise Refused(words, code="concluded")
    need_company(collaboration)
    _check_day(collaboration, party, on)
    _check_nothing_later(collaboration, on)
    with changed_by(by, "conclude"):
        off = end_plans_ticked(collaboration, organization, by, on, ends)
    if standing is not None:
        _end(standing, by, on)
    rest = Rest.objects.create(
        collaboration=collaboration,
        kind=Rest.Kind.CONCLUDED,
        since=on,
        text=text,
        language=language,
        party=party,
        made_by=by,
    )
    refresh_partnerships(collaboration, on)
    run_later(emails.thread_concluded, collaboration.pk, organization.pk, off)
    return rest


@transaction.atomic
def take_up_again(
    *,
    collaboration: Collaboration,
    organization: Organization,
    by,
    seen: str | None = None,
    on: datetime.date | None = None,
) -> Rest | None:
    """The pause or conclusion ends: the thread stands again where it has come to. The rest that ended; None where
    there was none, as with a second click.

    A conclusion was one party's last word: who takes it up speaks for itself alone. Each of the others is in again, and
    a partner, with the first thing it does.

    ``seen``: which kind of rest the person read of. Who takes up a pause does not undo a conclusion they have not seen.
    """
    on = on or today()
    must_have_happened(on, field="on")
    collaboration = lock(collaboration)
    party = acting_party(collaboration, organization, by)
    rest = _open_rest(collaboration)
    if rest is None:
        return None
    if seen is not None and rest.kind != seen:
        if rest.kind == Rest.Kind.CONCLUDED:
            words = _("This collaboration has been concluded meanwhile. Read what was learned, then decide.")
        else:
            words = _("This collaboration has been paused meanwhile. Read why, then decide.")
        raise Refused(words, code="changed")
    need_company(collaboration)
    if on < rest.since:
        raise Refused(_("This date is before the pause or the conclusion."), field="on", code="too_early")
    _check_no_newer_thread(collaboration)
    _end(rest, by, on)
    if rest.kind == Rest.Kind.CONCLUDED:
        _ask_the_others(collaboration, party, by)
    refresh_partnerships(collaboration, on)
    asks = rest.kind == Rest.Kind.CONCLUDED
    run_later(emails.thread_taken_up, collaboration.pk, organization.pk, asks)
    return rest


def _open_rest(collaboration: Collaboration) -> Rest | None:
    """The rest that nobody has ended. Its first day has come, so it stands today."""
    return collaboration.rests.filter(until__isnull=True).first()


def _is_same(rest: Rest, party: Party, text: str) -> bool:
    return (rest.party_id, rest.text) == (party.pk, text)


def _end(rest: Rest, by, on: datetime.date) -> None:
    rest.until, rest.ended_by = on, by
    rest.save(update_fields=["until", "ended_by"])


def _ask_the_others(collaboration: Collaboration, own: Party, by) -> None:
    with changed_by(by, "take_up_again"):
        collaboration.parties.filter(left_on__isnull=True).exclude(pk=own.pk).update(accepted_by=None)


def _check_day(collaboration: Collaboration, party: Party, on: datetime.date) -> None:
    """Not before the one who says it was in, and not within what rested before."""
    if on < max(party.joined_on, collaboration.opened_on):
        raise Refused(_("This date is before your organization joined."), field="on", code="too_early")
    overlaps = Q(until__gt=on) | Q(until__isnull=True, since__gt=on)
    if collaboration.rests.filter(overlaps).exists():
        words = _("This date lies before the end of an earlier pause or conclusion.")
        raise Refused(words, field="on", code="too_early")


def _check_nothing_later(collaboration: Collaboration, on: datetime.date) -> None:
    """A thread that is concluded on a day has no facts after it."""
    held = (
        collaboration.meetings.filter(held_on__gt=on).exists()
        or collaboration.activities.filter(Q(held_on__gt=on) | Q(held_until__gt=on)).exists()
        or MouVersion.objects.filter(mou__collaboration=collaboration, concluded_on__gt=on).exists()
    )
    if held:
        words = _("Something was recorded of a later day. Enter a date that is not before it.")
        raise Refused(words, field="on", code="too_early")


def _check_no_newer_thread(collaboration: Collaboration) -> None:
    """Two that were introduced again since have another thread of their own: they go on there."""
    parties = list(collaboration.parties.filter(left_on__isnull=True).select_related("organization"))
    if len(parties) != 2:
        return
    newer = open_thread(*(party.organization for party in parties))
    if newer is not None and newer != collaboration:
        words = _("You have a newer collaboration with this organization. Go on there.")
        raise Refused(words, code="together")
