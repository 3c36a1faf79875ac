"""The page of all components: it holds each of them, so what is wrong with one is found here."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client) -> str:
    return client.get("/demo/components/").content.decode()


def test_it_works(client):
    response = client.get("/demo/components/")
    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl")])
def test_it_speaks_each_language_and_turns(client, language, direction):
    html = client.get("/demo/components/", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in html


def test_nothing_is_inline_that_the_security_policy_would_refuse(page):
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_every_label_and_description_points_at_something(page):
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        for value in re.findall(rf'\s{attribute}="([^"]+)"', page):
            assert set(value.split()) <= ids, (attribute, value)


def test_the_errors_above_lead_to_their_fields(page):
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    summary = page[page.index("data-error-summary") : page.index("<h1")]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_on_0", "id_agreed"]
    assert set(targets) <= ids


def test_an_unsigned_signature_waits_at_a_hollow_knot(page):
    assert "Waiting for WEO since 12 September" in page
    assert 'class="knot knot-now"' in page


def test_a_reader_chooses_dark(client):
    response = client.post("/theme/", {"theme": "dark", "next": "/demo/components/"})
    assert response.headers["Location"] == "/demo/components/"
    assert '<html lang="en" dir="ltr" data-theme="dark">' in client.get("/demo/components/").content.decode()
    client.post("/theme/", {"theme": ""})
    assert "data-theme=" not in client.get("/demo/components/").content.decode()


def test_the_theme_leads_to_no_other_host(client):
    assert (
        client.post("/theme/", {"theme": "dark", "next": "//elsewhere.example/"}).headers["Location"] == "/"
    )
