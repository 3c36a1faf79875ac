"""Who can take part in the rounds of an event, and who of them may know of each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from events.known import knows_at_event, with_standing_at
from events.models import Event
from members.models import Organization


def organizations_to_pair(event: Event) -> QuerySet[Organization]:
    """The organizations that can take part in ``event``'s rounds: members that said yes or are there, each with
    ``said_yes`` and ``came``.

    Never a hidden one, since others would learn that it is there, and never the convenor, which holds the event.
    """
    return (
        with_standing_at(event, Organization.objects.all())
        .filter(Q(said_yes=True) | Q(came=True))
        .exclude(kind=Organization.Kind.CONVENOR)
        .exclude(visibility=Organization.Visibility.HIDDEN)
        .order_by("pk")
    )


@dataclass(frozen=True)
class Standing:
    """Who takes part as things are now, by ids."""

    said_yes: frozenset[int] = frozenset()
    came: frozenset[int] = frozenset()
    organizations: dict[int, Organization] = field(default_factory=dict, compare=False)

    def takes_part(self, pk: int) -> bool:
        """Whether this organization is in the rounds, if it was chosen for them."""
        return pk in self.organizations

    def know_each_other(self, first: int, second: int) -> bool:
        """Whether each of the two may know that the other is there. A meeting of two others would be shown to
        neither."""
        one, other = self.organizations.get(first), self.organizations.get(second)
        if one is None or other is None:
            return False
        return knows_at_event(one, other) and knows_at_event(other, one)


def standing_of(event: Event) -> Standing:
    """Who takes part in ``event`` now, in one question."""
    found = {one.pk: one for one in organizations_to_pair(event)}
    return Standing(
        said_yes=frozenset(pk for pk, one in found.items() if one.said_yes),
        came=frozenset(pk for pk, one in found.items() if one.came),
        organizations=found,
    )
