"""What a thread's own page says of nudges: staff's button and their history, a party's reminder to the other side.

A party reads of what its own people did and got here, and of nothing else: neither whether others were reminded in this
thread, nor whether anybody was in another one, can be told from its page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.follow_up.done_by import days_of_doing
from collaborations.follow_up.owner import FORTNIGHT, Reach, can_be_nudged, owners, reaches
from collaborations.follow_up.words import again_words, nobody_words, waiting_words
from collaborations.models import Nudge, NudgedPerson, Party
from collaborations.thread.facts import Thread
from collaborations.thread.next_step import NextStep
from collaborations.thread.next_step_cold import is_cold_now
from collaborations.thread.next_step_rules import address_of, names_of
from collaborations.thread.words import say
from cop_portal.dates import format_date


@dataclass
class FollowUp:
    """``said``: who reminded whom and when, the latest first. ``may_nudge``: staff's button; ``waiting``: why there is
    none."""

    said: list[SafeString | str] = field(default_factory=list)
    may_nudge: bool = False
    waiting: str = ""


def follow_up_of(thread: Thread, step: NextStep | None, user) -> FollowUp:
    """What is said to ``user`` beneath ``step``. To a party whose other side must act, ``step`` becomes the way to
    remind it. Nothing of a thread that rests or has ended."""
    # Asked whatever the step is, so that the page takes as many queries at each.
    must_act = owners(thread, step) or thread.parties
    reach = reaches({thread.collaboration.pk: must_act}, on=thread.on, but=user.pk)[thread.collaboration.pk]
    nudges = list(_nudges(thread, user))
    if step is None or thread.rest is not None:
        return FollowUp()
    if thread.reader.is_staff:
        return _to_staff(thread, step, reach, nudges)
    return _to_party(thread, step, reach, nudges)


def _nudges(thread: Thread, user) -> QuerySet[Nudge]:
    """The nudges in ``thread``, the latest first: whether ``user`` got it, and which organizations did."""
    got = NudgedPerson.objects.filter(nudge=OuterRef("pk"), person=user.pk)
    # For which organizations they were asked then: people change theirs.
    reached = NudgedPerson.objects.filter(nudge=OuterRef("pk"))
    return (
        Nudge.objects.filter(collaboration=thread.collaboration)
        .select_related("made_by")
        .annotate(is_mine=Exists(got), reached=ArraySubquery(reached.values("organization").distinct()))
    )


def _party_of(thread: Thread, nudge: Nudge) -> Party | None:
    """The thread's own row of the party that reminded, in which a name may be withheld."""
    return next((party for party in thread.all_parties if party.pk == nudge.party_id), None)


# -- staff ------------------------------------------------------------------------------------------------------------


def _to_staff(thread: Thread, step: NextStep, reach: Reach, nudges: list[Nudge]) -> FollowUp:
    found = FollowUp(said=[_history_words(thread, nudge) for nudge in nudges])
    if can_be_nudged(thread, step):
        found.may_nudge = bool(reach.free)
        found.waiting = "" if reach.free else _why_not(reach, nudges)
    return found


def _history_words(thread: Thread, nudge: Nudge) -> SafeString:
    party, date = _party_of(thread, nudge), format_date(nudge.made_on)
    latest = {one.organization_id: one for one in thread.all_parties if one.pk != nudge.party_id}
    whom = [one.organization for key, one in latest.items() if key in nudge.reached]
    if party is None:
        return say(gettext("Search nudged {organizations} on {date}."), organizations=whom, date=date)
    if not whom:
        words = gettext("{organization} reminded the others on {date}; all of them had had a mail already.")
        return say(words, organization=party.organization, date=date)
    words = gettext("{organization} reminded {others} on {date}.")
    return say(words, organization=party.organization, others=whom, date=date)


def _why_not(reach: Reach, nudges: list[Nudge]) -> str:
    if not reach.is_waiting:
        return nobody_words()
    if nudges and nudges[0].made_on == reach.last_on:
        # The day stands in the line above.
        return gettext("Next possible from %(again)s.") % {"again": format_date(reach.again_from)}
    return waiting_words(reach)


# -- parties ----------------------------------------------------------------------------------------------------------


def _to_party(thread: Thread, step: NextStep, reach: Reach, nudges: list[Nudge]) -> FollowUp:
    must_act = [party for party in thread.parties if party in step.who]
    waits_for_others = bool(must_act) and thread.own not in must_act
    ours = _own_reminder(thread, nudges)
    found = FollowUp()
    if waits_for_others and ours is not None and _stands(thread, ours, must_act):
        words = gettext("{person} reminded {organizations} on {date}.")
        date = format_date(ours.made_on)
        found.said = [say(words, person=ours.made_by.name, organizations=names_of(must_act), date=date)]
    elif thread.own in must_act or (not must_act and is_cold_now(thread)):
        found.said = _got(thread, nudges)
    if not (waits_for_others and thread.acts and can_be_nudged(thread, step)):
        return found
    if ours is not None and ours.made_on > thread.on - FORTNIGHT:
        found.waiting = again_words(ours.made_on + FORTNIGHT)
    elif not reach.free and not reach.is_waiting:
        found.waiting = nobody_words()
    else:
        _offer_to_remind(thread, step, must_act)
    return found


def _own_reminder(thread: Thread, nudges: list[Nudge]) -> Nudge | None:
    """The last time that the reader's organization reminded others in ``thread``."""
    own = {party.pk for party in thread.all_parties if party.organization_id == thread.own.organization_id}
    return next((nudge for nudge in nudges if nudge.party_id in own), None)


def _stands(thread: Thread, nudge: Nudge, reminded: list[Party]) -> bool:
    """Whether nothing has happened since: what was reminded of is still to be done.

    Of the day itself only what those who were ``reminded`` did counts: that came of it, and what others did on that day
    may have been the cause.
    """
    last = thread.last_fact.date
    if nudge.made_on != last:
        return nudge.made_on > last
    return not any(last in days_of_doing(thread, party) for party in reminded)


def _got(thread: Thread, nudges: list[Nudge]) -> list[SafeString | str]:
    """The last reminder that the reader got, until something happens."""
    nudge = next((nudge for nudge in nudges if nudge.is_mine and _stands(thread, nudge, [thread.own])), None)
    if nudge is None:
        return []
    party, date = _party_of(thread, nudge), format_date(nudge.made_on)
    if party is None:
        return [gettext("Search reminded you on %(date)s.") % {"date": date}]
    return [
        say(gettext("{organization} reminded you on {date}."), organization=party.organization, date=date)
    ]


def _offer_to_remind(thread: Thread, step: NextStep, must_act: list[Party]) -> None:
    step.form_action = address_of("remind", thread.collaboration)
    label = say(gettext("Remind {organizations}"), organizations=names_of(must_act))
    # One piece: a button sets a gap between its parts.
    step.action = format_html("<span>{}</span>", label)
    step.second = True
