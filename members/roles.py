"""Who somebody is: staff, observer, or a person of organizations. The only place that knows the groups' names."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from .models import Membership, Organization, Role, User

# Names of Django's groups, kept right by ``load_reference_data``. Not shown to members, so not translated.
STAFF_GROUP = "Search staff"
OBSERVER_GROUP = "Observers"


def is_staff(user) -> bool:
    """Whether ``user`` is staff of the convenor (superusers included)."""
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def is_observer(user) -> bool:
    """Whether ``user`` is a donor's observer: in the group, and nothing else besides."""
    if not user.is_authenticated or not user.is_active or user.is_staff:
        return False
    # Asked several times a request (navigation, visibility); the answer stays with the user object of that request.
    if not hasattr(user, "_is_observer"):
        user._is_observer = user.groups.filter(name=OBSERVER_GROUP).exists()
    return user._is_observer


def load_memberships(user) -> list[Membership]:
    """The memberships ``user`` has now with their organizations, by name; whether the user is an observer is asked in
    the same query, where there are any."""
    observes = User.groups.through.objects.filter(user=OuterRef("user"), group__name=OBSERVER_GROUP)
    rows: list[Membership] = list(
        open_memberships(user)
        .select_related("organization")
        .annotate(of_an_observer=Exists(observes))
        .order_by("organization__name_en", "pk")
    )
    if rows and not user.is_staff:
        user._is_observer = rows[0].of_an_observer
    return rows


def open_memberships(user) -> QuerySet[Membership]:
    """The memberships ``user`` has now."""
    if not user.is_authenticated or not user.is_active:
        return Membership.objects.none()
    return Membership.objects.filter(user=user, until__isnull=True)


def spoken_for(memberships: Iterable[Membership]) -> set[int]:
    """Ids of the organizations that whoever has these ``memberships`` now may speak for: what ``is_representative``
    says, of what was read already (``request.memberships``)."""
    return {row.organization_id for row in memberships if row.role == Role.REPRESENTATIVE}


def organization_ids_of(user) -> QuerySet:
    """Ids of the organizations ``user`` belongs to, for use inside a query."""
    return open_memberships(user).values("organization_id")


def membership_of(user, organization: Organization) -> Membership | None:
    """The open membership of ``user`` in ``organization``, if there is one."""
    return open_memberships(user).filter(organization=organization).first()


def is_colleague(user, organization: Organization) -> bool:
    """Whether ``user`` belongs to ``organization``, as representative or colleague."""
    return membership_of(user, organization) is not None


def is_representative(user, organization: Organization) -> bool:
    """Whether ``user`` may speak for ``organization``."""
    return open_memberships(user).filter(organization=organization, role=Role.REPRESENTATIVE).exists()


def representatives_of(organization: Organization) -> QuerySet[User]:
    """The active people who speak for ``organization``; whom its mails go to."""
    return User.objects.filter(
        is_active=True,
        memberships__organization=organization,
        memberships__until__isnull=True,
        memberships__role=Role.REPRESENTATIVE,
    ).distinct()


def has_representative(organization: Organization) -> bool:
    """Whether somebody speaks for ``organization``. Who is locked does so still: locking is staff's, and must not open
    the way for somebody of theirs."""
    return Membership.objects.filter(
        organization=organization, role=Role.REPRESENTATIVE, until__isnull=True
    ).exists()
