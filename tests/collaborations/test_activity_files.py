"""Files of a joint activity: added by anybody of a party, opened by the parties alone, taken away by who added them."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from collaborations.actions.activities import cancel_activity
from collaborations.actions.activity_files import add_activity_file, remove_activity_file
from collaborations.actions.threads import leave
from collaborations.models import ActivityFile, JointActivity
from cop_portal.documents.erasing import erase_unneeded
from cop_portal.documents.models import Document, DocumentOpening, Erasure
from cop_portal.refusals import NotAllowed
from members.models import Membership
from tests.cast import JOINED, Cast, client_of, english_client_of
from tests.collaborations.activity_steps import pdf, planned, them, us
from tests.collaborations.correcting import refusal
from tests.collaborations.reading import text_of
from tests.documents import files

pytestmark = pytest.mark.django_db


def colleague(cast: Cast) -> dict:
    return {"organization": cast.weo, "by": cast.colleague}


def add_url(row: JointActivity) -> str:
    return reverse("collaborations:activity_file_add", args=[row.public_id])


def url_of(file: ActivityFile) -> str:
    return reverse("collaborations:activity_file", args=[file.public_id])


def remove_url(file: ActivityFile) -> str:
    return reverse("collaborations:activity_file_remove", args=[file.public_id])


def test_it_works(cast: Cast):
    """A colleague adds one from the page; the other party opens it, which is recorded; the colleague removes it."""
    row = planned(cast)
    client = english_client_of(cast.colleague)
    page = row.get_absolute_url()
    assert "No file yet" in client.get(page).content.decode()
    sent = {"title": "Both days", "upload": pdf("Agenda.pdf"), "acting_for": "weo"}
    response = client.post(add_url(row), sent, follow=True)
    assert response.redirect_chain == [(page, 302)]
    file = ActivityFile.objects.get()
    for words in ("Both days", "Agenda.pdf", "Added by", url_of(file), remove_url(file)):
        assert words in response.content.decode()
    opened = client_of(cast.ahmed).get(url_of(file))
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    assert opened["Content-Disposition"] == 'attachment; filename="Agenda.pdf"'
    assert opened["Cache-Control"] == "private, no-store"
    assert list(DocumentOpening.objects.values_list("user", "organization_slug")) == [
        (cast.ahmed.pk, "al-noor")
    ]
    assert "week later" in client.get(remove_url(file)).content.decode()
    gone = {"acting_for": "weo", "activity": row.public_id}
    response = client.post(remove_url(file), gone, follow=True)
    assert "Nobody can open this file any more." in response.content.decode()
    again = client.post(remove_url(file), gone, follow=True)  # a double click
    assert "This file was removed already." in again.content.decode()
    assert client_of(cast.ahmed).get(url_of(file)).status_code == 404


def test_nobody_else_opens_it(cast: Cast):
    """Staff, superuser, outsider and observer: a missing page, and nothing is recorded."""
    file = add_activity_file(activity=planned(cast), **us(cast), upload=pdf())
    for user in (cast.staff, cast.superuser, cast.outsider, cast.observer):
        for address in (url_of(file), remove_url(file), add_url(file.activity)):
            assert client_of(user).get(address).status_code == 404
            assert client_of(user).post(address, {"activity": file.activity.public_id}).status_code in (
                404,
                405,
            )
    assert client_of(None).get(url_of(file))["Location"].startswith("/accounts/login/")
    assert not DocumentOpening.objects.exists()
    assert ActivityFile.objects.exists()


def test_one_removes_what_ones_own_organization_added(cast: Cast):
    """Not the other party's, not for another organization, and nothing after leaving."""
    row = planned(cast)
    file = add_activity_file(activity=row, **them(cast), upload=pdf())
    text = text_of(cast.suzan, row.get_absolute_url())
    assert url_of(file) in text
    assert remove_url(file) not in text
    assert client_of(cast.suzan).get(remove_url(file)).status_code == 404
    with pytest.raises(NotAllowed):
        remove_activity_file(file=file, **us(cast))
    with pytest.raises(NotAllowed):
        remove_activity_file(file=file, organization=cast.al_noor, by=cast.suzan)
    leave(collaboration=row.collaboration, **them(cast))
    assert client_of(cast.ahmed).get(url_of(file)).status_code == 404
    with pytest.raises(NotAllowed):
        add_activity_file(activity=row, **them(cast), upload=pdf("Another.pdf", pages=3))
    with pytest.raises(NotAllowed):
        remove_activity_file(file=file, **them(cast))
    # It stays the others' to read.
    assert url_of(file) in text_of(cast.suzan, row.get_absolute_url())


