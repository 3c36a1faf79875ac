"""The pages of what went wrong."""

import pytest
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from cop_portal import urls
from cop_portal.home import errors


def broken(request):
    """A page that fails."""
    raise ZeroDivisionError


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

LANGUAGES = [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl")]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_a_missing_page(client, language, direction):
    client.cookies["django_language"] = language
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    page = response.content.decode()
    assert f'lang="{language}"' in page
    assert f'dir="{direction}"' in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_a_form_that_came_from_elsewhere(language, direction):
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = language
    response = client.post("/accounts/login/", {"login": "x"})
    assert response.status_code == 403
    assert f'dir="{direction}"' in response.content.decode()


@override_settings(ROOT_URLCONF="tests.ground.test_errors")
@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_a_failing_page_needs_no_database(client, language, direction):
    """Without the django_db mark any query would fail the test."""
    client.raise_request_exception = False
    client.cookies["django_language"] = language
    client.cookies["sessionid"] = "somebody"
    response = client.get("/broken/")
    assert response.status_code == 500
    page = response.content.decode()
    assert f'lang="{language}"' in page
    assert f'dir="{direction}"' in page
    assert "<h1" in page
    assert "Content-Security-Policy" in response


def test_a_page_of_errors_that_fails_is_still_an_answer(monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", broken)
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert response.content == b"Error 500\n"


def test_a_wrong_host_gets_the_page_of_bad_requests(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"<h1" in response.content


@pytest.mark.django_db
def test_forbidden(rf, cast):
    request = rf.get("/")
    request.user = cast.suzan
    request.session = {}
    assert errors.forbidden(request).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_an_address_that_only_takes_what_a_button_sends(client, language, direction):
    """Typed, or opened again from the browser's list: a page that says so, not an empty one."""
    client.cookies["django_language"] = language
    response = client.get("/language/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    page = response.content.decode()
    assert f'lang="{language}"' in page
    assert f'dir="{direction}"' in page
    assert page.count("<h1") == 1
