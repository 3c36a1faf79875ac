"""One entry of a thread's timeline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from collaborations.models import Party
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
    # The letters of the parties that are in it after this entry.
    strands: list[str] = field(default_factory=list)
    date: str = ""
    # Which of several memoranda it is of, by its title, and in which language that is.
    about: str = ""
    about_language: str = ""
    # What somebody wrote of it, in a paragraph of its own, and in which language.
    said: str = ""
    said_language: str = ""
    # Where several happened on one day: in the order of the chain, or of the instants (``at``) at which they were
    # written down on that day (``timeline_order``).
    rank: float = 0
    at: datetime.datetime | None = None
    concludes: bool = field(default=False, repr=False)
    # The party that joins, or leaves.
    joins: Party | None = field(default=None, repr=False)
    leaves: Party | None = field(default=None, repr=False)

    @property
    def last(self) -> datetime.date:
        """The last day, which is the first where it took one."""
        return self.until or self.on

    @property
    def moves(self) -> bool:
        """Whether a party joins or leaves."""
        return self.joins is not None or self.leaves is not None
