"""What an organization is called and looks like: its names, those it had, its kind and size, its logo.

Each function is for a representative of the organization; anybody else gets NotAllowed.
"""

from __future__ import annotations

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.store import store_picture
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import TextLanguage
from members.models import Organization, OtherName, User
from members.names.rules import clean_organization_name
from members.search.text import update_search
from members.visibility import may_edit

from .confirming import Section, section_saved
from .editing import locked, locked_for_edit, row_now, save_row
from .recorded import recorded

NAMES = tuple(f"name_{language}" for language in CONTENT_LANGUAGES)
SHORT_NAMES = tuple(f"short_name_{language}" for language in CONTENT_LANGUAGES)


@transaction.atomic
@recorded
def edit_identity(
    *,
    organization: Organization,
    by: User,
    name_en: str,
    kind: str,
    name_ar: str = "",
    name_ckb: str = "",
    short_name_en: str = "",
    short_name_ar: str = "",
    short_name_ckb: str = "",
    acronym: str = "",
    size_band: str = "",
    is_women_led: bool | None = None,
    keep_old: bool = True,
) -> Organization:
    """The organization says what it is called, of what kind and size it is, and whether women lead it (None: not said).

    With ``keep_old`` a name or an acronym that is no longer in use stays as a former one, so that who knows it still
    finds the organization. Its address on the portal never changes: links to it go on working.
    """
    organization = locked_for_edit(organization, by)
    typed = {
        "name_en": name_en,
        "name_ar": name_ar,
        "name_ckb": name_ckb,
        "short_name_en": short_name_en,
        "short_name_ar": short_name_ar,
        "short_name_ckb": short_name_ckb,
        "acronym": acronym,
    }
    names = {field: clean_organization_name(name, field=field) for field, name in typed.items()}
    if not names["name_en"]:
        raise Refused(
            _("Enter the name in English. It is what everybody can read."), field="name_en", code="required"
        )
    if (
        kind not in Organization.Kind.values
        or (kind == Organization.Kind.CONVENOR) != organization.is_convenor
    ):
        raise Refused(_("Choose what kind of organization you are."), field="kind", code="invalid")
    if size_band and size_band not in Organization.SizeBand.values:
        raise Refused(_("Choose how many people work for you."), field="size_band", code="invalid")
    before = {field: getattr(organization, field) for field in (*NAMES, "acronym")}
    for field, name in names.items():
        setattr(organization, field, name)
    organization.kind, organization.size_band, organization.is_women_led = kind, size_band, is_women_led
    organization.save(update_fields=[*names, "kind", "size_band", "is_women_led"])
    if keep_old:
        _keep_former(organization, before)
    # A name that is in use again is no former one any more.
    organization.known_as.filter(name__in=[name for name in names.values() if name]).delete()
    update_search(organization)
    section_saved(organization, Section.ABOUT, by)
    return organization


def _keep_former(organization: Organization, before: dict[str, str]) -> None:
    in_use = {getattr(organization, field) for field in (*NAMES, *SHORT_NAMES, "acronym")}
    for field, name in before.items():
        if not name or name in in_use:
            continue
        kind = OtherName.Kind.FORMER_ACRONYM if field == "acronym" else OtherName.Kind.FORMER_NAME
        language = _language_of_acronym(name) if field == "acronym" else field.removeprefix("name_")
        organization.known_as.get_or_create(name=name, defaults={"kind": kind, "language": language})


def _language_of_acronym(acronym: str) -> str:
    return TextLanguage.ENGLISH if acronym.isascii() else TextLanguage.ARABIC


@transaction.atomic
@recorded
def save_other_name(
    *,
    organization: Organization,
    by: User,
    kind: str,
    language: str,
    name: str,
    other_name: OtherName | None = None,
) -> OtherName:
    """A name that people also know the organization by; a second call with the same name corrects the first.

    ``other_name`` names the row to change. Refused where the organization has that name already, or the row
    was removed meanwhile.
    """
    organization = locked_for_edit(organization, by)
    name = clean_organization_name(name, field="name")
    if not name:
        raise Refused(_("Enter the name."), field="name", code="required")
    if kind not in OtherName.Kind.values:
        raise Refused(_("Choose what this name is."), field="kind", code="invalid")
    if language not in CONTENT_LANGUAGES:
        raise Refused(_("Choose the language of this name."), field="language", code="invalid")
    if name in {getattr(organization, field) for field in (*NAMES, *SHORT_NAMES, "acronym")}:
        raise Refused(_("Your organization is called this already."), field="name", code="in_use")
    other_name = row_now(organization, organization.known_as, other_name)
    same = locked(organization.known_as).filter(name=name).first()
    taken = Refused(_("You have entered this name already. Change it there."), field="name", code="taken")
    if other_name is not None and same is not None and same.pk != other_name.pk:
        raise taken
    row = other_name or same or OtherName(organization=organization)
    row.kind, row.language, row.name = kind, language, name
    save_row(row, ["kind", "language", "name"], taken=taken)
    update_search(organization)
    section_saved(organization, Section.ABOUT, by)
    return row


@transaction.atomic
@recorded
def remove_other_name(*, other_name: OtherName, by: User) -> None:
    """The organization is no longer found by this name. Removing it twice is the same as once."""
    organization = locked_for_edit(other_name.organization, by)
    OtherName.objects.filter(pk=other_name.pk).delete()
    update_search(organization)
    section_saved(organization, Section.ABOUT, by)


@recorded
def set_logo(*, organization: Organization, by: User, upload: File) -> Organization:
    """The organization shows this picture beside its name; what is kept is drawn anew from it.

    Raises UploadRefused, with a reason in words, where the picture may not be kept.
    """
    if not may_edit(by, organization):
        raise NotAllowed(_("Only a representative of the organization can change this."), code="not_allowed")
    with store_picture(upload, by=by, name=f"{organization.slug}.png") as received, transaction.atomic():
        organization = locked_for_edit(organization, by)
        organization.logo = received.keep()
        organization.save(update_fields=["logo"])
    return organization


@transaction.atomic
@recorded
def remove_logo(*, organization: Organization, by: User) -> Organization:
    """The organization shows no picture any more. Removing it twice is the same as once."""
    organization = locked_for_edit(organization, by)
    if organization.logo_id is not None:
        organization.logo = None
        organization.save(update_fields=["logo"])
    return organization
