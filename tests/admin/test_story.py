"""Staff's part of the story, at the desk alone, by somebody who is no superuser.

The workshop of April 2021 is logged with its sessions and who came, it is announced, and WEO and Al Noor are
introduced.
"""

from __future__ import annotations

import datetime

from django.urls import reverse

from collaborations.models import Introduction, Party
from events.models import Event, EventSession, Presence
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
            **formsets(sessions=1, presences=2),
            **{
                "sessions-0-name_en": "Who we are and what challenges us",
                "sessions-0-name_ar": "",
                "sessions-0-name_ckb": "",
                "sessions-0-position": "1",
                "sessions-0-starts_at": "10:00",
                "sessions-0-topics": [cast.quotas.pk, cast.electoral_violence.pk],
                "sessions-0-presenters": [cast.weo.pk, cast.al_noor.pk],
                "presences-0-organization": cast.weo.pk,
                "presences-0-walk_in_name": "",
                "presences-0-women": "2",
                "presences-0-men": "0",
                "presences-0-not_stated": "0",
                "presences-1-organization": cast.al_noor.pk,
                "presences-1-walk_in_name": "",
                "presences-1-women": "0",
                "presences-1-men": "0",
                "presences-1-not_stated": "0",
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
    assert Presence.objects.get(organization=cast.weo).women == 2
    assert Acquaintance.objects.get().event_key == event.public_id
    log_people(desk, cast, event)
    announce(desk, cast, event)
    introduce(desk, cast, event)


def log_people(desk, cast, event) -> None:
    """Names on the attendance list make the counts."""
    for organization, name, sex in ((cast.weo, "Suzan Aref", "woman"), (cast.al_noor, "Ahmed Jassam", "man")):
        presence = Presence.objects.get(organization=organization)
        response = desk.post(
            reverse("admin:events_presence_change", args=[presence.pk]),
            {
                "organization": organization.pk,
                "walk_in_name": "",
                "women": "0",
                "men": "7",
                "not_stated": "0",
                "people-TOTAL_FORMS": "1",
                "people-INITIAL_FORMS": "0",
                "people-0-name": name,
                "people-0-sex": sex,
                "people-0-email": "suzan@weo.example" if sex == "woman" else "",
            },
        )
        assert errors(response) == ""
    assert Presence.objects.values_list("women", "men", "not_stated").get(organization=cast.weo) == (1, 0, 0)
    assert Presence.objects.values_list("women", "men", "not_stated").get(organization=cast.al_noor) == (
        0,
        1,
        0,
    )
    assert Presence.objects.get(organization=cast.weo).people.get().user == cast.suzan


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
    same = desk.post(url, {"event": "", "first": cast.weo.pk, "second": cast.weo.pk, "on": ""})
    assert "Choose two different organizations." in same.content.decode()
    assert desk.post(url, {"first": "x", "second": "", "on": "never"}).status_code == 200
    assert not Introduction.objects.exists()
