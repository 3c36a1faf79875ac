"""Keeping two apart changes schedules of events to come: staff are told which, and what to do."""

from __future__ import annotations

import datetime
import html
import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import cancel_event, keep_apart
from events.models import Event, Pairing
from tests.events.company_world import make_event, says
from tests.events.pairing_world import paired, round_of, speaks

DAYS = datetime.timedelta(days=1)


def schedule(cast, name: str, days: int) -> Pairing:
    """The rounds of an event in so many days, in which all of three meet each other."""
    event = make_event(cast, today() + days * DAYS)
    Event.objects.filter(pk=event.pk).update(name_en=name)
    event.refresh_from_db()
    for one in (cast.weo, cast.al_noor, cast.outsider_org):
        speaks(one, "ar")
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    return paired(cast, event)


def told(desk, cast) -> str:
    """What the desk says once WEO and Al Noor are marked."""
    sent = {"first": cast.weo.pk, "second": cast.al_noor.pk}
    page = desk.post(reverse("admin:events_keepapart_add"), sent, follow=True).content.decode()
    part = page.partition('class="messagelist"')[2].partition("</ul>")[0]
    return " ".join(
        html.unescape(re.sub(r"<[^>]+>", "", part)).replace("\u2068", "").replace("\u2069", "").split()
    )


def test_it_works(desk, cast):
    pairing = schedule(cast, "The <first> event", 7)
    number = round_of(pairing, cast.weo, cast.al_noor)
    text = told(desk, cast)
    assert f"The schedule of The <first> event has changed: the two rest in round {number}." in text
    assert "Propose it anew, or let them change places with others." in text


def test_of_several_events_each_is_named_with_the_way_to_it(desk, cast):
    later, sooner = schedule(cast, "Later", 9), schedule(cast, "Sooner", 3)
    sent = {"first": cast.weo.pk, "second": cast.al_noor.pk}
    page = desk.post(reverse("admin:events_keepapart_add"), sent, follow=True).content.decode()
    links = [reverse("events:pairing", args=[one.event.slug]) for one in (sooner, later)]
    places = [page.index(f'<a href="{link}">') for link in links]
    assert places == sorted(places)


def test_nothing_is_said_where_no_schedule_changed_or_none_can_be_arranged(desk, cast):
    canceled = schedule(cast, "Canceled", 7)
    cancel_event(event=canceled.event, by=cast.staff, reason="Roads are closed")
    text = told(desk, cast)
    assert "They are kept apart" in text
    assert "has changed" not in text
    assert "has changed" not in told(desk, cast)


@pytest.mark.parametrize("time", [1, 2])
def test_the_action_names_what_it_changed_once(cast, time):
    pairing = schedule(cast, "The event", 7)
    number = round_of(pairing, cast.weo, cast.al_noor)
    for _time in range(time):
        marked = keep_apart(first=cast.al_noor, second=cast.weo, by=cast.staff)
    found = [(one.event, one.round) for one in marked.changed]
    assert found == ([(pairing.event, number)] if time == 1 else [])
