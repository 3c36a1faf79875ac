"""What the browser is told to keep, load and send."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from cop_portal.security import TrustedProxyMiddleware


def test_nothing_inline_and_nothing_from_another_host(client):
    policy = dict(
        part.strip().split(" ", 1) for part in client.get("/robots.txt")["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        **{f"{name}-src": "'self'" for name in ("script", "style", "img", "font", "connect")},
        "form-action": "'self'",
    }


def test_every_answer_carries_the_rest(client):
    response = client.get("/robots.txt")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_pages_of_a_signed_in_person_are_not_kept(client, cast):
    assert client.get("/accounts/login/")["Cache-Control"].endswith(("no-cache", "private"))
    client.force_login(cast.suzan)
    assert client.get("/organizations/")["Cache-Control"] == "private, no-store"
    assert client.get("/nothing-here/")["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_signing_out_clears_what_the_browser_kept(client, cast):
    client.force_login(cast.suzan)
    response = client.post("/accounts/logout/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.post("/accounts/login/")


FORWARDED = {
    "HTTP_X_FORWARDED_FOR": "9.9.9.9, 198.51.100.7",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_FORWARDED": "for=9.9.9.9",
}


def through(proxies: list[str], peer: str, **meta: str) -> HttpRequest:
    seen: list[HttpRequest] = []

    def get_response(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    with override_settings(TRUSTED_PROXY=proxies):
        TrustedProxyMiddleware(get_response)(RequestFactory().get("/", REMOTE_ADDR=peer, **FORWARDED | meta))
    return seen[0]


def test_a_strangers_forwarded_headers_are_dropped():
    request = through([], "203.0.113.5")
    assert request.META["REMOTE_ADDR"] == "203.0.113.5"
    assert not [name for name in request.META if "FORWARDED" in name]


@pytest.mark.parametrize(
    ("proxies", "peer"), [(["10.0.0.0/24"], "10.0.0.3"), (["::1"], "::1"), (["unix"], "")]
)
def test_a_trusted_proxy_is_believed(proxies, peer):
    request = through(proxies, peer)
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"
    assert request.META["HTTP_X_FORWARDED_PROTO"] == "https"


def test_behind_two_proxies_the_visitor_is_the_last_stranger():
    request = through(["10.0.0.0/24"], "10.0.0.3", HTTP_X_FORWARDED_FOR="9.9.9.9, 198.51.100.7, 10.0.0.4")
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"


def test_nonsense_in_the_header_is_no_address():
    request = through(["10.0.0.3"], "10.0.0.3", HTTP_X_FORWARDED_FOR="unknown, <script>")
    assert request.META["REMOTE_ADDR"] == "10.0.0.3"
