"""The pages of memoranda, as a representative, a colleague, staff and an outsider use them."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from collaborations.actions import mous as actions
from collaborations.models import MemorandumOfUnderstanding
from cop_portal.dates import today
from cop_portal.documents.models import Document, DocumentOpening
from tests.collaborations.mous import SIGNED, confirm, entered, paper, thread_of
from tests.documents import files

TYPED = {
    "acting_for": "weo",
    "title": "Women in politics, together",
    "purpose": "Train each other's staff.",
    "language": "en",
    "starts_on_day": "1",
    "starts_on_month": "10",
    "starts_on_year": "2021",
    "ends_on_day": "30",
    "ends_on_month": "9",
    "ends_on_year": "2023",
    "renewal": "automatic",
    "signatory_name": "Suzan Aref",
    "capacity": "Director",
    "signed_on_day": "21",
    "signed_on_month": "9",
    "signed_on_year": "2021",
}


@pytest.fixture
def as_suzan(client, cast):
    client.force_login(cast.suzan)
    return client


def enter(client, collaboration, upload, **changes):
    """Send the form as a browser does, with the key the page gave."""
    url = reverse("collaborations:mou_enter", args=[collaboration.public_id])
    key = re.search(r'name="key" value="([^"]+)"', client.get(url).content.decode()).group(1)
    parties = [party.pk for party in collaboration.parties.all()]
    return client.post(url, {**TYPED, "parties": parties, "key": key, "upload": upload, **changes})


def test_it_works(as_suzan, cast, client):
    collaboration = thread_of(cast.weo, cast.al_noor)
    response = enter(as_suzan, collaboration, paper())
    mou = MemorandumOfUnderstanding.objects.get()
    assert response.status_code == 302
    assert response.url == mou.get_absolute_url()
    assert "Waiting for <bdi>Al Noor</bdi>" in as_suzan.get(response.url).content.decode()

    client.force_login(cast.ahmed)
    url = reverse("collaborations:mou_confirm", args=[mou.public_id])
    copy = re.search(r'name="copy" value="([^"]+)"', client.get(url).content.decode()).group(1)
    signed = {name: value for name, value in TYPED.items() if name.startswith("signed_on")}
    answer = {
        **signed,
        "acting_for": "al-noor",
        "copy": copy,
        "signatory_name": "Ahmed Jassam",
        "capacity": "Executive director",
    }
    assert client.post(url, answer).status_code == 302
    assert client.post(url, answer).status_code == 302  # a double click
    assert mou.signatures.count() == 2
    assert MemorandumOfUnderstanding.objects.in_force().get() == mou


BAD = {
    "empty": lambda: b"",
    "html": lambda: b"<!doctype html><title>signed</title>",
    "truncated": lambda: files.plain(3)[:-200],
    "script": files.script_on_opening,
    "password": files.password,
    "no pages": files.no_pages,
    "26 MB": lambda: b"%PDF-" + bytes(26 * 2**20),
}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_a_bad_file_is_refused_in_words_and_what_was_typed_stays(as_suzan, cast, kind):
    collaboration = thread_of(cast.weo, cast.al_noor)
    upload = SimpleUploadedFile("signed.pdf", BAD[kind](), content_type="application/pdf")
    response = enter(as_suzan, collaboration, upload)
    page = response.content.decode()
    assert response.status_code == 422
    assert "error-summary" in page
    assert 'value="Women in politics, together"' in page
    assert "Train each other&#x27;s staff." in page
    assert not MemorandumOfUnderstanding.objects.exists()
    assert not Document.objects.exists()


def test_everything_that_is_wrong_is_said_at_once(as_suzan, cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    response = enter(as_suzan, collaboration, "", title="", ends_on_year="2020", signed_on_year="2999")
    assert set(response.context["form"].errors) == {"upload", "title", "ends_on", "signed_on"}


def test_a_document_is_an_attachment_and_each_opening_is_on_record(as_suzan, cast, client):
    mou = entered(cast)
    copy = mou.versions.get().copies.get()
    response = as_suzan.get(reverse("collaborations:mou_document", args=[copy.public_id]))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    assert DocumentOpening.objects.get().user == cast.suzan

    client.force_login(cast.ahmed)
    record = client.get(reverse("collaborations:mou_openings", args=[mou.public_id])).content.decode()
    assert "Suzan Aref" in record


def test_a_party_closes_the_document_to_staff(as_suzan, cast, client):
    mou = entered(cast)
    document = reverse("collaborations:mou_document", args=[mou.versions.get().copies.get().public_id])
    client.force_login(cast.staff)
    assert client.get(document).status_code == 200
    client.force_login(cast.suzan)
    as_suzan.post(
        reverse("collaborations:mou_staff_access", args=[mou.public_id]), {"acting_for": "weo", "closed": "1"}
    )
    for user in (cast.staff, cast.superuser):
        client.force_login(user)
        assert client.get(document).status_code == 404
        assert document not in client.get(mou.get_absolute_url()).content.decode()


def test_a_replaced_document_is_opened_by_nobody(cast, client):
    mou = entered(cast)
    old = mou.versions.get().copies.get()
    actions.replace_copy(
        mou=mou,
        organization=cast.weo,
        by=cast.suzan,
        upload=paper(),
        signatory_name="S",
        capacity="d",
        signed_on=SIGNED,
        on=SIGNED,
    )
    client.force_login(cast.ahmed)
    assert client.get(reverse("collaborations:mou_document", args=[old.public_id])).status_code == 404


def test_a_third_party_of_the_thread_that_is_not_party_to_the_memorandum_does_not_see_it(cast, client):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    two = collaboration.parties.exclude(organization=cast.outsider_org)
    mou = entered(cast, collaboration, parties=list(two))
    client.force_login(cast.outsider)
    assert client.get(mou.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_the_pages_in_three_languages(as_suzan, cast, language):
    as_suzan.cookies["django_language"] = language
    cast.suzan.language = language
    cast.suzan.save()
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = entered(cast, collaboration)
    # While it waits for Al Noor no other one is entered.
    other = thread_of(cast.weo, cast.outsider_org)
    for url in (
        mou.get_absolute_url(),
        reverse("collaborations:mou_enter", args=[other.public_id]),
        reverse("collaborations:mou_openings", args=[mou.public_id]),
    ):
        page = as_suzan.get(url).content.decode()
        assert f'<html lang="{language}"' in page
        assert page.count("<h1") == 1


def test_the_number_of_queries_does_not_grow(as_suzan, cast, django_assert_max_num_queries):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = entered(cast, collaboration)
    as_suzan.get(mou.get_absolute_url())
    with django_assert_max_num_queries(20):
        as_suzan.get(mou.get_absolute_url())
    confirm(cast, mou)
    with django_assert_max_num_queries(20):
        as_suzan.get(mou.get_absolute_url())


def test_a_party_that_left_keeps_what_it_signed_and_nothing_that_was_on_its_way(cast, client):
    signed, on_its_way = entered(cast), entered(cast)
    confirm(cast, signed)
    for mou in (signed, on_its_way):
        mou.collaboration.parties.filter(organization=cast.al_noor).update(left_on=today())
    client.force_login(cast.ahmed)
    document = reverse("collaborations:mou_document", args=[signed.versions.get().copies.get().public_id])
    assert client.get(document).status_code == 200
    page = client.get(signed.get_absolute_url()).content.decode()
    assert signed.collaboration.get_absolute_url() not in page
    copy = on_its_way.versions.get().copies.get()
    assert client.get(on_its_way.get_absolute_url()).status_code == 404
    assert client.get(reverse("collaborations:mou_document", args=[copy.public_id])).status_code == 404


def test_somebody_who_looked_at_the_old_file_sees_the_new_one_and_can_confirm_it(cast, client):
    mou = entered(cast)
    client.force_login(cast.ahmed)
    url = reverse("collaborations:mou_confirm", args=[mou.public_id])
    signed = {name: value for name, value in TYPED.items() if name.startswith("signed_on")}
    answer = {**signed, "acting_for": "al-noor", "signatory_name": "Ahmed Jassam", "capacity": "Director"}
    looked_at = mou.versions.get().copies.get().public_id
    new = actions.replace_copy(
        mou=mou,
        organization=cast.weo,
        by=cast.suzan,
        upload=paper(),
        signatory_name="Suzan Aref",
        capacity="Director",
        signed_on=SIGNED,
    )
    again = client.post(url, {**answer, "copy": looked_at})
    assert again.status_code == 422
    assert mou.signatures.count() == 1
    sent_next = re.search(r'name="copy" value="([^"]+)"', again.content.decode()).group(1)
    assert sent_next == str(new.public_id)
    assert client.post(url, {**answer, "copy": uuid.uuid4()}).status_code == 404
    assert client.post(url, {**answer, "copy": sent_next}).status_code == 302
    assert mou.signatures.count() == 2
