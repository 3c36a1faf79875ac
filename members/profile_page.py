"""What the templates of a profile need: facts, the "together" panel and rows in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cop_portal.dates import format_date, today
from cop_portal.translations.texts import ReadText
from cop_portal.ui.templatetags.ui import name as name_tag

from .complementarity import Join
from .directory_page import capital
from .models import Membership, Organization, Registration, Role, TargetGroup
from .panels import OrganizationPanel
from .profile import Profile, Work
from .roles import is_staff
from .topic_words import topic_labels
from .translated import translation_note

# How many themes in common are shown where nothing joins the two more closely.
MOST_NEAR = 3


def profile_context(profile: Profile, panels: list[OrganizationPanel]) -> dict[str, Any]:
    """The context of ``members/profile.html``."""
    organization = profile.organization
    return {
        "profile": profile,
        "organization": organization,
        "short_name": short(organization),
        "facts": facts(profile),
        "offers": [
            {
                "topic": offer.topic.name,
                "form": written(offer.shares),
                "years": offer.expertise.get_band_display(),
            }
            for offer in profile.offers
        ],
        "wants": [
            {
                "topic": want.topic.name,
                "question": want.question,
                "audience": _audience_note(profile, want.need),
            }
            for want in profile.wants
        ],
        "mission_note": _translation(profile, "organization", organization.pk, "mission"),
        "works": [
            work_row(work) | {"note": _translation(profile, "project", work.project.pk, "summary")}
            for work in profile.projects
        ],
        "people": [
            {
                "name": person.membership.user.name,
                "role": role_line(person.membership, organization),
                "email": person.email,
                "phone": person.phone,
            }
            for person in profile.people
        ],
        "registrations": [registration_row(registration) for registration in profile.registrations],
        "notice": visibility_notice(profile),
        "together": together(profile, panels),
        "panels": [panel.html for panel in panels if panel.html],
        "asides": [panel.aside for panel in panels if panel.aside],
    }


# -- header -----------------------------------------------------------------------------------------------------------


def facts(profile: Profile) -> list[dict[str, Any]]:
    """The fact list: where, as what, in which languages, and when it was last found true."""
    comma = pgettext("between items of a list", ", ")
    organization = profile.organization
    confirmed = organization.profile_confirmed_on
    rows = [
        (_("Works in"), comma.join(place.name for place in profile.governorates)),
        (_("In the community as"), community_line(organization)),
        (_("Languages"), comma.join(profile.languages)),
    ]
    if not organization.is_convenor:
        rows.append((_("Profile confirmed"), format_date(confirmed) if confirmed else _("not yet")))
    return [{"label": label, "value": value or _("not stated")} for label, value in rows]


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


def _translation(profile: Profile, kind: str, pk: int, field: str) -> str:
    """What is said beneath a text of the profile that the reader gets in translation."""
    return translation_note(profile.reading.texts.get((kind, pk), ()), field)


def visibility_notice(profile: Profile) -> str:
    """What its own people and staff are reminded of where not every member sees an organization."""
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


def short(organization: Organization) -> SafeString:
    """What sentences call it, isolated."""
    return format_html('<bdi lang="{}">{}</bdi>', organization.name_language, organization.short_name)


def written(text: ReadText | None) -> SafeString | str:
    """What the organization wrote, isolated, in its language."""
    if text is None:
        return ""
    return format_html('<bdi lang="{}">{}</bdi>', text.language, text.text)


# -- together ---------------------------------------------------------------------------------------------------------


def together(profile: Profile, panels: list[OrganizationPanel]) -> dict[str, Any] | None:
    """The context of ``components/together_panel.html``; None where the reader has nobody to speak for."""
    found = profile.together
    if found is None or profile.acting_for is None:
        return None
    them, us = profile.organization, profile.acting_for
    names = {"them": short(them), "us": name_tag(us)}
    if found.count:
        text = ngettext(
            "{count} thing joins {them} and {us}.", "{count} things join {them} and {us}.", found.count
        )
        lead = format_html(text, count=found.count, **names)
    elif found.near:
        lead = format_html(
            _("Nothing listed joins {them} and {us} yet, but you work on the same themes."), **names
        )
    else:
        lead = format_html(_("Nothing listed joins {them} and {us} yet."), **names)
    for panel in panels:
        if panel.sentence:
            lead = format_html("{} {}", lead, panel.sentence)
    actions = [action for panel in panels for action in panel.actions]
    primary = next((action for action in actions if action.is_primary), None)
    return {
        "their_name": name_tag(them),
        "your_name": name_tag(us),
        "lead": lead,
        "rows": [_together_row(profile, join) for join in (found.joins or found.near[:MOST_NEAR])],
        "empty": _empty_words(profile, us),
        "primary": primary,
        "links": [action for action in actions if action is not primary],
    }


def _empty_words(profile: Profile, us: Organization) -> str:
    """What would bring rows here, where the reader's organization has listed nothing that could."""
    if profile.offers_by.get(us.pk) or profile.wants_by.get(us.pk):
        return ""
    return _(
        "Add what you can share and what you want to learn, and it shows here what you could do together."
    )


