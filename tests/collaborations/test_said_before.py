"""Who said "not for us" or "no, thank you" finds it again on the other one's profile, and can take it back there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.set_aside import set_aside
from collaborations.models import Introduction, SetAside
from tests.cast import Cast, english_client_of
from tests.collaborations.steps import answered, introduced
from tests.collaborations.suggesting import says, suggested

pytestmark = pytest.mark.django_db
HEADING = "What you have said"


def profile(user, organization) -> str:
    return english_client_of(user).get(organization.get_absolute_url()).content.decode()


def test_it_works(cast: Cast):
    """Set aside: the profile says so with a button that puts it forward again, to who speaks for it."""
    assert HEADING not in profile(cast.suzan, cast.al_noor)
    set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    page = profile(cast.suzan, cast.al_noor)
    assert HEADING in page
    url = reverse("collaborations:not_for_us", args=["al-noor"])
    assert f'action="{url}"' in page
    english_client_of(cast.suzan).post(url, {"acting_for": "weo", "undo": "1"})
    assert not SetAside.objects.exists()
    assert HEADING not in profile(cast.suzan, cast.al_noor)


def test_it_is_its_own_affair(cast: Cast):
    """Neither a colleague, the other one, staff nor anybody else reads it."""
    set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    for user in (cast.colleague, cast.ahmed, cast.outsider, cast.staff, cast.superuser):
        for organization in (cast.al_noor, cast.weo):
            assert HEADING not in profile(user, organization)


@pytest.mark.parametrize(("answer", "words"), [("no", "no, thank you."), ("not_now", "not now.")])
def test_an_answer_to_a_request(cast: Cast, answer: str, words: str):
    """To the people of who gave it, with the page on which it stands; the asker reads nothing of it."""
    row = answered(cast, answer)
    for user in (cast.ahmed, cast.alnoor_colleague):
        page = profile(user, cast.weo)
        assert f"To their request you answered: {words}" in page
        assert reverse("collaborations:introduction", args=[row.public_id]) in page
    for user, organization in ((cast.suzan, cast.al_noor), (cast.staff, cast.weo), (cast.outsider, cast.weo)):
        assert HEADING not in profile(user, organization)


def test_an_answer_to_a_suggestion(cast: Cast):
    """The same; and nothing of a yes."""
    row = suggested(cast, cast.al_noor, cast.weo)
    says(row, cast.al_noor, "no")
    page = profile(cast.ahmed, cast.weo)
    assert "To a suggestion by Search you answered: no, thank you." in page
    assert reverse("collaborations:suggestion", args=[row.public_id]) in page
    assert HEADING not in profile(cast.suzan, cast.al_noor)


def test_what_came_later(cast: Cast):
    """A later yes, or a thread that came about in another way, is what counts."""
    answered(cast, "no")
    introduced(cast)
    assert HEADING not in profile(cast.ahmed, cast.weo)


def test_an_answer_that_came_too_late(cast: Cast):
    """A colleague was quicker with another answer: the page says so above, whatever else stands on it."""
    row = suggested(cast, cast.al_noor, cast.weo)
    client = english_client_of(cast.ahmed)
    url = reverse("collaborations:suggestion", args=[row.public_id])
    says(row, cast.al_noor, "no")
    response = client.post(url, {"answer": "yes", "acting_for": "al-noor"})
    assert response.status_code == 422
    assert "Your organization has answered this suggestion already." in response.content.decode()
    request = ask_for_introduction(
        organization=cast.outsider_org, to=cast.weo, by=cast.outsider, message="Hello"
    )
    answer_introduction(introduction=request, organization=cast.weo, by=cast.suzan, answer="no")
    url = reverse("collaborations:introduction", args=[request.public_id])
    response = english_client_of(cast.suzan).post(url, {"answer": "yes", "acting_for": "weo"})
    assert response.status_code == 422
    assert "This request has been answered already." in response.content.decode()
    assert Introduction.objects.get(pk=request.pk).answer == "no"
