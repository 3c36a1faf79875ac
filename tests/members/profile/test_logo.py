"""The logo: uploaded, drawn anew, shown to whoever may see its organization, removed."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.refusals import NotAllowed
from members.actions import identity, organizations
from members.models import Organization
from tests.cast import client_of
from tests.documents import pictures

pytestmark = pytest.mark.django_db

EDIT = "/organizations/weo/edit/logo/"
LOGO = "/organizations/weo/logo/"


def picture(data=None, name="logo.jpg"):
    return SimpleUploadedFile(name, pictures.with_metadata() if data is None else data)


@pytest.fixture
def with_logo(cast):
    identity.set_logo(organization=cast.weo, by=cast.suzan, upload=picture())
    cast.weo.refresh_from_db()
    return cast


def test_it_works(cast, client):
    client.force_login(cast.suzan)
    assert 'enctype="multipart/form-data"' in client.get(EDIT).content.decode()
    assert client.post(EDIT, {"acting_for": "weo", "upload": picture()}).status_code == 302
    response = client.get(LOGO)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert Image.open(io.BytesIO(response.content)).size == (200, 300)
    assert b"secret" not in response.content.lower()
    page = client.get("/organizations/weo/").content.decode()
    assert f'src="{LOGO}" alt="Logo of WEO"' in page
    assert not DocumentOpening.objects.exists()


def test_who_may_not_see_the_organization_sees_no_logo(with_logo):
    assert client_of(with_logo.ahmed).get(LOGO).status_code == 200
    organizations.set_visibility(organization=with_logo.weo, by=with_logo.suzan, visibility="hidden")
    assert client_of(with_logo.ahmed).get(LOGO).status_code == 404
    assert client_of(with_logo.observer).get(LOGO).status_code == 404
    assert client_of(with_logo.colleague).get(LOGO).status_code == 200
    assert client_of(with_logo.staff).get(LOGO).status_code == 200
    assert client_of(None).get(LOGO).status_code == 302


def test_no_logo_is_like_no_organization(cast):
    assert client_of(cast.ahmed).get(LOGO).status_code == 404
    assert "organization-logo" not in client_of(cast.ahmed).get("/organizations/weo/").content.decode()


def test_another_takes_its_place_and_it_can_be_removed(with_logo, client):
    first = with_logo.weo.logo_id
    client.force_login(with_logo.suzan)
    client.post(EDIT, {"acting_for": "weo", "upload": picture(pictures.png(), "new.png")})
    assert Organization.objects.get(slug="weo").logo_id not in (None, first)
    assert client.get(f"{EDIT}remove/").status_code == 200
    assert client.post(f"{EDIT}remove/", {"acting_for": "weo"}).status_code == 302
    assert Organization.objects.get(slug="weo").logo_id is None
    assert client.get(LOGO).status_code == 404


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("SVG", "This is an SVG drawing, which can carry programs."),
        ("moving WebP", "The picture moves."),
        ("one dot", "The picture is too small to be seen."),
        ("20,000 dots", "The picture has too many dots."),
        ("a bomb", "The picture has too many dots."),
        ("cut in the middle", "The picture is incomplete or damaged."),
        ("PDF", "This file is not a PNG, JPEG or WebP picture."),
        ("empty", "The file is empty."),
    ],
)
def test_what_is_refused_is_told(cast, client, kind, words):
    client.force_login(cast.suzan)
    response = client.post(EDIT, {"acting_for": "weo", "upload": picture(pictures.BAD[kind][0]())})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Document.objects.exists()


def test_nothing_chosen(cast, client):
    client.force_login(cast.suzan)
    response = client.post(EDIT, {"acting_for": "weo"})
    assert response.status_code == 422
    assert "Choose a picture" in response.content.decode()


def test_only_representatives_do_it(cast):
    for by in (cast.colleague, cast.ahmed, cast.staff):
        with pytest.raises(NotAllowed):
            identity.set_logo(organization=cast.weo, by=by, upload=picture())
    assert not Document.objects.exists()
