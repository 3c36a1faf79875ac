"""What the page on which a profile is edited says beyond the profile itself: each value, and who sees it."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from members.models import Organization
from members.upkeep.next_useful import next_useful
from members.upkeep.still_true import profile_asks

from .page import profile_context, size, women_led
from .query import Profile
from .rows import readers_of


def edit_context(profile: Profile) -> dict[str, Any]:
    """The context of ``members/edit.html``."""
    organization = profile.organization
    return profile_context(profile, []) | {
        "next_useful": next_useful(organization),
        "asks_to_confirm": organization.profile_confirmed_on is None or profile_asks(organization),
        "identity_facts": _identity(organization),
        "about_facts": _about(profile),
        "contacts": _contacts(organization),
    }


def _identity(organization: Organization) -> list[dict[str, Any]]:
    names = [
        (organization._meta.get_field(f"{kind}_{language}").verbose_name, language, f"{kind}_{language}")
        for kind in ("name", "short_name")
        for language in ("en", "ar", "ckb")
    ]
    rows: list[tuple[Any, Any]] = [
        (
            capfirst(label),
            format_html('<bdi lang="{}">{}</bdi>', language, getattr(organization, field))
            if getattr(organization, field)
            else "",
        )
        for label, language, field in names
    ]
    acronym = format_html("<bdi>{}</bdi>", organization.acronym) if organization.acronym else ""
    rows.insert(3, (_("Acronym"), acronym))
    rows.append((_("Kind"), capfirst(organization.get_kind_display())))
    rows += [size(organization), women_led(organization)]
    # A name or a short name that is missing may be missing for good; what was not answered is worth a line.
    wanted = {_("Size"), _("Women-led")}
    return [
        {"label": label, "value": value or _("not stated")}
        for label, value in rows
        if value or label in wanted
    ]


def _about(profile: Profile) -> list[dict[str, Any]]:
    comma = pgettext("between items of a list", ", ")
    rows = [
        (_("Works in"), comma.join(place.name for place in profile.governorates)),
        (_("Languages"), comma.join(profile.languages)),
    ]
    return [{"label": label, "value": value or _("not stated")} for label, value in rows]


def _contacts(organization: Organization) -> list[dict[str, Any]]:
    rows = [
        (organization.email, organization.email_audience),
        (organization.phone, organization.phone_audience),
        (organization.website, organization.website_audience),
    ]
    return [{"value": value, "readers": readers_of(audience)} for value, audience in rows if value]
