"""What Search may read of a meeting: as its parties decide it, and as staff read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext

from collaborations.meetings.page import row_in
from collaborations.meetings.visibility import PARTS, shared_parts
from collaborations.models import ComplementaryArea, FollowUpMeeting, MeetingShare
from collaborations.thread.facts import Thread


@dataclass
class Part:
    """A part of the record: whether the reader's own party has ticked it, and whether staff read it now."""

    name: str
    label: str
    is_ticked: bool
    is_read: bool


@dataclass
class Sharing:
    """The parts of a meeting; ``may_change``: the reader speaks for a party that was there."""

    parts: list[Part]
    may_change: bool

    @property
    def read(self) -> list[Part]:
        """What staff read now."""
        return [part for part in self.parts if part.is_read]


def sharing_of(meeting: FollowUpMeeting, thread: Thread) -> Sharing:
    """How far ``meeting`` is shared with staff, for a reader of its parties."""
    there = {row.party_id for row in meeting.attending.all()}
    own = None
    if thread.own is not None and thread.own.pk in there:
        own = MeetingShare.objects.filter(meeting=meeting, party=thread.own).first()
    read = shared_parts(thread.collaboration).get(meeting.pk, frozenset())
    labels = {
        "areas": gettext("Areas and entry points"),
        "challenges": gettext("Challenges"),
        "notes": gettext("Notes"),
    }
    parts = [
        Part(name, labels[name], is_ticked=own is not None and getattr(own, name), is_read=name in read)
        for name in PARTS
    ]
    return Sharing(parts, may_change=thread.acts and thread.own.pk in there)


@dataclass
class FoundRow:
    """An area or entry point as staff read it: whether everybody who was there has confirmed it, and not who."""

    area: ComplementaryArea
    is_confirmed: bool


@dataclass
class StaffPage:
    """A meeting as staff read it: its date, and the parts that everybody who was there shares."""

    meeting: FollowUpMeeting
    parts: frozenset[str]
    areas: list[FoundRow] = field(default_factory=list)
    entry_points: list[FoundRow] = field(default_factory=list)


def staff_page(meeting: FollowUpMeeting, thread: Thread) -> StaffPage:
    """The page of ``meeting`` for staff, from what ``thread`` has read already."""
    row = row_in(thread, meeting)
    page = StaffPage(row, thread.shared.get(row.pk, frozenset()))
    if "areas" not in page.parts:
        return page
    there = {one.party_id for one in row.attending.all()}
    for area in row.areas.all():
        confirmed = {one.party_id for one in area.confirmations.all()}
        found = FoundRow(area, is_confirmed=there <= confirmed)
        is_area = area.kind == ComplementaryArea.Kind.AREA
        (page.areas if is_area else page.entry_points).append(found)
    return page
