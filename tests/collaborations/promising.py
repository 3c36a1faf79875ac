"""Action points as their tests write them down."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse

from collaborations.actions.promises import promise
from collaborations.models import ActionPoint, Collaboration
from collaborations.promises.state import state_of
from cop_portal.dates import today
from members.models import Organization
from tests.cast import Cast, english_client_of
from tests.collaborations.steps import party

DAY = datetime.timedelta(days=1)
WEO = {"acting_for": "weo"}
ALNOOR = {"acting_for": "al-noor"}


def owed(cast: Cast, thread: Collaboration, organization=None, what: str = "Name two trainers", **fields):
    """What WEO, or another party, promised in ``thread``; written down by Suzan."""
    return promise(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, organization or cast.weo),
        what=what,
        **fields,
    )


def of_three(cast: Cast, thread: Collaboration) -> Collaboration:
    """``thread``, which the outsider's organization has joined."""
    thread.parties.create(organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider)
    return thread


def address(name: str, point: ActionPoint) -> str:
    """The address of a page of ``point``: done, drop, reassign, person, reopen, evidence, point."""
    return reverse(f"collaborations:action_{name}", args=[point.public_id])


def read(user, url: str) -> str:
    """The page in English; the tests of who finds none ask for its status themselves."""
    response = english_client_of(user).get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def send(user, name: str, point: ActionPoint, *, seen: str | None = None, **data: Any):
    """What ``user`` gets for a form of ``point``, sent as it stands now, or as it was ``seen``."""
    data = {"seen": seen_now(user, point, data.get("acting_for")) if seen is None else seen, **data}
    return english_client_of(user).post(address(name, point), data, follow=True)


def seen_now(user, point: ActionPoint, acting_for: str | None = None) -> str:
    """How ``point`` stands now for ``user``, who acts for the organization with the slug ``acting_for``."""
    own = Organization.objects.filter(memberships__user=user, memberships__until__isnull=True)
    own = own.filter(slug=acting_for) if acting_for else own
    return state_of(fresh(point), own.first())


def fresh(point: ActionPoint) -> ActionPoint:
    """As it stands now."""
    return ActionPoint.objects.get(pk=point.pk)
