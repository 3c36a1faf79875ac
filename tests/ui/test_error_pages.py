"""The pages of what went wrong, in the reader's language and the portal's look."""

import pytest
from django.template.loader import render_to_string

pytestmark = pytest.mark.django_db


def test_it_works(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "<h1>There is no page here</h1>" in html
    assert 'class="header-line"' in html


def test_it_turns_for_arabic_readers(client):
    html = client.get("/no/such/page/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl"' in html


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "403_csrf.html", "500.html"])
def test_each_stands_without_a_request(template):
    html = render_to_string(template)
    assert html.count("<h1") == 1
    assert "CoP Portal" in html
