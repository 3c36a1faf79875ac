"""What a member's home says of their own threads in which nothing has happened for long: gently, beside the step."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from collaborations.follow_up.silence import cold_after_days, is_cold
from collaborations.stages import Stage
from collaborations.thread.listing import ThreadRow
from collaborations.thread.next_step_mous import has_open_text
from cop_portal.dates import format_date


def note_silence(rows: Iterable[ThreadRow]) -> None:
    """Say of each of ``rows`` that is cold since when nothing has happened. Of two who have only been introduced the
    step says so already, and who writes on a memorandum together is at work."""
    cold_after = cold_after_days()
    for row in rows:
        if has_open_text(row.thread) or row.thread.collaboration.stage == Stage.INTRODUCED:
            continue
        if is_cold(row.thread, cold_after):
            row.silence = gettext("Nothing has happened since %(date)s.") % {
                "date": format_date(*row.thread.last_fact)
            }
