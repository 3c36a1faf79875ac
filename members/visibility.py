"""Who may see and do what with organizations, their fields and their people.

Every list, count, search, export and page of members goes through these querysets; what they leave out does not
exist for the reader. Reading counts all organizations a person belongs to; doing names one (see ``acting``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from cop_portal.dates import today

from .models import (
    Acquaintance,
    Audience,
    Invitation,
    Membership,
    Need,
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
    open_memberships,
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


@dataclass(frozen=True)
class Known:
    """What sets a reader apart from other members: their own organizations (ids), those that work together with one of
    these now, and those they met at an event not long ago."""

    is_staff: bool = False
    is_member: bool = False
    own: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    met: frozenset[int] = frozenset()


# Whose they are, by ``organization_ids_of``, ``_partnered`` and ``_acquainted``. Written out, since Django takes longer
# to put these five questions together than PostgreSQL to answer them, and the directory asks them for each page.
_TIES = """
WITH own AS (SELECT organization_id AS id FROM members_membership WHERE user_id = %(user)s AND until IS NULL)
SELECT 'own', id FROM own
UNION ALL
SELECT 'partners', organization_high_id FROM members_partnership
WHERE until IS NULL AND organization_low_id IN (SELECT id FROM own)
UNION ALL
SELECT 'partners', organization_low_id FROM members_partnership
WHERE until IS NULL AND organization_high_id IN (SELECT id FROM own)
UNION ALL
SELECT 'met', organization_high_id FROM members_acquaintance
WHERE since <= %(day)s AND (until IS NULL OR until >= %(day)s) AND organization_low_id IN (SELECT id FROM own)
UNION ALL
SELECT 'met', organization_low_id FROM members_acquaintance
WHERE since <= %(day)s AND (until IS NULL OR until >= %(day)s) AND organization_high_id IN (SELECT id FROM own)
"""


def known_to(user) -> Known:
    """``user`` as the functions below take a reader, in one query."""
    if is_staff(user):
        return Known(is_staff=True)
    if not user.is_authenticated or not user.is_active or is_observer(user):
        return Known()
    ties: dict[str, set[int]] = {"own": set(), "partners": set(), "met": set()}
    with connection.cursor() as cursor:
        cursor.execute(_TIES, {"user": user.pk, "day": today()})
        for tie, organization_id in cursor.fetchall():
            ties[tie].add(organization_id)
    own, partners, met = (frozenset(ties[tie]) for tie in ("own", "partners", "met"))
    return Known(is_member=True, own=own, partners=partners, met=met)


def visible_among(
    known: Known, everybody: int, by_visibility: Mapping[str, int], these: Callable[[Iterable[int]], int]
) -> int:
    """``organizations_visible_to`` over sets of bits (see ``directory.bits``): ``by_visibility`` has the sets of
    listed, discreet and hidden organizations, ``these`` makes a set of ids."""
    if known.is_staff:
        return everybody
    if not known.is_member:
        return 0
    discreet = by_visibility.get(Organization.Visibility.DISCREET, 0)
    listed = by_visibility.get(Organization.Visibility.LISTED, 0)
    return listed | these(known.own) | discreet & these(known.partners | known.met)


def is_visible_to_known(known: Known, organization: Organization) -> bool:
    """``organizations_visible_to`` for one row at hand: the last look before it is shown."""
    if known.is_staff or organization.pk in known.own:
        return True
    if not known.is_member or organization.visibility == Organization.Visibility.HIDDEN:
        return False
    is_discreet = organization.visibility == Organization.Visibility.DISCREET
    return not is_discreet or organization.pk in known.partners | known.met


def readable_among(known: Known, by_audience: Mapping[str, int], own: int, partners: int) -> int:
    """``readable_by_audience`` over sets of bits: the organizations that have a row the reader may read, where
    ``by_audience`` has those that have one for each audience. ``own`` and ``partners`` are the reader's, as sets."""
    for_members, for_partners, for_staff = (
        by_audience.get(one, 0) for one in (Audience.MEMBERS, Audience.PARTNERS, Audience.STAFF)
    )
    if known.is_staff:
        return for_members | for_partners | for_staff
    return for_members | for_partners & (own | partners) | for_staff & own


def readable_to(known: Known, *, organization: str = "organization", audience: str = "audience") -> Q:
    """``readable_by_audience`` for a reader whose organizations are known by name: a condition on plain columns."""
    if known.is_staff:
        return Q()
    if not known.is_member:
        return Q(pk__in=[])
    return (
        Q(**{audience: Audience.MEMBERS})
        | Q(**{f"{organization}__in": known.own})
        | Q(**{audience: Audience.PARTNERS, f"{organization}__in": known.partners})
    )


def needs_visible_to(user) -> QuerySet[Need]:
    """Needs that ``user`` may read, of organizations that ``user`` may know of."""
    return Need.objects.filter(organization__in=organizations_visible_to(user)).filter(
        readable_by_audience(user)
    )


def audiences_of(user, organization: Organization) -> set[str]:
    """The audiences of ``organization``'s fields that ``user`` belongs to."""
    if (
        is_staff(user)
        or Organization.objects.filter(pk=organization.pk, pk__in=organization_ids_of(user)).exists()
    ):
        return set(Audience.values)
    if are_partners(user, organization):
        return {Audience.MEMBERS, Audience.PARTNERS}
    return {Audience.MEMBERS}


def is_partner_of(user) -> Exists:
    """Whether an organization of ``user`` works together with the organization of a row now, as an annotation."""
    return _partnered("pk", organization_ids_of(user))


def are_partners(user, organization: Organization) -> bool:
    """Whether an organization of ``user`` works together with ``organization`` now."""
    return Organization.objects.filter(pk=organization.pk).filter(is_partner_of(user)).exists()


def people_visible_to(user, organization: Organization) -> QuerySet[Membership]:
    """The people of ``organization`` on its profile: names and positions of representatives for whoever sees the
    organization; colleagues for their own people and staff. Contact fields go by ``audiences_of``."""
    people = Membership.objects.filter(
        organization=organization, until__isnull=True, user__is_active=True
    ).select_related("user")
    if is_staff(user):
        return people
    is_own = Exists(Membership.objects.filter(organization=organization, user=user, until=None))
    return people.filter(Q(role=Role.REPRESENTATIVE) | Q(is_own))


def may_edit(user, organization: Organization) -> bool:
    """Whether ``user`` may change the profile of ``organization``."""
    return is_representative(user, organization)


def is_edited_by(user) -> Exists:
    """What ``may_edit`` says of the organization of a row, as an annotation."""
    speaks = open_memberships(user).filter(organization=OuterRef("pk"), role=Role.REPRESENTATIVE)
    return Exists(speaks)


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
