"""What an organization wrote in threads that it has left: it reads them no more, and its words stay its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from collaborations.meetings.denials import DENIED
from collaborations.models import FollowUpMeeting, Party, Rest
from members.models import Organization

NOTE, NOT_HELD = "note", "not_held"


@dataclass(frozen=True)
class LeftWords:
    """``kind``: the note of who left, or why it was ``paused``, what was learned when it was ``concluded``, or why a
    meeting was ``not_held``; said on the day ``on``. ``url``: the form that changes them."""

    kind: str
    on: datetime.date
    text: str
    url: str


def words_left_by(organization: Organization) -> list[LeftWords]:
    """What ``organization`` said in threads when or before it left them, the last first.

    Nothing here depends on who is still in such a thread: that is no longer its business.
    """
    left = list(
        Party.objects.filter(organization=organization, left_on__isnull=False).select_related("collaboration")
    )
    if not left:
        return []
    found = [*_notes(left), *_rests(organization), *_denials(organization)]
    return sorted(found, key=attrgetter("on"), reverse=True)


def numbered(rests: QuerySet[Rest]) -> QuerySet[Rest]:
    """``rests`` with their ``number``: which rest of the thread each is, the first one being 1."""
    earlier = Q(since__lt=OuterRef("since")) | Q(since=OuterRef("since"), pk__lte=OuterRef("pk"))
    until_it = Rest.objects.filter(earlier, collaboration=OuterRef("collaboration")).order_by()
    number = until_it.values("collaboration").annotate(number=Count("pk")).values("number")
    return rests.annotate(number=Subquery(number))


def _address(name: str, *args) -> str:
    return reverse(f"collaborations:{name}", args=args)


def _notes(left: list[Party]) -> list[LeftWords]:
    return [
        LeftWords(NOTE, row.left_on, row.leave_note, _address("leave_note", row.collaboration.public_id))
        for row in left
        if row.leave_note
    ]


def _rests(organization: Organization) -> list[LeftWords]:
    rows = numbered(Rest.objects.filter(~_is_there(organization), party__organization=organization))
    return [
        LeftWords(
            row.kind, row.since, row.text, _address("rest_words", row.collaboration.public_id, row.number)
        )
        for row in rows.select_related("collaboration")
    ]


def _denials(organization: Organization) -> list[LeftWords]:
    rows = FollowUpMeeting.objects.filter(
        DENIED, ~_is_there(organization), corrected_by__organization=organization
    )
    return [
        LeftWords(NOT_HELD, row.called_off_on, row.called_off_reason, _address("denial_words", row.public_id))
        for row in rows
    ]


def _is_there(organization: Organization) -> Exists:
    """Whether ``organization`` is in the thread of a row now: there its page leads to its words."""
    own = Party.objects.filter(organization=organization, left_on__isnull=True)
    return Exists(own.filter(collaboration=OuterRef("collaboration")))
