"""Handing out: as an attachment that can do nothing, checked, and on the record."""

import pytest
from django.http import HttpResponse
from django.urls import path

from cop_portal.documents.models import DocumentOpening
from cop_portal.documents.serving import respond
from tests.documents import files
from tests.documents.conftest import stored_files
from tests.documents.test_store import keep

documents = {}


def a_rooms_view(request):
    return respond(request, documents["it"], organization_slug="weo")


def another_page(request):
    return HttpResponse("page")


urlpatterns = [path("file/", a_rooms_view), path("page/", another_page)]


@pytest.fixture
def document(disk, suzan, upload):
    documents["it"] = keep(upload(files.scan(), "مذكرة تفاهم - النور.pdf"), suzan)
    return documents["it"]


@pytest.fixture
def opened(document, suzan, rf):
    """The answer of `respond` alone."""

    def get(method="get", **more):
        request = getattr(rf, method)("/file/")
        request.user = suzan
        return respond(request, document, **more)

    return get


def test_it_works(document, suzan, opened):
    response = opened()
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == files.scan()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(document.size)
    opening = DocumentOpening.objects.get()
    assert (opening.document, opening.user, opening.kind, opening.organization_slug) == (
        document,
        suzan,
        "download",
        "",
    )


def test_an_arabic_name_arrives_intact(opened):
    assert opened()["Content-Disposition"] == (
        'attachment; filename="document.pdf"; '
        "filename*=UTF-8''%D9%85%D8%B0%D9%83%D8%B1%D8%A9%20%D8%AA%D9%81%D8%A7%D9%87%D9%85"
        "%20-%20%D8%A7%D9%84%D9%86%D9%88%D8%B1.pdf"
    )


def test_it_can_do_nothing_in_a_browser(opened):
    response = opened()
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.urls("tests.documents.test_serving")
def test_the_pages_own_policy_does_not_replace_the_files(document, suzan):
    """Through the middleware that gives every page its policy."""
    from django.test import Client

    client = Client()
    client.force_login(suzan)
    response = client.get("/file/")
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert "sandbox" not in client.get("/page/")["Content-Security-Policy"]
    assert DocumentOpening.objects.get().organization_slug == "weo"


def test_every_opening_is_recorded(document, opened):
    opened(organization_slug="weo")
    opened(kind="view")
    assert list(document.openings.order_by("pk").values_list("organization_slug", "kind")) == [
        ("weo", "download"),
        ("", "view"),
    ]


def test_asking_for_the_headers_opens_nothing(document, opened):
    assert opened("head")["Content-Length"] == str(document.size)
    assert not DocumentOpening.objects.exists()


@pytest.mark.parametrize("missing", [True, False])
def test_a_damaged_or_missing_file(document, disk, suzan, caplog, rf, client, settings, missing):
    [stored] = stored_files(disk)
    if missing:
        stored.unlink()
    else:
        stored.write_bytes(files.plain())
    settings.ROOT_URLCONF = "tests.documents.damaged_urls"
    client.force_login(suzan)
    response = client.get("/file/")
    assert response.status_code == 503
    page = response.content.decode()
    assert page.count("<h1>") == 1
    assert "cannot be opened" in page
    assert document.fingerprint in page
    assert "no-store" in response["Cache-Control"]
    assert not DocumentOpening.objects.exists()
    alarms = [
        record for record in caplog.records if record.levelname == "ERROR" and "Document" in record.message
    ]
    assert len(alarms) == 1
    assert str(document.public_id) in alarms[0].message
    assert "النور" not in alarms[0].message


def test_two_queries(document, opened, django_assert_num_queries):
    """Whether it was removed or is said to be damaged, and the line in the record."""
    with django_assert_num_queries(2):
        opened()
