"""Two at once about requests and suggestions, on two connections: one thread, one mail, and no half of one."""

from __future__ import annotations

import pytest

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.set_aside import set_aside
from collaborations.actions.suggestions import suggest
from collaborations.models import Collaboration, Introduction, SetAside, Suggestion
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.event_steps import DAY
from tests.collaborations.steps import asked
from tests.collaborations.suggesting import says, suggested

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works(cast: Cast, monkeypatch):
    """Both say yes at once, and each twice: one thread, and one call for the mails."""
    told = []
    monkeypatch.setattr(
        "collaborations.actions.suggestions.run_later", lambda function, *args: told.append(function.__name__)
    )
    row = suggested(cast)
    results = at_once(
        lambda: says(row, cast.weo),
        lambda: says(row, cast.al_noor),
        lambda: says(row, cast.weo),
        lambda: says(row, cast.al_noor),
    )
    assert not failed(results)
    collaboration = Collaboration.objects.get()
    assert collaboration.introductions.count() == 1
    assert not collaboration.parties.filter(accepted_by=None).exists()
    assert told == ["suggestion_waits", "suggestion_waits", "both_said_yes"]


def test_a_yes_and_a_no(cast: Cast):
    """Whoever is first: nothing comes of it, and it waits until its date as if one had not answered."""
    row = suggested(cast)
    results = at_once(lambda: says(row, cast.weo), lambda: says(row, cast.al_noor, "no"))
    assert not failed(results)
    row.refresh_from_db()
    assert row.ended_on is None
    assert row.introduction is None
    assert not Collaboration.objects.exists()


def test_suggested_twice(cast: Cast):
    """By two of the staff, the pair either way: one suggestion."""
    results = at_once(
        lambda: suggest(first=cast.weo, second=cast.al_noor, by=cast.staff),
        lambda: suggest(first=cast.al_noor, second=cast.weo, by=cast.superuser),
        lambda: suggest(first=cast.weo, second=cast.al_noor, by=cast.staff),
    )
    assert not failed(results)
    assert Suggestion.objects.count() == 1


def test_suggested_and_asked(cast: Cast):
    """A yes to a request and two to a suggestion at once: one thread."""
    row = says(suggested(cast), cast.weo)
    request = asked(cast)
    results = at_once(
        lambda: says(row, cast.al_noor),
        lambda: answer_introduction(
            introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes"
        ),
    )
    assert not failed(results)
    assert Collaboration.objects.count() == 1


def test_asked_anew_by_both_after_it_lapsed(cast: Cast):
    """One new request stands, and the old one is written down as lapsed."""
    old = ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Hello", on=today() - 70 * DAY
    )
    results = at_once(
        lambda: ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Hello"),
        lambda: ask_for_introduction(organization=cast.al_noor, to=cast.weo, by=cast.ahmed, message="Hello"),
    )
    assert not failed(results)
    assert sum(isinstance(one, Refused) for one in results) == 1
    old.refresh_from_db()
    assert old.lapsed_on == today() - 10 * DAY
    assert Introduction.objects.count() == 2


def test_answered_while_it_is_asked_anew(cast: Cast):
    """The old one has lapsed whatever comes first."""
    old = ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Hello", on=today() - 70 * DAY
    )
    results = at_once(
        lambda: answer_introduction(introduction=old, organization=cast.al_noor, by=cast.ahmed, answer="yes"),
        lambda: ask_for_introduction(organization=cast.al_noor, to=cast.weo, by=cast.ahmed, message="Hello"),
    )
    assert not failed(results)
    assert isinstance(results[0], Refused)
    assert not Collaboration.objects.exists()


def test_set_aside_twice(cast: Cast):
    """A double click."""
    results = at_once(
        lambda: set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan),
        lambda: set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan),
    )
    assert not failed(results)
    assert SetAside.objects.count() == 1
