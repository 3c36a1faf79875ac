"""The term of a memorandum in words, as amended and as renewed: right on any day without a nightly job."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.afterwards.periods import DAY, days_after, months_after
from collaborations.mous.states import MouState, last_day
from cop_portal.dates import format_date, today

AUTOMATIC = MemorandumOfUnderstanding.Renewal.AUTOMATIC


def term_words(mou: MemorandumOfUnderstanding, on: datetime.date | None = None) -> str:
    """The term of ``mou``, as an amendment or a renewal has changed it where it was read ``with_state``: "1 October
    2021 to 30 September 2023". Where a party ended it, or another has taken its place, up to its real last day."""
    on = on or today()
    start, ends_on = format_date(mou.starts_on), getattr(mou, "term_ends_on", mou.ends_on)
    last = last_day(mou) if hasattr(mou, "terminated_on") else None
    if last is not None and last < mou.starts_on:
        return gettext("It was to begin on %(start)s, and ended before") % {"start": start}
    if last is not None:
        ends_on = last
    elif _was_renewed(mou, on):
        ends_on = term_end(mou, on)
    if ends_on is None:
        return gettext("From %(start)s, without an end") % {"start": start}
    return gettext("%(start)s to %(end)s") % {"start": start, "end": format_date(ends_on)}


def renewal_words(mou: MemorandumOfUnderstanding, on: datetime.date | None = None) -> str:
    """What happens at the end of ``mou`` (from ``with_state``); once it was renewed, what was agreed first, and where
    a party ends it, its last day. Empty once it has ended: nothing happens any more."""
    on = on or today()
    if mou.state == MouState.ENDED:
        return ""
    if mou.terminated_on is not None:
        return gettext("A party ended it; its last day is %(date)s") % {
            "date": format_date(mou.terminated_on)
        }
    if _was_renewed(mou, on):
        return gettext("Renews automatically; first agreed to %(date)s") % {
            "date": format_date(mou.term_ends_on)
        }
    return capfirst(str(MemorandumOfUnderstanding.Renewal(mou.term_renewal).label))


def agreed_until(mou: MemorandumOfUnderstanding) -> datetime.date | None:
    """The last day that was agreed for ``mou`` (from ``with_state``), where it ends, or has ended, before it; else
    None."""
    last, agreed = last_day(mou), mou.term_ends_on
    return agreed if last is not None and agreed is not None and last < agreed else None


def _was_renewed(mou: MemorandumOfUnderstanding, on: datetime.date) -> bool:
    """Whether it is in force beyond the last day that was agreed, and no party ends it."""
    if getattr(mou, "state", None) != MouState.IN_FORCE or mou.terminated_on is not None:
        return False
    return mou.term_renewal == AUTOMATIC and mou.term_ends_on is not None and mou.term_ends_on < on


def term_end(mou, on: datetime.date) -> datetime.date | None:
    """The last day of the term of ``mou`` (from ``with_state``) that runs on the day ``on``, or has run last; None
    where it has no end. An automatic renewal makes each further term as long as the first one was agreed to be."""
    ends_on = mou.term_ends_on
    if ends_on is None or mou.term_renewal != AUTOMATIC or ends_on >= on:
        return ends_on
    if mou.ends_on in {None, ends_on}:
        return renewed_until(mou.starts_on, ends_on, on)
    following = days_after(ends_on)
    return renewed_until(following, same_length(mou.starts_on, mou.ends_on, following), on)


def term_after(mou, on: datetime.date | None = None) -> dict[str, Any]:
    """The term that a renewal of ``mou`` (from ``with_state``) begins with: from the day after its last one, or today
    where that has passed, as long as it was agreed to be."""
    on = on or today()
    last = last_day(mou) or term_end(mou, on)
    starts_on = max(days_after(last), on) if last is not None else on
    ends_on = same_length(mou.starts_on, mou.ends_on, starts_on) if mou.ends_on is not None else None
    return {"starts_on": starts_on, "ends_on": ends_on, "renewal": mou.renewal}


def same_length(starts_on: datetime.date, ends_on: datetime.date, following: datetime.date) -> datetime.date:
    """The last day of a term that begins on ``following`` and is as long as that from ``starts_on`` to ``ends_on``."""
    months, before = _whole_months(starts_on, ends_on)
    if months:
        return months_after(following, months) - before
    return days_after(following, ends_on - starts_on)


def renewed_until(starts_on: datetime.date, ends_on: datetime.date, on: datetime.date) -> datetime.date:
    """The last day of the term in which ``on`` lies, where each term is as long as the first one.

    A term of whole months (two years: 1 October 2021 to 30 September 2023) is followed by one of as many months; any
    other by one of as many days. "To 1 October 2023" is two years, too, written by the day they are full.
    """
    months, before = _whole_months(starts_on, ends_on)
    if months:
        passed = (on.year - starts_on.year) * 12 + on.month - starts_on.month
        term = max(1, passed // months)
        while (full := months_after(starts_on, term * months)) - before < on and full < datetime.date.max:
            term += 1
        return full - before
    length = (ends_on - starts_on).days + 1
    terms = max(1, -(-((on - starts_on).days + 1) // length))
    return days_after(starts_on, datetime.timedelta(days=terms * length - 1))


def _whole_months(starts_on: datetime.date, ends_on: datetime.date) -> tuple[int, datetime.timedelta]:
    """How many whole months a term is (0 where it is none), and how long before they are full its last day is."""
    months = (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month
    for count in (months, months + 1):
        for before in (DAY, datetime.timedelta(0)):
            if count > 0 and months_after(starts_on, count) - before == ends_on:
                return count, before
    return 0, DAY
