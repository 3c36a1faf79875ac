"""Staff's part of the story, by somebody who is no superuser.

The workshop of April 2021 is written down at the desk with its sessions, who came is recorded, it is announced, and
WEO and Al Noor are introduced.
"""

from __future__ import annotations

import datetime

from django.urls import reverse

from collaborations.models import Introduction, Party
from events.actions import log_presence
from events.models import Event, EventSession, Presence, Slot
from members.models import Acquaintance
from tests.admin.event_forms import errors, event_data, formsets

Date = datetime.date


def test_it_works(desk, cast):
    assert not cast.staff.is_superuser
    response = desk.post(
        reverse("admin:events_event_add"),
        event_data(
            hosts=[cast.search.pk],
            languages=["ar", "en"],
            governorate=cast.erbil.pk,
            **formsets(sessions=1),
            **{
                "sessions-0-name_en": "Who we are and what challenges us",
                "sessions-0-name_ar": "",
                "sessions-0-name_ckb": "",
                "sessions-0-position": "1",
                "sessions-0-starts_at": "10:00",
                "sessions-0-topics": [cast.quotas.pk, cast.electoral_violence.pk],
                "sessions-0-presenting": [cast.weo.pk, cast.al_noor.pk],
            },
        ),
    )
    assert errors(response) == ""
    event = Event.objects.get()
    assert (event.starts_on, event.ends_on, event.date_precision) == (
        Date(2021, 4, 1),
        Date(2021, 4, 30),
        "month",
    )
    assert event.languages == ["ar", "en"]
    assert event.texts.get().text.startswith("Members briefly described")
    assert event.texts.get().language == "en"
    session = EventSession.objects.get()
    assert set(session.presenters.all()) == {cast.weo, cast.al_noor}
    assert [slot.covers for slot in session.slots.all()] == [Slot.Covers.values] * 2
    record_who_came(cast, event)
    announce(desk, cast, event)
    introduce(desk, cast, event)


def record_who_came(cast, event) -> None:
    """What the page of who came does; names on the attendance list make the counts."""
    for organization, *person in (
        (cast.weo, "Suzan Aref", "woman", "suzan@weo.example"),
        (cast.al_noor, "Ahmed Jassam", "man", ""),
    ):
        log_presence(event=event, by=cast.staff, organization=organization, people=[tuple(person)])
    counts = dict(Presence.objects.values_list("organization", "women"))
    assert counts == {cast.weo.pk: 1, cast.al_noor.pk: 0}
    assert Presence.objects.get(organization=cast.weo).people.get().user == cast.suzan
    assert Acquaintance.objects.get().event_key == event.public_id


def announce(desk, cast, event) -> None:
    """A button, a page that asks, an action."""
    url = reverse("admin:events_event_announce", args=[event.pk])
    assert "Announce it" in desk.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert "Members will see the event" in desk.get(url).content.decode()
    event.refresh_from_db()
    assert event.announced_on is None
    assert desk.post(url, {"on": "2021-03-01"}).status_code == 302
    event.refresh_from_db()
    assert event.announced_on == Date(2021, 3, 1)
    assert desk.post(url, {"on": "2022-03-01"}).status_code == 302  # pressed twice
    event.refresh_from_db()
    assert event.announced_on == Date(2021, 3, 1)


def introduce(desk, cast, event) -> None:
    """Staff put the two in touch; pressed twice it is one introduction and one thread."""
    url = reverse("admin:collaborations_introduction_add")
    assert desk.get(url, {"event": event.pk}).status_code == 200
    data = {"event": event.pk, "first": cast.weo.pk, "second": cast.al_noor.pk, "on": ""}
    for _time in range(2):
        response = desk.post(url, data)
        assert errors(response) == ""
    introduction = Introduction.objects.get()
    assert introduction.event == event
    assert (introduction.happened_on, introduction.date_precision) == (Date(2021, 4, 1), "month")
    assert introduction.made_by == cast.staff
    assert Party.objects.filter(collaboration=introduction.collaboration).count() == 2
    listed = desk.get(reverse("admin:collaborations_introduction_changelist")).content.decode()
    assert "April 2021" in listed
    assert "introduced" in listed


def test_an_introduction_that_cannot_be_is_refused_in_words(desk, cast):
    event = Event.objects.create(
        slug="x", kind="workshop", name_en="X", starts_on=Date(2021, 4, 1), ends_on=Date(2021, 4, 1)
    )
    url = reverse("admin:collaborations_introduction_add")
    response = desk.post(url, {"event": event.pk, "first": cast.weo.pk, "second": cast.al_noor.pk, "on": ""})
    assert response.status_code == 200
    assert "is not among those who came" in response.content.decode()
    same = desk.post(url, {"event": event.pk, "first": cast.weo.pk, "second": cast.weo.pk, "on": ""})
    assert "Choose two different organizations." in same.content.decode()
    assert desk.post(url, {"first": "x", "second": "", "on": "never"}).status_code == 200
    assert not Introduction.objects.exists()
