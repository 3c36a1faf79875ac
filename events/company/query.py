"""Who else comes or came to an event, and with whom an organization has most to talk about there."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from cop_portal.dates import today
from events.known import knows_at_event, with_standing_at
from events.models import Event
from events.visibility import organizations_at
from members.directory.index import current_index
from members.directory.order import name_order
from members.models import Organization, Partnership
from members.visibility import organizations_visible_to

from .facts import facts_for_reader
from .reasons import Reason, reasons, score
from .words import Names

MOST = 5
MOST_REASONS = 3


class Moment(enum.Enum):
    """What is known of who is there: who says it comes, who came, or (for who said so and did not) who said so."""

    COMES = "comes"
    CAME = "came"
    SAID_SO = "said so"


@dataclass(frozen=True)
class Guest:
    """Another organization at the event."""

    organization: Organization
    # Whether the reader may open its profile; of whom they may not know outside the event nothing else is told.
    has_profile: bool
    is_partner: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Company:
    """The other organizations at an event, for ``organization``, which is there too.

    ``most`` are those with whom it has most to talk about, ``others`` all the others by name. ``has_listed`` says
    whether it has told anything by which reasons are found; ``could_join`` whether there is anybody here with whom it
    does not work yet.
    """

    organization: Organization
    moment: Moment
    names: Names
    most: tuple[Guest, ...] = ()
    others: tuple[Guest, ...] = ()
    has_listed: bool = False

    @property
    def could_join(self) -> bool:
        return any(not guest.is_partner for guest in (*self.most, *self.others))


def company_of(event: Event, own: Sequence[Organization], user) -> Company | None:
    """Who else is at ``event``, for the first of ``user``'s ``own`` organizations that is there itself; None where none
    is, or the event was cancelled.

    It is said of that organization alone: what others of theirs see is left out, and so are hidden organizations even
    where the reader knows of them, since the list is one to ask for conversations from.
    """
    if not own or event.cancelled_on is not None:
        return None
    there = {one.pk: one for one in _there(event, user)}
    ours = next((there[one.pk] for one in own if one.pk in there), None)
    if ours is None:
        return None
    moment = _moment(event, ours)
    shown = [one for one in there.values() if _is_with(ours, one, moment)]
    partners = _partners_of(ours)
    # Whom staff keep apart from ours is told as anybody: a list that left them out would tell of the mark to whoever
    # compares it with their profile.
    told = [one.pk for one in shown if one.has_profile and one.pk not in partners]
    facts = facts_for_reader([ours.pk, *told], user)
    # Read after the facts: it then knows every topic that they name.
    index = current_index()
    why = {pk: reasons(facts[ours.pk], facts[pk], index.taxonomy) for pk in told}
    points = {pk: score(facts[ours.pk], facts[pk], index.taxonomy) for pk in told}
    by_name = sorted(shown, key=lambda one: (name_order(one.name), one.pk))
    # What both name weighs more than any number of things that lie near.
    kept_out = _not_put_forward_to(ours) if any(why.values()) else set()
    most = sorted(
        (one for one in by_name if why.get(one.pk) and one.pk not in kept_out),
        key=lambda one: (not why[one.pk][0].joins, -points[one.pk]),
    )[:MOST]
    return Company(
        organization=ours,
        moment=moment,
        names=Names.of(index.topics, index.governorates),
        most=tuple(Guest(one, True, reasons=tuple(why[one.pk][:MOST_REASONS])) for one in most),
        others=tuple(Guest(one, one.has_profile, one.pk in partners) for one in by_name if one not in most),
        has_listed=bool(facts[ours.pk].offers or facts[ours.pk].wants),
    )


def _there(event: Event, user) -> QuerySet[Organization]:
    """The organizations that the reader may know to be at ``event``: each with ``said_yes`` and ``came``."""
    return with_standing_at(event, organizations_at(user, event)).annotate(
        has_profile=Exists(organizations_visible_to(user).filter(pk=OuterRef("pk")))
    )


def _moment(event: Event, ours: Organization) -> Moment:
    if event.ends_on >= today() and event.closed_on is None:
        return Moment.COMES
    return Moment.CAME if ours.came else Moment.SAID_SO


def _is_with(ours: Organization, one: Organization, moment: Moment) -> bool:
    """Whether ``one`` stands in the list of ``ours``: whom it may know of there, and once it came only who came too."""
    if one.pk == ours.pk or not knows_at_event(ours, one):
        return False
    return one.came or moment is not Moment.CAME


def _not_put_forward_to(ours: Organization) -> set[int]:
    """Whom rooms above do not want put forward to ``ours``: they stand among the others there, as if nothing joined."""
    functions = (import_string(path) for path in getattr(settings, "EVENT_COMPANY_NOT_PUT_FORWARD", []))
    return set().union(*(function(ours) for function in functions))


def _partners_of(ours: Organization) -> set[int]:
    """The organizations that ``ours`` works together with now."""
    pairs = Partnership.objects.filter(until__isnull=True).filter(
        Q(organization_low=ours) | Q(organization_high=ours)
    )
    return {
        pk for pair in pairs.values_list("organization_low_id", "organization_high_id") for pk in pair
    } - {ours.pk}
