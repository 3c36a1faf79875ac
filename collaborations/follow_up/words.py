"""What the follow-up board says: how old, for how long silent, who acts next, who was nudged."""

from __future__ import annotations

import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.follow_up.owner import Reach
from collaborations.models import Party
from collaborations.thread.facts import Thread
from collaborations.thread.words import full_years, say
from cop_portal.dates import format_date

# From when on months say it better than days, and years better than months.
MONTHS_FROM_DAYS = 60
YEARS_FROM_MONTHS = 24


def duration_words(since: datetime.date, on: datetime.date) -> str:
    """How long it is from ``since`` to ``on``: in days, from two months on in months, from two years on in years."""
    days = max(0, (on - since).days)
    if days == 0:
        return gettext("less than a day")
    if days < MONTHS_FROM_DAYS:
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    if months < YEARS_FROM_MONTHS:
        return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}
    years = full_years(since, on)
    return ngettext("%(years)s year", "%(years)s years", years) % {"years": years}


def cold_heading(days: int) -> str:
    """The head of the cold ones."""
    words = ngettext(
        "Nothing has happened for %(days)s day or more",
        "Nothing has happened for %(days)s days or more",
        days,
    )
    return words % {"days": days}


def owner_words(thread: Thread, owners: list[Party]) -> SafeString | str:
    """Who acts next: the parties that must, the one that leads, or anybody of them."""
    if owners:
        return say("{organizations}", organizations=[party.organization for party in owners])
    return gettext("either of the two") if len(thread.parties) == 2 else gettext("any of the parties")


def nobody_words() -> str:
    """That nobody is there who could be reminded."""
    return gettext("Nobody speaks for them now, so nobody can be reminded.")


def waiting_words(reach: Reach, *, to_staff: bool) -> str:
    """Why nobody can be nudged today, where all were nudged lately.

    A party is not told when others were reminded about threads that are none of its business: it reads of reminders
    in its own thread alone, whatever others would let it work out.
    """
    if to_staff:
        dates = {"date": format_date(reach.last_on), "again": format_date(reach.again_from)}
        return gettext("Nudged on %(date)s. Next possible from %(again)s.") % dates
    if reach.here is not None:
        dates = {"date": format_date(reach.here), "again": format_date(reach.here_again_from)}
        return gettext("Reminded on %(date)s. Next possible from %(again)s.") % dates
    return gettext("Nobody is reminded twice within two weeks, so this has to wait. Try again later.")
