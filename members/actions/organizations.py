"""What happens to an organization itself: it joins, describes itself, chooses who sees it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cop_portal.dates import today
from cop_portal.mail import run_later
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import write_original
from members import emails, warning_mails
from members.models import Audience, Governorate, Organization, OrganizationLanguage, Registration, User
from members.roles import is_staff
from members.search.text import update_search

from .confirming import Section, section_saved
from .editing import ask_again, locked, locked_for_edit, row_now, save_row
from .recorded import recorded


@transaction.atomic
@recorded
def create_organization(
    *,
    by: User,
    name_en: str,
    kind: str,
    name_ar: str = "",
    name_ckb: str = "",
    grant_role: str = "",
    slug: str | None = None,
    acronym: str = "",
    short_name_en: str = "",
    short_name_ar: str = "",
    short_name_ckb: str = "",
    languages: Iterable[str] = (),
    governorates: Iterable[Governorate] = (),
    visibility: str = Organization.Visibility.LISTED,
    member_since: datetime.date | None = None,
    email: str = "",
    phone: str = "",
    website: str = "",
) -> Organization:
    """Staff add a member organization; one that has this ``slug`` already is given back unchanged.

    Without a ``slug`` it is made from the acronym or the English name. ``languages`` are codes of
    OrganizationLanguage. Raises NotAllowed for anybody but staff.
    """
    if not is_staff(by):
        raise NotAllowed(_("Only Search staff can add an organization."), code="not_allowed")
    slug = slug or slugify(acronym or name_en)[:80]
    if not slug:
        raise Refused(_("Enter the name in Latin letters."), field="name_en", code="no_slug")
    organization, is_new = Organization.objects.get_or_create(
        slug=slug,
        defaults={
            "name_en": name_en,
            "name_ar": name_ar,
            "name_ckb": name_ckb,
            "kind": kind,
            "grant_role": grant_role,
            "acronym": acronym,
            "short_name_en": short_name_en,
            "short_name_ar": short_name_ar,
            "short_name_ckb": short_name_ckb,
            "visibility": visibility,
            "member_since": member_since or today(),
            "email": email,
            "phone": phone,
            "website": website,
        },
    )
    if is_new:
        _set_languages(organization, languages)
        organization.governorates.set(governorates)
        update_search(organization)
    return organization


@transaction.atomic
@recorded
def edit_about(
    *,
    organization: Organization,
    by: User,
    mission: str,
    language: str,
    languages: Iterable[str],
    governorates: Iterable[Governorate],
) -> Organization:
    """The organization says what it does, where, and in which languages.

    ``language`` is the one ``mission`` is written in. Raises NotAllowed for anybody but its representatives.
    """
    organization = locked_for_edit(organization, by)
    write_original(organization.texts, "mission", mission, language)
    _set_languages(organization, languages)
    organization.governorates.set(governorates)
    update_search(organization)
    section_saved(organization, Section.ABOUT, by)
    return organization


@transaction.atomic
@recorded
def edit_contact(
    *,
    organization: Organization,
    by: User,
    email: str,
    email_audience: str,
    phone: str,
    phone_audience: str,
    website: str,
    website_audience: str,
    seen: Mapping[str, str] | None = None,
) -> Organization:
    """The organization says how to reach it, and who may know each way.

    ``seen``: see ``ask_again``. Raises NotAllowed for anybody but its representatives.
    """
    organization = locked_for_edit(organization, by)
    audiences = {
        "email_audience": email_audience,
        "phone_audience": phone_audience,
        "website_audience": website_audience,
    }
    for field, audience in audiences.items():
        if audience not in Audience.values:
            raise Refused(_("Choose who may see this."), field=field, code="invalid")
    ask_again(organization, seen, audiences)
    organization.email, organization.email_audience = email, email_audience
    organization.phone, organization.phone_audience = phone.strip(), phone_audience
    organization.website, organization.website_audience = website, website_audience
    organization.save(update_fields=["email", "phone", "website", *audiences])
    section_saved(organization, Section.CONTACT, by)
    return organization


@transaction.atomic
@recorded
def set_visibility(
    *, organization: Organization, by: User, visibility: str, seen: Mapping[str, str] | None = None
) -> Organization:
    """The organization is listed, discreet or hidden from now on, everywhere. For its representatives only.

    ``seen``: see ``ask_again``.
    """
    organization = locked_for_edit(organization, by)
    if visibility not in Organization.Visibility.values:
        raise Refused(_("Choose who may see your organization."), field="visibility", code="invalid")
    ask_again(organization, seen, {"visibility": visibility})
    organization.visibility = visibility
    organization.save(update_fields=["visibility"])
    return organization


@transaction.atomic
@recorded
def hide_now(*, organization: Organization, by: User) -> Organization:
    """A representative hides the organization at once, everywhere; Search's staff are told by mail that one is.

    Of one that is hidden already nobody is told again. Raises NotAllowed for anybody but its representatives.
    """
    organization = locked_for_edit(organization, by)
    if organization.visibility != Organization.Visibility.HIDDEN:
        organization.visibility = Organization.Visibility.HIDDEN
        organization.save(update_fields=["visibility"])
        run_later(warning_mails.organization_hid_itself)
    return organization


@transaction.atomic
@recorded
def hide_in_emergency(*, organization: Organization, by: User) -> Organization:
    """Staff hide an organization at once, everywhere, and its representatives are told by mail.

    It only ever hides: whoever is to see the organization again is for its representatives to say. Raises NotAllowed
    for anybody but staff, and for the convenor itself.
    """
    if not is_staff(by) or organization.is_convenor:
        raise NotAllowed(_("Only Search staff can hide a member's organization."), code="not_allowed")
    organization = Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    if organization.visibility != Organization.Visibility.HIDDEN:
        organization.visibility = Organization.Visibility.HIDDEN
        organization.save(update_fields=["visibility"])
        run_later(emails.hidden_by_staff, organization.pk)
    return organization


@transaction.atomic
@recorded
def add_registration(
    *,
    organization: Organization,
    by: User,
    authority: str,
    number: str,
    issued_on: datetime.date | None = None,
    expires_on: datetime.date | None = None,
    registration: Registration | None = None,
) -> Registration:
    """The organization's legal registration; a second call with the same number corrects the first.

    ``registration`` names the row to change. Another organization may have the same number: a refusal would tell that
    it is a member (staff see both on the desk). Raises Refused where the dates cannot be, the organization has the
    number already, or the row was removed meanwhile.
    """
    organization = locked_for_edit(organization, by)
    number = number.strip()
    if issued_on and expires_on and expires_on <= issued_on:
        raise Refused(
            _("A registration ends after the day it was issued."),
            field="expires_on",
            code="ends_before_start",
        )
    registration = row_now(organization, organization.registrations, registration)
    same = locked(organization.registrations).filter(authority=authority, number=number).first()
    registration = registration or same
    if same is not None and same != registration:
        raise _registered_already()
    registration = registration or Registration(organization=organization)
    registration.authority, registration.number = authority, number
    registration.issued_on, registration.expires_on = issued_on, expires_on
    save_row(registration, ["authority", "number", "issued_on", "expires_on"], taken=_registered_already())
    section_saved(organization, Section.REGISTRATION, by)
    return registration


@transaction.atomic
@recorded
def remove_registration(*, registration: Registration, by: User) -> None:
    """The organization takes a registration off its profile."""
    organization = locked_for_edit(registration.organization, by)
    Registration.objects.filter(pk=registration.pk).delete()
    section_saved(organization, Section.REGISTRATION, by)


def _registered_already() -> Refused:
    return Refused(
        _("Your organization has entered this number already. Change that registration instead."),
        field="number",
        code="taken",
    )


def _set_languages(organization: Organization, languages: Iterable[str]) -> None:
    wanted = set(languages)
    organization.languages.exclude(language__in=wanted).delete()
    present = set(organization.languages.values_list("language", flat=True))
    OrganizationLanguage.objects.bulk_create(
        OrganizationLanguage(organization=organization, language=language)
        for language in OrganizationLanguage.Language.values
        if language in wanted - present
    )
