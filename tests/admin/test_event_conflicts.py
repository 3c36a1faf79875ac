"""Two staff on the page of one event: different fields are both kept, and of one field both texts are shown."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cop_portal.dates import today
from events.actions import announce_event, create_event, describe_event
from events.models import Event, EventText
from tests.admin.event_forms import errors
from tests.admin.page import sent_back


@pytest.fixture
def workshop(cast) -> Event:
    event = create_event(
        by=cast.staff,
        kind="workshop",
        name_en="Workshop",
        starts_on=datetime.date(2021, 4, 14),
        place="Hotel",
        description="We meet.",
    )
    return announce_event(event=event, by=cast.staff, on=datetime.date(2021, 4, 1))


@pytest.fixture
def url(workshop) -> str:
    return reverse("admin:events_event_change", args=[workshop.pk])


@pytest.fixture
def other(root) -> Client:
    """Somebody else at the desk: Rana Root."""
    return root


def said_at(response: HttpResponse, name: str) -> str:
    return str(response.context["adminform"].form.errors.get(name, ""))


def save(client: Client, url: str, data: dict, **fields) -> HttpResponse:
    response = client.post(url, {**data, **fields})
    assert errors(response) == ""
    return response


def test_it_works(desk, other, workshop, url):
    """Different fields merge, and the second one is told what was kept."""
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), place="University", capacity="60")
    response = desk.post(url, {**data, "starts_at": "10:00"}, follow=True)
    workshop.refresh_from_db()
    assert (workshop.place, workshop.capacity, f"{workshop.starts_at:%H:%M}") == ("University", 60, "10:00")
    assert (
        "Somebody else changed this meanwhile, and it was kept: Place · Places." in response.content.decode()
    )


def test_both_changed_the_place(desk, other, cast, workshop, url):
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), place="University of <Mosul>", capacity="60")
    page = desk.post(url, {**data, "place": "Library", "starts_at": "10:00"})
    assert page.status_code == 200
    said = said_at(page, "place")
    assert "Changed meanwhile: " in said
    assert cast.superuser.name in said
    assert str(today().year) in said
    assert "University of &lt;Mosul&gt;" in said
    text = page.content.decode()
    assert 'value="Library"' in text  # mine, still in its field
    assert 'value="60"' in text  # theirs alone
    assert 'value="10:00' in text
    assert "opened at version 1 of the event; it is version 2 now" in text
    workshop.refresh_from_db()
    assert (workshop.place, workshop.starts_at) == ("University of <Mosul>", None)
    save(desk, url, sent_back(page))
    workshop.refresh_from_db()
    assert (workshop.place, workshop.capacity, f"{workshop.starts_at:%H:%M}") == ("Library", 60, "10:00")
    assert workshop.version == 3


def test_it_names_who_gave_it_what_it_says_now(desk, other, cast, workshop, url):
    """Not who saved something else after that."""
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), place="University")
    save(desk, url, sent_back(desk.get(url)), capacity="40")
    page = desk.post(url, {**data, "place": "Library"})
    assert cast.superuser.name in said_at(page, "place")
    assert "opened at version 1 of the event; it is version 3 now" in page.content.decode()


def test_it_is_changed_again_while_it_is_asked_about(desk, other, workshop, url):
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), place="University")
    page = desk.post(url, {**data, "place": "Library"})
    save(other, url, sent_back(other.get(url)), place="")
    page = desk.post(url, sent_back(page))
    assert "Now it is empty." in said_at(page, "place")
    assert "opened at version 2 of the event; it is version 3 now" in page.content.decode()


def test_descriptions_merge_by_language(desk, other, workshop, url):
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), description_ar="نلتقي.")
    save(desk, url, data, description_ckb="کۆدەبینەوە.")
    texts = dict(workshop.texts.values_list("language", "text"))
    assert texts == {"en": "We meet.", "ar": "نلتقي.", "ckb": "کۆدەبینەوە."}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_both_wrote_one_description(desk, other, cast, workshop, url, language):
    name = f"description_{language}"
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), **{name: "THEIRS <b>"})
    page = desk.post(url, {**data, name: "MINE"})
    said = said_at(page, name)
    assert "Changed meanwhile" in said
    assert "THEIRS &lt;b&gt;" in said
    assert ">\nMINE</textarea>" in page.content.decode()
    assert workshop.texts.get(language=language).text == "THEIRS <b>"
    save(desk, url, sent_back(page))
    assert workshop.texts.get(language=language).text == "MINE"


def test_an_action_between_is_met_too(desk, cast, workshop, url):
    """What an action wrote while the page was open is no less newer."""
    data = sent_back(desk.get(url))
    describe_event(event=workshop, by=cast.superuser, description="THEIRS", language="en")
    page = desk.post(url, {**data, "description_en": "MINE"})
    assert "THEIRS" in said_at(page, "description_en")
    assert "opened at version" not in page.content.decode()  # the version has not grown


def test_saved_without_a_change_it_is_no_new_version(desk, workshop, url):
    save(desk, url, sent_back(desk.get(url)))
    workshop.refresh_from_db()
    assert workshop.version == 1


def test_the_page_says_which_version_it_is_and_whose(desk, other, cast, workshop, url):
    save(other, url, sent_back(other.get(url)), place="University")
    page = desk.get(url)
    assert "2. Changed last: <bdi>Rana Root</bdi>" in page.content.decode()
    assert page.context["based_on"].endswith(" version:2")


@pytest.mark.parametrize(
    "sent", ["", "version:", "version:x", "version:" + "9" * 30, "version:-1", "version:٢"]
)
def test_any_text_as_the_version(desk, other, workshop, url, sent):
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), place="University")
    fields = data["based_on"].rpartition(" ")[0]
    page = desk.post(url, {**data, "based_on": f"{fields} {sent}", "place": "Library"})
    assert "University" in said_at(page, "place")
    assert "opened at version" not in page.content.decode()


def test_who_wrote_a_description_is_named_where_its_history_is_kept(desk, other, cast, workshop, url):
    data = sent_back(desk.get(url))
    save(other, url, sent_back(other.get(url)), description_ar="THEIRS")
    save(desk, url, sent_back(desk.get(url)), description_ckb="SOMETHING ELSE")
    page = desk.post(url, {**data, "description_ar": "MINE"})
    named = cast.superuser.name in said_at(page, "description_ar")
    assert named == hasattr(EventText, "pgh_event_model")
