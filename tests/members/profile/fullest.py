"""The fullest organization that the forms let somebody write, in three languages, for tests of the printed profile."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from cop_portal.translations.texts import Origin
from members.forms.translations import LONGEST
from members.models import (
    Expertise,
    Governorate,
    Membership,
    Need,
    Organization,
    OrganizationLanguage,
    Project,
    Registration,
    Role,
    TargetGroup,
    Topic,
    User,
)

OFFERS, NEEDS, PROJECTS = 12, 10, 12
WORDS = {
    "en": "We work with women who stand for provincial councils, and with their families and neighbours. ",
    "ar": "نعمل مع النساء المرشحات لمجالس المحافظات، ومع عائلاتهن وجيرانهن، في كل مرحلة من الانتخابات. ",
    "ckb": "لەگەڵ ئەو ژنانە کار دەکەین کە بۆ ئەنجوومەنی پارێزگاکان خۆیان کاندید دەکەن، لەگەڵ خێزانەکانیان. ",
}
LONG_NAMES = {
    "name_en": "Federation of Independent Organizations for the Participation of Women in Public Life in Iraq",
    "name_ar": "اتحاد المنظمات المستقلة من أجل مشاركة المرأة في الحياة العامة في العراق",
    "name_ckb": "یەکێتیی ڕێکخراوە سەربەخۆکان بۆ بەشداریکردنی ژنان لە ژیانی گشتیدا لە عێراق",
}

Writer = Callable[[str, int], str]


def sentences(language: str, length: int) -> str:
    """Ordinary sentences, ``length`` letters long."""
    words = WORDS[language]
    return (words * (length // len(words) + 1))[:length].strip()


def one_word(language: str, length: int) -> str:
    """A word without an end, in the widest letters."""
    return "W" * length


def lines(language: str, length: int) -> str:
    """A line for each letter."""
    return "\n".join("x" * (length // 2))


def fullest(slug: str, write: Writer = sentences, *, topics: int = OFFERS) -> Organization:
    """An organization with as much in it as there can be; ``write`` writes its texts."""
    organization = Organization.objects.create(
        slug=slug,
        **LONG_NAMES,
        acronym="FIOPWPLI",
        kind="national",
        grant_role="prime",
        member_since=datetime.date(2019, 3, 1),
        email="a.long.address.of.an.office@organization-with-a-long-name.example",
        phone="+964 750 000 0000",
        website="https://organization-with-a-long-name.example/who-we-are",
    )
    organization.governorates.set(Governorate.objects.all())
    for language in OrganizationLanguage.Language.values:
        OrganizationLanguage.objects.create(organization=organization, language=language)
    _write(organization, write, "mission")
    chosen = list(Topic.objects.order_by("pk")[: max(topics, NEEDS)])
    for topic in chosen[:topics]:
        _write(Expertise.objects.create(organization=organization, topic=topic, band="10+"), write, "shares")
    for topic in chosen[:NEEDS]:
        need = Need.objects.create(organization=organization, topic=topic, audience="partners")
        _write(need, write, "question")
    for number in range(PROJECTS):
        _project(organization, write, chosen, number)
    for number, authority in enumerate(Registration.Authority.values):
        Registration.objects.create(
            organization=organization,
            authority=authority,
            number=f"FULL-{number}-0123456789",
            expires_on=datetime.date(2040, 1, 1),
        )
    for number in range(5):
        user = User.objects.create_user(
            f"{slug}{number}@full.example", name=f"Somebody With A Long Name {number}"
        )
        Membership.objects.create(
            user=user,
            organization=organization,
            role=Role.REPRESENTATIVE,
            position="Director of programs and partnerships",
            since=organization.member_since,
        )
    return organization


def remove(organization: Organization) -> None:
    """Take it away with its people, so that no other test finds it."""
    people = list(organization.memberships.values_list("user_id", flat=True))
    organization.memberships.all().delete()
    organization.delete()
    User.objects.filter(pk__in=people).delete()


def _project(organization: Organization, write: Writer, topics: list[Topic], number: int) -> None:
    project = Project.objects.create(
        organization=organization,
        starts_on=datetime.date(2010 + number, 1, 1),
        ends_on=datetime.date(2012 + number, 12, 31),
        target_groups=TargetGroup.values,
        donor="A donor with a rather long name of its own, and a department",
        grant_number="GRANT-2026-0123456789-ABC",
    )
    project.topics.set(topics)
    project.governorates.set(Governorate.objects.all())
    _write(project, write, "title")
    _write(project, write, "summary")


def _write(owner, write: Writer, field: str) -> None:
    """The longest text of a field, as original in English and a machine's translation, out of date, into the others."""
    for language in WORDS:
        is_original = language == "en"
        owner.texts.create(
            field=field,
            language=language,
            text=write(language, LONGEST[field]),
            origin=Origin.ORIGINAL if is_original else Origin.MACHINE,
            revision=2 if is_original else 1,
            source_revision=None if is_original else 1,
        )
