"""What a page says of an answer that was given: to who gave it what the others were told, and how it can go on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import Cast, english_client_of
from tests.collaborations.steps import answered, asked

pytestmark = pytest.mark.django_db


def page(user, introduction) -> str:
    """The request's page in English."""
    url = reverse("collaborations:introduction", args=[introduction.public_id])
    return english_client_of(user).get(url).content.decode()


def test_it_works(cast: Cast):
    """Not now: one's own words, what the asker was told, and the way to ask oneself."""
    row = answered(cast, "not_now", reason="No time")
    text = page(cast.ahmed, row)
    assert "Where it stands" in text
    assert "You answered: not now. They were told that it is not possible now" in text
    assert "No time" in text
    assert reverse("collaborations:ask", args=["weo"]) in text
    assert "You answered" not in page(cast.suzan, row)
    assert "They thank you for asking" in page(cast.suzan, row)


def test_a_colleague_reads_it_and_asks_nobody(cast: Cast):
    """Asking is for representatives."""
    text = page(cast.alnoor_colleague, answered(cast, "no"))
    assert "You answered: no, thank you." in text
    assert reverse("collaborations:ask", args=["weo"]) not in text


def test_while_it_waits(cast: Cast):
    """One question with one heading; the tick comes before the reason, as where one is invited."""
    row = asked(cast)
    text = page(cast.ahmed, row)
    assert ">Answer</h2>" not in text
    assert text.index('name="answer"') < text.index('name="shown"') < text.index('name="reason"')
    taken_back = page(cast.suzan, row)
    assert "button-danger" not in taken_back
    assert "Take the request back" in taken_back
