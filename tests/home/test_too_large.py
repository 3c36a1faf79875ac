"""More text than the portal takes at once: said in the reader's language, to a script in a word."""

import pytest
from django.test import Client

from tests.cast import client_of, english_client_of

pytestmark = pytest.mark.django_db

ABOUT = "/organizations/weo/edit/about/"
DRAFT = "/organizations/weo/edit/drafts/about/"
LONG = {"acting_for": "weo", "mission": "x" * 2_700_000}


@pytest.mark.parametrize("address", [ABOUT, DRAFT, "/accounts/login/"])
def test_it_works(cast, address):
    answer = english_client_of(cast.suzan).post(address, LONG)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "<h1>This is more text than the portal takes at once</h1>" in page
    assert 'class="header-line"' in page
    assert "xxxx" not in page


def test_a_body_that_is_no_multipart_too(cast):
    body = f"acting_for=weo&mission={'x' * 2_700_000}"
    answer = english_client_of(cast.suzan).post(ABOUT, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "<h1>This is more text" in answer.content.decode()


def test_it_is_in_the_language_of_the_account(cast):
    cast.suzan.language = "ar"
    cast.suzan.save(update_fields=["language"])
    page = client_of(cast.suzan).post(ABOUT, LONG).content.decode()
    assert '<html lang="ar" dir="rtl"' in page


def test_a_script_gets_words_to_show(cast):
    answer = english_client_of(cast.suzan).post(DRAFT, LONG, headers={"accept": "application/json"})
    assert answer.status_code == 413
    assert answer.json() == {
        "words": "This is more text than the portal takes at once. Shorten it, or save it elsewhere."
    }


def test_a_visitor_is_told_no_more():
    assert Client().post(DRAFT, LONG).status_code == 413
    assert Client().post("/no/such/page/", LONG).status_code in (404, 413)
