"""The pages of an event's files: staff add, rename and remove; whoever may opens, and each opening is recorded."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cop_portal.documents.models import Document, DocumentOpening
from events.actions.files import remove_event_file
from events.models import Event, EventFile
from members.models import Membership
from tests.cast import JOINED, client_of, english_client_of
from tests.documents import files
from tests.events.files_of_events import event, for_weo_alone, pdf, with_file


def page_of(workshop) -> str:
    return reverse("events:files", args=[workshop.slug])


def said(response) -> str:
    """The page without the note of the demonstration."""
    return response.content.decode().partition("demo-note")[0]


def test_it_works(cast):
    workshop = event(cast)
    client = english_client_of(cast.staff)
    first = client.get(page_of(workshop))
    assert first.status_code == 200
    assert "This event has no file yet." in said(first)
    sent = {"kind": "agenda", "title": "Both days", "upload": pdf()}
    response = client.post(page_of(workshop), sent, follow=True)
    assert response.redirect_chain == [(page_of(workshop), 302)]
    file = EventFile.objects.get()
    for words in (
        "Saved. The file is on the event",
        "Both days",
        "Agenda.pdf",
        "<bdi>2 pages</bdi>",
        "All members and Search staff can open this. Each opening is recorded.",
        file.get_absolute_url(),
        reverse("events:rename_file", args=[workshop.slug, file.public_id]),
        reverse("events:remove_file", args=[workshop.slug, file.public_id]),
        reverse("events:sheet", args=[workshop.slug]),
    ):
        assert words in said(response)


def test_a_member_opens_it_and_the_opening_is_recorded(cast):
    file = with_file(cast, event(cast), "slides")
    response = client_of(cast.suzan).get(file.get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="slides.pdf"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"].startswith("sandbox")
    client_of(cast.staff).get(file.get_absolute_url())
    client_of(cast.suzan).head(file.get_absolute_url())
    openings = DocumentOpening.objects.order_by("pk").values_list("user", "organization_slug")
    assert list(openings) == [(cast.suzan.pk, "weo"), (cast.staff.pk, "")]


def test_the_record_names_an_organization_that_gave_the_right(cast):
    """Never another one of the reader's: it may be hidden, and was not invited."""
    closed, open_to_all = with_file(cast, for_weo_alone(cast)), with_file(cast, event(cast))
    for user in (cast.suzan, cast.staff):
        Membership.objects.create(user=user, organization=cast.hidden_org, role="colleague", since=JOINED)

    def recorded(file, user) -> str:
        client = client_of(user)
        session = client.session
        session["acting_for"] = cast.hidden_org.pk
        session.save()
        assert client.get(file.get_absolute_url()).status_code == 200
        return DocumentOpening.objects.latest("pk").organization_slug

    assert recorded(closed, cast.suzan) == "weo"
    assert recorded(open_to_all, cast.suzan) == "hidden"
    assert recorded(closed, cast.staff) == ""


def test_what_one_may_not_open_is_a_missing_page(cast):
    """A signed sheet, a file of an event that one does not know of, and no file at all: one answer."""
    workshop, closed = event(cast), for_weo_alone(cast)
    sheet, agenda = with_file(cast, workshop, "signed_sheet"), with_file(cast, closed)
    removed = with_file(cast, workshop)
    remove_event_file(file=removed, by=cast.staff)
    client = english_client_of(cast.outsider)
    missing = f"/events/{workshop.slug}/files/00000000-0000-4000-8000-000000000000/"
    answers = [client.get(file.get_absolute_url()) for file in (sheet, agenda, removed)] + [
        client.get(missing)
    ]
    assert {response.status_code for response in answers} == {404}
    assert len({said(response).partition("<main")[2] for response in answers}) == 1
    # Nor is it found by another event's address.
    other = reverse("events:file", args=[workshop.slug, agenda.public_id])
    assert client_of(cast.suzan).get(other).status_code == 404
    assert client_of(cast.staff).get(other).status_code == 404
    assert not DocumentOpening.objects.exists()


def test_visitors_are_asked_to_sign_in_before_anything_is_looked_up(cast, client, django_assert_num_queries):
    file = with_file(cast, event(cast))
    for url in (file.get_absolute_url(), page_of(file.event), f"{file.get_absolute_url()}remove/"):
        with django_assert_num_queries(0):
            response = client.get(url)
        assert response["Location"].startswith("/accounts/login/")


