"""How many took part in a joint activity, in sentences."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from collaborations.activities.counted import Counts
from collaborations.models import JointActivity
from collaborations.thread.words import sentences


def counts_words(activity: JointActivity, counts: Counts) -> SafeString | str:
    """How many of the parties came: no number that is none, and nothing where nobody was counted."""
    if not counts.total:
        return ""
    number = {"count": counts.total}
    if not activity.counted_here:
        came = ngettext(
            "%(count)s person of your organizations came.",
            "%(count)s people of your organizations came.",
            counts.total,
        )
        return sentences(came % number, *_each(counts))
    if counts.women == counts.total:
        return ngettext("%(count)s woman took part.", "%(count)s women took part.", counts.total) % number
    if counts.men == counts.total:
        return ngettext("%(count)s man took part.", "%(count)s men took part.", counts.total) % number
    came = ngettext("%(count)s person took part.", "%(count)s people took part.", counts.total)
    return sentences(came % number, *_each(counts))


def others_words(others: int) -> str:
    """How many others came to what was open to all members; empty where that is not shown."""
    if not others:
        return ""
    came = ngettext(
        "%(count)s person of other organizations came.",
        "%(count)s people of other organizations came.",
        others,
    )
    return came % {"count": others}


def _each(counts: Counts) -> list[str]:
    if counts.not_stated == counts.total:
        return []
    found = []
    if counts.women:
        found.append(gettext("Women: %(count)s.") % {"count": counts.women})
    if counts.men:
        found.append(gettext("Men: %(count)s.") % {"count": counts.men})
    if counts.not_stated:
        found.append(gettext("Not stated: %(count)s.") % {"count": counts.not_stated})
    return found
