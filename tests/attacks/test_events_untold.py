"""What nobody may know of an event changes altogether, and not one page does; and it answers as what never was."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collaborations.models import EventTap
from cop_portal.dates import today
from events.actions import answer_event, log_presence
from events.models import AttendanceList, Event, KeepApart, Presence, PresentPerson, Rsvp
from members.models import User
from tests.attacks.trying import browser, said, taken_back
from tests.attacks.world import Attacked
from tests.events.files_of_events import with_file

NOBODY = "00000000-0000-4000-8000-000000000000"
EVENTS = ("coming", "going-on", "the-workshop")
PAGES = ("", "answer/", "schedule/", "calendar.ics")
OTHERS = ("/", "/events/", "/events/?page=2", "/collaborations/", "/organizations/", "/figures/")
# None of them is of the hidden organization, or in a thread with it.
STRANGERS = ("outsider", "ahmed", "discreet", "vanished", "former", "double", "observer", "visitor")


def read_by(user: User | None) -> dict[str, tuple]:
    """All that each page answers."""
    client = browser(user)
    client.get("/")
    paths = [*OTHERS, *(f"/events/{slug}/{page}" for slug in EVENTS for page in PAGES)]
    paths += [f"/organizations/{slug}/" for slug in ("weo", "al-noor", "outsider", "discreet")]
    return {path: said(client.get(path)) for path in paths}


def hidden_ones_come_and_go(attacked: Attacked) -> None:
    """Whatever a hidden organization can do at an event: more people, other answers, a place in the program."""
    cast, there = attacked.cast, attacked.at_events
    people = [f"Nobody {letter}" for letter in "ABCDEFGH"]
    answer_event(
        event=there.coming, organization=cast.hidden_org, by=cast.hidden, answer="yes", people=people
    )
    log_presence(event=there.going_on, by=cast.staff, organization=cast.hidden_org, women=99, men=99)
    Presence.objects.filter(event=attacked.workshop, organization=cast.hidden_org).delete()
    answer_event(event=there.coming, organization=there.vanished_org, by=there.vanished, answer="no")
    attacked.workshop.sessions.get().presenters.add(there.vanished_org)
    there.coming.hosts.add(cast.hidden_org)


def walk_ins_and_people_change(attacked: Attacked) -> None:
    """What staff alone read: walk-ins, names and addresses, needs, pasted lists, signed sheets, who is kept apart."""
    cast, there = attacked.cast, attacked.at_events
    log_presence(event=there.going_on, by=cast.staff, walk_in_name="Another walk-in", women=50)
    PresentPerson.objects.update(email="changed@elsewhere.example")
    # Whether there is a note its own people do read, and that it was changed their page must know.
    others = Rsvp.objects.filter(organization__in=[cast.weo, cast.hidden_org])
    others.update(access_needs="Another", dietary_needs="Another")
    AttendanceList.objects.create(event=there.going_on, text="Another list", made_by=cast.staff)
    with_file(cast, attacked.workshop, "signed_sheet", title="Another sheet", pages=4)
    KeepApart.objects.all().delete()
    Event.objects.filter(slug__in=["draft-event", "closed-event"]).update(name_en="Another", place="Another")


CHANGES = {"hidden": hidden_ones_come_and_go, "for staff": walk_ins_and_people_change}


@pytest.mark.parametrize("who", [who for who in STRANGERS if who != "vanished"])
@pytest.mark.parametrize("change", CHANGES)
def test_no_page_tells_of_it(attacked: Attacked, who: str, change: str):
    user = attacked.people()[who]
    before = read_by(user)
    with taken_back():
        CHANGES[change](attacked)
        after = read_by(user)
    assert [path for path, answer in before.items() if after[path] != answer] == []


@pytest.mark.parametrize(
    ("who", "change"), [("staff", "hidden"), ("staff", "for staff"), ("hidden", "hidden")]
)
def test_who_may_know_does_read_it(attacked: Attacked, who: str, change: str):
    """Else nothing was compared above."""
    user = attacked.people()[who]
    before = read_by(user)
    with taken_back():
        CHANGES[change](attacked)
        after = read_by(user)
    assert before != after


def test_a_guess_of_what_people_need_is_not_recognized(attacked: Attacked):
    """A page carries a fingerprint of what it does not show. The same words, written by who guesses into an answer to
    another event, or into another's, or into the other field, have another one."""
    with taken_back():
        event = Event.objects.create(
            slug="another",
            name_en="Another",
            kind="webinar",
            starts_on=today(),
            ends_on=today(),
            announced_on=today(),
        )
        for organization in (attacked.cast.weo, attacked.cast.outsider_org):
            facts = {"answer": "maybe", "answered_on": today(), "answered_by": attacked.cast.suzan}
            words = {"access_needs": "No stairs", "dietary_needs": "No stairs"}
            Rsvp.objects.create(event=event, organization=organization, **facts, **words)
        Rsvp.objects.filter(event=attacked.at_events.coming).update(access_needs="No stairs")
        seen = set()
        for who in ("suzan", "outsider"):
            for slug in ("another", "coming"):
                page = browser(attacked.people()[who]).get(f"/events/{slug}/answer/").content.decode()
                seen |= set(re.findall(r"access:(\w+) dietary:(\w+)", page))
    prints = [one for both in seen for one in both]
    assert len(prints) == 8
    # Empty ones alone are alike.
    assert len(set(prints)) >= 7


