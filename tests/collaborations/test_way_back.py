"""The link above a page names the page to which it leads as that page names itself."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.requests import ask_for_introduction
from tests.cast import Cast
from tests.collaborations.promising import address, owed, read
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
LIST = reverse("collaborations:list")


def way_back(user, url: str) -> str:
    """The words of the link, which leads to the list."""
    link = read(user, url).partition('class="breadcrumb"')[2].partition("</nav>")[0]
    assert f'href="{LIST}"' in link
    return link.partition("<span")[2].partition(">")[2].partition("<")[0]


def test_it_works(cast: Cast):
    """Staff come back to the follow-up board, members to their collaborations."""
    thread = introduced(cast)
    request = ask_for_introduction(
        organization=cast.outsider_org, to=cast.al_noor, by=cast.outsider, message="Shall we talk?"
    )
    introduction = reverse("collaborations:introduction", args=[request.public_id])
    for url in (thread.get_absolute_url(), introduction):
        for user, title in ((cast.ahmed, "Your collaborations"), (cast.staff, "Follow-up board")):
            assert way_back(user, url) == title
            assert f"<h1>{title}</h1>" in read(user, LIST)
    assert way_back(cast.ahmed, "/collaborations/action-points/") == "Your collaborations"


def test_the_forms_of_an_action_point_lead_to_it_by_its_words(cast: Cast):
    point = owed(cast, introduced(cast))
    for name in ("done", "drop", "correct", "due", "person", "reassign"):
        link = (
            read(cast.suzan, address(name, point)).partition('class="breadcrumb"')[2].partition("</nav>")[0]
        )
        assert f'href="{address("point", point)}"' in link, name
        assert "Name two trainers" in link, name
