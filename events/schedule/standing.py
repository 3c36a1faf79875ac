"""Who can take part in the rounds of an event, and who of them may know of each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.models import Event, Presence, Rsvp
from members.models import Organization


def organizations_to_pair(event: Event) -> QuerySet[Organization]:
    """The organizations that can take part in ``event``'s rounds: members that said yes or are there, each with
    ``said_yes`` and ``came``.

    Never a hidden one, since others would learn that it is there, and never the convenor, which holds the event.
    """
    said_yes = Rsvp.objects.filter(event=event, organization=OuterRef("pk"), answer=Rsvp.Answer.YES)
    came = Presence.objects.filter(event=event, organization=OuterRef("pk"))
    return (
        Organization.objects.annotate(said_yes=Exists(said_yes), came=Exists(came))
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
        """Whether each of the two may know that the other is there: as ``events.visibility`` has it, who said yes sees
        who did, and who came sees who came. A meeting of two others would be shown to neither."""
        return {first, second} <= self.said_yes or {first, second} <= self.came


def standing_of(event: Event) -> Standing:
    """Who takes part in ``event`` now, in one question."""
    found = {one.pk: one for one in organizations_to_pair(event)}
    return Standing(
        said_yes=frozenset(pk for pk, one in found.items() if one.said_yes),
        came=frozenset(pk for pk, one in found.items() if one.came),
        organizations=found,
    )
