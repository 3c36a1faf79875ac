"""The page where staff choose what to print on a sheet to sign, and the paper."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from cop_portal.dates import format_date, today
from events.actions import cancel_event
from events.models import Event, Rsvp
from events.sheet_to_print import organizations_to_print, sheet_of
from tests.cast import client_of, english_client_of
from tests.events.files_of_events import event
from tests.events.pdf_text import text_of


@pytest.fixture
def workshop(cast) -> Event:
    """WEO, the discreet and the hidden organization said yes, with a person; Al Noor perhaps, the outsider no."""
    made = event(cast)
    for organization, user, answer in (
        (cast.weo, cast.suzan, "yes"),
        (cast.discreet_org, cast.discreet, "yes"),
        (cast.hidden_org, cast.hidden, "yes"),
        (cast.al_noor, cast.ahmed, "maybe"),
        (cast.outsider_org, cast.outsider, "no"),
    ):
        row = Rsvp.objects.create(
            event=made,
            organization=organization,
            answer=answer,
            answered_on=today(),
            answered_by=user,
            yes_since=today() if answer == "yes" else None,
        )
        row.people.create(name=user.name)
    return made


def page_of(workshop) -> str:
    return reverse("events:sheet", args=[workshop.slug])


def paper_of(workshop, language: str = "en") -> str:
    return reverse("events:sheet_pdf", args=[workshop.slug, language])


def words_of(response) -> str:
    return " ".join(text_of(response.content).split())


def test_it_works(cast, workshop):
    client = english_client_of(cast.staff)
    page = client.get(page_of(workshop))
    assert page.status_code == 200
    text = page.content.decode()
    assert "2 organizations, with two lines to sign for each. Hidden ones are never on the sheet" in text
    assert "It names no person" in text
    chosen = {"language": "en", "organizations": "on", "blank_lines": "12"}
    response = client.get(page_of(workshop), chosen)
    assert response["Location"] == f"{paper_of(workshop)}?blank_lines=12&organizations=on"
    response = client.get(response["Location"])
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    day = workshop.starts_on.isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="sign-in-sheet-{day}.pdf"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    words = words_of(response)
    for printed in (
        "Coordination workshop",
        "A hall, Erbil",
        "Women Empowerment Organization",
        "Discreet Initiative",
    ):
        assert printed in words
    assert "16" in words.split()
    assert "17" not in words.split()


def test_neither_a_hidden_one_nor_a_person_is_on_it(cast, workshop):
    words = words_of(client_of(cast.staff).get(paper_of(workshop), {"organizations": "on"}))
    for organization in ("Hidden", "Al Noor", "Outsider", "Search for Common Ground"):
        assert organization not in words
    for user in (cast.suzan, cast.discreet, cast.hidden, cast.ahmed):
        assert user.name not in words
    assert set(organizations_to_print(workshop)) == {cast.weo, cast.discreet_org}


def test_without_organizations_none_is_named(cast, workshop):
    words = words_of(client_of(cast.staff).get(paper_of(workshop), {"blank_lines": "3"}))
    assert "Empowerment" not in words
    assert "Discreet" not in words
    assert "Coordination workshop" in words


def test_each_language_has_its_own_words_and_order(cast, workshop):
    english = sheet_of(workshop, "en", organizations=True, blank_lines=1)
    arabic = sheet_of(workshop, "ar", organizations=True, blank_lines=1)
    assert english.titles == ("Coordination workshop", "ورشة تنسيقية")
    assert arabic.titles == ("ورشة تنسيقية", "Coordination workshop")
    assert english.organizations == ("Discreet Initiative", "Women Empowerment Organization")
    assert arabic.organizations == ("Discreet Initiative", "منظمة تمكين المرأة")
    assert (english.where, arabic.where) == ("A hall, Erbil", "A hall، أربيل")
    assert english.when != arabic.when
    # Whatever language staff read the portal in.
    for language in ("en", "ar", "ckb"):
        response = english_client_of(cast.staff).get(paper_of(workshop, language), {"blank_lines": "1"})
        assert response.content.startswith(b"%PDF")
        assert (format_date(workshop.starts_on) in words_of(response)) == (language == "en")


@pytest.mark.parametrize("lines", ["-1", "201", "many", "9" * 5000, "1e9", "", "0"])
def test_what_cannot_be_printed_is_told(cast, workshop, lines):
    client = english_client_of(cast.staff)
    for url, asked in ((page_of(workshop), {"language": "en"}), (paper_of(workshop), {})):
        response = client.get(url, asked | {"blank_lines": lines})
        assert response.status_code == 422
        assert response["Content-Type"].startswith("text/html")
        text = response.content.decode()
        assert 'href="#id_blank_lines"' in text
        words = {"": "“Blank lines” needs an answer", "0": "Nobody could sign this sheet."}
        assert words.get(lines, "Enter a number from 0 to 200") in text


def test_the_bounds_themselves_are_fine(cast, workshop):
    client = client_of(cast.staff)
    for asked in (
        {"blank_lines": "200"},
        {"blank_lines": "0", "organizations": "on"},
        {"blank_lines": "٢٠"},
        {},
    ):
        assert client.get(paper_of(workshop), asked).status_code == 200


def test_no_lines_for_nobody(cast):
    """Where nobody that can be printed said yes, a sheet without blank lines is an empty one."""
    response = english_client_of(cast.staff).get(
        paper_of(event(cast)), {"blank_lines": "0", "organizations": "on"}
    )
    assert response.status_code == 422
    assert "Nobody could sign this sheet." in response.content.decode()


def test_a_language_that_is_none_of_ours_is_missing(cast, workshop):
    assert client_of(cast.staff).get(paper_of(workshop, "fr")).status_code == 404
    response = client_of(cast.staff).get(page_of(workshop), {"language": "fr", "blank_lines": "3"})
    assert response.status_code == 422


def test_it_is_for_staff_alone(cast, workshop):
    for user in (cast.suzan, cast.outsider, cast.observer):
        for url in (page_of(workshop), paper_of(workshop)):
            assert client_of(user).get(url).status_code == 404
    for url in (page_of(workshop), paper_of(workshop)):
        assert client_of(None).get(url)["Location"].startswith("/accounts/login/")
        assert client_of(cast.staff).post(url).status_code == 405


def test_its_name_tells_no_more_of_the_day_than_is_known(cast, workshop):
    workshop.starts_on, workshop.ends_on = datetime.date(2021, 4, 1), datetime.date(2021, 4, 30)
    workshop.date_precision = "month"
    workshop.save()
    response = client_of(cast.staff).get(paper_of(workshop))
    assert response["Content-Disposition"] == 'attachment; filename="sign-in-sheet-2021-04.pdf"'


def test_of_a_cancelled_event_the_page_says_so(cast, workshop):
    cancel_event(event=workshop, by=cast.staff, reason="Roads were closed")
    assert (
        "This event was cancelled." in english_client_of(cast.staff).get(page_of(workshop)).content.decode()
    )


def test_few_questions(cast, workshop, django_assert_num_queries):
    client = client_of(cast.staff)
    client.get(page_of(workshop))
    with django_assert_num_queries(5):
        client.get(page_of(workshop))
    with django_assert_num_queries(6):
        client.get(paper_of(workshop), {"organizations": "on"})
