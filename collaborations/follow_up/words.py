"""What the follow-up board says: how old, for how long silent, who acts next, who was nudged."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext, ngettext

from collaborations.follow_up.owner import Reach
from collaborations.thread.words import full_years
from cop_portal.dates import format_date

# From when on months say it better than days, and years better than months.
MONTHS_FROM_DAYS = 60
YEARS_FROM_MONTHS = 24


def age_words(since: datetime.date, on: datetime.date) -> str:
    """How old a thread is that began on ``since``, on the day ``on``: in days, months or years, as says it best."""
    days, months, years = _spans(since, on)
    if days == 0:
        return gettext("New today.")
    if days < MONTHS_FROM_DAYS:
        return ngettext("%(days)s day old.", "%(days)s days old.", days) % {"days": days}
    if months < YEARS_FROM_MONTHS:
        return ngettext("%(months)s month old.", "%(months)s months old.", months) % {"months": months}
    return ngettext("%(years)s year old.", "%(years)s years old.", years) % {"years": years}


def silence_words(since: datetime.date, on: datetime.date) -> str:
    """For how long nothing has happened since ``since``; a thread is cold after seven days at the earliest."""
    days, months, years = _spans(since, on)
    if days < MONTHS_FROM_DAYS:
        return ngettext("Nothing for %(days)s day.", "Nothing for %(days)s days.", days) % {"days": days}
    if months < YEARS_FROM_MONTHS:
        return ngettext("Nothing for %(months)s month.", "Nothing for %(months)s months.", months) % {
            "months": months
        }
    return ngettext("Nothing for %(years)s year.", "Nothing for %(years)s years.", years) % {"years": years}


def last_entry_words(date: datetime.date, precision: str) -> str:
    """When something happened last."""
    return gettext("Last entry: %(date)s.") % {"date": format_date(date, precision)}


def _spans(since: datetime.date, on: datetime.date) -> tuple[int, int, int]:
    """The whole days, months and years from ``since`` to ``on``."""
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    return max(0, (on - since).days), max(0, months), full_years(since, on)


def cold_heading(days: int) -> str:
    """The head of the cold ones."""
    words = ngettext(
        "Nothing has happened for %(days)s day or more",
        "Nothing has happened for %(days)s days or more",
        days,
    )
    return words % {"days": days}


def nobody_words() -> str:
    """That nobody is there who could be reminded."""
    return gettext("Nobody speaks for them now, so nobody can be reminded.")


def waiting_words(reach: Reach) -> str:
    """To staff: why nobody can be nudged today, where all were nudged lately."""
    dates = {"date": format_date(reach.last_on), "again": format_date(reach.again_from)}
    return gettext("Nudged on %(date)s. Next possible from %(again)s.") % dates


def again_words(again_from: datetime.date) -> str:
    """To a party that has reminded others here: from when on it can do so again."""
    return gettext("You can remind them again from %(date)s.") % {"date": format_date(again_from)}
