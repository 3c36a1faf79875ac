"""A representative reads who changed what, and when: one save an entry, each field old and new, in words."""

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.history import changed_by
from members.actions import confirming, knowledge
from members.models import Need, Organization, Project, Registration
from tests.cast import english_client_of
from tests.members.history.reading import about, html, later, words

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    about(cast)
    page = words(cast.suzan)
    assert "Suzan Aref" in page
    assert "Mission We train women in Mosul." in page
    assert "Works in Added: Ninewa" in page
    assert "Languages Added: Kurdish (Sorani)" in page
    assert "E-mail address office@weo.example" in page
    assert "Confirmed as true: About, Contact" in page


def test_a_text_is_shown_word_by_word(cast):
    about(cast)
    about(cast, mission="We train young women in Basra.")
    page = html(cast.suzan)
    assert '<ins lang="en"> young</ins>' in page
    assert '<del lang="en">Mosul</del><ins lang="en">Basra</ins>' in page
    assert '<dd class="history-text"><bdi dir="ltr">' in page


def test_a_text_in_another_language_has_its_own_direction(cast):
    about(cast)
    about(cast, mission="ندرب النساء", language="ar")
    page = html(cast.suzan)
    assert (
        '<del lang="en">We train women in Mosul.</del><ins lang="ar">ندرب النساء</ins>'
        in page.partition('dir="rtl"')[2]
    )


def test_values_are_said_in_words(cast):
    knowledge.save_need(organization=cast.weo, topic=cast.quotas, audience="members", by=cast.suzan)
    later()
    knowledge.save_need(organization=cast.weo, topic=cast.quotas, audience="staff", by=cast.suzan)
    later()
    knowledge.remove_need(need=Need.objects.get(), by=cast.suzan)
    page = words(cast.suzan)
    assert "Wants to learn: Gender quotas Added Who may read it Members" in page
    assert "Wants to learn: Gender quotas Who may read it Members Search staff" in page
    assert "Wants to learn: Gender quotas Removed Who may read it Search staff" in page


def test_a_project_is_one_thing_with_its_texts_topics_and_places(cast):
    arguments = {"organization": cast.weo, "by": cast.suzan, "starts_on": datetime.date(2024, 5, 6)}
    project = knowledge.save_project(
        title="Councils", topics=[cast.legal_aid], governorates=[cast.erbil], **arguments
    )
    later()
    knowledge.save_project(
        title="Councils now",
        topics=[cast.quotas],
        governorates=[cast.erbil],
        target_groups=["women"],
        project=project,
        **arguments,
    )
    page = words(cast.suzan)
    assert "Projects: Councils Added Starts 6 May 2024 Title Councils Topics Legal aid Where Erbil" in page
    assert "Projects: Councils now Target groups Added: women Title Councils now" in page
    assert "Topics Removed: Legal aid Added: Gender quotas" in page


def test_the_desk_has_a_context(cast):
    client = english_client_of(cast.superuser)
    registration = Registration.objects.create(organization=cast.weo, authority="federal", number="F-1")
    later()
    data = {"_save": "", "organization": cast.weo.pk, "authority": "federal", "number": "F-2"}
    data |= {"file_audience": "partners"}
    response = client.post(f"/admin/members/registration/{registration.pk}/change/", data)
    assert response.status_code == 302, response.context["errors"]
    page = words(cast.staff)
    assert "Rana Root, Search staff" in page
    assert "Registration number F-1 F-2" in page


def test_what_is_done_past_the_portal_says_so(cast):
    Organization.objects.filter(slug="weo").update(phone="+964 1")
    page = words(cast.suzan)
    assert "Outside the portal" in page
    assert "Phone +964 1" in page


def test_a_removed_organization_or_thing_breaks_no_page(cast):
    project = Project.objects.create(organization=cast.weo, starts_on=today())
    project.texts.create(field="title", language="en", text="Gone")
    later()
    project.delete()
    page = words(cast.suzan)
    assert "Projects: Gone Removed" in page


def test_a_confirmation_for_an_earlier_day_says_which(cast):
    confirming.confirm_section(
        organization=cast.weo, section="about", by=cast.suzan, on=datetime.date(2026, 1, 6)
    )
    assert "Confirmed as true for 6 January 2026: About" in words(cast.suzan)


def test_sections_confirmed_within_a_minute_are_one_entry(cast):
    for section in ("registration", "contact", "projects"):
        confirming.confirm_section(organization=cast.weo, section=section, by=cast.suzan)
    page = words(cast.suzan)
    assert "Confirmed as true: Projects, Contact, Registration" in page
    assert page.count("Confirmed as true") == 1


def test_what_one_save_writes_twice_is_one_change(cast):
    about(cast)
    with changed_by(cast.suzan, "edit_about"):
        for number in ("+964 1", "+964 2"):
            Organization.objects.filter(slug="weo").update(phone=number)
        text = cast.weo.texts.get()
        for mission in ("Nothing of this stays.", "We train women in Basra."):
            text.text = mission
            text.save()
    page = words(cast.suzan)
    assert "+964 2" in page
    assert "+964 1" not in page
    assert "Nothing of this stays." not in page
    assert "We train women in MosulBasra." in page
