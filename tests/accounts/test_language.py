"""The language of pages: chosen on every page, remembered on the account."""

from django.test import Client

from tests.accounts.conftest import sign_in, signed_in


def language_of(response) -> str:
    return response.content.decode().partition('<html lang="')[2].partition('"')[0]


def test_it_works(cast):
    client = signed_in(cast.suzan)
    assert language_of(client.get("/accounts/")) == "en"
    assert client.post("/language/", {"language": "ckb", "next": "/accounts/"}).url == "/accounts/"
    page = client.get("/accounts/")
    assert language_of(page) == "ckb"
    assert 'dir="rtl"' in page.content.decode()
    cast.suzan.refresh_from_db()
    assert cast.suzan.language == "ckb"


def test_the_accounts_language_wins_on_another_phone(cast):
    phone = Client()
    phone.post("/language/", {"language": "en", "next": "/"})
    assert language_of(phone.get("/accounts/login/")) == "en"
    sign_in(phone, "ahmed@alnoor.example")
    assert language_of(phone.get("/accounts/")) == "ar"
    # And it stays with the phone after signing out.
    phone.post("/accounts/logout/")
    assert language_of(phone.get("/accounts/login/")) == "ar"


def test_a_visitor_is_remembered_by_the_browser_alone(db):
    client = Client()
    client.post("/language/", {"language": "ar", "next": "/accounts/login/"})
    assert language_of(client.get("/accounts/login/")) == "ar"
    assert client.cookies["django_language"]["samesite"] == "Lax"


def test_only_languages_and_pages_of_ours(cast):
    client = signed_in(cast.suzan)
    for language in ("xx", "", "../en", "ar\x00"):
        assert client.post("/language/", {"language": language}).url == "/"
    cast.suzan.refresh_from_db()
    assert cast.suzan.language == "en"
    for following in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        assert client.post("/language/", {"language": "ar", "next": following}).url == "/"
    assert client.get("/language/").status_code == 405
