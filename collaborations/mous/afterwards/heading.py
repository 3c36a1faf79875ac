"""How a memorandum that was signed stands, in the line above its terms: until when, or how it came to its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.states import MouEnd, MouState, how_it_ended, last_day
from collaborations.thread.words import say
from cop_portal.dates import format_date

SIGNED = {MouState.CONCLUDED, MouState.IN_FORCE, MouState.ENDED}


def heading_of(
    mou: MemorandumOfUnderstanding, successors: Iterable[MemorandumOfUnderstanding] = ()
) -> SafeString | str:
    """What stands above the terms of ``mou`` (from ``with_state``); empty where the name of its state says it all.
    ``successors`` are those that the reader may know of: to nobody else one is named."""
    last = last_day(mou)
    if last is None or mou.state not in SIGNED:
        return ""
    if last < mou.starts_on:
        return gettext("Ended before it began")
    date = format_date(last)
    end = how_it_ended(mou)
    if end == MouEnd.SUPERSEDED:
        return _replaced(mou.superseded_from, successors)
    if end == MouEnd.TERMINATED:
        return gettext("Ended early, on %(date)s") % {"date": date}
    if end == MouEnd.EXPIRED:
        return pgettext("a memorandum", "Expired on %(date)s") % {"date": date}
    if mou.state == MouState.IN_FORCE and mou.terminated_on == last:
        return gettext("In force until %(date)s") % {"date": date}
    return ""


def _replaced(since: datetime.date, successors: Iterable[MemorandumOfUnderstanding]) -> SafeString | str:
    one = next((one for one in successors if _takes_its_place(one, since)), None)
    if one is None:
        return gettext("Replaced since %(date)s") % {"date": format_date(since)}
    way = format_html(
        '<a href="{}"><span class="ltr one-line">{}</span></a>', one.get_absolute_url(), one.reference
    )
    return say(gettext("Replaced by {reference} since {date}"), reference=way, date=format_date(since))


def _takes_its_place(mou: MemorandumOfUnderstanding, since: datetime.date) -> bool:
    return mou.concluded_on is not None and max(mou.starts_on, mou.concluded_on) == since
