"""Parties that have left a thread and may no longer be known: their place in it stays, their name does not.

A hidden organization is shown to the parties of a shared collaboration, inside of it. Once it has left, nothing is
shared any more: where the thread's history would name it, a former party stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from collaborations.models import Collaboration, Party
from cop_portal.translations.names import reading_language
from members.models import Organization
from members.visibility import organizations_known_to

if TYPE_CHECKING:
    from collaborations.thread.facts import Thread


def withhold_names(threads: Iterable[Thread]) -> None:
    """Put a stand-in for each organization that has left one of ``threads`` and that its reader may not know of.

    Asks the database once, and only where an organization that is not listed has left.
    """
    left = {thread: _left_unlisted(thread) for thread in threads if not thread.reader.is_staff}
    suspects = {pk for ids in left.values() for pk in ids}
    if not suspects:
        return
    reader = next(iter(left)).reader
    known = set(
        organizations_known_to(list(reader.organization_ids))
        .filter(pk__in=suspects)
        .values_list("pk", flat=True)
    )
    for thread, ids in left.items():
        stand_ins = {pk: _former_party(pk) for pk in ids - known}
        if stand_ins:
            _put(thread, stand_ins)


def _left_unlisted(thread: Thread) -> set[int]:
    present = {party.organization_id for party in thread.parties}
    return {
        party.organization_id
        for party in thread.all_parties
        if party.organization_id not in present
        and party.organization.visibility != Organization.Visibility.LISTED
    }


def _former_party(pk: int) -> Organization:
    """An organization of the same id, so that the thread's facts stay its own, and of no name."""
    return Organization(pk=pk, **{f"name_{reading_language()}": gettext("A former party")})


def _put(thread: Thread, stand_ins: dict[int, Organization]) -> None:
    for party in _party_rows(thread):
        if party.organization_id in stand_ins:
            party.organization = stand_ins[party.organization_id]
    for introduction in thread.collaboration.introductions.all():
        introduction.first = stand_ins.get(introduction.first_id, introduction.first)
        introduction.second = stand_ins.get(introduction.second_id, introduction.second)


def _party_rows(thread: Thread) -> Iterator[Party]:
    """Every row of a party that the thread's facts hold; one party is read more than once."""
    row: Collaboration = thread.collaboration
    yield from thread.all_parties
    yield from (point.party for point in row.action_points.all())
    yield from (came.party for meeting in row.meetings.all() for came in meeting.attending.all())
    yield from (activity.led_by for activity in row.activities.all() if activity.led_by is not None)
    for facts in (*thread.mous, *thread.drafts_of_all):
        yield from facts.parties
