"""Somebody writes an organization in a line of text: which one is meant, on the demonstration's organizations."""

from __future__ import annotations

import datetime

import pytest

from members.models import Organization
from members.recognition import Recognizer
from tests.members.names.meaning import CERTAIN, meant, slugs

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


@pytest.mark.parametrize(("text", "slug"), CERTAIN)
def test_it_works(text, slug):
    found = meant(text)
    assert found.certain is not None, [(one.organization.slug, one.certainty) for one in found.candidates]
    assert found.certain.slug == slug


LIKELY = [
    ("Women Empowrment Organizaton", "weo"),
    ("Empowerment Women", "weo"),
    ("Tischk", "tishk"),
    ("مؤسسة النورر", "al-noor"),
    ("Horizon International", "open-horizon"),
    ("Manara Center Policy Reserch", "manara-policy-research"),
    ("We met somebody of Safe Signal yesterday", "safe-signal"),
    ("the person from WEO who spoke first", "weo"),
    # Another kind of body of the same name may be another body.
    ("Al Noor Association", "al-noor"),
    ("شبكة النور", "al-noor"),
    ("Women Empowerment Organization, Basra branch", "weo"),
]


@pytest.mark.parametrize(("text", "slug"), LIKELY)
def test_likely_and_never_certain(text, slug):
    found = meant(text)
    assert found.certain is None
    assert slug in slugs(found)
    assert all(0 < candidate.certainty < 1 for candidate in found.candidates)


@pytest.mark.parametrize(
    "text", ["WEO / Al Noor", "WEO and Al Noor", "suzan@weo.example, Al Noor Foundation"]
)
def test_two_that_are_named_are_two(text):
    found = meant(text)
    assert found.certain is None
    assert {"weo", "al-noor"} <= slugs(found)


NOBODY = [
    *("", " ", "\0", "...", "()", "@", "x@", "ئ", "ـ" * 50, "42", "1042"),
    *(
        "foundation",
        "منظمة",
        "the",
        "Baghdad",
        "Suzan Aref",
        "شكراً جزيلاً",
        "Committee of Fishers of the Marshes",
    ),
    *("somebody@gmail.com", "x@yahoo.co.uk", "x@outlook.fr", "x@icloud.com", "x@proton.me", "gmail.com"),
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_meant(text):
    assert meant(text).candidates == []


def test_an_address_that_several_share_is_nobodys():
    found = meant("new@member.example")
    assert found.certain is None
    assert {"marsa-foundation", "two-banks-legal-aid"} <= slugs(found)


def test_public_providers_are_nobodys_even_where_the_organization_uses_one():
    Organization.objects.filter(slug="weo").update(
        email="weo.erbil@gmail.com", website="https://facebook.com/weo"
    )
    assert meant("another@gmail.com").candidates == []
    assert meant("weo.erbil@gmail.com").certain.slug == "weo"  # its own address, whole
    assert meant("https://www.facebook.com/somebody").candidates == []


def test_several_texts_of_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        found = Recognizer(Organization.objects.all(), for_staff=True).recognize(
            "Al Noor", "DEMO-F-2041", "النور"
        )
    assert found.certain.slug == "al-noor"
    both = Recognizer(Organization.objects.all(), for_staff=True).recognize("Al Noor", "DEMO-K-1042")
    assert both.certain is None


def test_as_many_queries_for_many(django_assert_max_num_queries):
    Organization.objects.bulk_create(
        Organization(
            slug=f"many-{number}",
            name_en=f"Planted Number{number} Society for Wells",
            name_ar=f"جمعية البئر {number}",
            kind="local",
            member_since=datetime.date(2020, 1, 1),
        )
        for number in range(300)
    )
    for text in ("Al Noor", "x@weo.example", "DEMO-K-1042", "Planted Numbr7 Society"):
        with django_assert_max_num_queries(6):
            meant(text)
