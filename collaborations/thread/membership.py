"""Who was in a thread when: those with whom it began, those who joined later, and those who have left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet

from collaborations.models import FollowUpMeeting, JoiningProposal, Party
from collaborations.thread.recorded import recorded

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread


def parties_with_days() -> QuerySet[Party]:
    """Parties with their organizations; ``was_asked``: whether the others asked it to join, and when it was written
    down that it joined and that it left."""
    return Party.objects.select_related("organization").annotate(
        was_asked=Exists(JoiningProposal.objects.filter(party=OuterRef("pk"))),
        joined_at=recorded(Party),
        left_at=recorded(Party, "left_on"),
    )


def founders(thread: Thread) -> list[Party]:
    """The parties with whom it began: those who were introduced, or were in it on its first day without being asked."""
    introduced = {pk for row in thread.introductions for pk in (row.first_id, row.second_id)}
    first: dict[int, Party] = {}
    for party in thread.all_parties:
        # Of an organization that left and came back the first time counts.
        first.setdefault(party.organization_id, party)
    return [
        party
        for party in first.values()
        if not getattr(party, "was_asked", False)
        and (party.joined_on <= thread.collaboration.opened_on or party.organization_id in introduced)
    ]


def absent_from(thread: Thread, meeting: FollowUpMeeting) -> list[Party]:
    """The parties of now that were in it when ``meeting`` was held, and were not there."""
    there = {row.party.organization_id for row in meeting.attending.all()}
    began = founders(thread)
    were_in = {
        party.organization_id
        for party in thread.all_parties
        if party in began or _had_joined(party, meeting)
        if party.left_on is None or party.left_on >= meeting.held_on
    }
    return [
        party
        for party in thread.parties
        if party.organization_id in were_in and party.organization_id not in there
    ]


def _had_joined(party: Party, meeting: FollowUpMeeting) -> bool:
    """Whether ``party`` was in the thread by the day of ``meeting``; on that day itself, before it was recorded."""
    if party.joined_on != meeting.held_on:
        return party.joined_on < meeting.held_on
    joined, held = getattr(party, "joined_at", None), getattr(meeting, "recorded_at", None)
    return joined is None or held is None or joined <= held
