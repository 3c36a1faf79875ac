"""Which activities can be opened to all members, and who these then read as holding it."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from collaborations.models import JointActivity, Party
from members.models import Organization

from .days import is_planned


class Why(enum.Enum):
    """Why an activity cannot be opened."""

    KIND = "kind"
    NOT_PLANNED = "not_planned"
    ALONE = "alone"
    HIDDEN = "hidden"
    NOT_SHOWN = "not_shown"


WHY = {
    Why.KIND: _("Only a training can be opened to all members."),
    Why.NOT_PLANNED: _("This activity is planned no longer, so it cannot be opened."),
    Why.ALONE: _("Nobody else is in this collaboration any more, so nothing is held together."),
    Why.HIDDEN: _(
        "One of you is hidden, and members never read that a hidden organization works with another. So you cannot "
        "hold something for all of them together."
    ),
    Why.NOT_SHOWN: _(
        "Members see who holds an event. So it can be opened once each of you has ticked “Other members may see that "
        "we work together”."
    ),
}


def obstacle(activity: JointActivity, parties: Iterable[Party]) -> Why | None:
    """Why ``activity`` cannot be opened now; ``parties`` are those of today, with their organizations.

    The event of the kind "event" is mostly held for people who are no members: it is not among these.
    """
    parties = list(parties)
    if activity.kind != JointActivity.Kind.TRAINING:
        return Why.KIND
    if not is_planned(activity) or activity.event is not None:
        return Why.NOT_PLANNED
    if len(parties) < 2:
        return Why.ALONE
    if any(_is_hidden(party) for party in parties):
        return Why.HIDDEN
    if not all(party.shown_to_members for party in parties):
        return Why.NOT_SHOWN
    return None


def are_named(parties: Iterable[Party]) -> bool:
    """Whether members who may know of each of them read that these hold it."""
    parties = list(parties)
    return len(parties) >= 2 and all(party.shown_to_members and not _is_hidden(party) for party in parties)


def _is_hidden(party: Party) -> bool:
    return party.organization.visibility == Organization.Visibility.HIDDEN
