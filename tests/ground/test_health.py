"""/healthz and robots.txt."""

import pytest
from django.db import OperationalError, connection

from cop_portal.postgres.place import ServerError


@pytest.mark.django_db
def test_it_works(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_neither_redirect_nor_host_check_comes_before_it(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["portal.example.org"]
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).content == b"ok\n"
    assert client.get("/robots.txt", headers={"host": "portal.example.org"}).status_code == 301


@pytest.mark.parametrize("error", [OperationalError("gone"), ServerError("gone")])
def test_it_says_that_the_database_is_down(client, monkeypatch, error):
    def cursor():
        raise error

    monkeypatch.setattr(connection, "cursor", cursor)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert b"gone" not in response.content


def test_it_is_only_asked(client):
    assert client.post("/healthz").status_code == 405


def test_crawlers_are_asked_to_stay_away(client):
    response = client.get("/robots.txt")
    assert response.content == b"User-agent: *\nDisallow: /\n"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
