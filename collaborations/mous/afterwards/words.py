"""How a commitment stands, and what proves it, in words."""

from __future__ import annotations

import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from collaborations.models import Commitment
from collaborations.mous.afterwards.commitments import Proof, State
from collaborations.mous.afterwards.reading import Kept
from collaborations.thread.due import SOON, due_words
from cop_portal.dates import Precision, format_date


def state_words(kept: Kept, on: datetime.date) -> tuple[str, str]:
    """How ``kept`` stands on the day ``on``: words, and late, soon, due or kept."""
    standing = kept.standing
    if standing.state == State.LATE:
        return due_words(standing.late_since, on)
    if standing.state == State.OVER:
        return gettext("ended, not kept in full") if standing.kept else gettext("ended, not kept"), "due"
    if standing.kept_on is not None:
        year = standing.kept_on.year != on.year
        return gettext("kept on %(date)s") % {"date": format_date(standing.kept_on, year=year)}, "kept"
    if standing.due_on is None:
        return pgettext("a commitment", "kept"), "kept"
    is_soon = standing.state == State.DUE and (standing.due_on - on).days <= SOON
    if standing.is_kept_so_far and not is_soon:
        return gettext("kept so far"), "kept"
    if standing.state == State.KEPT:
        return gettext("kept this time"), "kept"
    return due_words(standing.due_on, on)


def how_often_words(kept: Kept) -> str:
    """How often, or by when, it is promised."""
    if kept.promised.rhythm:
        return str(Commitment.Rhythm(kept.promised.rhythm).label)
    return gettext("by %(date)s") % {"date": format_date(kept.promised.due_on)}


def count_words(kept: Kept, on: datetime.date) -> str:
    """Of what is promised regularly, in how many of its periods it was kept; empty where none has passed yet."""
    if not kept.standing.asked:
        return ""
    numbers = {"kept": kept.standing.kept, "asked": kept.standing.asked}
    if kept.is_over(on):
        return (
            ngettext(
                "It was kept %(kept)s of %(asked)s time.",
                "It was kept %(kept)s of %(asked)s times.",
                kept.standing.asked,
            )
            % numbers
        )
    return (
        ngettext("Kept %(kept)s of %(asked)s time.", "Kept %(kept)s of %(asked)s times.", kept.standing.asked)
        % numbers
    )


def next_words(kept: Kept) -> str:
    """The next date of what is promised regularly; empty where there is none."""
    if not kept.promised.rhythm or kept.standing.due_on is None:
        return ""
    return gettext("Next by %(date)s.") % {"date": format_date(kept.standing.due_on)}


def says_its_day(kept: Kept, on: datetime.date) -> bool:
    """Whether ``state_words`` names the next date already, so that it need not be said once more."""
    due_on = kept.standing.due_on
    return due_on is not None and due_on >= on and state_words(kept, on) == due_words(due_on, on)


def proof_words(proof: Proof) -> SafeString:
    """What it is, and when it was held or is planned."""
    precision = proof.precision if proof.held_on else Precision.DAY  # a plan is for a day
    date = format_date(proof.held_on or proof.planned_on, precision)
    if proof.kind == "meeting":
        what = format_html("{}", gettext("Follow-up meeting"))
    else:
        what = format_html('<bdi lang="{}">{}</bdi>', proof.language, proof.title)
    if proof.is_off:
        words = gettext("{what}, {date} (not held)")
    elif proof.is_planned:
        words = gettext("{what}, {date} (planned)")
    else:
        words = gettext("{what}, {date}")
    return format_html(words, what=what, date=date)
