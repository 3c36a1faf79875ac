"""Brings invented organizations into the database, many at once.

It does not go through the actions, which know one organization at a time; a test compares what it leaves behind with
what they do. History's triggers are passed over: nobody wrote these rows, and a second copy of each would cost as much
as the rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from cop_portal.dates import today
from cop_portal.translations.texts import Origin, TranslatedText
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
    Role,
    SectionConfirmation,
    Topic,
    User,
)
from members.search.writing import write_rows

from .organization import Maker
from .shape import Invented, Place, Texts

BATCH = 500
# In one INSERT. PostgreSQL takes 65,535 values; more rows at once are no faster.
ROWS_AT_ONCE = 2000
ADDRESSES = "generated.example"


@dataclass(frozen=True)
class Ground:
    """The reference data that invented organizations point at, by address or code."""

    topics: dict[str, int]
    places: dict[str, int]
    day: datetime.date


def write_organizations(
    count: int, seed: int, tell: Callable[[int], Any] = lambda done: None, share: tuple[int, int] = (0, 1)
) -> int:
    """Write the first ``count`` organizations of ``seed``, those that are not there yet; how many that were.

    ``tell`` is told from time to time how many are there. A batch is written whole or not at all, so that what was
    interrupted can be run again. Of several processes each has a ``share`` of the batches: its place, and of how many.
    """
    maker, ground = _ground(seed)
    place, processes = share
    written = 0
    for start in range(place * BATCH, count, processes * BATCH):
        invented = [maker.make(number) for number in range(start, min(start + BATCH, count))]
        slugs = [one.slug for one in invented]
        there = set(Organization.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        missing = [one for one in invented if one.slug not in there]
        if missing:
            with transaction.atomic(), pgtrigger.ignore():
                _write(missing, ground)
        written += len(missing)
        tell(min(start + BATCH, count))
    return written


def _ground(seed: int) -> tuple[Maker, Ground]:
    topics = dict(Topic.objects.order_by("theme__position", "position", "pk").values_list("slug", "pk"))
    governorates = list(Governorate.objects.order_by("code"))
    places = [Place(row.code, (row.name_en, row.name_ar, row.name_ckb)) for row in governorates]
    return Maker(seed, list(topics), places), Ground(
        topics, {row.code: row.pk for row in governorates}, today()
    )


def _write(invented: list[Invented], ground: Ground) -> None:
    organizations = _put(_organization(one, ground.day) for one in invented)
    pairs = list(zip(organizations, invented, strict=True))
    works_in = Organization.governorates.through
    _put(
        works_in(organization_id=row.pk, governorate_id=ground.places[code])
        for row, one in pairs
        for code in one.places
    )
    _put(_texts(OrganizationText, ((row, "mission", one.mission) for row, one in pairs)))
    for make in (_languages, _other_names, _offices, _registrations):
        _put(made for row, one in pairs for made in make(row, one, ground))
    _write_people(pairs, ground)
    _write_knowledge(pairs, ground)
    _write_projects(pairs, ground)
    write_rows(organizations)


def _put(rows: Iterable[models.Model]) -> list[Any]:
    made = list(rows)
    return type(made[0])._default_manager.bulk_create(made, batch_size=ROWS_AT_ONCE) if made else []


def _texts(
    model: type[TranslatedText], said: Iterable[tuple[models.Model, str, Texts]]
) -> Iterator[TranslatedText]:
    """Rows of ``(owner, field, texts)``; the first language is the original, each eighth translation is out of date."""
    for owner, field, texts in said:
        for position, (language, text) in enumerate(texts.items()):
            row = model(owner_id=owner.pk, field=field, language=language, text=text)
            if position:
                row.origin = Origin.MACHINE if len(text) % 5 == 0 else Origin.HUMAN
                row.source_revision = 1
            elif len(text) % 8 == 0 and len(texts) > 1:
                row.revision = 2
            yield row


# -- what an organization is ------------------------------------------------------------------------------------------


def _organization(one: Invented, day: datetime.date) -> Organization:
    name_en, name_ar, name_ckb = one.names
    everything = len(one.confirmed) == len(SectionConfirmation.Section)
    return Organization(
        slug=one.slug,
        name_en=name_en,
        name_ar=name_ar,
        name_ckb=name_ckb,
        acronym=one.acronym,
        kind=one.kind,
        grant_role=one.grant_role,
        visibility=one.visibility,
        size_band=one.size_band,
        is_women_led=one.is_women_led,
        member_since=day - datetime.timedelta(days=one.member_for),
        profile_confirmed_on=day - datetime.timedelta(days=max(one.confirmed.values()))
        if everything
        else None,
        email=f"office@{_end(one.slug)}.example",
        phone="+964 770 000 0000",
        website=f"https://{_end(one.slug)}.example/",
    )


def _end(slug: str) -> str:
    """The end of an address, which no other organization has, short enough for a part of another address."""
    return slug[-60:].strip("-")


def _languages(row: Organization, one: Invented, ground: Ground) -> Iterator[models.Model]:
    return (OrganizationLanguage(organization=row, language=language) for language in one.languages)


def _other_names(row: Organization, one: Invented, ground: Ground) -> Iterator[models.Model]:
    return (
        OtherName(organization=row, kind=kind, language=language, name=name)
        for kind, language, name in one.known_as
    )


def _offices(row: Organization, one: Invented, ground: Ground) -> Iterator[models.Model]:
    return (
        Office(organization=row, governorate_id=ground.places[code], is_head=not position)
        for position, code in enumerate(one.places[:2])
    )


def _registrations(row: Organization, one: Invented, ground: Ground) -> Iterator[models.Model]:
    authority, number, issued, expires = one.registration
    yield Registration(
        organization=row,
        authority=authority,
        number=number,
        issued_on=ground.day - datetime.timedelta(days=issued + 900),
        expires_on=ground.day - datetime.timedelta(days=expires),
    )


def _write_people(pairs: list[tuple[Organization, Invented]], ground: Ground) -> None:
    """A representative each, who cannot sign in, and what they confirmed."""
    people = _put(
        User(
            email=f"{_end(one.slug)}@{ADDRESSES}",
            name=f"{one.names[0].split()[0]} Representative",
            password=make_password(None),
            language=one.languages[0] if one.languages[0] in ("en", "ar", "ckb") else "ar",
        )
        for _row, one in pairs
    )
    _put(
        Membership(organization=row, user=user, role=Role.REPRESENTATIVE, since=row.member_since)
        for (row, _one), user in zip(pairs, people, strict=True)
    )
    _put(
        SectionConfirmation(
            organization=row,
            section=section,
            confirmed_on=ground.day - datetime.timedelta(days=days),
            confirmed_by=user,
        )
        for (row, one), user in zip(pairs, people, strict=True)
        for section, days in one.confirmed.items()
    )


# -- what it knows and does -------------------------------------------------------------------------------------------


def _write_knowledge(pairs: list[tuple[Organization, Invented]], ground: Ground) -> None:
    offers = [(row, offer) for row, one in pairs for offer in one.offers]
    expertise = _put(
        Expertise(organization=row, topic_id=ground.topics[offer.topic], band=offer.band)
        for row, offer in offers
    )
    shared = ((row, "shares", offer.shares) for row, (_owner, offer) in zip(expertise, offers, strict=True))
    _put(_texts(ExpertiseText, shared))
    wants = [(row, want) for row, one in pairs for want in one.wants]
    needs = _put(
        Need(
            organization=row,
            topic_id=ground.topics[want.topic],
            urgency=want.urgency,
            audience=want.audience,
        )
        for row, want in wants
    )
    asked = ((row, "question", want.question) for row, (_owner, want) in zip(needs, wants, strict=True))
    _put(_texts(NeedText, asked))


def _write_projects(pairs: list[tuple[Organization, Invented]], ground: Ground) -> None:
    works = [(row, work) for row, one in pairs for work in one.projects]
    projects = _put(
        Project(
            organization=row,
            starts_on=ground.day + datetime.timedelta(days=work.starts),
            ends_on=None if work.ends is None else ground.day + datetime.timedelta(days=work.ends),
            target_groups=work.target_groups,
            donor=work.donor,
            grant_number=work.grant_number,
        )
        for row, work in works
    )
    made = [(project, work) for project, (_row, work) in zip(projects, works, strict=True)]
    on_topic, in_place = Project.topics.through, Project.governorates.through
    _put(
        on_topic(project_id=row.pk, topic_id=ground.topics[slug])
        for row, work in made
        for slug in work.topics
    )
    _put(
        in_place(project_id=row.pk, governorate_id=ground.places[code])
        for row, work in made
        for code in work.places
    )
    titles = ((row, "title", work.title) for row, work in made)
    summaries = ((row, "summary", work.summary) for row, work in made)
    _put([*_texts(ProjectText, titles), *_texts(ProjectText, summaries)])
