"""The page of a registration's file keeps a draft of what is chosen on it; a file cannot be one, and it says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from members.models import ProfileDraft
from tests.cast import english_client_of
from tests.members.profile.edit_forms import BASE, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast):
    return f"{BASE}registrations/{registered(cast).public_id}/file/"


def chosen(page: str) -> str:
    (found,) = [
        part for part in page.split("<input") if 'name="file_audience"' in part and " checked" in part
    ]
    return found.split('value="')[1].split('"')[0]


def test_it_works(cast, suzan, address):
    page = suzan.get(address).content.decode()
    draft = page.split('data-draft="')[1].split('"')[0]
    sent = {"file_audience": "staff", "draft_of": str(cast.suzan.pk)}
    assert suzan.post(draft, sent).status_code == 200
    assert chosen(suzan.get(address).content.decode()) == "staff"
    begun = english_client_of(cast.suzan).get(BASE).content.decode()
    assert "Change the file of a registration: <bdi>12345</bdi>" in begun
    key = ProfileDraft.objects.get().form
    assert (
        suzan.post(address, {"acting_for": "weo", "file_audience": "staff", "draft": key}).status_code == 302
    )
    assert not ProfileDraft.objects.exists()


def test_it_says_that_a_draft_keeps_no_file(cast, address):
    page = english_client_of(cast.suzan).get(address).content.decode()
    assert "A draft cannot keep a file: choose it again when you come back." in page


def test_without_a_script_the_button_sends_no_file(suzan, address):
    """On a slow line a file of megabytes would travel only to be thrown away."""
    page = suzan.get(address).content.decode()
    button = page.split("data-draft-button")[0].rpartition("<button")[2]
    assert 'formenctype="application/x-www-form-urlencoded"' in button


def test_a_refused_file_leaves_the_choice_as_a_draft(cast, suzan, address):
    upload = SimpleUploadedFile("a.pdf", b"no pdf", "application/pdf")
    sent = {"acting_for": "weo", "file_audience": "members", "upload": upload}
    assert suzan.post(address, sent).status_code == 422
    assert ProfileDraft.objects.get().data["fields"] == {"file_audience": ["members"]}
