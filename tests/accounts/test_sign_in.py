"""Signing in and out, as people and as attackers."""

import pytest
from django.test import Client, override_settings

from tests.accounts.conftest import sign_in, signed_in
from tests.cast import PASSWORD


def test_it_works(client, cast):
    response = sign_in(client, "suzan@weo.example")
    assert response.status_code == 302
    assert response.url == "/"
    assert client.get("/accounts/").status_code == 200


def test_the_address_may_be_typed_in_capitals_and_with_spaces(client, cast):
    assert sign_in(client, " Suzan@WEO.example ").status_code == 302


def test_back_to_the_page_that_was_asked_for(client, cast):
    assert sign_in(client, "suzan@weo.example", next="/accounts/email/").url == "/accounts/email/"
    assert sign_in(Client(), "suzan@weo.example", next="https://evil.example/").url == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, cast):
    wrong = sign_in(client, "suzan@weo.example", "not-the-password")
    unknown = sign_in(client, "nobody@weo.example", "not-the-password")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert "not-the-password" not in wrong.content.decode()
    assert 'value="suzan@weo.example"' in wrong.content.decode()


def test_guessing_is_slowed_down(client, cast):
    for _attempt in range(5):
        sign_in(client, "suzan@weo.example", "guess")
    response = sign_in(client, "suzan@weo.example")
    assert response.status_code == 200
    assert "Wait five minutes" in response.content.decode()
    # Only this address: others sign in as ever.
    assert sign_in(Client(), "ahmed@alnoor.example").status_code == 302


def test_a_locked_account_learns_so_only_with_the_right_password(client, cast):
    cast.suzan.is_active = False
    cast.suzan.save()
    assert sign_in(client, "suzan@weo.example").url == "/accounts/inactive/"
    assert client.get("/accounts/inactive/").status_code == 200
    assert sign_in(client, "suzan@weo.example", "wrong").status_code == 200
    assert client.get("/accounts/").status_code == 302


def test_locking_an_account_ends_its_sessions(cast):
    client = signed_in(cast.suzan)
    assert client.get("/accounts/").status_code == 200
    cast.suzan.is_active = False
    cast.suzan.save()
    assert client.get("/accounts/").status_code == 302


def test_signing_in_gives_a_new_session(client, cast):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "suzan@weo.example")
    assert client.session.session_key != before


def test_the_session_ends_with_the_browser_unless_asked_otherwise(cast):
    short, long = Client(), Client()
    sign_in(short, "suzan@weo.example")
    sign_in(long, "suzan@weo.example", remember="on")
    assert short.cookies["sessionid"]["max-age"] == ""
    assert long.cookies["sessionid"]["max-age"] == 14 * 24 * 60 * 60
    assert long.cookies["sessionid"]["samesite"] == "Lax"
    assert long.cookies["sessionid"]["httponly"]


def test_signing_out_is_a_post_and_clears_the_browser(cast):
    client = signed_in(cast.suzan)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/accounts/").status_code == 200
    response = client.post("/accounts/logout/")
    assert response.url == "/"
    assert "cache" in response["Clear-Site-Data"]
    assert client.get("/accounts/").status_code == 302


def test_forms_need_their_token(cast):
    client = Client(enforce_csrf_checks=True)
    for path in ("/accounts/login/", "/accounts/logout/", "/invitations/lost/", "/language/"):
        assert client.post(path, {"login": "suzan@weo.example", "password": PASSWORD}).status_code == 403


def test_nobody_signs_up(client, cast):
    response = client.post(
        "/accounts/signup/", {"email": "new@weo.example", "password1": "a-long-password-1"}
    )
    assert "invite" in response.content.decode()
    assert not type(cast.suzan).objects.filter(email="new@weo.example").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/code/",
        "/accounts/login/code/confirm/",
        "/accounts/signup/passkey/",
        "/accounts/3rdparty/",
        "/accounts/social/signup/",
        "/accounts/sessions/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/trust/",
        "/accounts/phone/change/",
    ],
)
def test_what_the_portal_does_not_use_cannot_be_reached(cast, path):
    assert signed_in(cast.suzan).get(path).status_code == 404


def test_the_demo_offers_its_accounts(client, cast):
    page = client.get("/accounts/login/").content.decode()
    assert PASSWORD in page
    for name in ("Suzan Aref", "Ahmed Jassam", "Sara Staff", "Olivia Observer"):
        assert name in page
    assert page.count('type="hidden" name="password"') == 6  # everybody of the settings who is in the cast


@override_settings(DEMO=False, DEMO_PASSWORD="", DEMO_ACCOUNTS=[])
def test_nothing_is_offered_outside_the_demo(client, cast):
    page = client.get("/accounts/login/").content.decode()
    assert PASSWORD not in page
    assert "Suzan" not in page


def test_the_admin_has_no_sign_in_of_its_own(client, cast):
    first = client.get("/admin/", follow=True)
    assert first.redirect_chain[-1][0] == "/accounts/login/?next=/admin/"
    assert (
        client.post("/admin/login/", {"username": "staff@search.example", "password": PASSWORD}).status_code
        == 302
    )
    assert "_auth_user_id" not in client.session
    assert signed_in(cast.staff).get("/admin/login/?next=/admin/").url == "/admin/"
    assert signed_in(cast.staff).get("/admin/login/?next=https://evil.example/").url == "/admin/"
    assert signed_in(cast.suzan).get("/admin/", follow=True).status_code == 404
    assert signed_in(cast.staff).post("/admin/logout/").url == "/"
    assert signed_in(cast.staff).get("/admin/password_change/").url == "/accounts/password/change/"


def test_createsuperuser_makes_the_first_account(client, db, monkeypatch):
    from django.core.management import call_command

    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "the-first-of-all-passwords")
    call_command("createsuperuser", "--no-input", email="Root@Search.example", name="Rana")
    assert sign_in(client, "root@search.example", "the-first-of-all-passwords").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_page_of_allauth_answers_a_page_also_to_scripts(client, cast):
    response = client.get("/accounts/login/", headers={"Accept": "application/json"})
    assert response["Content-Type"].startswith("text/html")
