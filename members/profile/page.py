"""What the templates of a profile need: its header and its sections, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import format_date, today
from members.history.earlier import visibility_before_hiding
from members.models import Need, Organization, OtherName, Registration, Role
from members.panels import OrganizationPanel
from members.translations.notes import SaidOnce, said_once
from members.upkeep.freshness import OLD, band_of
from members.upkeep.notice import freshness_notice

from .query import Profile
from .rows import (
    file_facts,
    office_row,
    readers_of,
    registration_row,
    role_line,
    short,
    who_opens,
    work_row,
    written,
)
from .together import together


def profile_context(profile: Profile, panels: list[OrganizationPanel]) -> dict[str, Any]:
    """The context of ``members/profile.html`` and ``members/edit.html``."""
    organization = profile.organization
    once = _said_once(profile)
    works = [work_row(work, once) for work in profile.projects]
    mission_note = profile.reading.note("organization", organization.pk, "mission")
    return {
        "profile": profile,
        "organization": organization,
        "short_name": short(organization),
        "formerly": names_line(profile, OtherName.Kind.FORMER_NAME, OtherName.Kind.FORMER_ACRONYM),
        "also_known_as": names_line(profile, OtherName.Kind.OTHER_NAME),
        "facts": facts(profile),
        "offers": [
            {
                "topic": offer.topic.name,
                "form": written(offer.shares),
                "years": offer.expertise.get_band_display(),
                "note": once.beneath(offer.note),
            }
            for offer in profile.offers
        ],
        "wants": [
            {
                "topic": want.topic.name,
                "question": want.question,
                "audience": _audience_note(profile, want.need),
                "urgency": urgency_words(want.need),
                "note": once.beneath(want.note),
            }
            for want in profile.wants
        ],
        "language_note": once.lead,
        "mission_note": once.beneath(mission_note),
        "works": works,
        "work_groups": _grouped(works),
        "people": [
            {
                "name": person.membership.user.name,
                "role": role_line(person.membership, organization),
                "email": person.email,
                "phone": person.phone,
            }
            for person in profile.people
        ],
        "offices": [office_row(seen) for seen in profile.offices],
        "registrations": [
            registration_row(registration) | {"file": _file(profile, registration)}
            for registration in profile.registrations
        ],
        "notice": visibility_notice(profile),
        "shown_before": shown_before(profile),
        "whose_page": whose_page(profile),
        "freshness": freshness_notice(organization, may_edit=profile.may_edit),
        "together": together(profile, panels, once),
        "panels": [panel.html for panel in panels if panel.html],
        "asides": [panel.aside for panel in panels if panel.aside],
    }


# -- header -----------------------------------------------------------------------------------------------------------


def names_line(profile: Profile, *kinds: str) -> SafeString | str:
    """The other names of these kinds in one line, each isolated in its language."""
    comma = pgettext("between items of a list", ", ")
    rows = [row for row in profile.other_names if row.kind in kinds]
    return format_html_join(comma, '<bdi lang="{}">{}</bdi>', ((row.language, row.name) for row in rows))


def facts(profile: Profile) -> list[dict[str, Any]]:
    """The fact list: where, as what, in which languages, and when it was last found true."""
    comma = pgettext("between items of a list", ", ")
    organization = profile.organization
    rows = [
        (_("Works in"), comma.join(place.name for place in profile.governorates)),
        (_("In the community as"), community_line(organization)),
        (_("Languages"), comma.join(profile.languages)),
    ]
    if not organization.is_convenor:
        rows.append((_("Kind"), capfirst(organization.get_kind_display())))
        rows += [(label, value) for label, value in (size(organization), women_led(organization)) if value]
        rows.append((_("Profile confirmed"), confirmed_line(organization)))
    return [{"label": label, "value": value or _("not stated")} for label, value in rows]


def size(organization: Organization) -> tuple[str, str]:
    """How many people work for it; empty where it has not said."""
    return _("Size"), capfirst(organization.get_size_band_display()) if organization.size_band else ""


def women_led(organization: Organization) -> tuple[str, str]:
    """Whether women lead it; empty where it has not said."""
    answers: dict[bool | None, str] = {True: _("Yes"), False: _("No")}
    return _("Women-led"), answers.get(organization.is_women_led, "")


def confirmed_line(organization: Organization) -> str:
    """When the profile was last found true, and that this is long ago where it is."""
    confirmed = organization.profile_confirmed_on
    if confirmed is None:
        return _("not yet")
    if band_of(confirmed, today()) == OLD:
        return _("%(date)s, more than a year ago") % {"date": format_date(confirmed)}
    return format_date(confirmed)


def community_line(organization: Organization) -> str:
    """Prime member, sub-grantee or convenor, and since when."""
    year = {"year": organization.member_since.year}
    if organization.is_convenor:
        return _("Convenor of the community")
    if organization.grant_role == Organization.GrantRole.PRIME:
        return _("Prime member since %(year)s") % year
    if organization.grant_role == Organization.GrantRole.SUB:
        return _("Sub-grantee since %(year)s") % year
    return _("Member since %(year)s") % year


def whose_page(profile: Profile) -> SafeString | str:
    """Who can change the page, for those of its own people who cannot; empty for everybody else."""
    if not profile.is_own or profile.may_edit:
        return ""
    speakers = [person for person in profile.people if person.membership.role == Role.REPRESENTATIVE]
    if not speakers:
        return _(
            "This is your organization. Nobody can change this page yet: Search staff can invite a representative."
        )
    comma = pgettext("between items of a list", ", ")
    names = (
        format_html('<a href="mailto:{}"><bdi>{}</bdi></a>', person.email, person.membership.user.name)
        if person.email
        else format_html("<bdi>{}</bdi>", person.membership.user.name)
        for person in speakers
    )
    return format_html(
        _("This is your organization. Its representatives can change this page: {names}."),
        names=format_html_join(comma, "{}", ((name,) for name in names)),
    )


def visibility_notice(profile: Profile) -> SafeString | str:
    """What its own people and staff are reminded of where not every member sees an organization; with the way to
    change it for who may."""
    words = _visibility_words(profile)
    if not words or not profile.may_edit:
        return words
    url = reverse("members:edit_visibility", args=[profile.organization.slug])
    return format_html('{} <a href="{}">{}</a>', words, url, _("Change who sees us"))


def shown_before(profile: Profile) -> str:
    """How a hidden organization was seen before, for who may go back to that in one tap; else empty."""
    organization = profile.organization
    if not profile.may_edit or organization.visibility != Organization.Visibility.HIDDEN:
        return ""
    return visibility_before_hiding(organization)


def _visibility_words(profile: Profile) -> str:
    visibility, is_own = profile.organization.visibility, profile.is_own
    if visibility == Organization.Visibility.HIDDEN:
        if is_own:
            return _(
                "Your organization is hidden: nobody but you and Search staff sees this page. Inside a collaboration "
                "you share, its parties still see you."
            )
        return _("This organization is hidden: nobody but its own people and Search staff sees this page.")
    if visibility == Organization.Visibility.DISCREET:
        if is_own:
            return _(
                "Your organization is discreet: only your partners, organizations that were at the same event, and "
                "Search staff see this page."
            )
        return _(
            "This organization is discreet: most members do not see it. Please do not mention it to others."
        )
    return ""


# -- sections ---------------------------------------------------------------------------------------------------------


def _said_once(profile: Profile) -> SaidOnce:
    """What is said once of the languages of all that the profile shows."""
    shown = [("organization", profile.organization.pk, "mission")]
    shown += [("expertise", offer.expertise.pk, "shares") for offer in profile.offers]
    shown += [("need", want.need.pk, "question") for want in profile.wants]
    shown += [
        ("project", work.project.pk, field) for work in profile.projects for field in ("title", "summary")
    ]
    texts = profile.reading.texts
    return said_once(
        short(profile.organization), ((texts.get((kind, pk), ()), field) for kind, pk, field in shown)
    )


def _audience_note(profile: Profile, need) -> str:
    """Whom a need is for; said to its own people and to staff where it is not for every member."""
    if need.audience == "members" or not (profile.is_own or profile.known.is_staff):
        return ""
    if need.audience == "partners":
        return _("Only partners and Search staff see this.")
    return _("Only Search staff see this.")


def urgency_words(need: Need) -> str:
    """How soon an answer would help; empty where there is no hurry."""
    return "" if need.urgency == Need.Urgency.ANY_TIME else capfirst(need.get_urgency_display())


def _grouped(works: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Projects that run, then those to come and those that are over; each group with its heading."""
    headings = {"running": _("Running"), "planned": _("Planned"), "completed": _("Completed")}
    groups = [
        {"heading": heading, "rows": [row for row in works if row["work"].project.status == status]}
        for status, heading in headings.items()
    ]
    return [group for group in groups if group["rows"]]


def _file(profile: Profile, registration: Registration) -> dict[str, Any] | None:
    """The paper of a registration for who may open it."""
    if registration.file is None or not profile.may_open(registration):
        return None
    slug = profile.organization.slug
    return {
        "name": registration.file.name,
        "facts": file_facts(registration.file),
        "url": reverse("members:registration_file", args=[slug, registration.public_id]),
        "who": who_opens(registration.file_audience),
        "readers": readers_of(registration.file_audience),
    }
