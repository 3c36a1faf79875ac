"""What a meeting's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from collaborations.models import ComplementaryArea, FollowUpMeeting, MeetingParty, Party
from collaborations.thread.commitments import Commitment, commitments
from collaborations.thread.facts import Thread
from cop_portal.dates import today


@dataclass
class AreaRow:
    """An area with the parties that have not confirmed it yet, and those but the reader's own that have."""

    area: ComplementaryArea
    missing: list[Party]
    confirmed_by_others: list[Party]


@dataclass
class AttendingRow:
    """A party that came, with its strand and its people."""

    attending: MeetingParty
    strand: str


@dataclass
class MeetingPage:
    """A meeting as its parties see it."""

    meeting: FollowUpMeeting
    came: list[AttendingRow]
    areas: list[AreaRow]
    promised: list[Commitment]
    # What the reader can do: as a representative, or (notes) as anybody of a party.
    may_act: bool
    may_write: bool
    may_confirm: bool
    may_correct: bool
    # The party that corrected the record last; None where nobody did.
    corrected_by: Party | None

    @property
    def is_held(self) -> bool:
        """Whether it was held."""
        return self.meeting.held_on is not None

    @property
    def is_due(self) -> bool:
        """Whether its day has come, so that it can have been held as planned."""
        return self.is_planned and self.meeting.planned_on is not None and self.meeting.planned_on <= today()

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be held, or recorded."""
        return self.meeting.held_on is None and self.meeting.called_off_on is None


def meeting_page(meeting: FollowUpMeeting, thread: Thread) -> MeetingPage:
    """The page of ``meeting`` from what ``thread`` has read already."""
    row = next(one for one in thread.collaboration.meetings.all() if one.pk == meeting.pk)
    attending = list(row.attending.all())
    parties = [one.party for one in attending]
    known = known_parties(thread)
    own = thread.own.pk if thread.own is not None else None
    areas = []
    for area in row.areas.all():
        confirmed = {one.party_id for one in area.confirmations.all()}
        missing = [party for party in parties if party.pk not in confirmed]
        areas.append(AreaRow(area, missing, [known[pk] for pk in sorted(confirmed) if pk != own]))
    return MeetingPage(
        meeting=row,
        came=[AttendingRow(one, thread.strand_of(one.party)) for one in attending],
        areas=areas,
        promised=[one for one in commitments(thread) if one.point.meeting_id == row.pk],
        may_act=thread.acts,
        may_write=thread.writes,
        may_confirm=thread.acts and bool(thread.unconfirmed_areas(row, thread.own)),
        may_correct=thread.acts and row.held_on is not None and thread.own in parties,
        corrected_by=known.get(row.corrected_by_id),
    )


def known_parties(thread: Thread) -> dict[int, Party]:
    """Every party that ``thread`` has or had, by its key, under the name that its reader may know."""
    return {party.pk: party for party in thread.all_parties}
