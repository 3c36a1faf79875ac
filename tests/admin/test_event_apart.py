"""Pairs that staff keep apart, at the desk: marked and taken away by the actions, and seen by staff alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from events.actions import keep_apart
from events.models import KeepApart

LIST = "admin:events_keepapart_changelist"
ADD = "admin:events_keepapart_add"


@pytest.fixture
def pair(cast) -> KeepApart:
    return keep_apart(first=cast.weo, second=cast.al_noor, by=cast.superuser).pair


def test_it_works(desk, cast):
    page = desk.get(reverse(ADD)).content.decode()
    assert "Members never see who is" in page
    assert page.count("admin-autocomplete") >= 2
    high, low = sorted((cast.weo, cast.al_noor), key=lambda row: -row.pk)
    response = desk.post(reverse(ADD), {"first": high.pk, "second": low.pk}, follow=True)
    assert response.redirect_chain[-1][0] == reverse(LIST)
    found = KeepApart.objects.get()
    assert (found.organization_low, found.organization_high, found.marked_by) == (low, high, cast.staff)


def test_the_list_says_who_sees_it_and_who_marked_when(desk, cast, pair):
    page = desk.get(reverse(LIST)).content.decode()
    assert "Members never see who is" in page
    assert "Why is not written down anywhere" in page
    assert str(cast.superuser) in page
    assert str(pair.marked_at.year) in page
    assert [row.pk for row in desk.get(reverse(LIST), {"q": "W.E.O."}).context["cl"].result_list] == [pair.pk]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("weo", "weo", "Choose two different organizations."),
        ("search", "weo", "Search takes part in no pairing"),
        ("weo", None, "This field is required."),
    ],
)
def test_what_cannot_be_is_refused_in_words(desk, cast, first, second, words):
    data = {"first": getattr(cast, first).pk, "second": getattr(cast, second).pk if second else ""}
    response = desk.post(reverse(ADD), data)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not KeepApart.objects.exists()


def test_it_is_taken_away_on_its_own_page(desk, cast, pair, monkeypatch):
    from events.admin import apart

    called = []
    action = apart.no_longer_apart
    monkeypatch.setattr(apart, "no_longer_apart", lambda **kwargs: called.append(kwargs) or action(**kwargs))
    url = reverse("admin:events_keepapart_delete", args=[pair.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"post": "yes"}).status_code == 302
    assert [call["by"] for call in called] == [cast.staff]
    assert not KeepApart.objects.exists()


def test_it_is_never_changed_and_many_are_not_taken_away_at_once(desk, cast, pair):
    url = reverse("admin:events_keepapart_change", args=[pair.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"organization_low": cast.outsider_org.pk}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [pair.pk], "post": "yes"}
    desk.post(reverse(LIST), data)
    assert KeepApart.objects.get() == pair


@pytest.mark.parametrize("person", ["suzan", "ahmed", "observer"])
def test_nobody_else_learns_that_there_is_such_a_thing(client, cast, pair, person):
    client.force_login(getattr(cast, person))
    for url in (reverse(LIST), reverse(ADD), reverse("admin:events_keepapart_change", args=[pair.pk])):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
