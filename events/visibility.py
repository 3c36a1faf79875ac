"""Who may see events, who comes and came to them, their files and pairing; and who may change these.

Who at an event may know of whom is said of rows at hand in ``known.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from cop_portal.dates import today
from members.models import Organization
from members.roles import is_observer, is_staff, open_memberships, organization_ids_of
from members.visibility import organizations_visible_to

from .models import (
    AttendanceList,
    Event,
    EventFile,
    EventInvitation,
    Pairing,
    Presence,
    PresentPerson,
    Rsvp,
)

_HIDDEN = Q(organization__visibility=Organization.Visibility.HIDDEN)


def events_visible_to(user) -> QuerySet[Event]:
    """The events ``user`` may know of: staff all of them, members the announced ones that are open to all members or
    to which an organization of theirs was invited or came. Observers and visitors none."""
    if is_staff(user):
        return Event.objects.all()
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Event.objects.none()
    own = organization_ids_of(user)
    invited = EventInvitation.objects.filter(event=OuterRef("pk"), organization__in=own)
    present = Presence.objects.filter(event=OuterRef("pk"), organization__in=own)
    member_somewhere = Exists(own)
    return Event.objects.filter(announced_on__lte=today()).filter(
        (Q(open_to=Event.OpenTo.MEMBERS) & Q(member_somewhere)) | Q(Exists(invited)) | Q(Exists(present))
    )


def open_to_organization(organization: Organization | None) -> Q:
    """A condition on events: ``organization`` may answer them, as a member, invited where that is asked. The convenor
    holds events and answers none."""
    if organization is None or organization.is_convenor:
        return Q(pk__in=[])
    invited = EventInvitation.objects.filter(event=OuterRef("pk"), organization=organization)
    return Q(open_to=Event.OpenTo.MEMBERS) | Q(Exists(invited))


def is_open_to(event: Event, organization: Organization) -> bool:
    """Whether ``organization`` may answer ``event``: see ``open_to_organization``."""
    return Event.objects.filter(open_to_organization(organization), pk=event.pk).exists()


def may_answer(user, event: Event, organization: Organization) -> bool:
    """Whether ``user`` may say for ``organization`` whether it comes to ``event``: anybody who belongs to it."""
    own = organization_ids_of(user).filter(organization_id=organization.pk)
    return (
        own.exists()
        and events_visible_to(user).filter(pk=event.pk).exists()
        and is_open_to(event, organization)
    )


# -- who comes, who came ----------------------------------------------------------------------------------------------


def rsvps_visible_to(user, event: Event) -> QuerySet[Rsvp]:
    """The answers to ``event`` that ``user`` may read.

    Staff read all. Members read their own organization's, whatever it is; where it said yes, also those of the others
    that did, except hidden ones. Nobody else's of an event that was cancelled.
    """
    answers = Rsvp.objects.filter(event=event).select_related("organization")
    if is_staff(user):
        return answers
    own = organization_ids_of(user)
    attends = Rsvp.objects.filter(event=event, organization__in=own, answer=Rsvp.Answer.YES).exists()
    if not attends or event.cancelled_on is not None:
        return answers.filter(organization__in=own)
    return answers.filter(Q(organization__in=own) | Q(answer=Rsvp.Answer.YES) & ~_HIDDEN)


def may_read_needs(user) -> bool:
    """Whether ``user`` may read what the people who come need: staff alone, who see to it."""
    return is_staff(user)


def may_join_online(user, event: Event) -> bool:
    """Whether ``user`` may have the link by which one joins ``event`` from afar: staff, and who said yes or maybe."""
    if is_staff(user):
        return True
    answers = Rsvp.objects.filter(event=event, organization__in=organization_ids_of(user))
    return event.cancelled_on is None and answers.exclude(answer=Rsvp.Answer.NO).exists()


def presences_visible_to(user, event: Event) -> QuerySet[Presence]:
    """Which organizations came to ``event``, for ``user``: all of them for staff; for the people of an organization
    that came, the others except hidden ones, never a hidden one but their own. For anybody else none."""
    presences = Presence.objects.filter(event=event).select_related("organization")
    if is_staff(user):
        return presences
    own = organization_ids_of(user)
    if not Presence.objects.filter(event=event, organization__in=own).exists():
        return presences.none()
    # Walk-ins are no members and have not agreed to be shown to any: staff alone see them.
    return presences.filter(organization__isnull=False).filter(~_HIDDEN | Q(organization__in=own))


def counts_visible_to(user, event: Event) -> QuerySet[Presence]:
    """Of these those of which ``user`` may read how many people came: all of them for staff, for others those of their
    own organizations."""
    presences = presences_visible_to(user, event)
    return presences if is_staff(user) else presences.filter(organization__in=organization_ids_of(user))


def people_present_visible_to(user, event: Event) -> QuerySet[PresentPerson]:
    """Names of people who came: staff see all, others those of their own organization."""
    people = PresentPerson.objects.filter(presence__event=event).select_related("presence__organization")
    if is_staff(user):
        return people
    return people.filter(presence__organization__in=organization_ids_of(user))


def attendance_lists_visible_to(user) -> QuerySet[AttendanceList]:
    """Pasted lists of who came, open ones and saved ones: for staff alone, who write down who came."""
    return AttendanceList.objects.all() if may_log_events(user) else AttendanceList.objects.none()


def organizations_at(user, event: Event) -> QuerySet[Organization]:
    """The organizations that come or came to ``event``, as far as ``user`` may know that they do.

    What ``rsvps_visible_to`` says of who comes and ``presences_visible_to`` of who came, together; the convenor, which
    is at every event, is left out.
    """
    coming = rsvps_visible_to(user, event).filter(answer=Rsvp.Answer.YES).values("organization")
    came = presences_visible_to(user, event).filter(organization__isnull=False).values("organization")
    return Organization.objects.filter(Q(pk__in=coming) | Q(pk__in=came)).exclude(
        kind=Organization.Kind.CONVENOR
    )


def organizations_named_at(user, event: Event) -> QuerySet[Organization]:
    """The organizations that ``event``'s program may name to ``user`` as presenting in it.

    Staff read all. The people of an organization that comes or came read those that do too, except hidden ones, and
    those they may know of anyway: who was to present and stayed away has met nobody. Everybody reads their own.
    """
    if is_staff(user):
        return Organization.objects.all()
    own = organization_ids_of(user)
    at = organizations_at(user, event)
    attends = (
        Presence.objects.filter(event=event, organization__in=own).exists()
        or Rsvp.objects.filter(event=event, organization__in=own, answer=Rsvp.Answer.YES).exists()
    )
    if attends and event.cancelled_on is None:
        return Organization.objects.filter(
            Q(pk__in=at.values("pk")) | Q(pk__in=organizations_visible_to(user).values("pk"))
        )
    return Organization.objects.filter(pk__in=own)


# -- files and pairing ------------------------------------------------------------------------------------------------


def event_files_visible_to(user) -> QuerySet[EventFile]:
    """Files of events that ``user`` may open: agenda and slides of each event they may know of; signed sheets are for
    staff alone."""
    files = EventFile.objects.filter(event__in=events_visible_to(user)).select_related("event", "document")
    return files if is_staff(user) else files.exclude(kind=EventFile.Kind.SIGNED_SHEET)


def opens_file_for(user, event: Event, acting_for: Organization | None) -> str:
    """The slug of an organization of ``user`` that gives the right to open files of ``event``.

    The one they act for if it does, else another of theirs; never one that gives no right: it may be hidden, and has no
    part in this. Empty for staff.
    """
    if is_staff(user):
        return ""
    own = [row.organization for row in open_memberships(user).select_related("organization").order_by("pk")]
    giving = own if event.open_to == Event.OpenTo.MEMBERS else _invited_or_came(own, event)
    if acting_for in giving:
        return acting_for.slug if acting_for else ""
    return giving[0].slug if giving else ""


def _invited_or_came(organizations: Sequence[Organization], event: Event) -> list[Organization]:
    invited = EventInvitation.objects.filter(event=event, organization__in=organizations)
    came = Presence.objects.filter(event=event, organization__in=organizations)
    keys = {
        *invited.values_list("organization_id", flat=True),
        *came.values_list("organization_id", flat=True),
    }
    return [organization for organization in organizations if organization.pk in keys]


def pairings_visible_to(user) -> QuerySet[Pairing]:
    """Staff see every pairing; members the published ones of events they may know of, in which an organization of
    theirs takes part. Whose meetings they see in it is asked of ``organizations_at``."""
    if is_staff(user):
        return Pairing.objects.all()
    return Pairing.objects.filter(
        published_at__isnull=False,
        event__in=events_visible_to(user),
        event__cancelled_on__isnull=True,
        participants__organization__in=organization_ids_of(user),
    ).distinct()


# -- who may change it ------------------------------------------------------------------------------------------------


def may_log_events(user) -> bool:
    """Whether ``user`` may record events and who came."""
    return is_staff(user)
