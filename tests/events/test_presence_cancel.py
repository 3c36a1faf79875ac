"""Who thinks better of it gets back to the page of who came: from removing a line, joining two, inviting a walk-in."""

from __future__ import annotations

import re

import pytest

from events.actions import log_presence
from tests.cast import english_client_of

from .writing_down import based_on, held_event, line_url, url


@pytest.fixture
def event(cast):
    return held_event(cast)


def way_back(response, words: str) -> list[str]:
    """Where the link of these words beside the form's button leads."""
    return re.findall(rf'<a href="([^"]*)" class="button-link">\s*{words}\s*</a>', response.content.decode())


def test_it_works(cast, event):
    line = log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    page = english_client_of(cast.staff).get(line_url(line, "presence_remove"))
    assert way_back(page, "Back") == [url(event)]


def test_inviting_a_walk_in(cast, event):
    line = log_presence(event=event, by=cast.staff, walk_in_name="Mothers of Sinjar", women=1)
    client = english_client_of(cast.staff)
    assert way_back(client.get(line_url(line, "walk_in_invite")), "Cancel") == [url(event)]
    wrong = client.post(line_url(line, "walk_in_invite"), {"name_en": ""})
    assert wrong.status_code == 422
    assert way_back(wrong, "Cancel") == [url(event)]


def test_making_two_lines_one(cast, event):
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    line = log_presence(event=event, by=cast.staff, walk_in_name="Women of Erbil", women=1)
    sent = {"name": "WEO", "based_on": based_on(line)}
    page = english_client_of(cast.staff).post(line_url(line, "presence_who"), sent)
    assert page.status_code == 422
    assert way_back(page, "Leave them as they are") == [url(event)]
