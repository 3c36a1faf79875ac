"""A representative edits the profile, a section at a time."""

import datetime

import pytest

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from cop_portal.translations.texts import read
from members.actions import confirming, knowledge, organizations, translations
from members.models import Expertise, Need, Organization, Project, Registration
from tests.members.profile.edit_forms import BASE, PROJECT

pytestmark = pytest.mark.django_db

ABOUT = {
    "acting_for": "weo",
    "mission": "We stand up for women in politics.",
    "language": "en",
    "languages": ["ckb", "ar"],
}
CONTACT = {
    "acting_for": "weo",
    "website": "",
    "website_audience": "members",
    "email": "office@weo.example",
    "email_audience": "partners",
    "phone": "",
    "phone_audience": "staff",
}
NEED = {
    "topic": "legal-aid",
    "question": "",
    "language": "en",
    "audience": "members",
    "urgency": "any_time",
}


def test_it_works(cast, send, client):
    send("about/", ABOUT | {"governorates": [cast.erbil.pk]})
    weo = Organization.objects.get(slug="weo")
    assert read(weo.texts.all(), "mission").text == ABOUT["mission"]
    assert {row.language for row in weo.languages.all()} == {"ckb", "ar"}
    assert list(weo.governorates.all()) == [cast.erbil]
    send("contact/", CONTACT)
    weo.refresh_from_db()
    assert (weo.email, weo.email_audience) == ("office@weo.example", "partners")
    for address in (
        "",
        "about/",
        "contact/",
        "who-sees-us/",
        "offers/add/",
        "needs/add/",
        "projects/add/",
        "registrations/add/",
    ):
        assert client.get(BASE + address).status_code == 200


def test_an_offer_is_added_changed_and_removed(cast, send):
    offer = {"topic": "gender-quotas", "band": "1-5", "shares": "A training", "language": "en"}
    send("offers/add/", offer)
    send("offers/add/", offer)
    expertise = Expertise.objects.get(organization=cast.weo)
    send("offers/gender-quotas/", offer | {"topic": "legal-aid", "band": "10+"})
    expertise.refresh_from_db()
    assert (expertise.topic, expertise.band) == (cast.legal_aid, "10+")
    send("offers/legal-aid/remove/", {})
    assert not Expertise.objects.filter(organization=cast.weo).exists()


def test_a_need_is_added_changed_and_removed(cast, send):
    send("needs/add/", NEED | {"question": "كيف؟", "language": "ar", "audience": "partners"})
    need = Need.objects.get(organization=cast.weo)
    assert (need.topic, need.audience, str(read(need.texts.all(), "question"))) == (
        cast.legal_aid,
        "partners",
        "كيف؟",
    )
    send("needs/legal-aid/", NEED | {"audience": "staff", "urgency": "urgent"})
    need.refresh_from_db()
    assert (need.audience, need.urgency, list(need.texts.all())) == ("staff", "urgent", [])
    send("needs/legal-aid/remove/", {})
    assert not Need.objects.filter(organization=cast.weo).exists()


def test_a_project_is_added_changed_and_removed(cast, send):
    send("projects/add/", PROJECT | {"topics": ["legal-aid"], "target_groups": ["women"]})
    send("projects/add/", PROJECT | {"topics": ["legal-aid"], "target_groups": ["women"]})
    project = Project.objects.get(organization=cast.weo)
    assert list(project.topics.all()) == [cast.legal_aid]
    send(
        f"projects/{project.public_id}/",
        PROJECT | {"title": "Women in parliament", "ends_on_day": "", "topics": []},
    )
    assert str(read(project.texts.all(), "title")) == "Women in parliament"
    assert not project.topics.exists()
    send(f"projects/{project.public_id}/remove/", {})
    assert not Project.objects.filter(organization=cast.weo).exists()


def test_a_registration_is_added_changed_and_removed(cast, send):
    send("registrations/add/", {"authority": "kurdistan", "number": "K-7"})
    registration = Registration.objects.get(organization=cast.weo)
    renewed = {"expires_on_day": "٣١", "expires_on_month": "12", "expires_on_year": "2030"}
    send(f"registrations/{registration.public_id}/", {"authority": "kurdistan", "number": "K-8"} | renewed)
    registration.refresh_from_db()
    assert (registration.number, registration.expires_on) == ("K-8", datetime.date(2030, 12, 31))
    send(f"registrations/{registration.public_id}/remove/", {})
    assert not Registration.objects.exists()


def test_it_is_still_true(cast, send, client):
    send("confirm/", {})
    assert Organization.objects.get(slug="weo").profile_confirmed_on is not None
    assert client.get(BASE + "confirm/").status_code == 405


