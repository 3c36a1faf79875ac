"""The demonstration's profiles have some of everything that a profile can say, and nothing made up looks real."""

from __future__ import annotations

import pytest
from django.db.models import Count

from cop_portal.dates import today
from cop_portal.demo.data import MORE_PROJECTS, ORGANIZATIONS, STANDING
from cop_portal.documents.store import read_document
from cop_portal.translations.texts import read
from members.models import (
    Need,
    Office,
    Organization,
    OrganizationText,
    OtherName,
    Project,
    Registration,
    SectionConfirmation,
    SubGrant,
    TargetGroup,
)
from members.recognition import recognize
from members.upkeep.freshness import AGEING, FRESH, OLD, band_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_it_works():
    weo = Organization.objects.get(slug="weo")
    assert weo.is_women_led
    assert weo.size_band
    assert weo.offices.get(is_head=True).governorate.code == "IQ-AR"
    assert weo.known_as.exists()
    assert weo.sub_grants.exists()
    assert {project.status for project in weo.projects.all()} == {"planned", "running", "completed"}
    assert weo.needs.filter(urgency="urgent").exists()


def test_variety_of_the_facets():
    members = Organization.objects.exclude(kind="convenor")
    assert {row.is_women_led for row in members} == {True, False, None}
    assert len(set(members.values_list("size_band", flat=True)) - {""}) == 5
    assert set(Need.objects.values_list("urgency", flat=True)) == set(Need.Urgency.values)
    statuses = [project.status for project in Project.objects.all()]
    assert min(statuses.count(status) for status in ("planned", "running", "completed")) >= 3
    groups = {group for project in Project.objects.all() for group in project.target_groups}
    assert groups == set(TargetGroup.values)
    assert set(OtherName.objects.values_list("kind", flat=True)) == set(OtherName.Kind.values)
    assert Office.objects.count() > 20


def test_freshness_of_every_kind():
    confirmed = {row.slug: row.profile_confirmed_on for row in Organization.objects.all()}
    bands = [band_of(day, today()) for day in confirmed.values() if day is not None]
    assert set(bands) == {FRESH, AGEING, OLD}
    assert confirmed["nawl-livelihoods"] is None
    # One forgotten section makes the whole old; one that was never confirmed leaves it without a day.
    assert band_of(confirmed["voice-of-the-bridge"], today()) == OLD
    assert confirmed["step-together"] is None
    assert SectionConfirmation.objects.filter(organization__slug="step-together").count() == 5


def test_the_day_of_a_profile_is_its_oldest_section():
    for organization in Organization.objects.all():
        days = list(organization.section_confirmations.values_list("confirmed_on", flat=True))
        oldest = min(days) if len(days) == len(SectionConfirmation.Section.values) else None
        assert organization.profile_confirmed_on == oldest, organization
        assert all(day <= today() for day in days)


def test_registrations_expire_soon_late_and_have_expired():
    days = [row.expires_on for row in Registration.objects.all()]
    assert None in days
    left = [(day - today()).days for day in days if day is not None]
    assert min(left) < 0
    assert any(0 < days < 60 for days in left)
    assert max(left) > 365


def test_grants_are_of_primes_and_subs():
    grants = SubGrant.objects.select_related("prime", "sub")
    assert {grant.prime.grant_role for grant in grants} == {"prime"}
    assert {grant.sub.grant_role for grant in grants} == {"sub"}
    assert {"discreet", "hidden"} <= {grant.sub.visibility for grant in grants}
    assert grants.values("prime").annotate(subs=Count("pk")).filter(subs__gt=1).exists()


def test_translations_of_every_kind():
    assert OrganizationText.objects.filter(origin="machine", field="mission").count() == 2
    palm_grove = Organization.objects.get(slug="palm-grove-youth")
    texts = {row.language: row for row in palm_grove.texts.all()}
    assert texts["en"].source_revision == texts["ar"].revision
    assert texts["ckb"].source_revision < texts["ar"].revision
    (member,) = (one for one in ORGANIZATIONS if one.slug == "palm-grove-youth")
    assert {language: texts[language].text for language in ("ar", "en")} == member.mission
    assert read(palm_grove.texts.all(), "mission").is_out_of_date is False  # in English


def test_one_paper_and_one_logo():
    paper = Registration.objects.get(organization__slug="weo").file
    assert paper.name.endswith(".pdf")
    assert read_document(paper).startswith(b"%PDF-")
    logo = Organization.objects.get(logo__isnull=False)
    assert logo.slug == "safe-signal"
    assert read_document(logo.logo).startswith(b"\x89PNG")


def test_no_former_names_and_no_signs_are_made_up_for_real_organizations():
    for slug in ("weo", "al-noor", "search"):
        organization = Organization.objects.get(slug=slug)
        assert not organization.known_as.exclude(kind="other_name").exists()
        assert organization.logo is None


def test_no_two_are_called_alike():
    """What is told of one organization must not make it somebody else."""
    for name in OtherName.objects.select_related("organization"):
        assert recognize(name.name, Organization.objects.all()).certain == name.organization


def test_data_is_of_organizations_that_are_there():
    slugs = {member.slug for member in ORGANIZATIONS}
    assert set(STANDING) <= slugs
    assert set(MORE_PROJECTS) <= slugs
    for member in ORGANIZATIONS:
        topics = {want.topic for want in member.wants}
        assert set(STANDING[member.slug].urgencies if member.slug in STANDING else ()) <= topics
