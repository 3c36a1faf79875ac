"""A conversation asked for before or at an event, and what an accepted one tells of how they met."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.models import Collaboration, Introduction
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.reader import reader_of
from collaborations.thread.stage_line import stage_line
from collaborations.thread.timeline import timeline
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.models import Event, Rsvp
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import DAY, al_noor_taps, goes_on, the_request, to_come, weo_taps
from tests.collaborations.reading import LIST

pytestmark = pytest.mark.django_db
ASK = "/organizations/al-noor/introduce/"


def ask(cast: Cast, event: Event | None, on: datetime.date | None = None) -> Introduction:
    """WEO asks Al Noor for a conversation."""
    return ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Shall we talk?", event=event, on=on
    )


def agreed(cast: Cast, event: Event) -> Collaboration:
    """The thread that came of it."""
    row = answer_introduction(
        introduction=ask(cast, event), organization=cast.al_noor, by=cast.ahmed, answer="yes"
    )
    return row.collaboration


def thread_of(user, organization, on: datetime.date | None = None) -> Thread:
    """The one thread there is, as ``user`` reads it on a day."""
    row = with_facts(Collaboration.objects.all()).with_stage(on).get()
    found = threads([row], reader_of(user, organization))[0]
    found.on = on or today()
    return found


def words(thread: Thread) -> str:
    """What the timeline says."""
    return " ".join(f"{entry.title} {entry.link} {entry.text}" for entry in timeline(thread))


def test_it_works(cast: Cast):
    """From the event's page: the form says for which event, and the request belongs to it."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    client = english_client_of(cast.suzan)
    page = client.get(ASK, {"event": event.slug}).content.decode()
    assert "Ask for a conversation" in page
    assert "For a conversation at <bdi>Workshop to come</bdi>" in page
    assert 'name="event" value="next"' in page
    data = {"acting_for": "weo", "message": "Shall we talk?", "language": "en", "event": event.slug}
    assert client.post(ASK, data).status_code == 302
    request = the_request()
    assert (request.event, request.message) == (event, "Shall we talk?")
    url = reverse("collaborations:introduction", args=[request.public_id])
    assert "You asked for a conversation at “" in client.get(url).content.decode()
    for page in (url, LIST):
        text = english_client_of(cast.ahmed).get(page).content.decode()
        assert "They ask for a conversation at “<bdi>Workshop to come</bdi>”." in text
    text = english_client_of(cast.staff).get(url).content.decode()
    assert "for a conversation at" in text
    assert "Shall we talk?" not in text


@pytest.mark.parametrize("slug", ["draft", "without-us", "without-them", "long-ago", "nowhere", "\x00"])
def test_any_other_event_is_left_out(cast: Cast, slug: str):
    """There or not, one's own or not: the page is the same, and tells nothing."""
    draft = to_come(cast.weo, cast.al_noor, by=cast.suzan, slug="draft")
    Event.objects.filter(pk=draft.pk).update(announced_on=None)
    to_come(cast.al_noor, cast.outsider_org, by=cast.ahmed, slug="without-us")
    to_come(cast.weo, cast.outsider_org, by=cast.suzan, slug="without-them")
    goes_on(cast.weo, cast.al_noor, slug="long-ago", day=today() - 61 * DAY)
    client = english_client_of(cast.suzan)
    page = client.get(ASK, {"event": slug}).content.decode()
    assert "Ask for an introduction" in page
    assert 'name="event"' not in page
    data = {"acting_for": "weo", "message": "Shall we talk?", "language": "en", "event": slug}
    assert client.post(ASK, data).status_code == 302
    assert the_request().event is None


def test_what_the_action_refuses(cast: Cast):
    """An event at which one of the two is not, as far as the asker may know; one that is long over, or cancelled."""
    event = to_come(cast.weo, by=cast.suzan)
    maybe = Rsvp.objects.create(
        event=event, organization=cast.al_noor, answer="maybe", answered_on=today(), answered_by=cast.ahmed
    )
    with pytest.raises(NotAllowed):
        ask(cast, event)
    Rsvp.objects.filter(pk=maybe.pk).update(answer="yes", yes_since=today())
    for fields in (
        {"cancelled_on": today(), "cancel_reason": "Storm"},
        {"cancelled_on": None, "starts_on": today() - 61 * DAY, "ends_on": today() - 61 * DAY},
    ):
        Event.objects.filter(pk=event.pk).update(**fields)
        event.refresh_from_db()
        with pytest.raises(Refused) as refusal:
            ask(cast, event)
        assert refusal.value.code == "event_over"
    assert not Introduction.objects.exists()


