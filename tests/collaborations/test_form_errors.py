"""What is wrong in a form is said in the portal's words and names its field, also of fields that follow the parties."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.models import JointActivity
from cop_portal.dates import today
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import planned, typed_day
from tests.collaborations.meeting_steps import recorded
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
DJANGOS = ("Ensure this value", "Enter a whole number", "Enter a valid URL", "Select a valid choice")


def summary_of(response) -> str:
    """The list of errors above the page."""
    assert response.status_code == 422
    text = response.content.decode()
    assert not [words for words in DJANGOS if words in text]
    return text.partition("data-error-summary")[2].partition("</ul>")[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-1", "needs a number from 0 to 10000"),
        ("10001", "needs a number from 0 to 10000"),
        ("many", "needs a whole number in figures, for example 3"),
    ],
)
def test_it_works(cast: Cast, typed: str, words: str):
    """How many came: which organization's women they are, in the list above, too."""
    activity: JointActivity = planned(cast, planned_on=today())
    field = f"women_{party(activity.collaboration, cast.al_noor).pk}"
    url = reverse("collaborations:activity_record", args=[activity.public_id])
    sent = {"acting_for": "weo", "language": "en", field: typed, **typed_day("held_on", today())}
    summary = summary_of(english_client_of(cast.suzan).post(url, sent))
    assert f"“Women from Al Noor” {words}" in summary


def test_who_came_and_what_was_found(cast: Cast):
    """Their fields are made from parties and topics, and name themselves all the same."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    pk = party(collaboration, cast.weo).pk
    typed = recorded(collaboration, **{f"people_{pk}": "x" * 301, "other_sentence_1": "y" * 301})
    typed |= {"other_1": cast.quotas.pk, "acting_for": "weo"}
    summary = summary_of(english_client_of(cast.suzan).post(url, typed))
    assert "“Who came?” has room for 300 characters" in summary
    assert "“How do you complement each other?” has room for 300 characters" in summary


@pytest.mark.parametrize("typed", ["6", "366", "-1", "many", "", "99999999999999999999"])
def test_when_a_thread_is_cold(cast: Cast, typed: str):
    """One sentence, whatever is wrong with the number."""
    response = english_client_of(cast.staff).post(
        reverse("collaborations:cold_after"), {"cold_after_days": typed}
    )
    assert "Enter a number of days from 7 to 365." in summary_of(response)


def test_a_link(cast: Cast):
    """That is none."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    sent = {"acting_for": "weo", "link": "no link", **typed_day("planned_on", today())}
    summary = summary_of(english_client_of(cast.suzan).post(url, sent))
    assert "“Link” needs a web address" in summary
