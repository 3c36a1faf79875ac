"""Rows of a profile for its templates, in the reader's language: projects, people, registrations, offices."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cop_portal.dates import format_date, today
from cop_portal.documents.models import Document
from cop_portal.documents.sizes import size_text
from cop_portal.translations.texts import ReadText
from members.directory.page import capital
from members.models import Audience, Membership, Organization, Registration, Role, TargetGroup
from members.topic_words import topic_labels
from members.translations.notes import SaidOnce

from .query import OfficeSeen
from .reading import Work

# A registration that ends so soon is said to, so that it is renewed in time.
SOON = datetime.timedelta(days=90)


def short(organization: Organization) -> SafeString:
    """What sentences call it, isolated."""
    return format_html('<bdi lang="{}">{}</bdi>', organization.name_language, organization.short_name)


def written(text: ReadText | None) -> SafeString | str:
    """What the organization wrote, isolated, in its language."""
    if text is None:
        return ""
    return format_html('<bdi lang="{}">{}</bdi>', text.language, text.text)


def work_row(work: Work, once: SaidOnce | None = None) -> dict[str, Any]:
    """A project for the template. What ``once`` says of all texts is not said of its own."""
    once = once or SaidOnce()
    title_note, note = once.beneath(work.title_note), once.beneath(work.summary_note)
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
        "title_note": "" if title_note == note else title_note,
        "note": note,
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
    """A registration for the template: whether it is valid, until when, and whether that is soon."""
    expires = registration.expires_on
    is_expired = bool(expires and expires < today())
    is_expiring = bool(expires and not is_expired and expires <= today() + SOON)
    state = ""
    if expires:
        text = _("Valid to %(date)s")
        if is_expired:
            text = _("Expired on %(date)s")
        elif is_expiring:
            text = _("Expires soon, on %(date)s")
        state = text % {"date": format_date(expires)}
    return {
        "authority": registration.get_authority_display(),
        "number": registration.number,
        "issued": format_date(registration.issued_on) if registration.issued_on else "",
        "state": state,
        "is_expired": is_expired,
        "is_expiring": is_expiring,
        "public_id": registration.public_id,
    }


def file_facts(document: Document) -> SafeString:
    """ "PDF, 2 pages, 640 KB": what a file is, before it is opened on a slow line.

    Each is isolated: from right to left a figure would else change places with its unit, which is Latin in one language
    and Arabic in another.
    """
    comma = pgettext("between items of a list", ", ")
    pages = ""
    if document.pages:
        pages = ngettext("%(count)s page", "%(count)s pages", document.pages) % {"count": document.pages}
    parts = (document.get_kind_display(), pages, size_text(document.size))
    return format_html_join(comma, "<bdi>{}</bdi>", ((part,) for part in parts if part))


def who_opens(audience: str) -> str:
    """Who can open a registration's file, for those who can."""
    if audience == Audience.MEMBERS:
        return _("Members who may see the organization can open this. Each opening is recorded.")
    if audience == Audience.PARTNERS:
        return _("Only partners and Search staff can open this. Each opening is recorded.")
    return _("Only Search staff can open this. Each opening is recorded.")


def office_row(seen: OfficeSeen) -> dict[str, Any]:
    """An office for the template."""
    office = seen.office
    return {
        "place": office.governorate.name,
        "is_head": office.is_head,
        "phone": seen.phone,
        "has_phone": bool(office.phone),
        "phone_readers": readers_of(office.phone_audience),
        "public_id": office.public_id,
    }


def readers_of(audience: str) -> str:
    """Who sees a contact field, for its own people."""
    if audience == Audience.MEMBERS:
        return _("Members who may see your organization see this.")
    if audience == Audience.PARTNERS:
        return _("Only partners and Search staff see this.")
    return _("Only Search staff see this.")
