"""What an organization offers, wants to learn and works on, and translations of what it wrote.

Each function is for a representative of the organization; anybody else gets NotAllowed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cop_portal.refusals import Refused
from cop_portal.translations.texts import Origin, write_original
from members.models import Audience, Expertise, Governorate, Need, Organization, Project, Topic, User
from members.search.text import update_search

from .confirming import Section, section_saved
from .editing import ask_again, locked, locked_for_edit, row_now, save_row
from .recorded import recorded


@transaction.atomic
@recorded
def save_expertise(
    *,
    organization: Organization,
    by: User,
    topic: Topic,
    band: str,
    shares: str = "",
    language: str = "en",
    expertise: Expertise | None = None,
) -> Expertise:
    """The organization can offer ``topic``; ``shares`` says in what form (a training, a handbook).

    A topic is offered once: a second call corrects the first. ``expertise`` names the row to change; Refused where
    another row has its new topic.
    """
    organization = locked_for_edit(organization, by)
    if band not in Expertise.Band.values:
        raise Refused(_("Choose how many years of experience you have."), field="band", code="invalid")
    expertise = _row_for(organization, organization.expertise, topic, expertise)
    expertise.topic, expertise.band = topic, band
    save_row(expertise, ["topic", "band"], taken=_on_the_list_already())
    write_original(expertise.texts, "shares", shares, language)
    update_search(organization)
    section_saved(organization, Section.OFFERS, by)
    return expertise


@transaction.atomic
@recorded
def remove_expertise(*, expertise: Expertise, by: User) -> None:
    """The organization no longer offers this. Removing it twice is the same as once."""
    _remove(expertise, Section.OFFERS, by)


@transaction.atomic
@recorded
def save_need(
    *,
    organization: Organization,
    by: User,
    topic: Topic,
    audience: str = Audience.MEMBERS,
    question: str = "",
    language: str = "en",
    urgency: str = Need.Urgency.ANY_TIME,
    need: Need | None = None,
    seen: Mapping[str, str] | None = None,
) -> Need:
    """The organization wants to learn about ``topic``; ``question`` is in its own words, for ``audience``.
    ``urgency`` says how soon an answer would help.

    A topic is wanted once: a second call corrects the first. ``need`` names the row to change. ``seen``: see
    ``ask_again``.
    """
    organization = locked_for_edit(organization, by)
    if audience not in Audience.values:
        raise Refused(_("Choose who may read this."), field="audience", code="invalid")
    if urgency not in Need.Urgency.values:
        raise Refused(_("Choose how soon an answer would help."), field="urgency", code="invalid")
    need = _row_for(organization, organization.needs, topic, need)
    ask_again(need, seen, {"audience": audience})
    need.topic, need.audience, need.urgency = topic, audience, urgency
    save_row(need, ["topic", "audience", "urgency"], taken=_on_the_list_already())
    write_original(need.texts, "question", question, language)
    update_search(organization)
    section_saved(organization, Section.NEEDS, by)
    return need


@transaction.atomic
@recorded
def remove_need(*, need: Need, by: User) -> None:
    """The organization no longer looks for this. Removing it twice is the same as once."""
    _remove(need, Section.NEEDS, by)


@transaction.atomic
@recorded
def save_project(
    *,
    organization: Organization,
    by: User,
    title: str,
    summary: str = "",
    language: str = "en",
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    topics: Iterable[Topic] = (),
    governorates: Iterable[Governorate] = (),
    target_groups: Iterable[str] = (),
    donor: str = "",
    grant_number: str = "",
    project: Project | None = None,
) -> Project:
    """Planned, running or completed work of the organization.

    ``project`` names the row to change; without it, a project of the same title and first day is corrected, so that
    a button pressed twice makes one. Raises Refused where it ends before it starts, has no title or was removed
    meanwhile.
    """
    organization = locked_for_edit(organization, by)
    if not title.strip():
        raise Refused(_("Enter the title of the project."), field="title", code="required")
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("A project ends after it starts."), field="ends_on", code="ends_before_start")
    if project is None:
        project = (
            organization.projects.filter(starts_on=starts_on)
            .filter(texts__field="title", texts__origin=Origin.ORIGINAL, texts__text=title)
            .first()
        )
    project = row_now(organization, organization.projects, project) or Project(organization=organization)
    project.starts_on, project.ends_on = starts_on, ends_on
    project.target_groups = list(target_groups)
    project.donor, project.grant_number = donor, grant_number
    is_new = project.pk is None
    project.save(
        update_fields=None if is_new else ["starts_on", "ends_on", "target_groups", "donor", "grant_number"]
    )
    project.topics.set(topics)
    project.governorates.set(governorates)
    write_original(project.texts, "title", title, language)
    write_original(project.texts, "summary", summary, language)
    update_search(organization)
    section_saved(organization, Section.PROJECTS, by)
    return project


@transaction.atomic
@recorded
def remove_project(*, project: Project, by: User) -> None:
    """The organization takes a project off its profile. Removing it twice is the same as once."""
    _remove(project, Section.PROJECTS, by)


def _row_for(organization: Organization, rows: Any, topic: Topic, row: Any) -> Any:
    """The row of ``topic`` to write, as it stands now: ``row`` itself, else the one with the topic, else a new one."""
    row = row_now(organization, rows, row)
    same = locked(rows).filter(topic=topic).first()
    if row is not None and same is not None and same.pk != row.pk:
        raise _on_the_list_already()
    return row or same or rows.model(organization=organization)


def _on_the_list_already() -> Refused:
    return Refused(_("This topic is on your list already. Change it there."), field="topic", code="taken")


def _remove(row, section: Section, by: User) -> None:
    organization = locked_for_edit(row.organization, by)
    type(row).objects.filter(pk=row.pk).delete()
    update_search(organization)
    section_saved(organization, section, by)
