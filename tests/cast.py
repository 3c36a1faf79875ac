"""The small shared cast of the tests: two organizations of the story, others beside them, staff and an observer.

Made without actions, so that a test of an action starts from rows it did not write itself. ``password`` signs anybody
in; most tests use ``client.force_login``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.test import Client

from members.models import (
    Governorate,
    Membership,
    Organization,
    OrganizationLanguage,
    Role,
    Theme,
    Topic,
    User,
)
from members.roles import OBSERVER_GROUP, STAFF_GROUP

PASSWORD = "why-havent-we-done-this-before"
JOINED = datetime.date(2019, 3, 1)


@dataclass
class Cast:
    """Who is in the play."""

    search: Organization
    weo: Organization
    al_noor: Organization
    outsider_org: Organization
    discreet_org: Organization
    hidden_org: Organization
    suzan: User  # representative of WEO
    colleague: User  # of WEO
    ahmed: User  # representative of Al Noor
    alnoor_colleague: User
    outsider: User  # representative of an organization that is party to nothing
    discreet: User  # representative of the discreet organization
    hidden: User  # representative of the hidden organization
    staff: User  # Search staff, no superuser
    observer: User
    superuser: User
    quotas: Topic
    electoral_violence: Topic
    leadership: Topic
    legal_aid: Topic
    erbil: Governorate
    ninewa: Governorate
    baghdad: Governorate


def client_of(user: User | None) -> Client:
    """A browser in which ``user`` is signed in; a visitor's for None."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def english_client_of(user: User) -> Client:
    """The same, whatever the language of the account: for tests that read words."""
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user)


def _user(email: str, name: str, **fields) -> User:
    return User.objects.create_user(email, PASSWORD, name=name, **fields)


def _organization(slug: str, name: str, **fields) -> Organization:
    fields.setdefault("kind", "national")
    organization = Organization.objects.create(slug=slug, name_en=name, member_since=JOINED, **fields)
    OrganizationLanguage.objects.create(organization=organization, language="ar")
    return organization


def _member(
    user: User, organization: Organization, role: str = Role.REPRESENTATIVE, position: str = ""
) -> None:
    Membership.objects.create(
        user=user, organization=organization, role=role, position=position, since=JOINED
    )


def _topics() -> dict[str, Topic]:
    participation = Theme.objects.create(
        slug="womens-participation",
        name_en="Women's participation in public life",
        name_ar="مشاركة المرأة",
        position=1,
    )
    violence = Theme.objects.create(slug="violence", name_en="Violence against women and girls", position=2)
    law = Theme.objects.create(slug="rule-of-law", name_en="Rule of law and justice", position=3)

    def topic(
        theme: Theme, slug: str, name_en: str, name_ar: str, position: int, synonyms: list[str]
    ) -> Topic:
        return Topic.objects.create(
            theme=theme,
            slug=slug,
            name_en=name_en,
            name_ar=name_ar,
            position=position,
            dac_code="15170",
            synonyms_en=synonyms,
        )

    return {
        "quotas": topic(
            participation, "gender-quotas", "Gender quotas", "الكوتا النسائية", 1, ["political quota"]
        ),
        "leadership": topic(
            participation, "womens-leadership", "Women's leadership and mentoring", "القيادة", 2, []
        ),
        "electoral_violence": topic(
            violence,
            "violence-in-elections",
            "Violence against women in elections",
            "العنف ضد المرأة في الانتخابات",
            1,
            ["electoral violence"],
        ),
        "legal_aid": topic(law, "legal-aid", "Legal aid", "المساعدة القانونية", 1, []),
    }


def make_cast() -> Cast:
    """Everybody, in an otherwise empty database."""
    governorates = {
        key: Governorate.objects.update_or_create(code=code, defaults={"name_en": en, "name_ar": ar})[0]
        for key, code, en, ar in (
            ("erbil", "IQ-AR", "Erbil", "أربيل"),
            ("ninewa", "IQ-NI", "Ninewa", "نينوى"),
            ("baghdad", "IQ-BG", "Baghdad", "بغداد"),
        )
    }
    organizations = {
        "search": _organization("search", "Search for Common Ground", kind="convenor", acronym="Search"),
        "weo": _organization(
            "weo",
            "Women Empowerment Organization",
            name_ar="منظمة تمكين المرأة",
            acronym="WEO",
            grant_role="prime",
        ),
        "al_noor": _organization(
            "al-noor",
            "Al Noor Foundation",
            name_ar="مؤسسة النور",
            short_name_en="Al Noor",
            short_name_ar="النور",
            kind="foundation",
            grant_role="prime",
        ),
        "outsider_org": _organization(
            "outsider", "Outsider Association", kind="association", grant_role="sub"
        ),
        "discreet_org": _organization(
            "discreet", "Discreet Initiative", visibility="discreet", grant_role="sub"
        ),
        "hidden_org": _organization("hidden", "Hidden Shelter", visibility="hidden", grant_role="sub"),
    }
    users = {
        "suzan": _user("suzan@weo.example", "Suzan Aref"),
        "colleague": _user("colleague@weo.example", "Lana Karim"),
        "ahmed": _user("ahmed@alnoor.example", "Ahmed Jassam", language="ar"),
        "alnoor_colleague": _user("colleague@alnoor.example", "Noor Hadi"),
        "outsider": _user("outsider@member.example", "Omar Salim"),
        "discreet": _user("discreet@member.example", "Dina Faris"),
        "hidden": _user("hidden@member.example", "Hala Nouri"),
        "staff": _user("staff@search.example", "Sara Staff", is_staff=True),
        "observer": _user("observer@drl.example", "Olivia Observer"),
        "superuser": _user("root@search.example", "Rana Root", is_staff=True, is_superuser=True),
    }
    _member(users["suzan"], organizations["weo"], position="Director")
    _member(users["colleague"], organizations["weo"], Role.COLLEAGUE)
    _member(users["ahmed"], organizations["al_noor"], position="Executive director")
    _member(users["alnoor_colleague"], organizations["al_noor"], Role.COLLEAGUE)
    _member(users["outsider"], organizations["outsider_org"])
    _member(users["discreet"], organizations["discreet_org"])
    _member(users["hidden"], organizations["hidden_org"])
    users["staff"].groups.add(Group.objects.get_or_create(name=STAFF_GROUP)[0])
    users["observer"].groups.add(Group.objects.get_or_create(name=OBSERVER_GROUP)[0])
    return Cast(**organizations, **users, **_topics(), **governorates)