def test_the_record_names_the_party_for_which_it_was_opened(cast: Cast):
    """Never another organization of the reader's, which may be hidden."""
    file = add_activity_file(activity=planned(cast), **us(cast), upload=pdf())
    Membership.objects.create(
        user=cast.suzan, organization=cast.hidden_org, role="representative", since=JOINED
    )
    client = client_of(cast.suzan)
    session = client.session
    session["acting_for"] = cast.hidden_org.pk
    session.save()
    assert client.get(url_of(file)).status_code == 200
    assert DocumentOpening.objects.get().organization_slug == "weo"
    # For that one nothing is added or removed here.
    assert client.get(add_url(file.activity)).status_code == 404
    assert client.get(remove_url(file)).status_code == 404


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (files.html(), "report.pdf", "This file is not a PDF."),
        (files.password(), "report.pdf", "The file asks for a password."),
        (b"", "report.pdf", "The file is empty."),
        (b"PK", "Slides.pptx", "These are slides, not a PDF."),
    ],
)
def test_a_refusal_stands_at_the_file(cast: Cast, data: bytes, name: str, words: str):
    row = planned(cast)
    sent = {"title": "Report", "upload": pdf(name, data), "acting_for": "weo"}
    response = english_client_of(cast.suzan).post(add_url(row), sent)
    text = response.content.decode()
    assert response.status_code == 422
    assert text.count(words) >= 2  # above the page, and at its field
    assert 'value="Report"' in text
    assert not Document.objects.exists()


def test_sent_twice_it_is_one(cast: Cast):
    """The same bytes by the other party are theirs, and the first keep their title."""
    row = planned(cast)
    for title in ("Draft", "", "Report"):
        sent = {"title": title, "upload": pdf(), "acting_for": "weo"}
        assert client_of(cast.suzan).post(add_url(row), sent).status_code == 302
    assert [file.title for file in ActivityFile.objects.all()] == ["Report"]
    assert Document.objects.count() == 1
    add_activity_file(activity=row, **them(cast), upload=pdf())
    assert ActivityFile.objects.count() == 2
    assert english_client_of(cast.suzan).post(add_url(row), {"title": "x"}).status_code == 422


def test_a_cancelled_activity_takes_no_more_files(cast: Cast):
    """What is there stays."""
    row = planned(cast)
    file = add_activity_file(activity=row, **us(cast), upload=pdf())
    cancel_activity(activity=row, **us(cast), reason="No hall.")
    assert refusal(add_activity_file, activity=row, **us(cast), upload=pdf(pages=3)) == "cancelled"
    assert client_of(cast.suzan).get(add_url(row))["Location"] == row.get_absolute_url()
    text = text_of(cast.suzan, row.get_absolute_url())
    assert url_of(file) in text
    assert add_url(row) not in text


def test_the_sweep_keeps_it_while_it_is_there(cast: Cast):
    """And erases it once it was removed; the command sees the pointer."""
    file = add_activity_file(activity=planned(cast), **us(cast), upload=pdf())
    call_command("sweep_documents", verbosity=0)
    assert not Erasure.objects.exists()
    remove_activity_file(file=file, **colleague(cast))
    assert erase_unneeded(older_than=datetime.timedelta(0)).erased == 1


def test_the_page_asks_no_more_with_more_files(cast: Cast):
    row = planned(cast)
    client = client_of(cast.suzan)
    numbers = []
    for pages in (1, 2, 3):
        add_activity_file(activity=row, **us(cast), upload=pdf(pages=pages))
        client.get(row.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(row.get_absolute_url())
        numbers.append(len(captured))
    assert len(set(numbers)) == 1
    assert numbers[0] <= 30
