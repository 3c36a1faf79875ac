"""The tables whose changes are a profile's history, and to which section of the profile each belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from members.models import (
    Expertise,
    ExpertiseText,
    Need,
    NeedText,
    Office,
    Organization,
    OrganizationLanguage,
    OrganizationText,
    OtherName,
    Project,
    ProjectPlace,
    ProjectText,
    ProjectTopic,
    Registration,
    SectionConfirmation,
    SubGrant,
    WorksIn,
)

Section = SectionConfirmation.Section
VISIBILITY = "visibility"
# The sections by which a history can be filtered, in the order of the page. Keys stand in addresses.
SECTIONS: dict[str, Any] = {section.value: section.label for section in Section} | {
    VISIBILITY: _("Who sees us")
}

CONTACT_FIELDS = ("email", "email_audience", "phone", "phone_audience", "website", "website_audience")
# Of an organization's own row; all other fields are of "About".
SECTION_OF_FIELD = dict.fromkeys(CONTACT_FIELDS, Section.CONTACT.value) | {"visibility": VISIBILITY}
# What the portal works out or numbers by itself is nobody's change.
NOT_TOLD = {"id", "public_id", "organization_id", "owner_id", "project_id"}


@dataclass(frozen=True)
class Table:
    """A tracked table.

    ``sections``: the sections its rows can be of, each with the fields that are, or with none for the whole row.
    ``organization``: the column of the organization's id. Where the row hangs on another (a need's text), ``owner`` is
    the column of that one's id and ``owned_by`` its model. Rows of one ``group`` and owner are told together.
    """

    name: str
    model: type[Model]
    group: str
    sections: Mapping[str, tuple[str, ...]]
    organization: str = "organization_id"
    owner: str = "id"
    owned_by: type[Model] | None = None

    @cached_property
    def events(self) -> type[Model]:
        """The table that the triggers write into."""
        return self.model.pgh_event_model

    @cached_property
    def owners(self) -> type[Model] | None:
        """The events of the rows that its rows hang on."""
        return self.owned_by.pgh_event_model if self.owned_by else None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The row's own columns, as its events keep them."""
        return tuple(field.attname for field in self.events._meta.fields if not field.name.startswith("pgh_"))

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The columns whose values a history tells."""
        return tuple(name for name in self.columns if name not in NOT_TOLD)

    @cached_property
    def has_earlier(self) -> bool:
        """Whether its rows change; those that only say that two things go together come and go."""
        return any(field.name == "pgh_obj" for field in self.events._meta.fields)

    @cached_property
    def position(self) -> int:
        """Where its changes stand within an entry."""
        return TABLES.index(self)


def _of_organization() -> dict[str, tuple[str, ...]]:
    fields = [
        field.attname
        for field in Organization._meta.concrete_fields
        if field.name not in {"id", "profile_confirmed_on"}
    ]
    sections: dict[str, list[str]] = {Section.ABOUT.value: []}
    for name in fields:
        sections.setdefault(SECTION_OF_FIELD.get(name, Section.ABOUT.value), []).append(name)
    return {section: tuple(names) for section, names in sections.items()}


_ABOUT: dict[str, tuple[str, ...]] = {Section.ABOUT.value: ()}
_CONTACT: dict[str, tuple[str, ...]] = {Section.CONTACT.value: ()}
_OFFERS: dict[str, tuple[str, ...]] = {Section.OFFERS.value: ()}
_NEEDS: dict[str, tuple[str, ...]] = {Section.NEEDS.value: ()}
_PROJECTS: dict[str, tuple[str, ...]] = {Section.PROJECTS.value: ()}
_REGISTRATION: dict[str, tuple[str, ...]] = {Section.REGISTRATION.value: ()}
_ANY: dict[str, tuple[str, ...]] = dict.fromkeys(Section.values, ())

# In the order in which an entry tells them.
TABLES: tuple[Table, ...] = (
    Table("organization", Organization, "organization", _of_organization(), organization="id"),
    Table("organization_text", OrganizationText, "organization", _ABOUT, "owner_id", "owner_id"),
    Table("works_in", WorksIn, "organization", _ABOUT, owner="organization_id"),
    Table("language", OrganizationLanguage, "organization", _ABOUT, owner="organization_id"),
    Table("other_name", OtherName, "organization", _ABOUT, owner="organization_id"),
    Table("sub_grant", SubGrant, "organization", _ABOUT),
    Table("expertise", Expertise, "expertise", _OFFERS),
    Table("expertise_text", ExpertiseText, "expertise", _OFFERS, "", "owner_id", Expertise),
    Table("need", Need, "need", _NEEDS),
    Table("need_text", NeedText, "need", _NEEDS, "", "owner_id", Need),
    Table("project", Project, "project", _PROJECTS),
    Table("project_text", ProjectText, "project", _PROJECTS, "", "owner_id", Project),
    Table("project_topic", ProjectTopic, "project", _PROJECTS, "", "project_id", Project),
    Table("project_place", ProjectPlace, "project", _PROJECTS, "", "project_id", Project),
    Table("office", Office, "office", _CONTACT),
    Table("registration", Registration, "registration", _REGISTRATION),
    Table("confirmation", SectionConfirmation, "confirmation", _ANY),
)
