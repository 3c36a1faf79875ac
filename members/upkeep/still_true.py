"""Which profiles ask "still true?", and which of their sections."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from cop_portal.dates import today
from members.models import Membership, Organization, Role, SectionConfirmation, StillTrueReminder

from .freshness import asked_before


@dataclass
class AskedSection:
    """A section of a profile, and when somebody last said that it is true."""

    section: SectionConfirmation.Section
    confirmation: SectionConfirmation | None
    asks: bool

    @property
    def confirmed_on(self) -> datetime.date | None:
        """The day; None where nobody ever has."""
        return self.confirmation.confirmed_on if self.confirmation else None

    @property
    def is_confirmed_today(self) -> bool:
        """Whether there is nothing left to say about it today."""
        return self.confirmed_on == today()


def profile_asks(organization: Organization, on: datetime.date | None = None) -> bool:
    """Whether its representatives are asked if the profile is still true, by the day it was last found so.

    Who has joined lately and not been through all sections yet is asked after six months.
    """
    if organization.is_convenor:
        return False
    return (organization.profile_confirmed_on or organization.member_since) < asked_before(on or today())


def asked_sections(organization: Organization) -> list[AskedSection]:
    """The sections of its profile, in the order of the page; one question."""
    rows = {row.section: row for row in organization.section_confirmations.select_related("confirmed_by")}
    before = asked_before(today())
    return [
        AskedSection(
            section=section,
            confirmation=rows.get(section),
            asks=section not in rows or rows[section].confirmed_on < before,
        )
        for section in SectionConfirmation.Section
    ]


def organizations_to_remind(on: datetime.date) -> QuerySet[Organization]:
    """Those whose profile asks, that somebody speaks for, and whose representatives were not mailed in six months."""
    before = asked_before(on)
    asks = Q(profile_confirmed_on__lt=before) | Q(profile_confirmed_on__isnull=True, member_since__lt=before)
    speaks = Membership.objects.filter(
        organization=OuterRef("pk"), role=Role.REPRESENTATIVE, until__isnull=True, user__is_active=True
    )
    reminded = StillTrueReminder.objects.filter(organization=OuterRef("pk"), sent_on__gt=before)
    return (
        Organization.objects.filter(asks)
        .exclude(kind=Organization.Kind.CONVENOR)
        .filter(Exists(speaks), ~Exists(reminded))
        .order_by("pk")
    )
