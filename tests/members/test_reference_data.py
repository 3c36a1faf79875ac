"""Governorates, themes and topics as they are shipped, and as staff keep them."""

import pytest
from django.core.management import call_command

from members import reference_data
from members.models import Governorate, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped():
    reference_data.load()


def test_a_topic_has_its_own_synonyms_and_what_people_type_besides():
    minorities = Topic.objects.get(slug="rights-of-minorities-and-components")
    assert {"Yazidi", "Yezidi", "Ezidi"} <= set(minorities.synonyms_en)
    assert "اليزيديون" in minorities.synonyms_ar
    assert "ئێزیدی" in minorities.synonyms_ckb


def test_every_line_of_more_synonyms_names_a_topic_that_is_shipped_and_repeats_none_of_its_words():
    shipped = {row["topic"]: row for row in reference_data.rows("themes")}
    for row in reference_data.rows("more_synonyms"):
        for column in ("synonyms", "synonyms_ar", "synonyms_ckb"):
            ours = reference_data.synonyms(row[column])
            assert len(set(ours)) == len(ours)
            assert not set(ours) & set(reference_data.synonyms(shipped[row["topic"]][column]))


def test_what_staff_changed_stays_when_the_portal_starts_again():
    Topic.objects.filter(slug="legal-aid").update(name_en="Legal help", synonyms_en=["lawyers"])
    Governorate.objects.filter(code="IQ-WA").delete()
    assert reference_data.load().has_changed
    topic = Topic.objects.get(slug="legal-aid")
    assert (topic.name_en, topic.synonyms_en) == ("Legal help", ["lawyers"])
    assert Governorate.objects.get(code="IQ-WA").name_en
    assert not reference_data.load().has_changed


def test_an_operator_brings_the_shipped_words_back():
    Topic.objects.filter(slug="legal-aid").update(name_en="Legal help", synonyms_en=["lawyers"])
    call_command("load_reference_data", "--overwrite", verbosity=0)
    topic = Topic.objects.get(slug="legal-aid")
    assert topic.name_en == "Legal aid"
    assert "access to justice" in topic.synonyms_en
