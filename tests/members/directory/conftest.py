"""The cast with something to find and to filter by, and the directory's page as somebody gets it."""

import pytest

from members.models import Expertise, Need, OrganizationLanguage
from members.search.text import rebuild_search
from tests.members.directory.reading import URL


@pytest.fixture
def play(cast):
    """The cast, with what WEO and Al Noor could do together, and places and languages to filter by."""
    offers = [(cast.weo, cast.leadership), (cast.al_noor, cast.quotas), (cast.outsider_org, cast.legal_aid)]
    offers.append((cast.al_noor, cast.electoral_violence))
    wants = [(cast.weo, cast.quotas), (cast.weo, cast.electoral_violence), (cast.al_noor, cast.leadership)]
    for organization, topic in offers:
        Expertise.objects.create(organization=organization, topic=topic, band="5-10")
    for organization, topic in wants:
        Need.objects.create(organization=organization, topic=topic)
    cast.al_noor.governorates.add(cast.baghdad, cast.ninewa)
    cast.weo.governorates.add(cast.erbil, cast.ninewa)
    cast.hidden_org.governorates.add(cast.ninewa)
    OrganizationLanguage.objects.create(organization=cast.weo, language="ckb")
    rebuild_search()
    return cast


@pytest.fixture
def page(client):
    def get(user, query="", **headers):
        client.force_login(user)
        response = client.get(URL + query, headers=headers)
        assert response.status_code == 200
        return response

    return get
