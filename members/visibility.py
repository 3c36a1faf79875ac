"""Who may see and do what with organizations, their fields and their people.

Every list, count, search, export and page of members goes through these querysets; what they leave out does not
exist for the reader. Reading counts all organizations a person belongs to; doing names one (see ``acting``). Of what is
at hand already ``known`` says the same.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from cop_portal.dates import today

from .models import (
    Acquaintance,
    Audience,
    Invitation,
    Membership,
    Organization,
    Partnership,
    Role,
    User,
)
from .roles import (
    has_representative,
    is_observer,
    is_representative,
    is_staff,
    organization_ids_of,
    representatives_of,
)


def _partnered(organization_ref: str, own) -> Exists:
    """Whether an open partnership joins the organization at ``organization_ref`` to one of ``own``."""
    return Exists(
        Partnership.objects.filter(until__isnull=True).filter(
            Q(organization_low=OuterRef(organization_ref), organization_high__in=own)
            | Q(organization_high=OuterRef(organization_ref), organization_low__in=own)
        )
    )


def _acquainted(organization_ref: str, own) -> Exists:
    """Whether the organization at ``organization_ref`` was at an event with one of ``own``, not long ago."""
    day = today()
    return Exists(
        Acquaintance.objects.filter(since__lte=day)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .filter(
            Q(organization_low=OuterRef(organization_ref), organization_high__in=own)
            | Q(organization_high=OuterRef(organization_ref), organization_low__in=own)
        )
    )


def organizations_visible_to(user) -> QuerySet[Organization]:
    """The organizations ``user`` may know of.

    Listed ones for every member; discreet ones for their own people, partners and those they met at an event; hidden
    ones for their own people. Staff know all. Observers and visitors know none: they are shown counts only.
    """
    if is_staff(user):
        return Organization.objects.all()
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Organization.objects.none()
    return organizations_known_to(organization_ids_of(user))


def organizations_visible_to_organization(organization: Organization) -> QuerySet[Organization]:
    """The organizations that ``organization``'s own people may know of by it alone.

    Somebody of it who belongs to a second organization, or to staff, may know of more; what they do for this one must
    not carry those names to its other people.
    """
    return organizations_known_to([organization.pk])


def organizations_known_to(own) -> QuerySet[Organization]:
    """The organizations that the people of the organizations ``own`` (ids) may know of."""
    return Organization.objects.filter(
        Q(visibility=Organization.Visibility.LISTED)
        | Q(pk__in=own)
        | Q(visibility=Organization.Visibility.DISCREET) & (_partnered("pk", own) | _acquainted("pk", own))
    )


def organizations_that_know(organization: Organization) -> QuerySet[Organization]:
    """The organizations whose people may know of ``organization``: ``organizations_known_to``, from the other end."""
    if organization.visibility == Organization.Visibility.LISTED:
        return Organization.objects.all()
    own = [organization.pk]
    condition = Q(pk__in=own)
    if organization.visibility == Organization.Visibility.DISCREET:
        condition |= Q(_partnered("pk", own)) | Q(_acquainted("pk", own))
    return Organization.objects.filter(condition)


def listed_members() -> QuerySet[Organization]:
    """Members that all members may know of: what totals for visitors count. The convenor is not a member."""
    return Organization.objects.filter(visibility=Organization.Visibility.LISTED).exclude(
        kind=Organization.Kind.CONVENOR
    )


def readable_by_audience(user, *, organization: str = "organization", audience: str = "audience") -> Q:
    """A condition on rows with an ``audience``: their own people, then by audience members, partners or staff.

    ``organization`` and ``audience`` name the row's columns. The row's organization must be visible too; combine with
    ``organizations_visible_to``.
    """
    own = organization_ids_of(user)
    condition = Q(**{audience: Audience.MEMBERS}) | Q(**{f"{organization}__in": own})
    condition |= Q(**{audience: Audience.PARTNERS}) & Q(_partnered(f"{organization}_id", own))
    if is_staff(user):
        condition = Q()
    return condition


def may_edit(user, organization: Organization) -> bool:
    """Whether ``user`` may change the profile of ``organization``."""
    return is_representative(user, organization)


def may_invite_to(user, organization: Organization) -> bool:
    """Whether ``user`` may invite a colleague into ``organization``."""
    return is_representative(user, organization)


def may_see_people_page(user, organization: Organization) -> bool:
    """Whether ``user`` may see who belongs to ``organization`` and who has been invited."""
    return is_representative(user, organization) or is_staff(user)


def may_see_history(user, organization: Organization) -> bool:
    """Whether ``user`` may read who changed what on the profile of ``organization``."""
    return is_representative(user, organization) or is_staff(user)


def may_invite_first_representative(user, organization: Organization) -> bool:
    """Whether ``user`` is staff and nobody speaks for ``organization`` yet: after that its own people decide."""
    return is_staff(user) and not has_representative(organization)


def may_invite(user, kind: str, organization: Organization | None) -> bool:
    """Whether ``user`` may invite somebody as ``kind``: representatives into their own organization, staff its first
    representative, superusers staff and observers, who come without an organization."""
    if kind not in {Invitation.Kind.REPRESENTATIVE, Invitation.Kind.COLLEAGUE}:
        return organization is None and user.is_active and user.is_superuser
    if organization is None:
        return False
    return may_invite_to(user, organization) or (
        kind == Invitation.Kind.REPRESENTATIVE and may_invite_first_representative(user, organization)
    )


def may_end_locked_representative(user, membership: Membership) -> bool:
    """Whether ``user`` is a superuser and ``membership`` the open one of a representative whose account is locked,
    where nobody else can speak for the organization."""
    return (
        user.is_active
        and user.is_superuser
        and membership.until is None
        and membership.role == Role.REPRESENTATIVE
        and not membership.user.is_active
        and not representatives_of(membership.organization).exists()
    )


def may_lock(by: User, user: User) -> bool:
    """Whether ``by`` may lock ``user``'s account: staff those of members and observers, a superuser those of staff
    too; nobody their own."""
    if not is_staff(by) or by.pk == user.pk:
        return False
    return by.is_superuser or not (user.is_staff or user.is_superuser)
