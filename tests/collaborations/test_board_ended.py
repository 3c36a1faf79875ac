"""What has ended stands last on the board: it counts as many threads as the funnel, and asks for nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.threads import leave
from collaborations.follow_up.board import ENDED, Choice, board, choice_of, stage_links
from collaborations.follow_up.funnel import funnel
from collaborations.models import Collaboration
from tests.cast import Cast, english_client_of
from tests.collaborations.meeting_steps import al_noor
from tests.collaborations.reading import LIST
from tests.collaborations.steps import introduced, met, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(cast: Cast) -> list[Collaboration]:
    """One that goes on, and one that Al Noor has left."""
    ended = introduced(cast)
    met(cast, ended)
    goes_on = introduced(
        cast, cast.weo, cast.outsider_org, workshop(cast.weo, cast.outsider_org, slug="second")
    )
    leave(collaboration=ended, **al_noor(cast))
    return [goes_on, ended]


def page(cast: Cast, query: str = "") -> str:
    return english_client_of(cast.staff).get(LIST + query).content.decode()


def test_it_works(cast: Cast, two: list[Collaboration]):
    """All of them, as many as the funnel counts; what has ended in a group of its own, without a nudge."""
    assert list(board(Choice(), cold_after=45)) == two
    links = {link.label: link.count for link in stage_links(Choice(), cold_after=45)}
    assert links["All"] == funnel().introduced == 2
    assert links["Ended"] == 1
    assert links["Talking"] == 0
    text = page(cast)
    last = text.partition("<h2>Ended</h2>")[2]
    assert two[1].get_absolute_url() in last
    assert "This collaboration has ended." in last
    assert reverse("collaborations:nudge", args=[two[1].public_id]) not in text


def test_they_are_chosen(cast: Cast, two: list[Collaboration]):
    """By the link; a stage does not hold them, and they are never cold."""
    text = page(cast, "?stage=ended")
    assert two[1].get_absolute_url() in text
    assert two[0].get_absolute_url() not in text
    assert (
        choice_of(english_client_of(cast.staff).get(f"{LIST}?stage=ended").wsgi_request.GET).standing == ENDED
    )
    assert not board(Choice(standing="talking"), cold_after=45).exists()
    assert two[1] not in board(Choice(cold=True), cold_after=0)


def test_nothing_has_ended(cast: Cast):
    """Then there is no link to it."""
    introduced(cast)
    assert "Ended" not in [link.label for link in stage_links(Choice(), cold_after=45)]
