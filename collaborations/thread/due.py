"""How far off a date is that something was promised for, in words."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext, ngettext

from collaborations.thread.words import full_years
from cop_portal.dates import format_date

# From how many days before its date a promise is shown as due soon.
SOON = 14


def due_words(due_on: datetime.date | None, on: datetime.date) -> tuple[str, str]:
    """How an open promise stands on the day ``on``: words, and late, soon or due."""
    if due_on is None:
        return gettext("no date"), "due"
    days = (due_on - on).days
    if years := full_years(due_on, on):
        return ngettext("%(years)s year late", "%(years)s years late", years) % {"years": years}, "late"
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}, "late"
    if days == 0:
        return gettext("due today"), "soon"
    words = gettext("due %(date)s") % {"date": format_date(due_on, year=due_on.year != on.year)}
    return words, "soon" if days <= SOON else "due"
