"""Every page of accounts and invitations in three languages: it answers, has one h1, and nothing the policy refuses."""

import re

import pytest
from django.test import Client

from members.actions.invitations import invite
from members.models import Membership
from tests.accounts.conftest import link_in, signed_in

VISITORS = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/1-set-password/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/never-was/",
    "/accounts/inactive/",
    "/invitations/lost/",
    "/invitations/lost/sent/",
    "/invitations/never-was/",
]
MEMBERS = [
    "/accounts/",
    "/accounts/email/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/organizations/weo/people/",
    "/organizations/weo/people/invite/",
]


def check(response, language: str) -> None:
    text = response.content.decode()
    assert response.status_code in (200, 404)
    assert f'<html lang="{language}" dir="{"ltr" if language == "en" else "rtl"}"' in text
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert not re.search(r"\s(style|on[a-z]+)=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert not re.search(r"placeholder=", text)
    # Every control that a person fills in has its words.
    for control in re.findall(r"<(?:input|select|textarea)[^>]*>", text):
        if 'type="hidden"' not in control and " hidden" not in control:
            identity = re.search(r'\sid="([^"]+)"', control).group(1)
            assert f'for="{identity}"' in text, control


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
@pytest.mark.parametrize("path", VISITORS)
def test_pages_of_visitors(db, path, language):
    client = Client()
    client.cookies["django_language"] = language
    check(client.get(path), language)


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
@pytest.mark.parametrize("path", MEMBERS)
def test_pages_of_members(cast, path, language):
    cast.suzan.language = language
    cast.suzan.save()
    invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo)
    check(signed_in(cast.suzan).get(path), language)


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_pages_of_an_invitation(cast, language, mails):
    with mails() as sent:
        for email in ("x@new.example", cast.ahmed.email):
            invite(kind="colleague", email=email, by=cast.suzan, organization=cast.weo)
    new, known = (link_in(mail) for mail in sent)
    client = Client()
    client.cookies["django_language"] = language
    check(client.get(new), language)
    check(client.post(new, {"name": ""}), language)
    check(client.get(known), language)
    for user, link in ((cast.ahmed, known), (cast.outsider, known)):
        user.language = language
        user.save()
        check(signed_in(user).get(link), language)
    pages = [f"{Membership.objects.get(user=cast.colleague).pk}/{page}/" for page in ("end", "role")]
    cast.suzan.language = language
    cast.suzan.save()
    for page in pages:
        check(signed_in(cast.suzan).get(f"/organizations/weo/people/{page}"), language)


def test_pages_of_the_second_step(cast):
    from tests.accounts.conftest import sign_in
    from tests.accounts.test_second_factor import code_of

    client = Client()
    sign_in(client, "suzan@weo.example")
    page = client.get("/accounts/2fa/totp/activate/")
    check(page, "en")
    assert client.post("/accounts/2fa/totp/activate/", {"code": "12"}).status_code == 200
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(page.context["form"].secret)})
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/", "reauthenticate/"):
        check(client.get(f"/accounts/2fa/{path}"), "en")
    download = client.get("/accounts/2fa/recovery-codes/download/")
    assert download["Content-Type"].startswith("text/plain")
    assert "attachment" in download["Content-Disposition"]
    client.post("/accounts/2fa/recovery-codes/generate/")
    other = Client()
    sign_in(other, "suzan@weo.example")
    check(other.get("/accounts/2fa/authenticate/"), "en")


def test_signed_in_pages_are_not_kept(cast):
    response = signed_in(cast.suzan).get("/accounts/")
    assert "no-store" in response["Cache-Control"]
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_ones_account_offers_the_languages_and_the_way_out(cast):
    main = signed_in(cast.suzan).get("/accounts/").content.decode().split("<main", 1)[1]
    for code in ("en", "ar", "ckb"):
        assert f'<button name="language" value="{code}"' in main
    assert 'action="/accounts/logout/"' in main


def test_an_invitation_says_whose_password_it_asks_for(cast, mails):
    with mails() as sent:
        invite(kind="colleague", email="x@new.example", by=cast.suzan, organization=cast.weo)
    text = Client().get(link_in(sent[0])).content.decode()
    assert 'autocomplete="username" value="x@new.example" hidden' in text
