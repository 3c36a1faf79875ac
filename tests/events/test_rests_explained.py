"""Staff read why more rest in a round than must, and never which of the reasons it is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import keep_apart
from events.schedule.board import board_of
from events.schedule.rests import explain_rests
from members.models import Partnership
from tests.cast import english_client_of

from .company_world import pair, says
from .pairing_world import event_of_four, more_organizations, paired, speaks

ONE = "No one is left whom it could meet"
SEVERAL = "No one is left whom they could meet"


def page(cast, event) -> str:
    """Staff's page of the rounds."""
    response = english_client_of(cast.staff).get(f"{event.get_absolute_url()}pairing/")
    assert response.status_code == 200
    return response.content.decode()


def stuck(pairing) -> list[bool]:
    board = board_of(pairing)
    explain_rests(board)
    return [row.is_stuck for row in board.rounds]


def part_them(cast, way: str) -> None:
    """WEO and Al Noor can no longer meet, by one of the ways."""
    if way == "language":
        speaks(cast.weo, "en", "fr")
        speaks(cast.al_noor, "ar")
        for one in (cast.outsider_org, cast.discreet_org):
            speaks(one, "ar", "en")
    elif way == "partner":
        pair(Partnership, cast.weo, cast.al_noor, since="2021-05-06")
    else:
        keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)


def explained(cast, way: str) -> str:
    """The sentence on the page of a schedule in which WEO and Al Noor rest, since they cannot meet."""
    event = event_of_four(cast)
    part_them(cast, way)
    pairing = paired(cast, event, rounds=3)
    assert sum(not row.meeting or len(row.resting) == 2 for row in board_of(pairing).rounds) == 1
    text = page(cast, event)
    assert text.count(SEVERAL) == 1
    return text.partition(SEVERAL)[2].partition("</p>")[0]


def test_it_works(cast):
    assert "taken, or meets them in another round" in explained(cast, "language")


@pytest.mark.parametrize("way", ["partner", "apart"])
def test_it_is_the_same_sentence_whatever_the_reason(cast, way):
    assert (
        explained(cast, way)
        == ": everybody they can be put together with is taken, or meets them in another round."
    )


def test_where_all_is_even_nothing_is_said_or_asked(cast):
    event = event_of_four(cast)
    says(event, cast.discreet_org, answer="no")
    pairing = paired(cast, event, rounds=3)
    board = board_of(pairing)
    assert all(len(row.resting) == 1 for row in board.rounds)
    with CaptureQueriesContext(connection) as asked:
        explain_rests(board)
    assert not asked.captured_queries
    assert ONE not in page(cast, event)


def test_who_rests_again_before_all_have_rested_is_explained(cast):
    """Of five, one speaks with another only: it rests in every round but one."""
    event = event_of_four(cast)
    says(event, *more_organizations(1))
    speaks(cast.weo, "fr")
    speaks(cast.al_noor, "fr", "ar")
    pairing = paired(cast, event, rounds=3)
    board = board_of(pairing)
    explain_rests(board)
    rests = [cast.weo in row.resting for row in board.rounds]
    assert sum(rests) == 2
    assert any(row.is_stuck for row in board.rounds)
    assert ONE in page(cast, event)


def test_where_two_that_rest_could_meet_it_is_not_said(cast):
    """A schedule that staff or time have changed: the two could change places."""
    event = event_of_four(cast)
    pairing = paired(cast, event, rounds=1)
    assert stuck(pairing) == [False]
    pairing.meetings.filter(table=2).delete()
    assert stuck(pairing) == [False]
    assert SEVERAL not in page(cast, event)


def test_two_that_were_parted_afterwards_are_explained_as_well(cast):
    event = event_of_four(cast)
    pairing = paired(cast, event, rounds=3)
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert sum(stuck(pairing)) == 1
