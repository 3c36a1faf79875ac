"""What the page "Is it still true?" says of each section: its content in short, and when it was confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cop_portal.dates import format_date
from members.models import SectionConfirmation
from members.profile.query import Profile
from members.profile.rows import project_status, registration_row
from members.topic_words import topic_labels

from .still_true import AskedSection, asked_sections

Section = SectionConfirmation.Section
Text = SafeString | str

# Of a long text its first words remind well enough of the rest, which is on the edit page.
MOST_WORDS = 40


@dataclass
class SectionRow:
    """A section on the page: ``lines`` are its content in short, ``facts`` the same with labels."""

    key: str
    title: str
    confirmed: Text
    asks: bool
    is_confirmed_today: bool
    change_url: str
    lines: list[Text] = field(default_factory=list)
    facts: list[dict[str, Text]] = field(default_factory=list)


def section_rows(profile: Profile) -> list[SectionRow]:
    """The sections of ``profile`` in the order of its page."""
    edit_url = reverse("members:edit", args=[profile.organization.slug])
    rows = []
    for asked in asked_sections(profile.organization):
        lines, facts = _CONTENT[asked.section](profile)
        rows.append(
            SectionRow(
                key=asked.section.value,
                title=str(asked.section.label),
                confirmed=_confirmed(asked),
                asks=asked.asks,
                is_confirmed_today=asked.is_confirmed_today,
                change_url=f"{edit_url}#{_ANCHORS[asked.section]}",
                lines=[line for line in lines if line],
                facts=[{"label": label, "value": value} for label, value in facts if value],
            )
        )
    return rows


def _confirmed(asked: AskedSection) -> Text:
    if asked.confirmation is None:
        return _("Nobody has confirmed this section yet.")
    date = format_date(asked.confirmation.confirmed_on)
    person = asked.confirmation.confirmed_by
    if person is None or not person.name:
        return _("Confirmed on %(date)s.") % {"date": date}
    return format_html(_("Confirmed on {date} by {name}."), date=date, name=_isolated(person.name))


# -- what each section says -------------------------------------------------------------------------------------------

Content = tuple[Iterable[Text], Iterable[tuple[str, Text]]]


def _about(profile: Profile) -> Content:
    mission = profile.mission
    text = (
        format_html(
            '<bdi lang="{}">{}</bdi>',
            mission.language,
            Truncator(mission.text).words(MOST_WORDS, truncate="…"),
        )
        if mission
        else ""
    )
    facts = [
        (_("Works in"), _line(place.name for place in profile.governorates)),
        (_("Languages"), _line(profile.languages)),
        (_("Size"), profile.organization.get_size_band_display()),
    ]
    return [text], facts


def _offers(profile: Profile) -> Content:
    return [
        format_html("{}: {}", offer.topic.name, offer.expertise.get_band_display())
        for offer in profile.offers
    ], []


def _needs(profile: Profile) -> Content:
    return [_line(label["label"] for label in topic_labels(want.topic for want in profile.wants))], []


def _projects(profile: Profile) -> Content:
    return [
        format_html(
            '<bdi lang="{}">{}</bdi>. {}',
            work.title.language if work.title else "",
            work.title or _("A project without a title"),
            project_status(work),
        )
        for work in profile.projects
    ], []


def _contact(profile: Profile) -> Content:
    organization = profile.organization
    return [], [
        (_("E-mail address"), _code(organization.email)),
        (_("Phone"), _code(organization.phone)),
        (_("Website"), _code(organization.website)),
        (_("Offices"), _line(seen.office.governorate.name for seen in profile.offices)),
    ]


def _registration(profile: Profile) -> Content:
    rows = [registration_row(registration) for registration in profile.registrations]
    return [
        format_html(
            pgettext("a registration", "{authority}, {number}. {state}"),
            authority=row["authority"],
            number=_code(row["number"]),
            state=row["state"],
        )
        for row in rows
    ], []


_CONTENT = {
    Section.ABOUT: _about,
    Section.OFFERS: _offers,
    Section.NEEDS: _needs,
    Section.PROJECTS: _projects,
    Section.CONTACT: _contact,
    Section.REGISTRATION: _registration,
}
# Where each is changed on the edit page.
_ANCHORS = {
    Section.ABOUT: "about",
    Section.OFFERS: "can-share",
    Section.NEEDS: "wants",
    Section.PROJECTS: "projects",
    Section.CONTACT: "contact",
    Section.REGISTRATION: "registration",
}


def _isolated(text: object) -> SafeString:
    return format_html("<bdi>{}</bdi>", text)


def _code(text: str) -> Text:
    """An address or a number: from left to right in every language."""
    return format_html('<bdi class="ltr is-address">{}</bdi>', text) if text else ""


def _line(items: Iterable[object]) -> SafeString:
    comma = pgettext("between items of a list", ", ")
    return format_html_join(comma, "{}", ((item,) for item in items))