def test_the_form_says_what_is_missing_and_that_a_file_is_chosen_anew(cast):
    workshop = event(cast)
    client = english_client_of(cast.staff)
    response = client.post(page_of(workshop), {"title": "Agenda"})
    assert response.status_code == 422
    for words in ("Choose what kind of file it is", "Choose the file", 'value="Agenda"'):
        assert words in said(response)
    response = client.post(page_of(workshop), {"upload": pdf()})
    assert "Choose the file again: a page cannot keep it." in said(response)
    response = client.post(page_of(workshop), {"kind": "agenda", "upload": pdf(), "title": "x" * 201})
    assert response.status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (files.html(), "agenda.pdf", "This file is not a PDF."),
        (files.password(), "agenda.pdf", "The file asks for a password."),
        (b"", "agenda.pdf", "The file is empty."),
        (b"PK", "Slides.pptx", "These are slides, not a PDF."),
    ],
)
def test_a_refusal_stands_at_the_file(cast, data, name, words):
    workshop = event(cast)
    sent = {"kind": "slides", "title": "What we do", "upload": pdf(data, name)}
    response = english_client_of(cast.staff).post(page_of(workshop), sent)
    assert response.status_code == 422
    text = said(response)
    assert text.count(words) >= 2  # above the page, and at its field
    assert 'href="#id_upload"' in text
    assert 'value="What we do"' in text
    assert not EventFile.objects.exists()


def test_a_form_that_is_sent_twice_adds_one(cast):
    workshop = event(cast)
    client = client_of(cast.staff)
    for _twice in range(2):
        assert client.post(page_of(workshop), {"kind": "agenda", "upload": pdf()}).status_code == 302
    assert EventFile.objects.count() == 1


def test_another_title(cast):
    file = with_file(cast, event(cast), title="Agnda")
    client = english_client_of(cast.staff)
    url = reverse("events:rename_file", args=[file.event.slug, file.public_id])
    assert 'value="Agnda"' in said(client.get(url))
    assert client.post(url, {"title": "x" * 201}).status_code == 422
    assert client.post(url, {"title": "Agenda"}).status_code == 302
    file.refresh_from_db()
    assert file.title == "Agenda"


def test_it_is_removed_after_asking(cast):
    file = with_file(cast, event(cast), title="First day")
    client = english_client_of(cast.staff)
    url = reverse("events:remove_file", args=[file.event.slug, file.public_id])
    asked = said(client.get(url))
    assert "agenda.pdf" in asked
    assert "a week later it is erased" in asked
    assert EventFile.objects.exists()
    assert "Nobody can open this file any more." in said(client.post(url, follow=True))
    assert not EventFile.objects.exists()
    # Clicked twice, or by two people: it is done all the same.
    assert "This file was removed already." in said(client.post(url, follow=True))
    assert client.get(url).status_code == 404
    never = reverse("events:remove_file", args=[file.event.slug, "00000000-0000-4000-8000-000000000000"])
    assert client.post(never).status_code == 404
    assert client_of(cast.suzan).post(url).status_code == 404


@pytest.mark.parametrize(
    ("facts", "kind", "words"),
    [
        (
            {"open_to": "invited"},
            "agenda",
            "Only the organizations that were invited or came, and Search staff",
        ),
        ({"announced": False}, "agenda", "Only Search staff can open this until the event is announced."),
        ({}, "signed_sheet", "Only Search staff can open this: it has people&#x27;s names on it."),
    ],
)
def test_the_list_says_who_opens_each(cast, facts, kind, words):
    workshop = event(cast, **{key: facts[key] for key in facts if key == "announced"})
    Event.objects.update(open_to=facts.get("open_to", "members"))
    with_file(cast, workshop, kind)
    assert words in said(english_client_of(cast.staff).get(page_of(workshop)))


def test_few_questions_however_many_files(cast, django_assert_num_queries):
    workshop = event(cast)
    client = client_of(cast.staff)
    with_file(cast, workshop)
    client.get(page_of(workshop))
    with django_assert_num_queries(5):
        client.get(page_of(workshop))
    for pages in range(3, 6):
        with_file(cast, workshop, "slides", pages=pages)
    with django_assert_num_queries(5):
        client.get(page_of(workshop))


def test_few_questions_to_open_one(cast, django_assert_max_num_queries):
    file = with_file(cast, for_weo_alone(cast))
    client = client_of(cast.suzan)
    with django_assert_max_num_queries(10):
        assert client.get(file.get_absolute_url()).status_code == 200
