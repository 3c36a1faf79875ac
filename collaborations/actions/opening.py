"""How two organizations come into a thread, whatever put them in touch."""

from __future__ import annotations

import datetime

from django.db.models import Q

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
    first: Organization, second: Organization, on: datetime.date, accepted_by: dict[int, User] | None = None
) -> Collaboration:
    """Their open thread, or a new one with both in it. The caller holds the locks of both organizations."""
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


def say_yes(introduction: Introduction, by: User, on: datetime.date) -> Introduction:
    """The organization that was asked says yes: opens a thread, or joins the one that the two have together.

    The caller holds the locks of both organizations, and saves nothing of ``introduction`` afterwards.
    """
    introduction.answer, introduction.answered_on, introduction.answered_by = (
        Introduction.Answer.YES,
        on,
        by,
    )
    introduction.answer_reason = ""
    accepted = {introduction.first_id: introduction.made_by, introduction.second_id: by}
    introduction.collaboration = thread_for(introduction.first, introduction.second, on, accepted)
    introduction.save()
    return introduction


def introduced_at(event: Event, first: Organization, second: Organization) -> Introduction | None:
    """The introduction of the two at ``event`` that a thread came of: by staff, or since one asked and the other said
    yes; None where there is none. Of one whose thread has ended since, too."""
    return (
        Introduction.objects.filter(of_pair(first, second), event=event, collaboration__isnull=False)
        .order_by("-pk")
        .first()
    )


def pending_request(first: Organization, second: Organization) -> Introduction | None:
    """The request between the two that waits for an answer, whoever asked."""
    return (
        Introduction.objects.select_for_update(of=("self",))
        .select_related("first", "second", "made_by")
        .filter(of_pair(first, second), kind=Introduction.Kind.REQUEST, answer="")
        .first()
    )
