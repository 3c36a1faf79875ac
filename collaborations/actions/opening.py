"""How two organizations come into a thread, whatever put them in touch."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db.models import Q

from collaborations.introductions.lapsing import ended_unanswered, lapses_on, open_suggestions, waits
from collaborations.introductions.threads_of_two import open_thread
from collaborations.models import Collaboration, Introduction, Party
from collaborations.partnerships import refresh_partnerships
from events.models import Event
from members.models import Organization, User

from .common import lock


def of_pair(first: Organization, second: Organization) -> Q:
    """A condition on introductions: of these two, whichever of them stands first."""
    return Q(first=first, second=second) | Q(first=second, second=first)


def thread_for(
    first: Organization,
    second: Organization,
    on: datetime.date,
    accepted_by: dict[int, User] | None = None,
    shown_by: Collection[int] = (),
) -> Collaboration:
    """Their open thread, or a new one with both in it. The caller holds the locks of both organizations.

    ``shown_by``: the ids of those that have ticked, with their yes, that other members may see that they work together;
    it counts for a new thread. In one that they have already each has said on its page what it wants.
    """
    accepted_by = accepted_by or {}
    collaboration = open_thread(first, second)
    if collaboration is None:
        collaboration = Collaboration.objects.create(opened_on=on)
        Party.objects.bulk_create(
            Party(
                collaboration=collaboration,
                organization=organization,
                joined_on=on,
                accepted_by=accepted_by.get(organization.pk),
                shown_to_members=organization.pk in shown_by,
            )
            for organization in (first, second)
        )
        return collaboration
    lock(collaboration)
    for party in collaboration.parties.filter(left_on__isnull=True, accepted_by__isnull=True):
        if party.organization_id in accepted_by:
            party.accepted_by = accepted_by[party.organization_id]
            party.save(update_fields=["accepted_by"])
    refresh_partnerships(collaboration, on)
    return collaboration


def say_yes(introduction: Introduction, by: User, on: datetime.date, *, shown: bool = False) -> Introduction:
    """The organization that was asked says yes: opens a thread, or joins the one that the two have together. ``shown``:
    it ticks that other members may see that they work together.

    The caller holds the locks of both organizations, and saves nothing of ``introduction`` afterwards.
    """
    introduction.answer, introduction.answered_on, introduction.answered_by = (
        Introduction.Answer.YES,
        on,
        by,
    )
    introduction.answer_reason = ""
    accepted = {introduction.first_id: introduction.made_by, introduction.second_id: by}
    shown_by = {introduction.first_id} if introduction.asker_shown_to_members else set()
    shown_by |= {introduction.second_id} if shown else set()
    introduction.collaboration = thread_for(introduction.first, introduction.second, on, accepted, shown_by)
    introduction.save()
    came_about(introduction)
    return introduction


def came_about(introduction: Introduction) -> None:
    """A suggestion of staff's that the two have not both answered has come about by ``introduction``, which opened
    their thread in another way. The caller holds the locks of both organizations."""
    waiting = open_suggestions().filter(of_pair(introduction.first, introduction.second))
    for suggestion in waiting:
        suggestion.introduction = introduction
        suggestion.save(update_fields=["introduction"])


def introduced_at(event: Event, first: Organization, second: Organization) -> Introduction | None:
    """The introduction of the two at ``event`` that a thread came of: by staff, or since one asked and the other said
    yes; None where there is none. Of one whose thread has ended since, too."""
    return (
        Introduction.objects.filter(of_pair(first, second), event=event, collaboration__isnull=False)
        .order_by("-pk")
        .first()
    )


def pending_request(first: Organization, second: Organization) -> Introduction | None:
    """The request between the two that waits for an answer, whoever asked; one that has lapsed waits no more."""
    return (
        Introduction.objects.select_for_update(of=("self",))
        .select_related("first", "second", "made_by")
        .filter(of_pair(first, second), waits())
        .first()
    )


def write_lapsed(first: Organization, second: Organization, on: datetime.date | None = None) -> None:
    """Write down that an older request of the two has lapsed by ``on`` (today), which makes room for a new one. The
    caller holds the locks of both organizations."""
    for request in Introduction.objects.filter(of_pair(first, second), ended_unanswered(on)):
        request.lapsed_on = lapses_on(request)
        request.save(update_fields=["lapsed_on"])
