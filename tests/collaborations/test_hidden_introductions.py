"""An introduction of a hidden organization tells somebody of it: staff are asked, and nothing is done by one tap."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from collaborations.actions.event_log import introduce_several_at_event
from collaborations.actions.introductions import introduce_at_event
from collaborations.at_events.event_grid import grid_of
from collaborations.models import Introduction
from cop_portal.refusals import Refused
from events.models import Event
from members.groups import ensure_groups
from members.models import Organization
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import goes_on
from tests.collaborations.suggesting import put_in_touch

pytestmark = pytest.mark.django_db
LIVE = {"HTTP_HX_REQUEST": "true"}
DESK = reverse("admin:collaborations_introduction_add")


@pytest.fixture
def event(cast: Cast) -> Event:
    """A workshop of today with three members and a hidden one."""
    return goes_on(cast.weo, cast.al_noor, cast.outsider_org, cast.hidden_org)


def url_of(event: Event) -> str:
    return reverse("collaborations:event_introductions", args=[event.slug])


def desk_of(cast: Cast) -> Client:
    """A browser in which staff with the rights of their group are signed in."""
    ensure_groups()
    return english_client_of(cast.staff)


def tick(learner: Organization, hidden: Organization) -> str:
    """What the box sends by which it is confirmed."""
    return f"{learner.pk}-{hidden.pk}"


def test_it_works(cast: Cast, event: Event):
    """A tap answers and logs nothing, live and without a script, from both sides."""
    client = english_client_of(cast.staff)
    for pair in ("weo:hidden", "hidden:weo"):
        text = client.post(url_of(event), {"pair": pair}, **LIVE).content.decode()
        page = client.post(url_of(event), {"pair": pair}, follow=True).content.decode()
        for said in (text, page):
            assert "Hidden Shelter is hidden. Women Empowerment Organization would learn of it." in said
            assert "Log it in the form below, and confirm it there." in said
    assert not Introduction.objects.exists()


def test_the_mark(cast: Cast, event: Event):
    """In the grid's rows and columns, at its cells and in both lists of the form."""
    page = english_client_of(cast.staff).get(url_of(event)).content.decode()
    assert page.count("Hidden Shelter (hidden)") == 3
    assert "<bdi>Hidden Shelter</bdi> (hidden)" in page
    assert grid_of(event).cell(cast.weo, cast.hidden_org).state == "hidden"
    assert 'title="Women Empowerment Organization and Hidden Shelter: a hidden organization is among' in page
    assert "reveals" not in page


@pytest.mark.parametrize("hidden_first", [True, False])
def test_the_actions_refuse(cast: Cast, event: Event, hidden_first: bool):
    pair = [cast.hidden_org, cast.weo] if hidden_first else [cast.weo, cast.hidden_org]
    two = {"first": pair[0], "second": pair[1], "by": cast.staff}
    for attempt in (
        lambda: introduce_at_event(event=event, **two),
        lambda: introduce_several_at_event(event=event, first=pair[0], others=[pair[1]], by=cast.staff),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert "Hidden Shelter is hidden" in str(refusal.value.message)
    assert not Introduction.objects.exists()
    put_in_touch(cast, *pair)
    # They know each other now.
    introduce_at_event(event=event, **two)
    assert grid_of(event).cell(cast.weo, cast.hidden_org).state == "introduced"


def test_who_hid_meanwhile(cast: Cast, event: Event):
    """What was read before it hid does not count."""
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    with pytest.raises(Refused):
        introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff)


def test_the_form_asks(cast: Cast, event: Event):
    """What was ticked stays; once confirmed it is logged."""
    client = english_client_of(cast.staff)
    data = {"first": cast.weo.pk, "others": [cast.al_noor.pk, cast.hidden_org.pk]}
    response = client.post(url_of(event), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "I know that these learn of a hidden organization" in text
    assert "optional" not in text.split("I know that these learn")[1].split("</fieldset>")[0]
    assert "Women Empowerment Organization learns of Hidden Shelter" in text
    assert "Confirm that this is meant." in text
    assert "Nothing was logged" in text
    assert text.count("checked") == 2
    assert not Introduction.objects.exists()
    data["reveals"] = tick(cast.weo, cast.hidden_org)
    assert client.post(url_of(event), data).status_code == 302
    assert Introduction.objects.count() == 2


def test_a_tick_is_for_the_two_it_names(cast: Cast, event: Event):
    """Another "One organization", or one more that is ticked: asked anew."""
    client = english_client_of(cast.staff)
    data = {
        "first": cast.al_noor.pk,
        "others": [cast.hidden_org.pk],
        "reveals": tick(cast.weo, cast.hidden_org),
    }
    response = client.post(url_of(event), data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Al Noor Foundation learns of Hidden Shelter" in text
    assert text.count("checked") == 1
    data |= {"first": cast.hidden_org.pk, "others": [cast.weo.pk, cast.al_noor.pk]}
    text = client.post(url_of(event), data).content.decode()
    assert "Al Noor Foundation would learn of it" in text
    assert "Women Empowerment Organization would learn of it" not in text
    assert text.count("checked") == 3
    assert not Introduction.objects.exists()


def test_both_are_hidden(cast: Cast, event: Event):
    """Each learns of the other: both are confirmed."""
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    client = english_client_of(cast.staff)
    data = {"first": cast.al_noor.pk, "others": [cast.hidden_org.pk]}
    data["reveals"] = [tick(cast.al_noor, cast.hidden_org)]
    assert client.post(url_of(event), data).status_code == 422
    data["reveals"].append(tick(cast.hidden_org, cast.al_noor))
    assert client.post(url_of(event), data).status_code == 302


def test_the_desk_asks(cast: Cast, event: Event):
    client = desk_of(cast)
    data = {"first": cast.weo.pk, "second": cast.hidden_org.pk, "event": event.pk}
    text = client.post(DESK, data).content.decode()
    assert "Women Empowerment Organization learns of Hidden Shelter" in text
    assert "Women Empowerment Organization would learn of it" in text
    data["reveals"] = tick(cast.al_noor, cast.hidden_org)
    assert client.post(DESK, data).status_code == 200
    assert not Introduction.objects.exists()
    data["reveals"] = tick(cast.weo, cast.hidden_org)
    assert client.post(DESK, data).status_code == 302
    assert Introduction.objects.count() == 1


def test_the_desk_of_strange_answers(cast: Cast):
    for value in ("", "\x00", "9" * 40, "x"):
        answer = desk_of(cast).post(DESK, {"first": value, "second": cast.weo.pk})
        assert answer.status_code == 200
