"""What organizations are in the world of records, and how their profiles are kept: written by their own actions."""

from __future__ import annotations

from cop_portal.history import changed_by
from cop_portal.translations.texts import write_original, write_translation
from members.actions import confirming, identity, offices, organizations, registration_files, sub_grants
from members.models import Governorate, Organization, User
from members.search.text import update_search

from .clock import date_of, date_or_none
from .data import STANDING
from .data.shape import Member, Standing
from .logos import signal_logo
from .papers import registration_paper
from .wording import add_translations, original


def describe_standing(
    member: Member, organization: Organization, places: dict[str, Governorate], by: User
) -> None:
    """What ``member`` says of itself beside its mission and its knowledge; ``by`` speaks for it."""
    standing = STANDING.get(member.slug, Standing())
    _identity(standing, organization, by)
    for code, is_head, phone, audience in standing.offices:
        offices.save_office(
            organization=organization,
            by=by,
            governorate=places[code],
            is_head=is_head,
            phone=phone,
            phone_audience=audience,
        )
    for authority, number, issued, expires in (*member.registrations, *standing.registrations):
        registration = organizations.add_registration(
            organization=organization,
            by=by,
            authority=authority,
            number=number,
            issued_on=date_of(issued),
            expires_on=date_or_none(expires),
        )
        if number in standing.papers:
            registration_files.set_registration_file(
                registration=registration,
                by=by,
                file_audience="partners",
                upload=registration_paper(registration),
            )
    _confirm(member, standing, organization, by)


def pass_grants_on(*, by: User) -> None:
    """The sub-grants, once every organization is there; ``by`` is staff."""
    slugs = {slug for standing in STANDING.values() for slug in standing.passes_on_to}
    everybody = {row.slug: row for row in Organization.objects.filter(slug__in=slugs | set(STANDING))}
    for prime, standing in STANDING.items():
        for sub in standing.passes_on_to:
            sub_grants.pass_grant_on(prime=everybody[prime], sub=everybody[sub], by=by)


def leave_behind(organization: Organization, mission: dict[str, str] | None, by: User) -> None:
    """Let one translation of the mission be of the text as it was before its last change.

    It is written as it would have come about, in another order of days: actions write what is true today.
    """
    standing = STANDING.get(organization.slug, Standing())
    if not standing.behind:
        return
    (language, earlier), (other, translation) = standing.behind.items()
    _language, text = original(mission)
    with changed_by(by, "edit_about"):
        write_original(organization.texts, "mission", earlier, language)
        write_translation(organization.texts, "mission", translation, other)
        write_original(organization.texts, "mission", text, language)
        add_translations(organization.texts, "mission", mission)
        update_search(organization)


def _identity(standing: Standing, organization: Organization, by: User) -> None:
    names = (*identity.NAMES, *identity.SHORT_NAMES, "acronym", "kind")
    identity.edit_identity(
        organization=organization,
        by=by,
        **{name: getattr(organization, name) for name in names},
        size_band=standing.size,
        is_women_led=standing.women_led,
    )
    for kind, language, name in standing.other_names:
        identity.save_other_name(organization=organization, by=by, kind=kind, language=language, name=name)
    if standing.has_logo:
        identity.set_logo(organization=organization, by=by, upload=signal_logo())


def _confirm(member: Member, standing: Standing, organization: Organization, by: User) -> None:
    if standing.confirmed is not None:
        for section, day in standing.confirmed.items():
            confirming.confirm_section(organization=organization, section=section, by=by, on=date_of(day))
    elif member.confirmed is not None:
        confirming.confirm_profile(organization=organization, by=by, on=date_of(member.confirmed))
