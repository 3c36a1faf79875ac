"""A tap in the grid of who was introduced to whom: what is listed below the grid comes along."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.models import Introduction
from events.models import Event, KeepApart
from tests.cast import Cast, english_client_of
from tests.collaborations.event_steps import goes_on

pytestmark = pytest.mark.django_db
NONE = "No introduction has been logged for this event yet."


@pytest.fixture
def event(cast: Cast) -> Event:
    return goes_on(cast.weo, cast.al_noor, cast.outsider_org)


def url_of(event: Event) -> str:
    return reverse("collaborations:event_introductions", args=[event.slug])


def tapped(cast: Cast, event: Event, **headers: str) -> str:
    """What a tap on the cell of WEO and Al Noor answers."""
    client = english_client_of(cast.staff)
    response = client.post(url_of(event), {"pair": "weo:al-noor"}, headers=headers, follow=True)
    return response.content.decode()


def test_it_works(cast: Cast, event: Event):
    assert NONE in english_client_of(cast.staff).get(url_of(event)).content.decode()
    answer = tapped(cast, event, **{"HX-Request": "true"})
    assert '<div id="introduced" hx-swap-oob="true">' in answer
    assert NONE not in answer
    assert "Introduced today." in answer
    assert 'id="introduced-title"' in answer
    assert 'name="csrfmiddlewaretoken"' in answer


def test_without_scripts(cast: Cast, event: Event):
    """The page again, with the list as it is now."""
    page = tapped(cast, event)
    assert '<div id="introduced">' in page
    assert NONE not in page
    assert "hx-swap-oob" not in page


def test_what_is_refused_changes_no_list(cast: Cast, event: Event):
    low, high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    KeepApart.objects.create(organization_low=low, organization_high=high, marked_by=cast.staff)
    answer = tapped(cast, event, **{"HX-Request": "true"})
    assert "notice-warning" in answer
    assert 'id="introduced"' not in answer
    assert not Introduction.objects.exists()
