"""What a thread's own page says of nudges: staff's button and their history, a party's reminder to the other side."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from collaborations.follow_up.owner import Reach, can_be_nudged, owners, reaches
from collaborations.follow_up.words import nobody_words, waiting_words
from collaborations.models import Nudge, NudgedPerson, Party
from collaborations.thread.facts import Thread
from collaborations.thread.next_step import NextStep
from collaborations.thread.next_step_rules import address_of, names_of
from collaborations.thread.words import say
from cop_portal.dates import format_date


@dataclass
class FollowUp:
    """``said``: who nudged when, the latest first. ``may_nudge``: staff's button; ``waiting``: why there is none."""

    said: list[SafeString | str] = field(default_factory=list)
    may_nudge: bool = False
    waiting: str = ""


def follow_up_of(thread: Thread, step: NextStep | None, user) -> FollowUp:
    """What is said to ``user`` beneath ``step``. To a party whose other side must act, ``step`` becomes the way to
    remind it."""
    reminding = thread.acts and step is not None and _other_side(thread, step)
    found = FollowUp(said=_to_staff(thread) if thread.reader.is_staff else _to_party(thread, user))
    row = thread.collaboration
    must_act = owners(thread, step) or thread.parties
    # Asked whatever the step is, so that the page takes as many queries at each.
    reach = reaches({row.pk: must_act}, on=thread.on, but=user.pk)[row.pk]
    if not can_be_nudged(thread, step) or not (thread.reader.is_staff or reminding):
        return found
    if not reach.free:
        found.waiting = _why_not(reach, to_staff=not reminding)
    elif reminding:
        step.form_action = address_of("remind", row)
        label = say(gettext("Remind {organizations}"), organizations=names_of(must_act))
        # One piece: a button sets a gap between its parts.
        step.action = format_html("<span>{}</span>", label)
        step.second = True
    else:
        found.may_nudge = True
    return found


def _other_side(thread: Thread, step: NextStep) -> bool:
    """Whether others must act, and the reader's organization need not."""
    present = [party for party in thread.parties if party in step.who]
    return bool(present) and thread.own not in present


def _why_not(reach: Reach, *, to_staff: bool) -> str:
    return waiting_words(reach, to_staff=to_staff) if reach.is_waiting else nobody_words()


def _nudges(thread: Thread):
    return Nudge.objects.filter(collaboration=thread.collaboration)


def _party_of(thread: Thread, nudge: Nudge) -> Party | None:
    """The thread's own row of the party that reminded, in which a name may be withheld."""
    return next((party for party in thread.all_parties if party.pk == nudge.party_id), None)


def _to_staff(thread: Thread) -> list[SafeString | str]:
    said: list[SafeString | str] = []
    for nudge in _nudges(thread):
        party, date = _party_of(thread, nudge), format_date(nudge.made_on)
        if party is None:
            said.append(gettext("Nudged on %(date)s, by Search.") % {"date": date})
        else:
            words = gettext("Reminded on {date}, by {organization}.")
            said.append(say(words, date=date, organization=party.organization))
    return said


def _to_party(thread: Thread, user) -> list[SafeString | str]:
    """The last time that the reader was reminded here, or that their organization reminded others."""
    mine = NudgedPerson.objects.filter(nudge=OuterRef("pk"), person=user.pk)
    for nudge in _nudges(thread).annotate(is_mine=Exists(mine)):
        party, date = _party_of(thread, nudge), format_date(nudge.made_on)
        if party is not None and party == thread.own:
            return [gettext("Your organization reminded the other side on %(date)s.") % {"date": date}]
        if nudge.is_mine and party is None:
            return [gettext("Search reminded you on %(date)s.") % {"date": date}]
        if nudge.is_mine and party is not None:
            words = gettext("{organization} reminded you on {date}.")
            return [say(words, organization=party.organization, date=date)]
    return []
