"""Hide us now: one tap, at once, everywhere, and staff are told without a name."""

import pytest
from django.core import mail

from cop_portal.refusals import NotAllowed
from members.actions import organizations
from members.models import Membership, Organization, Role
from tests.cast import JOINED, client_of, english_client_of

pytestmark = pytest.mark.django_db

HIDE = "/organizations/weo/edit/hide/"
HIDDEN = "/organizations/weo/edit/hidden/"


def test_it_works(cast, django_capture_on_commit_callbacks):
    client = english_client_of(cast.suzan)
    for page in ("/organizations/weo/", "/organizations/weo/edit/"):
        assert f'action="{HIDE}"' in client.get(page).content.decode()
    for stranger in (cast.ahmed, cast.colleague, cast.staff):
        assert f'action="{HIDE}"' not in client_of(stranger).get("/organizations/weo/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(HIDE)
    assert response["Location"] == HIDDEN
    text = client.get(HIDDEN).content.decode()
    assert "You are hidden" in text
    assert "/organizations/weo/edit/who-sees-us/" in text
    assert "Change who sees us" in text
    assert 'who-sees-us/">Change who sees us</a>' in client.get("/organizations/weo/").content.decode()
    assert client_of(cast.ahmed).get("/organizations/weo/").status_code == 404
    assert "/organizations/weo/" not in client_of(cast.ahmed).get("/organizations/").content.decode()
    told = {address for message in mail.outbox for address in message.to}
    assert told == {cast.staff.email, cast.superuser.email}
    for message in mail.outbox:
        words = f"{message.subject} {message.body}"
        assert "/admin/members/organization/" in words
        for name in ("WEO", "Women Empowerment", "weo", "Suzan"):
            assert name not in words


def test_who_is_hidden_already_tells_nobody_again(cast, django_capture_on_commit_callbacks):
    client = client_of(cast.suzan)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(HIDE)
        client.post(HIDE)
    assert len(mail.outbox) == 2
    for page in ("/organizations/weo/", "/organizations/weo/edit/"):
        assert f'action="{HIDE}"' not in client.get(page).content.decode()


def test_it_can_be_undone(cast):
    client = client_of(cast.suzan)
    client.post(HIDE)
    client.post("/organizations/weo/edit/who-sees-us/", {"acting_for": "weo", "visibility": "listed"})
    assert client.get(HIDDEN)["Location"] == "/organizations/weo/edit/"
    assert client_of(cast.ahmed).get("/organizations/weo/").status_code == 200


def test_who_speaks_for_two_is_not_asked_which(cast):
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=JOINED
    )
    client = client_of(cast.suzan)
    for slug in ("weo", "outsider"):
        assert client.post(f"/organizations/{slug}/edit/hide/").status_code == 302
        assert Organization.objects.get(slug=slug).visibility == "hidden"


def test_nobody_else_can(cast):
    for user in (cast.colleague, cast.ahmed, cast.staff, cast.observer):
        assert client_of(user).post(HIDE).status_code == 404
        with pytest.raises(NotAllowed):
            organizations.hide_now(organization=cast.weo, by=user)
    assert client_of(cast.suzan).get(HIDE).status_code == 405
    assert Organization.objects.get(slug="weo").visibility == "listed"
    assert HIDE not in client_of(cast.colleague).get("/organizations/weo/").content.decode()
