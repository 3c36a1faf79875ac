"""The one thing that would be most useful to add to a profile next, and why.

Not a percentage: a full profile is no aim in itself. The order is what brings organizations together soonest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.names import CONTENT_LANGUAGES
from cop_portal.translations.texts import Origin
from members.models import (
    Expertise,
    ExpertiseText,
    Need,
    NeedText,
    Organization,
    OrganizationText,
    Project,
    ProjectText,
    Registration,
    WorksIn,
)

from .still_true import profile_asks


@dataclass(frozen=True)
class Step:
    """Something to add. ``is_missing`` asks an organization as ``_with_what_is_there`` finds it."""

    key: str
    is_missing: Callable[[Any], bool]
    title: Any
    text: Any
    action: Any
    url_name: str


@dataclass(frozen=True)
class NextUseful:
    """What to add: ``title`` and ``text`` (why) for ``components/next_step.html``, its button and where that leads."""

    key: str
    title: Any
    text: Any
    action: Any
    url: str


STEPS = [
    Step(
        "mission",
        lambda row: not row.has_mission,
        _("Next: say what your organization does"),
        _("Members look here first. Two or three sentences are enough to know whether to write to you."),
        _("Write a few sentences"),
        "edit_about",
    ),
    Step(
        "offer",
        lambda row: not row.has_offer,
        _("Next: add something that you can share"),
        _("Organizations that look for a topic find those who can share it. You have listed none yet."),
        _("Add what you can share"),
        "add_offer",
    ),
    Step(
        "need",
        lambda row: not row.has_need,
        _("Next: add something that you want to learn"),
        _(
            "Somebody in the community may know the answer. They can only offer it once they know your question."
        ),
        _("Add what you want to learn"),
        "add_need",
    ),
    Step(
        "governorates",
        lambda row: not row.has_place,
        _("Next: say where you work"),
        _("Members look for organizations by governorate. Without one you are on no map."),
        _("Say where you work"),
        "edit_about",
    ),
    Step(
        "contact",
        lambda row: not (row.email or row.phone),
        _("Next: add a way to reach you"),
        _("Who finds you has no address or number to write to. You choose who sees it."),
        _("Add a way to reach you"),
        "edit_contact",
    ),
    Step(
        "project",
        lambda row: not row.has_project,
        _("Next: add a project"),
        _("Others look here before they plan the same work, and find whom to do it with."),
        _("Add a project"),
        "add_project",
    ),
    Step(
        "translation",
        lambda row: row.has_untranslated,
        _("Next: translate what you wrote"),
        _(
            "Who reads another language gets the original with a note. Many members read only one of the three."
        ),
        _("Translate your texts"),
        "translations",
    ),
    Step(
        "registration",
        lambda row: not row.has_registration,
        _("Next: add your registration"),
        _("Partners ask for it before they sign a memorandum with you."),
        _("Add a registration"),
        "add_registration",
    ),
    Step(
        "confirm",
        profile_asks,
        _("Next: say whether your profile is still true"),
        _(
            "Nobody has said so in the last six months. Members see the day, and trust a profile that is fresh."
        ),
        _("Look through your profile"),
        "still_true",
    ),
]


def next_useful(organization: Organization) -> NextUseful | None:
    """The first thing that ``organization`` lacks, with the reason; None where there is nothing. One question.

    It is for those who may edit the profile: its links lead to pages that exist for nobody else.
    """
    if organization.is_convenor:
        return None
    row = _with_what_is_there().get(pk=organization.pk)
    step = next((step for step in STEPS if step.is_missing(row)), None)
    if step is None:
        return None
    url = reverse(f"members:{step.url_name}", args=[organization.slug])
    return NextUseful(step.key, step.title, step.text, step.action, url)


def _with_what_is_there():
    """Organizations with what the steps ask about. A need counts whoever may read it."""

    def has(rows) -> Exists:
        return Exists(rows.objects.filter(organization=OuterRef("pk")))

    def lacking(table, path: str) -> Exists:
        # One row a language: who has fewer lacks a translation.
        texts = table.objects.filter(**{path: OuterRef("pk")}).order_by().values("owner", "field")
        return Exists(texts.annotate(languages=Count("pk")).filter(languages__lt=len(CONTENT_LANGUAGES)))

    missions = OrganizationText.objects.filter(owner=OuterRef("pk"), field="mission", origin=Origin.ORIGINAL)
    return Organization.objects.annotate(
        has_mission=Exists(missions),
        has_offer=has(Expertise),
        has_need=has(Need),
        has_place=has(WorksIn),
        has_project=has(Project),
        has_registration=has(Registration),
        has_untranslated=Q(lacking(OrganizationText, "owner"))
        | Q(lacking(ProjectText, "owner__organization"))
        | Q(lacking(NeedText, "owner__organization"))
        | Q(lacking(ExpertiseText, "owner__organization")),
    )
