"""An organization's profile as one reader sees it: what it says of itself, and what the two could do together.

Asks the database a fixed number of questions, whatever the organization has written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from cop_portal.documents.models import Document
from cop_portal.translations.texts import ReadText
from members.complementarity import Complementarity, Knowledge, measure
from members.models import (
    Audience,
    Governorate,
    Membership,
    Office,
    Organization,
    OrganizationLanguage,
    OtherName,
    Registration,
    SubGrant,
)
from members.roles import is_staff
from members.visibility import is_edited_by, is_partner_of, organizations_visible_to, people_visible_to

from .nested_rows import nested, row_from, rows_from
from .reading import PLACE, Offer, Reading, Want, Work, by_name, read_knowledge, works_of

__all__ = ["Offer", "OfficeSeen", "Person", "Profile", "Want", "Work", "profiles_visible_to", "read_profile"]

OTHER_NAME = ("id", "public_id", "kind", "language", "name")
OFFICE = ("id", "public_id", "is_head", "phone", "phone_audience", "governorate_id")
REGISTRATION = (
    "id",
    "public_id",
    "authority",
    "number",
    "issued_on",
    "expires_on",
    "file_audience",
    "file_id",
)
FILE = ("name", "kind", "size", "pages")
CALLED = (
    "id",
    "slug",
    "acronym",
    *(f"{name}_{language}" for name in ("name", "short_name") for language in ("en", "ar", "ckb")),
)


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
    """What the page of an organization shows to ``user``, who acts for ``acting_for`` (or for none)."""

    user: Any
    organization: Organization
    acting_for: Organization | None
    reading: Reading
    offers_by: dict[int, list[Offer]]
    wants_by: dict[int, list[Want]]
    audiences: set[str]
    is_own: bool

    @property
    def offers(self) -> list[Offer]:
        return self.offers_by.get(self.organization.pk, [])

    @property
    def wants(self) -> list[Want]:
        return self.wants_by.get(self.organization.pk, [])

    @property
    def mission(self) -> ReadText | None:
        return self.reading.text("organization", self.organization.pk, "mission")

    @cached_property
    def governorates(self) -> list[Governorate]:
        return by_name(rows_from(Governorate, self.organization.place_rows))

    @property
    def languages(self) -> list[str]:
        names = dict(OrganizationLanguage.Language.choices)
        return [str(names[code]) for code in self.organization.language_codes]

    @cached_property
    def projects(self) -> list[Work]:
        """Its projects, the latest first."""
        return works_of(self.organization, self.reading)

    @cached_property
    def other_names(self) -> list[OtherName]:
        """Names people also know it by."""
        return rows_from(OtherName, self.organization.other_name_rows)

    @cached_property
    def offices(self) -> list[OfficeSeen]:
        """Its offices, the head office first."""
        found = []
        for values in self.organization.office_rows:
            office = row_from(Office, values)
            office.governorate = row_from(Governorate, values, "governorate__")
            seen = OfficeSeen(office, office.phone if office.phone_audience in self.audiences else "")
            found.append(seen)
        return sorted(found, key=lambda seen: (not seen.office.is_head, seen.office.governorate.name))

    @cached_property
    def primes(self) -> list[Organization]:
        """The prime members whose sub-grantee it is, those that the reader may know of."""
        return rows_from(Organization, self.organization.prime_rows, "prime__")

    @cached_property
    def subs(self) -> list[Organization]:
        """Its sub-grantees, those that the reader may know of."""
        return rows_from(Organization, self.organization.sub_rows, "sub__")

    @cached_property
    def people(self) -> list[Person]:
        people = people_visible_to(self.user, self.organization)
        return [
            Person(
                membership=person,
                email=person.user.email if person.email_audience in self.audiences else "",
                phone=person.phone if person.phone_audience in self.audiences else "",
            )
            for person in people
        ]

    @cached_property
    def registrations(self) -> list[Registration]:
        """Its registrations, each with the facts of its file where there is one (see ``may_open``)."""
        found = []
        for values in self.organization.registration_rows:
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
    def may_edit(self) -> bool:
        """What ``visibility.may_edit`` says, from what came along with the organization."""
        return self.organization.is_edited_by_reader

    @property
    def may_see_people_page(self) -> bool:
        """What ``visibility.may_see_people_page`` says, from what is known already."""
        return self.may_edit or is_staff(self.user)

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
            frozenset(offer.topic.pk for offer in self.offers_by.get(pk, [])),
            frozenset(want.topic.pk for want in self.wants_by.get(pk, [])),
        )


def profiles_visible_to(user) -> QuerySet[Organization]:
    """The organizations ``user`` may open, with what a profile needs of the tables around them, in one question."""
    visible = organizations_visible_to(user)
    this = OuterRef("pk")
    languages = OrganizationLanguage.objects.filter(organization=this).order_by("pk")
    registrations = Registration.objects.filter(organization=this).order_by("authority", "-expires_on", "pk")
    return visible.annotate(
        language_codes=ArraySubquery(languages.values("language")),
        place_rows=nested(Governorate.objects.filter(organizations=this), *PLACE),
        other_name_rows=nested(OtherName.objects.filter(organization=this), *OTHER_NAME),
        office_rows=nested(
            Office.objects.filter(organization=this), *OFFICE, *(f"governorate__{name}" for name in PLACE)
        ),
        registration_rows=nested(registrations, *REGISTRATION, *(f"file__{name}" for name in FILE)),
        prime_rows=nested(
            SubGrant.objects.filter(sub=this, prime__in=visible), *(f"prime__{name}" for name in CALLED)
        ),
        sub_rows=nested(
            SubGrant.objects.filter(prime=this, sub__in=visible), *(f"sub__{name}" for name in CALLED)
        ),
        is_partner=is_partner_of(user),
        is_edited_by_reader=is_edited_by(user),
    )


def read_profile(
    user, organization: Organization, acting_for: Organization | None, own_ids: set[int]
) -> Profile:
    """The profile of ``organization`` (from ``profiles_visible_to``) for ``user``.

    ``own_ids`` are the organizations ``user`` belongs to.
    """
    is_own = organization.pk in own_ids
    both = [organization] if acting_for is None or is_own else [organization, acting_for]
    reading = Reading(both)
    offers_by, wants_by = read_knowledge(user, reading)
    return Profile(
        user=user,
        organization=organization,
        acting_for=acting_for,
        reading=reading,
        offers_by=offers_by,
        wants_by=wants_by,
        audiences=_audiences(user, organization, is_own),
        is_own=is_own,
    )


def _audiences(user, organization: Organization, is_own: bool) -> set[str]:
    """What ``visibility.audiences_of`` says, from what came along with the organization."""
    if is_own or is_staff(user):
        return set(Audience.values)
    if organization.is_partner:
        return {Audience.MEMBERS.value, Audience.PARTNERS.value}
    return {Audience.MEMBERS.value}
