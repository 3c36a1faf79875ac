"""A colleague removed what my form changes: I read who did, what I typed is there, and one tap adds it again."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest

from cop_portal.history import changed_by
from cop_portal.translations.texts import write_original
from members.actions import identity, knowledge, offices, organizations
from members.models import Expertise, Membership, Need, Office, OtherName, ProfileDraft, Project, Registration
from tests.cast import client_of, english_client_of
from tests.members.profile.edit_forms import BASE, NEED, NUMBER

pytestmark = pytest.mark.django_db

FORMS = ["need", "offer", "project", "office", "name", "registration"]


@pytest.fixture
def second(cast):
    """Another representative of WEO, who removes things."""
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    return cast.colleague


@pytest.fixture
def forms(cast, second):
    """Of each kind: how it is removed, its table, its page and what is sent to it."""
    by = {"organization": cast.weo, "by": cast.suzan}
    need = knowledge.save_need(**by, topic=cast.quotas)
    offer = knowledge.save_expertise(**by, topic=cast.quotas, band="1-5")
    project = knowledge.save_project(**by, title="Old", starts_on=datetime.date(2024, 5, 1))
    office = offices.save_office(**by, governorate=cast.erbil)
    name = identity.save_other_name(**by, kind="other_name", language="en", name="Old name")
    registration = organizations.add_registration(**by, authority="federal", number="1")
    day = {"starts_on_day": "1", "starts_on_month": "5", "starts_on_year": "2024"}
    offered = {"topic": "gender-quotas", "band": "1-5", "shares": "Typed words", "language": "en"}
    place = {"governorate": cast.erbil.pk, "phone": "Typed words", "phone_audience": "staff"}
    named = {"name": "Typed words", "kind": "former_name", "language": "en"}
    return {
        "need": (
            lambda: knowledge.remove_need(need=need, by=second),
            Need,
            "needs/gender-quotas/",
            NEED | {"question": "Typed words", "audience": "staff"},
        ),
        "offer": (
            lambda: knowledge.remove_expertise(expertise=offer, by=second),
            Expertise,
            "offers/gender-quotas/",
            offered,
        ),
        "project": (
            lambda: knowledge.remove_project(project=project, by=second),
            Project,
            f"projects/{project.public_id}/",
            {"title": "Typed words", "language": "en"} | day,
        ),
        "office": (
            lambda: offices.remove_office(office=office, by=second),
            Office,
            f"offices/{office.public_id}/",
            place,
        ),
        "name": (
            lambda: identity.remove_other_name(other_name=name, by=second),
            OtherName,
            f"other-names/{name.public_id}/",
            named,
        ),
        "registration": (
            lambda: organizations.remove_registration(registration=registration, by=second),
            Registration,
            f"registrations/{registration.public_id}/",
            NUMBER | {"number": "Typed words"},
        ),
    }


def next_form(page: str) -> tuple[str, dict[str, str]]:
    """Where the form of the page leads, and its hidden fields."""
    form = page.split('<form class="form"')[1].split("</form>")[0]
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return re.search(r'action="([^"]+)"', form)[1], {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("kind", FORMS)
def test_it_works(cast, forms, kind):
    remove, model, address, sent = forms[kind]
    suzan = english_client_of(cast.suzan)
    remove()
    answer = suzan.post(BASE + address, sent | {"acting_for": "weo"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"<bdi>{cast.colleague.name}</bdi> has removed this meanwhile, so nothing was saved." in page
    assert "Typed words" in page
    assert not model.objects.filter(organization=cast.weo).exists()
    # What was typed is a draft of a new one by now, and goes with it.
    assert ProfileDraft.objects.get().form == kind
    action, carried = next_form(page)
    assert suzan.post(action, sent | carried).status_code == 302
    assert model.objects.filter(organization=cast.weo).count() == 1
    assert not ProfileDraft.objects.exists()


def test_what_was_begun_of_a_new_one_is_not_written_over(cast, forms):
    remove, _model, address, sent = forms["project"]
    suzan = client_of(cast.suzan)
    suzan.post(f"{BASE}drafts/project/", {"title": "Begun before"})
    remove()
    page = suzan.post(BASE + address, sent | {"acting_for": "weo"}).content.decode()
    assert "Typed words" in page
    assert ProfileDraft.objects.get().data["fields"]["title"] == ["Begun before"]


@pytest.mark.parametrize("kind", FORMS)
def test_who_wanted_to_remove_it_too_is_told(cast, forms, kind):
    remove, _model, address, _sent = forms[kind]
    suzan = english_client_of(cast.suzan)
    remove()
    answer = suzan.post(f"{BASE}{address}remove/", {"acting_for": "weo"}, follow=True)
    assert answer.status_code == 200
    assert "has removed this meanwhile" in answer.content.decode()


@pytest.mark.parametrize("kind", FORMS)
def test_for_everybody_else_and_for_readers_there_is_no_page(cast, forms, kind):
    remove, _model, address, sent = forms[kind]
    remove()
    assert client_of(cast.suzan).get(BASE + address).status_code == 404
    for who in (cast.ahmed, cast.alnoor_colleague, cast.staff, cast.observer):
        assert client_of(who).post(BASE + address, sent).status_code == 404
    # Of another organization's own page, too, with a reference that is WEO's.
    theirs = (BASE + address).replace("/weo/", "/al-noor/")
    answer = client_of(cast.ahmed).post(theirs, sent | {"acting_for": "al-noor"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "address", ["projects/00000000-0000-4000-8000-000000000000/", "offers/no-such-topic/", "needs/legal-aid/"]
)
def test_what_never_was_there_is_missing(cast, address):
    assert client_of(cast.suzan).post(BASE + address, {"acting_for": "weo"}).status_code == 404


def test_an_offer_that_is_about_another_topic_now(cast, forms):
    _remove, _model, address, sent = forms["offer"]
    offer = Expertise.objects.get(organization=cast.weo)
    knowledge.save_expertise(
        organization=cast.weo, by=cast.colleague, topic=cast.legal_aid, band="1-5", expertise=offer
    )
    answer = english_client_of(cast.suzan).post(BASE + address, sent | {"acting_for": "weo"})
    assert answer.status_code == 422
    assert (
        "This was changed meanwhile and is no longer here, so nothing was saved." in answer.content.decode()
    )


def test_in_another_tab_it_was_me(cast):
    need = knowledge.save_need(organization=cast.weo, by=cast.suzan, topic=cast.quotas)
    knowledge.remove_need(need=need, by=cast.suzan)
    page = english_client_of(cast.suzan).post(f"{BASE}needs/gender-quotas/", NEED).content.decode()
    assert "You have removed this meanwhile, so nothing was saved." in page


def test_names_of_staff_are_not_told(cast, forms):
    _remove, _model, address, sent = forms["need"]
    with changed_by(cast.staff, "desk"):
        Need.objects.filter(organization=cast.weo).delete()
    page = english_client_of(cast.suzan).post(BASE + address, sent).content.decode()
    assert "Search staff have removed this meanwhile, so nothing was saved." in page
    assert cast.staff.name not in page


def test_the_file_of_a_registration_that_is_gone(cast, forms):
    remove, _model, address, _sent = forms["registration"]
    remove()
    sent = {"acting_for": "weo", "file_audience": "staff"}
    answer = english_client_of(cast.suzan).post(f"{BASE}{address}file/", sent)
    assert answer.status_code == 409
    assert "has removed this meanwhile" in answer.content.decode()


def test_a_translation_of_what_is_gone_shows_what_was_typed(cast, forms):
    project = Project.objects.get(organization=cast.weo)
    address = f"{BASE}translations/projects/{project.public_id}/ar/"
    forms["project"][0]()
    sent = {"acting_for": "weo", "title": "كلمات مكتوبة", "origin": "human"}
    answer = english_client_of(cast.suzan).post(address, sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "has removed this meanwhile" in page
    assert "كلمات مكتوبة" in page


def test_a_translation_into_what_is_the_original_now(cast, forms):
    project = Project.objects.get(organization=cast.weo)
    write_original(project.texts, "title", "قديم", "ar")
    sent = {"acting_for": "weo", "title": "كلمات مكتوبة", "origin": "human"}
    answer = english_client_of(cast.suzan).post(f"{BASE}translations/projects/{project.public_id}/ar/", sent)
    assert answer.status_code == 409
    assert "كلمات مكتوبة" in answer.content.decode()
