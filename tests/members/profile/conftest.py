"""Al Noor with a full profile, a profile's page as somebody gets it, and what WEO sends to its edit pages."""

import datetime

import pytest

from members.actions import knowledge, organizations
from members.models import Audience
from tests.members.profile.edit_forms import BASE


@pytest.fixture
def play(cast):
    """Al Noor with a full profile, WEO with something to match."""
    by = {"organization": cast.al_noor, "by": cast.ahmed}
    organizations.edit_about(
        **by,
        mission="ندرّب المراقبات",
        language="ar",
        languages=["ar", "en"],
        governorates=[cast.baghdad, cast.ninewa],
    )
    organizations.edit_contact(
        **by,
        website="https://alnoor.example",
        website_audience=Audience.MEMBERS,
        email="office@alnoor.example",
        email_audience=Audience.PARTNERS,
        phone="+964 770 000 0000",
        phone_audience=Audience.STAFF,
    )
    knowledge.save_expertise(**by, topic=cast.quotas, band="5-10", shares="Training, legal brief")
    knowledge.save_need(**by, topic=cast.leadership, question="How do mentors stay?")
    knowledge.save_need(**by, topic=cast.legal_aid, question="partners' question", audience=Audience.PARTNERS)
    knowledge.save_project(
        **by,
        title="Quota that counts",
        starts_on=datetime.date(2021, 1, 1),
        topics=[cast.quotas],
        donor="DRL",
    )
    organizations.add_registration(
        **by, authority="federal", number="1I-2041", expires_on=datetime.date(2022, 6, 30)
    )
    weo = {"organization": cast.weo, "by": cast.suzan}
    knowledge.save_expertise(**weo, topic=cast.leadership, band="10+")
    knowledge.save_need(**weo, topic=cast.quotas, question="rules for provincial lists")
    return cast


@pytest.fixture
def page(client):
    def get(user, organization):
        client.force_login(user)
        response = client.get(f"/organizations/{organization.slug}/")
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def send(cast, client):
    """Suzan sends a form of WEO's edit pages; what comes back has to be what is expected."""
    client.force_login(cast.suzan)

    def post(address, data, status=302):
        response = client.post(BASE + address, {"acting_for": "weo"} | data)
        assert response.status_code == status
        return response.content.decode()

    return post
