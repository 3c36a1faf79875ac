"""Be listed again: one tap after "Hide us now", back to what it was before, and staff are told without a name."""

import pytest
from django.core import mail

from cop_portal.refusals import NotAllowed, Refused
from members.actions import organizations
from members.actions.showing import show_again
from members.models import Membership, Organization, Role
from tests.cast import JOINED, client_of, english_client_of
from tests.mails import said

pytestmark = pytest.mark.django_db

EDIT = "/organizations/weo/edit/"
URL = f"{EDIT}show-again/"
LISTED = {"acting_for": "weo", "visibility": "listed"}


def visibility() -> str:
    return Organization.objects.get(slug="weo").visibility


@pytest.fixture
def hidden(cast):
    organizations.hide_now(organization=cast.weo, by=cast.suzan)
    return cast


def test_it_works(hidden, django_capture_on_commit_callbacks):
    suzan = english_client_of(hidden.suzan)
    for page in (EDIT, f"{EDIT}hidden/", "/organizations/weo/"):
        text = suzan.get(page).content.decode()
        assert f'action="{URL}"' in text, page
        assert "Be listed again</button>" in text, page
    with django_capture_on_commit_callbacks(execute=True):
        answer = suzan.post(URL, LISTED, follow=True)
    assert "You are listed again: every member can find you." in answer.content.decode()
    assert visibility() == "listed"
    assert client_of(hidden.ahmed).get("/organizations/weo/").status_code == 200
    assert URL not in suzan.get(EDIT).content.decode()
    assert {address for message in mail.outbox for address in message.to} == {
        hidden.staff.email,
        hidden.superuser.email,
    }
    for message in mail.outbox:
        assert "/admin/members/organization/" in message.body
        for name in ("WEO", "Women Empowerment", "weo", "Suzan"):
            assert name not in said(message)
    told = suzan.get("/organizations/weo/history/?section=visibility").content.decode()
    assert "Suzan" in told


def test_a_discreet_one_is_discreet_again_and_never_listed(cast):
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="discreet")
    organizations.hide_now(organization=cast.weo, by=cast.suzan)
    suzan = english_client_of(cast.suzan)
    text = suzan.get(EDIT).content.decode()
    assert 'name="visibility" value="discreet"' in text
    assert "Be listed again" not in text
    assert suzan.post(URL, LISTED)["Location"] == f"{EDIT}who-sees-us/"
    assert visibility() == "hidden"
    suzan.post(URL, LISTED | {"visibility": "discreet"})
    assert visibility() == "discreet"


def test_twice_is_once(hidden, django_capture_on_commit_callbacks):
    suzan = client_of(hidden.suzan)
    with django_capture_on_commit_callbacks(execute=True):
        suzan.post(URL, LISTED)
        suzan.post(URL, LISTED)
    assert visibility() == "listed"
    assert len(mail.outbox) == 2


def test_who_was_always_hidden_chooses_in_the_form(cast):
    Membership.objects.create(
        organization=cast.hidden_org, user=cast.suzan, role=Role.REPRESENTATIVE, since=JOINED
    )
    text = client_of(cast.suzan).get(f"/organizations/{cast.hidden_org.slug}/edit/hidden/").content.decode()
    assert "show-again" not in text
    assert "who-sees-us" in text
    with pytest.raises(Refused):
        show_again(organization=cast.hidden_org, by=cast.hidden, visibility="listed")


@pytest.mark.parametrize("sent", ["", "hidden", "everybody"])
def test_nothing_else_is_taken_from_a_form(hidden, sent):
    assert client_of(hidden.suzan).post(URL, LISTED | {"visibility": sent}).status_code == 302
    assert visibility() == "hidden"


def test_staff_hid_it_and_its_representative_shows_it_again(cast):
    organizations.hide_in_emergency(organization=cast.weo, by=cast.staff)
    client_of(cast.suzan).post(URL, LISTED)
    assert visibility() == "listed"


@pytest.mark.parametrize("who", ["colleague", "ahmed", "staff", "observer"])
def test_nobody_else_can(hidden, who):
    assert client_of(getattr(hidden, who)).post(URL, LISTED).status_code == 404
    with pytest.raises(NotAllowed):
        show_again(organization=hidden.weo, by=getattr(hidden, who), visibility="listed")
    assert visibility() == "hidden"


def test_who_speaks_for_two_is_asked_for_which(hidden):
    Membership.objects.create(
        organization=hidden.al_noor, user=hidden.suzan, role=Role.REPRESENTATIVE, since=JOINED
    )
    suzan = client_of(hidden.suzan)
    suzan.post("/act-for/", {"organization": "al-noor", "act_for": "al-noor"})
    session = suzan.session
    session["acting_for"] = hidden.al_noor.pk
    session.save()
    assert suzan.post(URL, LISTED).status_code == 409
    assert visibility() == "hidden"


def test_a_reading_of_it_is_no_page(cast):
    assert client_of(cast.suzan).get(URL).status_code == 405