def test_obstacles_are_as_everywhere(cast: Cast):
    """One open request a pair, whichever event it belongs to."""
    first = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    second = to_come(cast.weo, cast.al_noor, by=cast.suzan, slug="another")
    ask(cast, first)
    with pytest.raises(Refused) as refusal:
        ask_for_introduction(
            organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="And there?", event=second
        )
    assert refusal.value.code == "open"


def test_what_the_database_takes(cast: Cast):
    """A request with or without an event; staff's own introduction without one."""
    event = goes_on(cast.weo, cast.al_noor)
    fields = {"first": cast.weo, "second": cast.al_noor, "happened_on": today(), "made_by": cast.staff}
    thread = Collaboration.objects.create(opened_on=today())
    for kind, at in (("staff", event), ("event", None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Introduction.objects.create(kind=kind, event=at, collaboration=thread, **fields)
    Introduction.objects.create(kind="request", event=event, **fields)


def test_the_workshop_is_reached_when_it_has_been(cast: Cast):
    """Agreed before it: no workshop yet. On its day the first knot is reached; never where it was cancelled."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    agreed(cast, event)

    def reached(on: datetime.date) -> bool:
        thread = thread_of(cast.suzan, cast.weo, on)
        is_reached = stage_line(thread)[0].is_reached
        assert is_reached == (thread.collaboration.workshop_on is not None)
        return is_reached

    assert not reached(today())
    assert not reached(event.starts_on - DAY)
    assert reached(event.starts_on)
    Event.objects.update(cancelled_on=today(), cancel_reason="Storm")
    assert not reached(event.starts_on)


def test_the_timeline_of_one_asked_before(cast: Cast):
    """Asked for a conversation; that both came is said once it is recorded."""
    event = to_come(cast.weo, cast.al_noor, by=cast.suzan)
    agreed(cast, event)
    text = words(thread_of(cast.suzan, cast.weo))
    assert "asked <bdi>Al Noor</bdi> for a conversation at “<bdi>Workshop to come</bdi>”" in text
    assert "the workshop" not in text
    text = words(thread_of(cast.suzan, cast.weo, event.starts_on))
    assert "Both wanted to come to the workshop" in text
    for organization in (cast.weo, cast.al_noor):
        event.presences.create(organization=organization, women=1)
    assert "Both came to the workshop" in words(thread_of(cast.suzan, cast.weo, event.starts_on))


def test_the_timeline_of_taps(cast: Cast):
    """Both came, one noted it, the other said yes; who joined later reads neither event nor request."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - 3 * DAY)
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    thread = thread_of(cast.suzan, cast.weo)
    assert stage_line(thread)[0].label == "Workshop"
    assert stage_line(thread)[0].is_reached
    text = words(thread)
    assert "Both came to the workshop Workshop of today" in text
    assert "<bdi>WEO</bdi> noted that it met <bdi>Al Noor</bdi> at “<bdi>Workshop of today</bdi>”." in text
    assert "<bdi>Al Noor</bdi> said yes, after the event at which they met." in text
    Collaboration.objects.get().parties.create(
        organization=cast.outsider_org, joined_on=today(), accepted_by=cast.outsider
    )
    text = words(thread_of(cast.outsider, cast.outsider_org))
    assert "Workshop of today" not in text
    assert "noted that it met <bdi>Al Noor</bdi> at an event." in text


def test_a_second_origin_names_its_event(cast: Cast):
    """Introduced again, where they were in a thread already."""
    agreed(cast, to_come(cast.weo, cast.al_noor, by=cast.suzan))
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    text = words(thread_of(cast.suzan, cast.weo))
    assert "Introduced again" in text
    assert "noted that it met <bdi>Al Noor</bdi> at “<bdi>Workshop of today</bdi>”." in text
