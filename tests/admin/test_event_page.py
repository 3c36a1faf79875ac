"""The page of an event at the desk: where it leads, and its buttons by the state the event is in."""

from __future__ import annotations

import datetime
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import add_session, announce_event, create_event, invite_organizations, log_presence
from events.models import Event, Rsvp
from tests.admin.event_forms import change_data, errors, event_data

DAY = datetime.timedelta(days=1)


def page_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def button(event: Event, name: str) -> str:
    return reverse(f"admin:events_event_{name}", args=[event.pk])


def offered(desk, event: Event) -> list[str]:
    """What stands at the top of the page, by its last word of the address."""
    tools = (
        desk.get(page_of(event)).content.decode().partition('class="object-tools"')[2].partition("</ul>")[0]
    )
    return [url.rstrip("/").rpartition("/")[2] for url in re.findall(r'href="([^"?]*)', tools)]


@pytest.fixture
def last_month(cast) -> Event:
    """A workshop of thirty days ago, announced before."""
    day = today() - 30 * DAY
    event = create_event(by=cast.staff, kind="workshop", name_en="Last month", starts_on=day)
    return announce_event(event=event, by=cast.staff, on=day - 7 * DAY)


@pytest.fixture
def next_month(cast) -> Event:
    """A workshop in thirty days, not announced."""
    return create_event(by=cast.staff, kind="workshop", name_en="Next month", starts_on=today() + 30 * DAY)


def test_it_works(desk, cast):
    response = desk.post(
        reverse("admin:events_event_add"),
        event_data(
            mode="hybrid",
            online_link="https://meet.example/room",
            capacity="60",
            place="Hotel",
            hosts=[cast.search.pk],
        ),
    )
    assert errors(response) == ""
    event = Event.objects.get()
    assert (event.online_link, event.capacity, event.mode) == ("https://meet.example/room", 60, "hybrid")
    page = desk.get(page_of(event)).content.decode()
    assert 'value="https://meet.example/room"' in page
    assert "presences-TOTAL_FORMS" not in page


def test_a_new_event_has_no_state_and_no_buttons(desk):
    page = desk.get(reverse("admin:events_event_add")).content.decode()
    assert "State" not in page
    assert "desk-button" not in page


@pytest.mark.parametrize("name", ["presence", "paste_list", "pairing", "sheet", "files"])
def test_what_it_leads_to(desk, cast, last_month, next_month, name):
    def leads_there(event: Event) -> bool:
        url = reverse(f"events:{name}", args=[event.slug])
        return f'href="{url}"' in desk.get(page_of(event)).content.decode()

    assert leads_there(last_month)
    # Nobody can have come yet.
    assert leads_there(next_month) == (name not in ("presence", "paste_list"))
    desk.post(button(next_month, "cancel"), {"reason": "Snow"})
    assert leads_there(next_month) == (name == "files")


def test_buttons_by_state(desk, cast, last_month, next_month):
    known = {"announce", "close", "reopen", "copy", "cancel"}
    assert known & set(offered(desk, next_month)) == {"announce", "copy", "cancel"}
    assert known & set(offered(desk, last_month)) == {"close", "copy", "cancel"}
    desk.post(button(last_month, "close"))
    assert known & set(offered(desk, last_month)) == {"reopen", "copy"}
    desk.post(button(next_month, "cancel"), {"reason": "Snow"})
    assert known & set(offered(desk, next_month)) == {"copy"}


def test_closed_and_opened_again(desk, cast, last_month):
    assert "is erased" in desk.get(button(last_month, "close")).content.decode()
    last_month.refresh_from_db()
    assert last_month.closed_on is None
    assert desk.post(button(last_month, "close")).status_code == 302
    last_month.refresh_from_db()
    assert last_month.closed_on == today()
    assert "closed" in desk.get(page_of(last_month)).content.decode()
    assert desk.post(button(last_month, "close")).status_code == 302  # pressed twice
    assert desk.post(button(last_month, "reopen")).status_code == 302
    last_month.refresh_from_db()
    assert last_month.closed_on is None


def test_a_closed_event_keeps_its_days(desk, cast, last_month):
    desk.post(button(last_month, "close"))
    data = change_data(slug=last_month.slug, starts_on=last_month.starts_on, date_precision="day")
    response = desk.post(page_of(last_month), data | {"ends_on": today() + DAY})
    assert response.status_code == 200
    assert "Open it again to change its days." in response.content.decode()


def test_held_again(desk, cast, last_month):
    add_session(event=last_month, by=cast.staff, name_en="Who we are", presenters=[cast.weo])
    invite_organizations(event=last_month, by=cast.staff, organizations=[cast.al_noor])
    log_presence(event=last_month, by=cast.staff, organization=cast.weo, women=2)
    assert "A new draft" in desk.get(button(last_month, "copy")).content.decode()
    day = today() + 30 * DAY
    for _time in range(2):  # pressed twice it is one draft
        response = desk.post(button(last_month, "copy"), {"starts_on": day.isoformat()}, follow=True)
        draft = Event.objects.exclude(pk=last_month.pk).get()
        assert response.redirect_chain[-1][0] == page_of(draft)
        assert "This is the draft." in response.content.decode()
    assert (draft.starts_on, draft.announced_on) == (day, None)
    assert [row.organization for row in draft.invitations.all()] == [cast.al_noor]
    assert draft.sessions.get().slots.get().organization == cast.weo
    assert not draft.presences.exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-04-01", "This date has passed."),
        ("", "Enter the first day."),
        ("soon", "Write the date as 2026-12-31."),
    ],
)
def test_not_held_again_on_such_a_day(desk, last_month, day, words):
    response = desk.post(button(last_month, "copy"), {"starts_on": day})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert Event.objects.count() == 1


def test_numbers_of_who_comes_and_came(desk, cast, last_month):
    for organization, answer in ((cast.weo, "yes"), (cast.al_noor, "maybe"), (cast.outsider_org, "yes")):
        since = today() if answer == "yes" else None
        Rsvp.objects.create(
            event=last_month,
            organization=organization,
            answer=answer,
            answered_on=today(),
            answered_by=cast.staff,
            yes_since=since,
        )
    log_presence(event=last_month, by=cast.staff, organization=cast.weo, women=2, men=1)
    page = desk.get(page_of(last_month)).content.decode()
    assert "yes: 2 · maybe: 1 · no: 0" in page
    assert "organizations: 1 · people: 3" in page


def test_only_staff_press(client, cast, last_month):
    client.force_login(cast.suzan)
    for name in ("close", "reopen", "copy"):
        assert client.post(button(last_month, name), {"starts_on": "2999-01-01"}).status_code == 404
    assert Event.objects.count() == 1
