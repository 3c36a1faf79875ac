"""The second step: required of those who see more than others, offered to everybody."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client, override_settings

from tests.accounts.conftest import sign_in, signed_in

outside_the_demo = override_settings(DEMO=False, DEMO_PASSWORD="", DEMO_ACCOUNTS=[])
ACTIVATE = "/accounts/2fa/totp/activate/"


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@outside_the_demo
@pytest.mark.parametrize("who", ["staff", "superuser", "observer"])
@pytest.mark.parametrize("path", ["/", "/admin/", "/organizations/", "/accounts/", "/accounts/email/"])
def test_without_it_they_reach_nothing(cast, who, path):
    client = signed_in(getattr(cast, who))
    assert client.get(path).url == ACTIVATE
    assert client.post(path).url == ACTIVATE


@outside_the_demo
def test_setting_it_up_opens_the_portal(cast, mails):
    client = Client()
    sign_in(client, "staff@search.example")
    page = client.get("/accounts/email/", follow=True)
    assert page.redirect_chain[-1][0] == ACTIVATE
    secret = page.context["form"].secret
    picture = client.get("/accounts/2fa/totp/code.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    assert "data:" not in page.content.decode()
    with mails() as sent:
        done = client.post(ACTIVATE, {"code": code_of(secret)})
    assert done.url == "/accounts/2fa/recovery-codes/"
    codes = client.get(done.url)
    assert len(codes.context["unused_codes"]) == 10
    assert client.get("/accounts/").status_code == 200
    assert "authenticator app" in sent[0].body
    # The picture is there only while the app is being set up.
    assert client.get("/accounts/2fa/totp/code.svg").status_code == 404


@outside_the_demo
def test_the_way_out_stays_open(cast):
    client = signed_in(cast.observer)
    assert client.post("/language/", {"language": "ckb", "next": "/"}).url == "/"
    assert client.post("/accounts/logout/").url == "/"


def test_members_are_asked_for_nothing_in_and_outside_the_demo(cast):
    with outside_the_demo:
        assert signed_in(cast.suzan).get("/accounts/").status_code == 200
    assert signed_in(cast.staff).get("/accounts/").status_code == 200


def protect(user) -> str:
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def test_signing_in_asks_for_the_code(cast):
    secret = protect(cast.suzan)
    client = Client()
    assert sign_in(client, "suzan@weo.example").url == "/accounts/2fa/authenticate/"
    # The password alone opens nothing.
    assert client.get("/accounts/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.get("/accounts/").status_code == 302
    code = code_of(secret)
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).url == "/"
    assert client.get("/accounts/").status_code == 200
    # A code that was looked at over a shoulder is worth nothing.
    other = Client()
    sign_in(other, "suzan@weo.example")
    assert other.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200


def test_guessing_codes_is_slowed_down(cast):
    secret = protect(cast.suzan)
    client = Client()
    sign_in(client, "suzan@weo.example")
    for guess in range(6):
        client.post("/accounts/2fa/authenticate/", {"code": f"{guess:06}"})
    assert client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)}).status_code == 200


def test_a_recovery_code_takes_its_place_once(cast):
    protect(cast.suzan)
    codes = RecoveryCodes(
        Authenticator.objects.get(user=cast.suzan, type="recovery_codes")
    ).get_unused_codes()
    client = Client()
    sign_in(client, "suzan@weo.example")
    assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).url == "/"
    again = Client()
    sign_in(again, "suzan@weo.example")
    assert again.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200


def test_what_protects_the_account_is_asked_for_again_after_a_while(cast):
    protect(cast.suzan)
    client = signed_in(cast.suzan)
    page = client.get("/accounts/2fa/totp/deactivate/")
    assert page.url.startswith("/accounts/reauthenticate/")
    assert client.get(page.url).status_code == 200
    assert client.get("/accounts/2fa/reauthenticate/").status_code == 200


def test_a_member_can_remove_it_and_staff_cannot(cast):
    for user, may in ((cast.suzan, True), (cast.staff, False)):
        secret = protect(user)
        client = Client()
        sign_in(client, user.email)
        client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
        with outside_the_demo:
            client.get("/accounts/2fa/totp/deactivate/")
            client.post("/accounts/2fa/totp/deactivate/")
        assert Authenticator.objects.filter(user=user, type="totp").exists() is not may


def test_codes_are_the_holders_alone(cast):
    protect(cast.suzan)
    assert signed_in(cast.ahmed).get("/accounts/2fa/recovery-codes/").status_code == 404
    assert Client().get("/accounts/2fa/recovery-codes/download/").status_code == 302
    assert Client().get("/accounts/2fa/totp/code.svg").status_code == 302
