"""Whom a draft names first as contacts: representatives whose address all its parties may read anyway."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from collaborations.models import MouParty
from members.models import Audience, Membership, Partnership, Role


def prefill_contacts(rows: Iterable[MouParty], by) -> None:
    """Set name, e-mail address and phone of each row, where the people of every other party may read them; ``by``
    themself first. What they may not read, a party writes itself if it wants to."""
    rows = list(rows)
    organizations = {row.party.organization_id for row in rows}
    partners = _partners_of_all(organizations)
    people = Membership.objects.filter(
        organization__in=organizations, until__isnull=True, role=Role.REPRESENTATIVE, user__is_active=True
    ).select_related("user")
    found: dict[int, Membership] = {}
    for person in sorted(people, key=lambda one: (one.user_id != by.pk, one.pk)):
        if _is_read(person.email_audience, person, partners):
            found.setdefault(person.organization_id, person)
    for row in rows:
        contact = found.get(row.party.organization_id)
        if contact is not None:
            row.contact_name, row.contact_email = contact.user.name, contact.user.email
            if _is_read(contact.phone_audience, contact, partners):
                row.contact_phone = contact.phone


def closed_contacts(stay: Iterable[MouParty], others: Iterable[MouParty]) -> list[MouParty]:
    """Those of ``stay`` who name a representative's own address or phone that not everybody may read once ``others``
    are parties, too; without it, and not saved. What a party wrote of somebody else stays as it is."""
    stay = list(stay)
    organizations = {row.party.organization_id for row in [*stay, *others]}
    partners = _partners_of_all(organizations)
    people = Membership.objects.filter(organization__in=organizations, until__isnull=True).select_related(
        "user"
    )
    found = []
    for row in stay:
        for person in people:
            if person.organization_id != row.party.organization_id:
                continue
            if row.contact_email == person.user.email and not _is_read(
                person.email_audience, person, partners
            ):
                row.contact_name = row.contact_email = row.contact_phone = ""
                found.append(row)
            elif (
                row.contact_phone
                and row.contact_phone == person.phone
                and not _is_read(person.phone_audience, person, partners)
            ):
                row.contact_phone = ""
                found.append(row)
    return found


def _is_read(audience: str, person: Membership, partners: set[int]) -> bool:
    return audience == Audience.MEMBERS or (
        audience == Audience.PARTNERS and person.organization_id in partners
    )


def _partners_of_all(organizations: set[int]) -> set[int]:
    """Those of ``organizations`` that work together with each other one of them now."""
    pairs = Partnership.objects.filter(
        Q(organization_low__in=organizations, organization_high__in=organizations), until__isnull=True
    ).values_list("organization_low", "organization_high")
    found = {frozenset(pair) for pair in pairs}
    return {
        one
        for one in organizations
        if all(frozenset((one, other)) in found for other in organizations - {one})
    }
