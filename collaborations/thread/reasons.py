"""Why the portal itself calls off what was planned in a thread: each reader reads it in their own language."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from cop_portal.translations.own_words import own_words

OTHERS_LEFT = own_words(gettext_noop("The others have left this collaboration."))
CONCLUDED = own_words(gettext_noop("This collaboration was concluded."))
# Of a meeting that was held before the day for which it was planned; its record is a row of its own.
HELD_ON_ANOTHER_DAY = own_words(gettext_noop("It was held on another day."))
# What all members read of a training that was open to them. They may not know that anybody works with anybody.
NOT_HELD = own_words(gettext_noop("Those who planned it do not hold it after all."))

# Where on its day the timeline tells it: after who left, which was why.
AFTER_WHO_LEFT = 9


def rank_by_reason(reason: str, *, usual: int) -> int:
    """Where on its day the timeline says that something was called off."""
    return AFTER_WHO_LEFT if reason == OTHERS_LEFT else usual
