"""What the asker finds after an answer, and while there is none."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from collaborations.actions.requests import answer_introduction
from collaborations.models import Introduction
from cop_portal.dates import format_date, today
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.steps import answered, asked

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LIST = "/collaborations/"
ASK = "/organizations/al-noor/introduce/"


def page_of(user, path: str = LIST) -> str:
    return client_of(user).get(path).content.decode()


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_it_works(cast: Cast, answer: str):
    """An answer stands for 30 days in the list of who asked: politely, and neither which one nor why."""
    row = answered(cast, answer, reason="SECRETREASON")
    url = reverse("collaborations:introduction", args=[row.public_id])
    for user in (cast.suzan, cast.colleague):
        page = page_of(user)
        assert "<h2>Answered</h2>" in page
        assert url in page
        assert "You can ask again from" in page
        for word in ("SECRETREASON", "No, thank you", "Not now", "Waiting for an answer"):
            assert word not in page
    assert "<h2>Answered</h2>" not in page_of(cast.alnoor_colleague)
    Introduction.objects.update(answered_on=today() - 29 * DAY)
    assert "<h2>Answered</h2>" in page_of(cast.suzan)
    Introduction.objects.update(answered_on=today() - 30 * DAY)
    assert "<h2>Answered</h2>" not in page_of(cast.suzan)


def test_a_yes_is_a_thread(cast: Cast):
    """And stands among the collaborations alone."""
    answered(cast)
    assert "<h2>Answered</h2>" not in page_of(cast.suzan)


def test_two_answers_read_alike(cast: Cast):
    """List, request, profile and form say the same after "not now" as after "no, thank you"."""
    row = asked(cast)
    paths = [LIST, reverse("collaborations:introduction", args=[row.public_id]), "/organizations/al-noor/"]

    def read() -> list[str]:
        client = client_of(cast.suzan)
        pages = [client.get(path) for path in paths] + [client.get(ASK, follow=True)]
        inner = [page.content.decode().partition("<main")[2].partition("</main")[0] for page in pages]
        return [text.partition("csrfmiddlewaretoken")[0] for text in inner]

    pages = []
    for answer in ("no", "not_now"):
        Introduction.objects.update(answer="", answered_on=None)
        answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer=answer)
        pages.append(read())
    assert pages[0] == pages[1]


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_the_profile_says_from_when_one_can_ask_again(cast: Cast, answer: str):
    """In place of the button; after sixty days the button is back."""
    answered(cast, answer)
    profile = cast.al_noor.get_absolute_url()
    date = format_date(today() + 60 * DAY)
    page = page_of(cast.suzan, profile)
    assert f"You can ask again from {date}" in page
    assert ASK not in page
    response = client_of(cast.suzan).get(ASK, follow=True)
    assert f"You can ask again from {date}" in response.content.decode()
    assert response.redirect_chain[-1][0].startswith("/collaborations/introductions/")
    Introduction.objects.update(happened_on=today() - 60 * DAY, answered_on=today() - 60 * DAY)
    page = page_of(cast.suzan, profile)
    assert ASK in page
    assert "You can ask again" not in page
    assert client_of(cast.suzan).get(ASK).status_code == 200


def test_a_second_request_is_not_begun(cast: Cast):
    """While one waits, the form leads to it and says so; a second click on "Send" as well."""
    row = asked(cast)
    url = reverse("collaborations:introduction", args=[row.public_id])
    client = client_of(cast.suzan)
    for response in (
        client.get(ASK, follow=True),
        client.post(ASK, {"acting_for": "weo", "message": "Another one", "language": "en"}, follow=True),
    ):
        assert response.redirect_chain == [(url, 302)]
        assert "waits for their answer" in response.content.decode()
    assert Introduction.objects.get() == row


def test_another_answer_from_an_older_page_is_told(cast: Cast):
    """The page was open twice: the first answer stands, and who sends another one reads that."""
    row = asked(cast)
    url = reverse("collaborations:introduction", args=[row.public_id])
    answer_introduction(introduction=row, organization=cast.al_noor, by=cast.ahmed, answer="not_now")
    page = english_client_of(cast.ahmed).post(url, {"answer": "yes", "acting_for": "al-noor"})
    assert page.status_code == 422
    assert "This request has been answered already." in page.content.decode()