def test_a_fresh_profile_does_not_press_for_a_confirmation(cast, client):
    client.force_login(cast.suzan)
    button = '<button class="button button-{}" type="submit">Confirm that it is still true</button>'
    assert button.format("primary") in client.get(BASE).content.decode()
    Organization.objects.filter(slug="weo").update(profile_confirmed_on=today())
    assert button.format("second") in client.get(BASE).content.decode()


def test_hiding_holds_at_once(cast, send, client):
    send("who-sees-us/", {"visibility": "hidden"})
    client.force_login(cast.ahmed)
    assert client.get("/organizations/weo/").status_code == 404
    assert "/organizations/weo/" not in client.get("/organizations/?q=empowerment").content.decode()


def test_a_number_of_another_organization_is_taken_like_any_other(cast, send):
    """A refusal would tell that the organization of this number, which may be hidden, is a member."""
    Registration.objects.create(organization=cast.hidden_org, authority="federal", number="1-1")
    send("registrations/add/", {"authority": "federal", "number": "1-1"}, status=302)
    assert cast.weo.registrations.get().number == "1-1"


def test_only_representatives_change_a_profile(cast):
    for user in (cast.colleague, cast.ahmed, cast.staff, cast.superuser, cast.observer):
        with pytest.raises(NotAllowed):
            organizations.set_visibility(organization=cast.weo, by=user, visibility="hidden")
        with pytest.raises(NotAllowed):
            knowledge.save_need(organization=cast.weo, by=user, topic=cast.quotas)
        with pytest.raises(NotAllowed):
            confirming.confirm_profile(organization=cast.weo, by=user)


def test_what_belongs_to_another_organization_is_missing(cast, client):
    other = Project.objects.create(organization=cast.al_noor, starts_on=datetime.date(2020, 1, 1))
    other.refresh_from_db()
    client.force_login(cast.suzan)
    assert client.get(f"{BASE}projects/{other.public_id}/").status_code == 404
    with pytest.raises(NotAllowed):
        knowledge.save_project(
            organization=cast.weo, by=cast.suzan, title="x", starts_on=other.starts_on, project=other
        )


def test_staff_add_organizations_and_nobody_else(cast):
    made = organizations.create_organization(by=cast.staff, name_en="New One", kind="local", languages=["ar"])
    again = organizations.create_organization(by=cast.staff, name_en="New One", kind="local")
    assert made == again
    assert made.slug == "new-one"
    with pytest.raises(NotAllowed):
        organizations.create_organization(by=cast.suzan, name_en="Another", kind="local")
    with pytest.raises(Refused):
        organizations.create_organization(by=cast.staff, name_en="منظمة", kind="local")


def test_a_translation_needs_an_original_in_another_language(cast):
    arguments = {"owner": cast.weo, "by": cast.suzan}
    with pytest.raises(Refused):
        translations.translate(**arguments, texts={"mission": "نحن"}, language="ar")
    cast.weo.texts.create(field="mission", language="en", text="We")
    with pytest.raises(Refused):
        translations.translate(**arguments, texts={"mission": "We"}, language="en")
    translations.translate(**arguments, texts={"mission": "نحن"}, language="ar")
    assert cast.weo.texts.count() == 2
    translations.translate(**arguments, texts={"mission": ""}, language="ar")
    assert cast.weo.texts.count() == 1


def test_a_form_of_another_tab_is_asked_about(cast, client):
    client.force_login(cast.suzan)
    response = client.post(f"{BASE}who-sees-us/", {"acting_for": "al-noor", "visibility": "hidden"})
    assert response.status_code == 409
    assert Organization.objects.get(slug="weo").visibility == "listed"


@pytest.mark.parametrize("address", ["about/", "offers/add/", "projects/add/", "registrations/add/"])
def test_who_reads_it_is_said_once_a_form(cast, send, client, address):
    text = client.get(BASE + address).content.decode()
    assert text.count("Everybody who may see your organization reads what you write here") == 1


def test_fields_that_others_read_say_so(cast, send, client):
    chosen = "Those you choose below will see it, and nobody else."
    assert client.get(BASE + "contact/").content.decode().count(chosen) == 3
    text = client.get(BASE + "needs/add/").content.decode()
    assert text.count(chosen) == 1
    assert "Everybody who may see your organization" not in text


def test_topics_of_a_project_are_folded_by_theme_with_what_is_chosen(cast, send, client):
    send("projects/add/", PROJECT | {"topics": ["legal-aid"]})
    project = Project.objects.get()
    text = client.get(f"{BASE}projects/{project.public_id}/").content.decode()
    theme = next(part for part in text.split("<details")[1:] if 'value="legal-aid"' in part)
    assert f'<span class="fold-words">{cast.legal_aid.theme.name}: 1 chosen</span>' in theme
    assert f'<span class="fold-list">{cast.legal_aid.name}</span>' in theme
    # They are what others find it by: they come before its words.
    assert text.index('name="topics"') < text.index('name="summary"')
