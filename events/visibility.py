"""Who may see events, and who came to them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from cop_portal.dates import today
from members.models import Organization
from members.roles import is_observer, is_staff, organization_ids_of
from members.visibility import organizations_visible_to

from .models import Event, EventInvitation, Presence, PresentPerson


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
    return presences.filter(organization__isnull=False).filter(
        ~Q(organization__visibility=Organization.Visibility.HIDDEN) | Q(organization__in=own)
    )


def organizations_named_at(user, event: Event) -> QuerySet[Organization]:
    """The organizations that ``event``'s program may name to ``user`` as presenting in it.

    Staff read all. The people of an organization that came read those that came too, except hidden ones, and those they
    may know of anyway: who was to present and stayed away has met nobody. Everybody reads their own.
    """
    if is_staff(user):
        return Organization.objects.all()
    own = organization_ids_of(user)
    if Presence.objects.filter(event=event, organization__in=own).exists():
        came = Presence.objects.filter(event=event, organization__isnull=False).values("organization")
        return Organization.objects.filter(
            Q(pk__in=came) & ~Q(visibility=Organization.Visibility.HIDDEN)
            | Q(pk__in=organizations_visible_to(user).values("pk"))
        )
    return Organization.objects.filter(pk__in=own)


def people_present_visible_to(user, event: Event) -> QuerySet[PresentPerson]:
    """Names of people who came: staff see all, others those of their own organization."""
    people = PresentPerson.objects.filter(presence__event=event).select_related("presence__organization")
    if is_staff(user):
        return people
    return people.filter(presence__organization__in=organization_ids_of(user))


def may_log_events(user) -> bool:
    """Whether ``user`` may record events and who came."""
    return is_staff(user)
