"""How to reach an organization is a section of its own: a form, drafts, a day on which it was confirmed."""

import pytest
from django.urls import reverse

from members.actions import organizations
from members.models import Expertise, Need, Organization, ProfileDraft, SectionConfirmation, WorksIn
from members.upkeep.next_useful import next_useful
from tests.cast import client_of, english_client_of

pytestmark = pytest.mark.django_db

URL = "/organizations/weo/edit/contact/"
CONTACT = {
    "acting_for": "weo",
    "email": "office@weo.example",
    "email_audience": "partners",
    "phone": " 0770 ",
    "phone_audience": "staff",
    "website": "https://weo.example/",
    "website_audience": "staff",
}


def test_it_works(cast):
    suzan = english_client_of(cast.suzan)
    assert f'href="{URL}"' in suzan.get("/organizations/weo/edit/").content.decode()
    assert suzan.post(URL, CONTACT)["Location"] == "/organizations/weo/edit/"
    weo = Organization.objects.get(slug="weo")
    assert (weo.email, weo.email_audience) == ("office@weo.example", "partners")
    assert (weo.phone, weo.phone_audience) == ("0770", "staff")
    assert (weo.website, weo.website_audience) == ("https://weo.example/", "staff")
    told = suzan.get("/organizations/weo/history/?section=contact").content.decode()
    assert "office@weo.example" in told
    assert "Who sees the website address" in told


def test_saving_it_confirms_this_section_alone(cast):
    client_of(cast.suzan).post(URL, CONTACT)
    assert [row.section for row in SectionConfirmation.objects.all()] == ["contact"]
    about = {"acting_for": "weo", "mission": "x", "language": "en", "languages": ["ar"]}
    client_of(cast.suzan).post("/organizations/weo/edit/about/", about)
    assert {row.section for row in SectionConfirmation.objects.all()} == {"contact", "about"}
    assert Organization.objects.get(slug="weo").email == "office@weo.example"


def test_each_way_says_who_sees_it(cast):
    text = english_client_of(cast.suzan).get(URL).content.decode()
    assert text.count("Those you choose below will see it, and nobody else.") == 3


def test_it_keeps_a_draft_of_its_own(cast):
    suzan = client_of(cast.suzan)
    sent = CONTACT | {"email": "half@"}
    assert suzan.post("/organizations/weo/edit/drafts/contact/", sent).status_code == 200
    assert 'value="half@"' in suzan.get(URL).content.decode()
    suzan.post(URL, CONTACT | {"draft": "contact"})
    assert not ProfileDraft.objects.exists()


def test_wrong_answers_keep_what_was_typed(cast):
    answer = english_client_of(cast.suzan).post(URL, CONTACT | {"email": "nobody", "phone_audience": "all"})
    assert answer.status_code == 422
    assert 'value="nobody"' in answer.content.decode()
    assert Organization.objects.get(slug="weo").email != "nobody"


def test_the_edit_page_says_who_sees_each(cast):
    suzan = english_client_of(cast.suzan)
    suzan.post(URL, CONTACT | {"email": "", "phone": ""})
    page = suzan.get("/organizations/weo/edit/").content.decode()
    assert '<bdi class="ltr">https://weo.example/</bdi></p><p class="row-small">Only Search staff see' in page


@pytest.mark.parametrize("field", ["email_audience", "website_audience"])
def test_opened_earlier_it_shows_nothing_to_more_people(cast, field):
    suzan = client_of(cast.suzan)
    suzan.post(URL, CONTACT | {field: "members"})
    page = suzan.get(URL).content.decode()
    based_on = page.split('name="draft_based_on" value="')[1].split('"')[0]
    suzan.post(URL, CONTACT | {field: "staff"})
    again = suzan.post(URL, CONTACT | {field: "members", "draft_based_on": based_on})
    assert again.status_code == 422
    assert getattr(Organization.objects.get(slug="weo"), field) == "staff"


def test_the_next_useful_step_leads_to_it(cast):
    organizations.edit_about(
        organization=cast.weo,
        by=cast.suzan,
        mission="x",
        language="en",
        languages=["ar"],
        governorates=[cast.erbil],
    )
    Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    Need.objects.create(organization=cast.weo, topic=cast.legal_aid)
    assert WorksIn.objects.filter(organization=cast.weo).exists()
    Organization.objects.filter(pk=cast.weo.pk).update(email="", phone="")
    step = next_useful(cast.weo)
    assert (step.key, step.url) == ("contact", reverse("members:edit_contact", args=["weo"]))


@pytest.mark.parametrize("who", ["colleague", "ahmed", "staff", "observer"])
def test_it_is_for_representatives(cast, who):
    client = client_of(getattr(cast, who))
    assert client.get(URL).status_code == 404
    assert client.post(URL, CONTACT).status_code == 404
