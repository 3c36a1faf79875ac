"""The rules of ``visibility`` for a reader whose own organizations, partners and acquaintances are known by name.

Who may see what is said in ``visibility`` as conditions for the database. Where a page asks it of much at once, or of
what it has at hand already, these say the same of sets and of single rows; tests draw worlds in which the two must
agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from cop_portal.dates import today

from .models import Audience, Organization, Role
from .roles import is_observer, is_staff


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


def audiences_of(known: Known, organization_id: int) -> set[str]:
    """``readable_by_audience`` for one organization: the audiences of its fields that the reader belongs to."""
    if known.is_staff or organization_id in known.own:
        return set(Audience.values)
    if organization_id in known.partners:
        return {Audience.MEMBERS.value, Audience.PARTNERS.value}
    return {Audience.MEMBERS.value} if known.is_member else set()


def roles_shown_of(known: Known, organization_id: int) -> set[str]:
    """The roles of the people that the profile of ``organization_id`` names: who speaks for it for whoever sees it,
    its colleagues for its own people and staff. How to reach them goes by ``audiences_of``."""
    if known.is_staff or organization_id in known.own:
        return set(Role.values)
    return {Role.REPRESENTATIVE.value} if known.is_member else set()
