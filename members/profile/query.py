"""An organization's profile as one reader sees it: what it says of itself, and what the two could do together.

Asks the database one question, whatever the organization has written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cop_portal.documents.models import Document
from cop_portal.postgres.nested_rows import row_from, rows_from
from cop_portal.translations.texts import ReadText
from members.complementarity import Complementarity, Knowledge, measure
from members.known import Known, audiences_of, is_visible_to_known
from members.models import (
    Governorate,
    Membership,
    Office,
    Organization,
    OrganizationLanguage,
    OtherName,
    Registration,
    User,
)
from members.roles import spoken_for

from .reading import Offer, Reading, Want, Work, by_name
from .said import Said, read_said

__all__ = ["Offer", "OfficeSeen", "Person", "Profile", "Want", "Work", "read_profile"]


@dataclass
class Person:
    """Somebody of the organization, with the addresses that the reader may see (else empty)."""

    membership: Membership
    email: str
    phone: str


@dataclass
class OfficeSeen:
    """An office, with its phone number where the reader may see it (else empty)."""

    office: Office
    phone: str


@dataclass
class Profile:
    """What the page of an organization shows to the reader ``known``, who acts for ``acting_for`` (or for none)."""

    known: Known
    organization: Organization
    acting_for: Organization | None
    said: Said
    audiences: set[str]
    # Whether the reader belongs to it, and may change it.
    is_own: bool
    may_edit: bool

    @cached_property
    def reading(self) -> Reading:
        """Topics and texts."""
        return Reading(self.said)

    @property
    def offers(self) -> list[Offer]:
        return self.reading.offers_by.get(self.organization.pk, [])

    @property
    def wants(self) -> list[Want]:
        return self.reading.wants_by.get(self.organization.pk, [])

    @property
    def mission(self) -> ReadText | None:
        return self.reading.text("organization", self.organization.pk, "mission")

    @cached_property
    def governorates(self) -> list[Governorate]:
        return by_name(rows_from(Governorate, self.said["places"]))

    @property
    def languages(self) -> list[str]:
        names = dict(OrganizationLanguage.Language.choices)
        return [str(names[code]) for code in self.said["languages"]]

    @property
    def projects(self) -> list[Work]:
        """Its projects, the latest first."""
        return self.reading.works

    @cached_property
    def other_names(self) -> list[OtherName]:
        """Names people also know it by."""
        return rows_from(OtherName, self.said["other_names"])

    @cached_property
    def offices(self) -> list[OfficeSeen]:
        """Its offices, the head office first."""
        found = []
        for values in self.said["offices"]:
            office = row_from(Office, values)
            office.governorate = row_from(Governorate, values, "governorate__")
            seen = OfficeSeen(office, office.phone if office.phone_audience in self.audiences else "")
            found.append(seen)
        return sorted(found, key=lambda seen: (not seen.office.is_head, seen.office.governorate.name))

    @cached_property
    def primes(self) -> list[Organization]:
        """The prime members whose sub-grantee it is, those that the reader may know of."""
        return self._visible(rows_from(Organization, self.said["primes"], "prime__"))

    @cached_property
    def subs(self) -> list[Organization]:
        """Its sub-grantees, those that the reader may know of."""
        return self._visible(rows_from(Organization, self.said["subs"], "sub__"))

    def _visible(self, organizations: list[Organization]) -> list[Organization]:
        return [one for one in organizations if is_visible_to_known(self.known, one)]

    @cached_property
    def people(self) -> list[Person]:
        found = []
        for values in self.said["people"]:
            person = row_from(Membership, values)
            person.user = row_from(User, values, "user__")
            email = person.user.email if person.email_audience in self.audiences else ""
            phone = person.phone if person.phone_audience in self.audiences else ""
            found.append(Person(person, email, phone))
        return found

    @cached_property
    def registrations(self) -> list[Registration]:
        """Its registrations, each with the facts of its file where there is one (see ``may_open``)."""
        found = []
        for values in self.said["registrations"]:
            registration = row_from(Registration, values)
            if registration.file_id is not None:
                registration.file = row_from(Document, {"file__id": registration.file_id, **values}, "file__")
            found.append(registration)
        return found

    def may_open(self, registration: Registration) -> bool:
        """What ``paper_visibility.registration_files_visible_to`` says, from what is known already."""
        return registration.file_id is not None and registration.file_audience in self.audiences

    @property
    def email(self) -> str:
        return self.organization.email if self.organization.email_audience in self.audiences else ""

    @property
    def phone(self) -> str:
        return self.organization.phone if self.organization.phone_audience in self.audiences else ""

    @property
    def website(self) -> str:
        return self.organization.website if self.organization.website_audience in self.audiences else ""

    @property
    def may_see_people_page(self) -> bool:
        """What ``visibility.may_see_people_page`` says, from what is known already."""
        return self.may_edit or self.known.is_staff

    @cached_property
    def together(self) -> Complementarity | None:
        """What joins it and the organization the reader acts for; None on one's own page and without one.

        The convenor shares and wants nothing itself: with it there is nothing to measure either.
        """
        if self.acting_for is None or self.is_own:
            return None
        if self.organization.is_convenor or self.acting_for.is_convenor:
            return None
        ours, theirs = self._knowledge(self.acting_for.pk), self._knowledge(self.organization.pk)
        return measure(ours, theirs, self.reading.taxonomy)

    def _knowledge(self, pk: int) -> Knowledge:
        return Knowledge(
            frozenset(offer.topic.pk for offer in self.reading.offers_by.get(pk, [])),
            frozenset(want.topic.pk for want in self.reading.wants_by.get(pk, [])),
        )


def read_profile(
    known: Known,
    organization: Organization,
    memberships: Iterable[Membership],
    acting_for: Organization | None = None,
) -> Profile:
    """The profile of ``organization``, which the reader may know of (``get_known_or_404``).

    ``memberships`` are the open ones of the reader, ``acting_for`` is an organization of theirs.
    """
    memberships = list(memberships)
    is_own = organization.pk in {row.organization_id for row in memberships}
    return Profile(
        known=known,
        organization=organization,
        acting_for=acting_for,
        said=read_said(known, organization, None if is_own else acting_for),
        audiences=audiences_of(known, organization.pk),
        is_own=is_own,
        may_edit=organization.pk in spoken_for(memberships),
    )
