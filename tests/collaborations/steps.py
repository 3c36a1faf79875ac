"""What the tests of the thread share: the story's steps, taken by its own people through the actions."""

from __future__ import annotations

import datetime

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.meetings import record_meeting
from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.models import Collaboration, FollowUpMeeting, Party
from events.models import Event, Presence
from tests.cast import Cast

WORKSHOP = datetime.date(2021, 4, 14)
MEETING = datetime.date(2021, 5, 6)


def workshop(*organizations, slug: str = "workshop", starts_on: datetime.date = WORKSHOP) -> Event:
    """A workshop that was held, with these organizations present."""
    event = Event.objects.create(
        kind="workshop",
        name_en="CoP workshop",
        slug=slug,
        starts_on=starts_on,
        ends_on=starts_on,
        announced_on=starts_on,
    )
    for organization in organizations:
        Presence.objects.create(event=event, organization=organization, women=1)
    return event


def introduced(cast: Cast, first=None, second=None, event: Event | None = None) -> Collaboration:
    """The thread of two that staff introduced at a workshop; WEO and Al Noor where none are given."""
    first, second = first or cast.al_noor, second or cast.weo
    event = event or workshop(first, second)
    return introduce_at_event(
        event=event, first=first, second=second, by=cast.staff, reveals_hidden=True
    ).collaboration


def asked(cast: Cast, message: str = "We both work on quotas."):
    """WEO's request to Al Noor."""
    return ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=cast.suzan, message=message)


def answered(cast: Cast, answer: str = "yes", **fields):
    """WEO's request to Al Noor, answered."""
    return answer_introduction(
        introduction=asked(cast), organization=cast.al_noor, by=cast.ahmed, answer=answer, **fields
    )


def party(collaboration: Collaboration, organization) -> Party:
    """The present party of ``organization``."""
    return collaboration.parties.get(organization=organization, left_on=None)


def met(cast: Cast, collaboration: Collaboration, **fields) -> FollowUpMeeting:
    """A follow-up meeting that WEO recorded, with two areas."""
    values = {
        "held_on": MEETING,
        "attending": {party(collaboration, cast.weo): "Suzan", party(collaboration, cast.al_noor): "Ahmed"},
        "areas": ((cast.quotas, "You train, we mentor."), (cast.electoral_violence, "")),
        "notes": "Al Noor sends the form.",
        "on": MEETING,
    }
    return record_meeting(
        collaboration=collaboration, organization=cast.weo, by=cast.suzan, **{**values, **fields}
    )
