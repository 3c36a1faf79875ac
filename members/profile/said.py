"""All that the tables around an organization say of it, for one reader, in one question.

It is put together once a process (see ``prepared``): Django takes ten times as long for that as PostgreSQL to answer.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from cop_portal.postgres.nested_rows import nested
from cop_portal.postgres.prepared import Among, Given, Prepared
from members.known import Known, audiences_of, roles_shown_of
from members.models import (
    Expertise,
    ExpertiseText,
    Governorate,
    Membership,
    Need,
    NeedText,
    Office,
    Organization,
    OrganizationLanguage,
    OrganizationText,
    OtherName,
    Project,
    ProjectText,
    Registration,
    SubGrant,
    Topic,
)

# What is given: the organization, the one the reader acts for where it stands beside it (or None), both of them, and
# what the rules of ``known`` say of the reader and the organization.
THEM, US, BOTH, AUDIENCES, ROLES = "organization", "acting_for", "both", "audiences", "roles"

NAMES = ("name_en", "name_ar", "name_ckb")
PLACE = ("id", "code", *NAMES)
TOPIC = ("id", "slug", "theme_id", *NAMES, "synonyms_en", "synonyms_ar", "synonyms_ckb")
TEXT = ("owner_id", "field", "language", "text", "origin", "revision", "source_revision")
CALLED = ("id", "slug", "acronym", "visibility", *NAMES, "short_name_en", "short_name_ar", "short_name_ckb")
OTHER_NAME = ("id", "public_id", "kind", "language", "name")
OFFICE = ("id", "public_id", "is_head", "phone", "phone_audience", "governorate_id")
REGISTRATION = (
    "id",
    "public_id",
    "authority",
    "number",
    "issued_on",
    "expires_on",
    "file_audience",
    "file_id",
)
FILE = ("name", "kind", "size", "pages")
PERSON = ("id", "organization_id", "user_id", "role", "position", "phone", "email_audience", "phone_audience")
USER = ("id", "name", "email")
OFFER = ("id", "organization_id", "topic_id", "band")
WANT = ("id", "organization_id", "topic_id", "urgency", "audience")
PROJECT = (
    "id",
    "public_id",
    "organization_id",
    "starts_on",
    "ends_on",
    "target_groups",
    "donor",
    "grant_number",
)

Said = dict[str, list[Any]]


def read_said(known: Known, organization: Organization, acting_for: Organization | None = None) -> Said:
    """What is said of ``organization`` (which the reader may know of), as far as the reader may read it: rows as
    ``nested`` names them. With ``acting_for``, an organization of the reader's own, what that offers and wants too.

    Of other organizations it names all: which of them the reader may know of is to be asked (``is_visible_to_known``).
    """
    ours = None if acting_for is None else acting_for.pk
    rows = _SAID.rows(
        organization=organization.pk,
        acting_for=ours,
        both=[organization.pk] if ours is None else [organization.pk, ours],
        audiences=sorted(audiences_of(known, organization.pk)),
        roles=sorted(roles_shown_of(known, organization.pk)),
    )
    return json.loads(rows[0][0])


def _question() -> QuerySet:
    return Organization.objects.filter(pk=Given(THEM)).values_list(
        JSONObject(**_of_itself(), **_of_others(), **_knowledge(), **_texts())
    )


def _of_itself() -> dict[str, ArraySubquery]:
    """What it is called, where it is, who it is."""
    languages = OrganizationLanguage.objects.filter(organization=Given(THEM)).order_by("pk")
    people = Membership.objects.filter(
        Among("role", ROLES), organization=Given(THEM), until__isnull=True, user__is_active=True
    )
    registrations = Registration.objects.filter(organization=Given(THEM))
    return {
        "languages": ArraySubquery(languages.values("language")),
        "places": nested(Governorate.objects.filter(organizations=Given(THEM)), *PLACE),
        "other_names": nested(OtherName.objects.filter(organization=Given(THEM)), *OTHER_NAME),
        "offices": nested(
            Office.objects.filter(organization=Given(THEM)), *OFFICE, *_along("governorate", PLACE)
        ),
        "registrations": nested(
            registrations.order_by("authority", "-expires_on", "pk"), *REGISTRATION, *_along("file", FILE)
        ),
        "people": nested(people, *PERSON, *_along("user", USER)),
    }


def _of_others() -> dict[str, ArraySubquery]:
    """With whom it shares a grant."""
    return {
        "primes": nested(SubGrant.objects.filter(sub=Given(THEM)), *_along("prime", CALLED)),
        "subs": nested(SubGrant.objects.filter(prime=Given(THEM)), *_along("sub", CALLED)),
    }


def _knowledge() -> dict[str, ArraySubquery]:
    """What both offer and want, what it works on, and the topics of all that in the taxonomy's order."""
    offers = Expertise.objects.filter(Among("organization_id", BOTH))
    wants = Need.objects.filter(_readable())
    projects = Project.objects.filter(organization=Given(THEM))
    tagged = Project.topics.through.objects.filter(project__organization=Given(THEM))
    named = (
        Q(pk__in=offers.values("topic")) | Q(pk__in=wants.values("topic")) | Q(pk__in=tagged.values("topic"))
    )
    topics = Project.topics.through.objects.filter(project=OuterRef("pk")).order_by(
        "topic__position", "topic__theme__position"
    )
    places = Governorate.objects.filter(projects=OuterRef("pk"))
    return {
        "topics": nested(Topic.objects.filter(named), *TOPIC),
        "offers": nested(offers, *OFFER),
        "wants": nested(wants, *WANT),
        "projects": nested(
            projects.order_by(F("starts_on").desc(), "pk"),
            *PROJECT,
            topics=ArraySubquery(topics.values("topic_id")),
            places=nested(places, *PLACE),
        ),
    }


def _texts() -> dict[str, ArraySubquery]:
    """The texts of all that, by what they belong to."""
    return {
        "organization_texts": nested(OrganizationText.objects.filter(owner=Given(THEM)), *TEXT),
        "expertise_texts": nested(ExpertiseText.objects.filter(Among("owner__organization_id", BOTH)), *TEXT),
        "need_texts": nested(NeedText.objects.filter(_readable("owner__")), *TEXT),
        "project_texts": nested(ProjectText.objects.filter(owner__organization=Given(THEM)), *TEXT),
    }


def _readable(need: str = "") -> Q:
    """The needs that the reader may read; ``need`` is the path to them."""
    ours = Q(**{f"{need}organization": Given(US)})
    return ours | Q(Among(f"{need}audience", AUDIENCES), **{f"{need}organization": Given(THEM)})


def _along(path: str, fields: tuple[str, ...]) -> list[str]:
    return [f"{path}__{field}" for field in fields]


_SAID = Prepared(_question)
