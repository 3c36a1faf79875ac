"""Somebody finds their collaborations: in the list, what waits first, on a profile, and on an event's page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.meetings import plan_meeting, record_meeting
from collaborations.actions.requests import answer_introduction
from collaborations.models import Collaboration, Introduction
from collaborations.thread.listing import own_rows, requests_to_answer
from collaborations.thread.reader import reader_of
from cop_portal.dates import today
from members.models import Organization
from tests.cast import Cast, client_of
from tests.collaborations.reading import DAY, LIST, queries_of, text_of
from tests.collaborations.steps import MEETING, asked, introduced, met, party, workshop

pytestmark = pytest.mark.django_db


def test_an_empty_list_says_what_to_do(cast: Cast):
    """Find somebody."""
    assert "ask to be introduced" in text_of(cast.outsider, LIST)


def test_what_waits_comes_first(cast: Cast):
    """Requests, then threads in which one must act, then the others."""
    waiting = introduced(cast, cast.outsider_org, cast.weo, workshop(cast.outsider_org, cast.weo, slug="a"))
    calm = introduced(cast, cast.al_noor, cast.weo, workshop(cast.al_noor, cast.weo, slug="b"))
    plan_meeting(collaboration=calm, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    record_meeting(
        collaboration=waiting,
        organization=cast.outsider_org,
        by=cast.outsider,
        held_on=MEETING,
        attending={party(waiting, cast.weo): "", party(waiting, cast.outsider_org): ""},
        areas=((cast.quotas, ""),),
    )
    text = text_of(cast.suzan, LIST)
    assert text.index("Next: confirm the shared areas") < text.index("Next: the meeting on")


def threads_that_wait(user, organization) -> list[Collaboration]:
    """The threads in which ``user``'s organization must act."""
    rows = own_rows(user, reader_of(user, organization))
    return [row.thread.collaboration for row in rows if row.waits_for_us]


def test_what_waits(cast: Cast):
    """Requests to answer, and threads in which one's own organization must act; no others."""
    request = asked(cast)
    assert list(requests_to_answer(cast.ahmed)) == [request]
    assert not requests_to_answer(cast.suzan)
    assert not requests_to_answer(cast.observer)
    collaboration = introduced(cast)
    met(cast, collaboration)
    assert threads_that_wait(cast.ahmed, cast.al_noor) == [collaboration]
    assert threads_that_wait(cast.suzan, cast.weo) == []
    assert threads_that_wait(cast.observer, None) == []


def test_staff_log_an_introduction(cast: Cast):
    """By two lists of those who came, without a script."""
    event = workshop(cast.weo, cast.al_noor, cast.search)
    url = reverse("collaborations:event_introductions", args=[event.slug])
    client = client_of(cast.staff)
    page = client.get(url).content.decode()
    assert "Outsider" not in page
    assert f'value="{cast.search.pk}"' not in page
    data = {"first": cast.weo.pk, "others": [cast.al_noor.pk]}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 302
    assert Introduction.objects.count() == 1
    same = client.post(url, {"first": cast.weo.pk, "others": [cast.weo.pk]})
    assert same.status_code == 422
    assert "Choose two different organizations" in same.content.decode()
    assert "Next: propose a meeting" in client.get(url).content.decode()


def test_the_event_shows_its_introductions_to_those_in_them(cast: Cast):
    """And to staff, with the way to log them; to nobody else who came."""
    event = workshop(cast.weo, cast.al_noor, cast.outsider_org)
    introduced(cast, event=event)
    url = event.get_absolute_url()
    assert "Introduced here" in text_of(cast.suzan, url)
    assert "Log introductions" in text_of(cast.staff, url)
    assert "Introduced here" not in text_of(cast.outsider, url)


def test_the_profile_offers_the_way_in(cast: Cast):
    """Ask; see the request or answer it; open the thread. A colleague is not offered what they cannot do."""
    ask = reverse("collaborations:ask", args=["al-noor"])
    assert ask in text_of(cast.suzan, "/organizations/al-noor/")
    assert ask not in text_of(cast.colleague, "/organizations/al-noor/")
    assert reverse("collaborations:ask", args=["search"]) not in text_of(cast.suzan, "/organizations/search/")
    request = asked(cast)
    page = reverse("collaborations:introduction", args=[request.public_id])
    assert page in text_of(cast.suzan, "/organizations/al-noor/")
    assert page in text_of(cast.ahmed, "/organizations/weo/")
    row = answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    assert row.collaboration.get_absolute_url() in text_of(cast.suzan, "/organizations/al-noor/")
    assert row.collaboration.get_absolute_url() not in text_of(cast.outsider, "/organizations/al-noor/")


def test_the_list_asks_no_more_with_more(cast: Cast, django_assert_max_num_queries):
    """One's own list, staff's list, and staff's page of the event."""
    event = workshop(cast.weo, cast.al_noor)
    first = introduced(cast, event=event)
    plan_meeting(collaboration=first, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY)
    pages = [
        (cast.suzan, LIST),
        (cast.staff, LIST),
        (cast.staff, reverse("collaborations:event_introductions", args=[event.slug])),
    ]
    before = [queries_of(django_assert_max_num_queries, user, url, 26) for user, url in pages]
    for number in range(4):
        other = Organization.objects.create(
            slug=f"o{number}", name_en=f"Organization {number}", kind="national", member_since=MEETING
        )
        event.presences.create(organization=other)
        collaboration = introduced(cast, other, cast.weo, event)
        plan_meeting(
            collaboration=collaboration, organization=cast.weo, by=cast.suzan, planned_on=today() + DAY
        )
    assert [queries_of(django_assert_max_num_queries, user, url, 26) for user, url in pages] == before
