"""What a meeting's page shows to its parties."""

from __future__ import annotations

from dataclasses import dataclass

from collaborations.meetings.denials import said_not_there_on, was_denied
from collaborations.meetings.unheld import has_gone_by, was_not_held
from collaborations.models import ComplementaryArea, FollowUpMeeting, MeetingParty, Party
from collaborations.thread.commitments import KEPT_SHOWN, Commitment, commitments
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_areas import confirm_at
from collaborations.thread.next_step_rules import NextStep
from cop_portal.dates import today

TWO = 2


@dataclass
class AreaRow:
    """An area or entry point with the parties that have not confirmed it yet, and those but the reader's own that
    have."""

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
    entry_points: list[AreaRow]
    promised: list[Commitment]
    # What was promised there, too, and is kept or dropped for long.
    promised_before: list[Commitment]
    # What was promised before, of a meeting that is still to be held.
    carried_over: list[Commitment]
    # The next meeting that is planned, of one that was held, or was recorded and then denied.
    following: FollowUpMeeting | None
    # What the reader can do: as a representative, or (notes) as anybody of a party.
    may_act: bool
    may_write: bool
    may_confirm: bool
    # Where the reader's own party has not said a word about what was found: to confirm it.
    confirm_step: NextStep | None
    may_correct: bool
    may_deny: bool
    # What the reader can say against the record: "not_held" while two organizations have not confirmed what was found,
    # "without_us" where two others were there.
    can_say: list[str]
    # Whether the reader can take back that its party was not there, or that there was none.
    may_come_back: bool
    may_take_back: bool
    # Whether the reader's own party said that there was none, and can say in other words why.
    may_reword: bool
    # The party that corrected the record last, or said that it was not held; None where nobody did.
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
    def is_today(self) -> bool:
        """Whether it is planned for today."""
        return self.is_planned and self.meeting.planned_on == today()

    @property
    def has_gone_by(self) -> bool:
        """Whether the day for which it is planned has passed."""
        return self.is_planned and has_gone_by(self.meeting)

    @property
    def was_not_held(self) -> bool:
        """Whether it was said to be not held once the day for which it was planned had passed."""
        return was_not_held(self.meeting)

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be held, or recorded."""
        return self.meeting.held_on is None and self.meeting.called_off_on is None

    @property
    def was_undone(self) -> bool:
        """Whether it was recorded, and then a party said that it was not held."""
        return was_denied(self.meeting)

    @property
    def was_reworded(self) -> bool:
        """Whether the reason why there was none was given in other words on a later day."""
        return self.was_undone and self.meeting.corrected_on != self.meeting.called_off_on

    @property
    def has_words(self) -> bool:
        """Whether somebody wrote notes or challenges."""
        return bool(self.meeting.notes or self.meeting.challenges)


def meeting_page(meeting: FollowUpMeeting, thread: Thread) -> MeetingPage:
    """The page of ``meeting`` from what ``thread`` has read already."""
    row = row_in(thread, meeting)
    attending = list(row.attending.all())
    parties = [one.party for one in attending]
    known = known_parties(thread)
    found = [_area_row(area, parties, known, thread.own) for area in row.areas.all()]
    was_there = thread.acts and row.held_on is not None and thread.own in parties
    # With all others gone there is nobody to tell, and nobody that it makes a partner.
    may_deny = thread.has_company and (was_there or _is_accepted(thread, row))
    confirmed = {one.party_id for area in row.areas.all() for one in area.confirmations.all()}
    promised = commitments(thread, is_whole=True)
    here = [one for one in promised if one.point.meeting_id == row.pk]
    shown = [*_open(here), *[one for one in here if one not in _open(here)][:KEPT_SHOWN]]
    return MeetingPage(
        meeting=row,
        came=[AttendingRow(one, thread.strand_of(one.party)) for one in attending],
        areas=[one for one in found if one.area.kind == ComplementaryArea.Kind.AREA],
        entry_points=[one for one in found if one.area.kind == ComplementaryArea.Kind.ENTRY_POINT],
        promised=shown,
        promised_before=[one for one in here if one not in shown],
        carried_over=_open(promised) if row.held_on is None and row.called_off_on is None else [],
        following=_following(row, thread),
        may_act=thread.acts,
        may_write=thread.writes,
        may_confirm=thread.acts and thread.has_company and bool(thread.unconfirmed_areas(row, thread.own)),
        confirm_step=confirm_at(thread, row) if thread.acts else None,
        may_correct=was_there,
        may_deny=may_deny,
        can_say=_can_say(thread.own, confirmed, parties) if may_deny else [],
        may_come_back=_may_come_back(row, thread, parties),
        may_take_back=thread.has_company and _is_own_denial(row, thread, known),
        may_reword=_is_own_denial(row, thread, known),
        corrected_by=known.get(row.corrected_by_id),
    )


def row_in(thread: Thread, meeting: FollowUpMeeting) -> FollowUpMeeting:
    """``meeting`` as ``thread`` has read it, with all that belongs to it."""
    return next(one for one in thread.collaboration.meetings.all() if one.pk == meeting.pk)


def open_promises(thread: Thread) -> list[Commitment]:
    """What was promised before and is open still: it comes up at the next meeting."""
    return _open(commitments(thread))


def _open(rows: list[Commitment]) -> list[Commitment]:
    return [one for one in rows if one.point.done_on is None and one.point.dropped_on is None]


def _area_row(
    area: ComplementaryArea, there: list[Party], known: dict[int, Party], own: Party | None
) -> AreaRow:
    confirmed = {one.party_id for one in area.confirmations.all()}
    others = confirmed - {own.pk if own is not None else None}
    return AreaRow(
        area,
        missing=[party for party in there if party.pk not in confirmed],
        confirmed_by_others=[known[pk] for pk in sorted(others)],
    )


def _is_accepted(thread: Thread, row: FollowUpMeeting) -> bool:
    """Whether the record of ``row`` makes partners of the reader's organization, whether it is named in it or not."""
    if not thread.acts or row.held_on is None:
        return False
    return thread.own is not None and thread.own.accepted_by_id is not None


def _may_come_back(row: FollowUpMeeting, thread: Thread, there: list[Party]) -> bool:
    if not thread.acts or not thread.has_company or row.held_on is None or thread.own in there:
        return False
    absent = said_not_there_on(thread.collaboration, row.held_on, row.date_precision, record=row)
    return thread.own.organization_id in absent


def _is_own_denial(row: FollowUpMeeting, thread: Thread, known: dict[int, Party]) -> bool:
    if not thread.acts or not was_denied(row):
        return False
    denier = known.get(row.corrected_by_id)
    return denier is not None and denier.organization_id == thread.own.organization_id


def _can_say(own: Party, confirmed: set[int], there: list[Party]) -> list[str]:
    said = []
    if len(confirmed) < TWO:
        said.append("not_held")
    if own in there and own.pk not in confirmed and len(there) > TWO:
        said.append("without_us")
    return said


def _following(row: FollowUpMeeting, thread: Thread) -> FollowUpMeeting | None:
    if row.held_on is None and not was_denied(row):
        return None
    return next((one for one in thread.planned_meetings if one.planned_on >= thread.on), None)


def known_parties(thread: Thread) -> dict[int, Party]:
    """Every party that ``thread`` has or had, by its key, under the name that its reader may know."""
    return {party.pk: party for party in thread.all_parties}
