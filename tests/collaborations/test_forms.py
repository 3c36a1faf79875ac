"""A representative types what does not fit into a form, or a bad address: nothing is lost, nothing breaks."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse

from cop_portal.dates import today
from tests.cast import Cast, client_of
from tests.collaborations.reading import DAY, LIST
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db


def test_a_form_keeps_what_was_typed(cast: Cast):
    """A date to come, a sentence without its area: said at the field, with everything else kept."""
    collaboration = introduced(cast)
    next_year = str(today().year + 1)
    response = client_of(cast.suzan).post(
        reverse("collaborations:meeting_record", args=[collaboration.public_id]),
        {
            "acting_for": "weo",
            "held_on_day": "6",
            "held_on_month": "5",
            "held_on_year": next_year,
            "other_sentence_1": "We complement each other",
            "notes": "Al Noor sends the form",
            "language": "en",
        },
    )
    text = response.content.decode()
    assert response.status_code == 422
    for word in (
        "still to come",
        next_year,
        "We complement each other",
        "Al Noor sends the form",
        "Choose the area",
    ):
        assert word in text
    assert not collaboration.meetings.exists()


def test_a_time_in_arabic_digits(cast: Cast):
    """As an Iraqi keyboard types it; nonsense is said at the field."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    day = today() + DAY
    data = {"planned_on_day": day.day, "planned_on_month": day.month, "planned_on_year": day.year}
    client = client_of(cast.suzan)
    assert client.post(url, {**data, "starts_at": "half past ten"}).status_code == 422
    assert client.post(url, {**data, "starts_at": "١٠:٣٠"}).status_code == 302
    assert collaboration.meetings.get().starts_at == datetime.time(10, 30)


def test_bad_addresses_are_missing_pages(cast: Cast):
    """Never an error."""
    client = client_of(cast.suzan)
    collaboration = introduced(cast)
    add = reverse("collaborations:action_add", args=[collaboration.public_id])
    assert client.get(add + "?meeting=nonsense").status_code == 404
    assert client.get("/organizations/nowhere/introduce/").status_code == 404
    assert client.get(LIST + "?page=nonsense").status_code == 200
    assert client_of(cast.staff).get(LIST + "?page=nonsense").status_code == 200
