"""One entry of a thread's timeline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from cop_portal.dates import Precision


@dataclass
class Entry:
    """One entry. ``state``: start (the parties' dots), done, now, ahead; ``thread``: what is drawn beneath it."""

    on: datetime.date
    title: str
    # The last day, where it took several.
    until: datetime.date | None = None
    text: SafeString | str = ""
    precision: str = Precision.DAY
    url: str = ""
    link: str = ""
    link_note: str = ""
    state: str = "done"
    thread: str = ""
    date: str = ""
    # Where several happened on one day: in the order of the chain.
    rank: int = 0
    concludes: bool = field(default=False, repr=False)

    @property
    def last(self) -> datetime.date:
        """The last day, which is the first where it took one."""
        return self.until or self.on