def _together_row(profile: Profile, join: Join) -> dict[str, Any]:
    them, us = profile.organization, profile.acting_for
    topics = profile.reading.topics
    offering, wanting = (them, us) if join.they_offer else (us, them)
    offered, wanted = (join.theirs, join.ours) if join.they_offer else (join.ours, join.theirs)
    offer = next(row for row in profile.offers_by[offering.pk] if row.topic.pk == offered)
    want = next(row for row in profile.wants_by[wanting.pk] if row.topic.pk == wanted)
    years = offer.expertise.get_band_display()
    if join.they_offer:
        their_side: str = format_html(_("{name} shares: {years}"), name=short(them), years=years)
        your_side = _want_side(None, want.question)
    else:
        their_side = _want_side(short(them), want.question)
        your_side = format_html(_("You share: {years}"), years=years)
    return {
        "their_topic": topics[join.theirs].name,
        "their_side": their_side,
        "your_topic": topics[join.ours].name,
        "your_side": your_side,
    }


def _want_side(who: SafeString | None, question: ReadText | None) -> str:
    """What is wanted, in the words of who wants it: ``who``, or you."""
    if question is None:
        if who is None:
            return _("You want to learn about this")
        return format_html(_("{name} wants to learn about this"), name=who)
    if who is None:
        return format_html(_("You want: {question}"), question=written(question))
    return format_html(_("{name} wants: {question}"), name=who, question=written(question))


# -- rows -------------------------------------------------------------------------------------------------------------


def _audience_note(profile: Profile, need) -> str:
    """Whom a need is for; said to its own people and to staff where it is not for every member."""
    if need.audience == "members" or not (profile.is_own or is_staff(profile.user)):
        return ""
    if need.audience == "partners":
        return _("Only partners and Search staff see this.")
    return _("Only Search staff see this.")


def work_row(work: Work) -> dict[str, Any]:
    """A project for the template."""
    comma = pgettext("between items of a list", ", ")
    project = work.project
    groups = dict(TargetGroup.choices)
    number = project.grant_number
    facts = [
        (_("Where"), comma.join(place.name for place in work.governorates)),
        (
            _("For whom"),
            capital(comma.join(str(groups[group]) for group in project.target_groups if group in groups)),
        ),
        (_("Topics"), comma.join(topic["label"] for topic in topic_labels(work.topics))),
        (_("Donor"), format_html("<bdi>{}</bdi>", project.donor) if project.donor else ""),
        (_("Grant number"), format_html('<bdi class="ltr">{}</bdi>', number) if number else ""),
    ]
    return {
        "work": work,
        "public_id": project.public_id,
        "title": work.title,
        "summary": work.summary,
        "status": project_status(work),
        "facts": [{"label": label, "value": value} for label, value in facts if value],
    }


def project_status(work: Work) -> str:
    """Planned, running or completed, and the days."""
    project = work.project
    dates = {
        "start": format_date(project.starts_on),
        "end": format_date(project.ends_on) if project.ends_on else "",
    }
    status = project.status
    if status == "planned":
        text = _("Planned from %(start)s to %(end)s") if project.ends_on else _("Planned from %(start)s")
    elif status == "completed":
        text = _("Completed: %(start)s to %(end)s")
    else:
        text = _("Running from %(start)s to %(end)s") if project.ends_on else _("Running since %(start)s")
    return text % dates


def role_line(membership: Membership, organization: Organization) -> SafeString | str:
    """A person's position, and that a representative speaks for the organization."""
    position = format_html("<bdi>{}</bdi>", membership.position)
    if membership.role != Role.REPRESENTATIVE:
        return position if membership.position else _("Colleague")
    if membership.position:
        return format_html(_("{position}. Speaks for {name}."), position=position, name=short(organization))
    return format_html(_("Speaks for {name}."), name=short(organization))


def registration_row(registration: Registration) -> dict[str, Any]:
    """A registration for the template: whether it is valid, and until when."""
    expires = registration.expires_on
    is_expired = bool(expires and expires < today())
    state = ""
    if expires:
        text = _("Expired on %(date)s") if is_expired else _("Valid to %(date)s")
        state = text % {"date": format_date(expires)}
    return {
        "authority": registration.get_authority_display(),
        "number": registration.number,
        "issued": format_date(registration.issued_on) if registration.issued_on else "",
        "state": state,
        "is_expired": is_expired,
        "public_id": registration.public_id,
    }
