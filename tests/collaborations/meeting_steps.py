"""What the tests of meetings share: WEO's thread with Al Noor, three at a meeting, and forms as they are typed."""

from __future__ import annotations

import datetime

from django.core import mail

from collaborations.models import Collaboration, FollowUpMeeting
from tests.cast import Cast
from tests.collaborations.steps import MEETING, introduced, met, party

DAY = datetime.timedelta(days=1)


def day(name: str, date: datetime.date) -> dict:
    """A date in its three fields."""
    return {f"{name}_day": date.day, f"{name}_month": date.month, f"{name}_year": date.year}


def weo(cast: Cast) -> dict:
    """WEO acts."""
    return {"organization": cast.weo, "by": cast.suzan}


def al_noor(cast: Cast) -> dict:
    """Al Noor acts."""
    return {"organization": cast.al_noor, "by": cast.ahmed}


def the_third(cast: Cast) -> dict:
    """The third party acts."""
    return {"organization": cast.outsider_org, "by": cast.outsider}


def met_by_three(cast: Cast, **fields) -> FollowUpMeeting:
    """WEO's record of a meeting with Al Noor and a third."""
    collaboration = introduced(cast)
    collaboration.parties.create(organization=cast.outsider_org, joined_on=MEETING, accepted_by=cast.outsider)
    there = {party(collaboration, one): "" for one in (cast.weo, cast.al_noor, cast.outsider_org)}
    return met(cast, collaboration, attending=there, **fields)


def recorded(collaboration: Collaboration, **fields) -> dict:
    """The form of a record in which everybody came, with ``fields`` typed over it."""
    came = {f"came_{row.pk}": "on" for row in collaboration.parties.filter(left_on=None)}
    return {**day("held_on", MEETING), "language": "en", **came, **fields}


def mailed_to(person) -> list[str]:
    """The subjects of ``person``'s mails."""
    return [message.subject for message in mail.outbox if message.to == [person.email]]
