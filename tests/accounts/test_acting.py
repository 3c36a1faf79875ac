"""Acting for one organization at a time."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from members import acting
from members.models import Invitation, Membership
from tests.accounts.conftest import signed_in
from tests.cast import JOINED

INVITE = "/organizations/weo/people/invite/"
FORM = {"email": "x@new.example", "name": "Rojin", "kind": "colleague", "language": "en"}


@pytest.fixture
def both(cast):
    """Suzan represents WEO and Al Noor too; she acts for Al Noor, the first by name."""
    Membership.objects.create(user=cast.suzan, organization=cast.al_noor, role="representative", since=JOINED)
    return signed_in(cast.suzan)


def acts_for(client: Client) -> str:
    return client.get("/accounts/").wsgi_request.acting_for.slug


def test_it_works(both):
    assert acts_for(both) == "al-noor"
    assert both.post("/act-for/", {"organization": "weo", "next": "/accounts/"}).url == "/accounts/"
    assert acts_for(both) == "weo"


def test_nobody_acts_for_others(both, cast):
    assert both.post("/act-for/", {"organization": "outsider"}).status_code == 404
    assert both.post("/act-for/", {"organization": ""}).status_code == 404
    assert both.post("/act-for/", {"organization": "weo", "next": "https://evil.example"}).url == "/"
    assert Client().post("/act-for/", {"organization": "weo"}).status_code == 302
    assert both.get("/act-for/").status_code == 405


def test_a_choice_ends_with_its_membership(both, cast):
    both.post("/act-for/", {"organization": "weo"})
    Membership.objects.filter(user=cast.suzan, organization=cast.weo).update(until=JOINED)
    assert acts_for(both) == "al-noor"


def test_somebody_without_an_organization_acts_for_none(cast):
    for who in (cast.staff, cast.observer):
        request = signed_in(who).get("/accounts/").wsgi_request
        assert (request.acting_for, request.membership, request.memberships) == (None, None, [])


def test_a_form_of_the_other_tab_is_asked_about_and_then_done(both, cast):
    page = both.post(INVITE, FORM | {"acting_for": "weo"})
    text = page.content.decode()
    assert page.status_code == 409
    assert "Women Empowerment Organization" in text
    assert "Al Noor Foundation" in text
    assert 'name="name" value="Rojin"' in text
    assert not Invitation.objects.exists()
    # The answer carries what was typed.
    assert both.post(INVITE, FORM | {"act_for_now": "weo"}).status_code == 302
    assert Invitation.objects.get().organization == cast.weo
    assert acts_for(both) == "weo"


def test_a_page_of_one_organization_is_not_sent_for_another(both, cast):
    page = both.post(INVITE, FORM | {"acting_for": "weo"})
    assert 'name="act_for_now" value="al-noor"' not in page.content.decode()
    assert both.post(INVITE, FORM | {"act_for_now": "al-noor"}).status_code == 409
    assert both.post(INVITE, FORM | {"acting_for": "al-noor"}).status_code == 409
    assert not Invitation.objects.exists()


def request_of(user, data, files=None):
    request = RequestFactory().post("/some/form/", data | (files or {}))
    request.user, request.session = user, SessionStore()
    acting.load(
        request, list(user.memberships.select_related("organization").order_by("organization__name_en"))
    )
    request.is_observer = False
    return request


@acting.acting_form
def view(request):
    return HttpResponse(f"done for {request.acting_for.slug} with {request.POST.getlist('topics')}")


def test_a_general_form_can_go_on_for_either(both, cast):
    response = view(request_of(cast.suzan, {"acting_for": "weo", "topics": ["1", "2"], "text": '<b>"'}))
    text = response.content.decode()
    assert response.status_code == 409
    for slug in ("weo", "al-noor"):
        assert f'name="act_for_now" value="{slug}"' in text
        chosen = view(request_of(cast.suzan, {"act_for_now": slug, "topics": ["1", "2"]}))
        assert chosen.content.decode() == f"done for {slug} with ['1', '2']"
    assert text.count('name="topics"') == 2
    assert "&lt;b&gt;&quot;" in text
    assert 'name="acting_for"' not in text


def test_a_form_that_fits_goes_through(both, cast):
    assert view(request_of(cast.suzan, {"acting_for": "al-noor"})).status_code == 200


def test_a_form_without_its_field_is_asked_about_where_there_is_a_choice(both, cast):
    assert view(request_of(cast.suzan, {})).status_code == 409
    assert view(request_of(cast.ahmed, {})).status_code == 200


def test_a_stranger_named_in_a_form_is_not_shown(both, cast):
    for slug in ("hidden", "no-such"):
        response = view(request_of(cast.suzan, {"acting_for": slug}))
        assert response.status_code == 409
        assert "Hidden Shelter" not in response.content.decode()
    assert view(request_of(cast.suzan, {"act_for_now": "hidden"})).status_code == 409


def test_files_are_said_to_be_lost(both, cast):
    files = {"upload": SimpleUploadedFile("mou.pdf", b"%PDF-")}
    response = view(request_of(cast.suzan, {"acting_for": "weo"}, files))
    assert "choose it again" in response.content.decode()


def test_every_page_offers_the_other_organizations(both, cast):
    page = both.get("/accounts/email/").content.decode()
    assert page.count('action="/act-for/"') == 1
    assert 'action="/act-for/"' not in signed_in(cast.ahmed).get("/accounts/email/").content.decode()