@pytest.mark.parametrize("who", ["outsider", "vanished"])
def test_nobody_hears_of_a_note_that_waits(attacked: Attacked, who: str):
    """WEO's colleague noted something of the outsiders; they read nothing of it, nor does anybody else."""
    user = attacked.people()[who]
    before = read_by(user)
    with taken_back():
        assert EventTap.objects.filter(confirmed_at=None).delete()[0] == 1
        assert read_by(user) == before


# -- hidden and missing -----------------------------------------------------------------------------------------------


def sent_to(path: str, **data: str) -> Callable[[Any, str], Any]:
    """A form about the organization of this address."""
    return lambda client, slug: client.post(path, {name: value or slug for name, value in data.items()})


ABOUT: dict[str, Callable[[Any, str], Any]] = {
    "note": sent_to("/events/going-on/met/", other="", mark="met"),
    "take back": sent_to("/events/going-on/met/", other="", take_back="1"),
    "note, live": lambda client, slug: client.post(
        "/events/going-on/met/", {"other": slug, "mark": "met"}, headers={"HX-Request": "true"}
    ),
    "ask": lambda client, slug: client.get(f"/organizations/{slug}/introduce/?event=going-on"),
}


@pytest.mark.parametrize("way", ABOUT)
@pytest.mark.parametrize("who", ["outsider", "ahmed"])
def test_a_hidden_one_that_is_there_is_nobody(attacked: Attacked, who: str, way: str):
    """It was at the event with them, and so was whoever has vanished; status, words, headers and questions to the
    database are those of a name that nobody has."""
    client = browser(attacked.people()[who])
    client.get("/")
    answers = {}
    for slug in ("hidden", "vanished", "nobody"):
        with (
            taken_back(),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            answers[slug] = (said(ABOUT[way](client, slug), f"/{slug}/"), len(asked))
    assert answers["hidden"] == answers["nobody"] == answers["vanished"]
    assert answers["nobody"][0][0] == 404


def pairs(attacked: Attacked) -> list[tuple[str, str, tuple[str, ...]]]:
    """Addresses of what is there and not theirs, of what never was, and the parts in which they differ."""
    sheet, agenda = attacked.sheet, attacked.agenda
    line = Presence.objects.filter(event=attacked.at_events.coming).first()
    assert line is None
    found = [
        (f"/events/closed-event/{page}", f"/events/nothing/{page}", ("closed-event", "nothing"))
        for page in ("", "answer/", "met/", "calendar.ics", "schedule/", "files/", "presence/", "pairing/")
    ]
    found += [
        (
            f"/events/coming/files/{sheet.public_id}/",
            f"/events/coming/files/{NOBODY}/",
            (str(sheet.public_id), NOBODY),
        ),
        (
            f"/events/closed-event/files/{agenda.public_id}/",
            f"/events/closed-event/files/{NOBODY}/",
            (str(agenda.public_id), NOBODY),
        ),
        (
            f"/events/open/{attacked.closed.public_id}/",
            f"/events/open/{NOBODY}/",
            (str(attacked.closed.public_id), NOBODY),
        ),
        # A published pairing that one takes no part in, one that is not published, and none at all.
        ("/events/coming/schedule/", "/events/the-workshop/schedule/", ("coming", "the-workshop")),
        ("/events/going-on/schedule/", "/events/the-workshop/schedule/", ("going-on", "the-workshop")),
    ]
    return found


@pytest.mark.parametrize("who", ["outsider", "former", "ahmed", "observer", "visitor"])
def test_what_is_not_theirs_is_as_what_never_was(attacked: Attacked, who: str):
    user = attacked.people()[who]
    client = browser(user)
    client.get("/")
    for there, nowhere, parts in pairs(attacked):
        for way in (client.get, client.head, client.post):
            with taken_back():
                assert said(way(there), *parts) == said(way(nowhere), *parts), there


def test_asking_at_an_event_that_one_may_not_know_is_asking_at_none(attacked: Attacked):
    client = browser(attacked.cast.outsider)
    client.get("/")
    answers = [
        said(client.get("/organizations/al-noor/introduce/", {"event": slug}), f"event={slug}")
        for slug in ("nothing", "closed-event", "draft-event")
    ]
    assert [answer == answers[0] for answer in answers] == [True] * 3
