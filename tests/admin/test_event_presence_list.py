"""Who came, in all events: a list to look for, whose lines lead to the page where it is written down."""

from __future__ import annotations

import pytest
from django.urls import reverse

from events.models import Presence

LIST = "admin:events_presence_changelist"


@pytest.fixture
def walk_in(full) -> Presence:
    return Presence.objects.create(event=full["event"], walk_in_name="Dawn of Basra", men=2)


def listed(desk, **asked) -> set[int]:
    return {row.pk for row in desk.get(reverse(LIST), asked).context["cl"].result_list}


def test_it_works(desk, full, walk_in):
    url = reverse("events:presence", args=[full["event"].slug])
    page = desk.get(reverse(LIST)).content.decode()
    assert f'<a href="{url}">Women Empowerment Organization</a>' in page
    assert f'<a href="{url}">Dawn of Basra</a>' in page


def test_members_and_walk_ins(desk, full, walk_in):
    member = full["presence"].pk
    assert listed(desk) == {member, walk_in.pk}
    assert listed(desk, who="members") == {member}
    assert listed(desk, who="walk_ins") == {walk_in.pk}
    page = desk.get(reverse(LIST)).content.decode()
    assert "walk-ins" in page
    assert "Empty" not in page


def test_a_line_has_no_page_of_its_own(desk, full, walk_in):
    page = desk.get(reverse("admin:events_presence_change", args=[walk_in.pk]))
    assert page.status_code == 302
    assert page.url == reverse("events:presence", args=[full["event"].slug])
    assert desk.get(reverse("admin:events_presence_change", args=[999999])).status_code == 302


@pytest.mark.parametrize("person", ["desk", "root"])
def test_nothing_is_written_here(request, person, full, walk_in):
    client = request.getfixturevalue(person)
    assert client.get(reverse("admin:events_presence_add")).status_code == 403
    url = reverse("admin:events_presence_delete", args=[walk_in.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    change = reverse("admin:events_presence_change", args=[walk_in.pk])
    client.post(change, {"walk_in_name": "Other", "women": "9"})
    walk_in.refresh_from_db()
    assert (walk_in.walk_in_name, walk_in.women) == ("Dawn of Basra", 0)
