"""Meetings can be regular: the next one is proposed with the record of one, once, on a day that there is."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from collaborations.actions.meetings import plan_meeting, set_rhythm
from collaborations.meetings.rhythm import next_day
from collaborations.models import Collaboration
from cop_portal.dates import today
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, day, mailed_to, recorded, weo
from tests.collaborations.reading import text_of
from tests.collaborations.steps import MEETING, introduced, met

pytestmark = pytest.mark.django_db
Date = datetime.date
DAYS = st.dates(Date(2003, 1, 1), Date(2040, 12, 31))


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """The form of a record proposes the day by their rhythm; the others get one mail for both."""
    cast.ahmed.language = "en"
    cast.ahmed.save()
    collaboration = introduced(cast)
    set_rhythm(collaboration=collaboration, rhythm="monthly", **weo(cast))
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    client = client_of(cast.suzan)
    form = client.get(url).context["form"]
    next_on = form.initial["next_on"]
    assert next_on == next_day("monthly", today(), today() + DAY)
    typed = recorded(collaboration, **day("next_on", next_on), next_at="10:30", next_place="Erbil")
    typed |= {"rhythm": "monthly", "rhythm_seen": "monthly", "other_1": cast.quotas.pk}
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert [client.post(url, typed).status_code for _click in range(2)] == [302, 302]
    assert collaboration.meetings.count() == 2
    planned = collaboration.meetings.get(held_on=None)
    assert (planned.planned_on, planned.starts_at, planned.place) == (next_on, datetime.time(10, 30), "Erbil")
    assert mailed_to(cast.ahmed) == ["A meeting was recorded and waits for you"]
    assert "and the next one proposed" in mail.outbox[0].body
    assert "Erbil" not in mail.outbox[0].body
    assert "The next meeting" in text_of(
        cast.suzan, collaboration.meetings.get(held_on=MEETING).get_absolute_url()
    )
    # One is planned now: nothing more is proposed.
    assert "next_on" not in client.get(url).context["form"].initial
    assert "is planned for" in client.get(url).content.decode()


def test_the_next_step_is_the_next_meeting(cast: Cast):
    """Where a rhythm is set and none is planned; the form of a plan has the day already."""
    collaboration = introduced(cast)
    url = collaboration.get_absolute_url()
    met(cast, collaboration, areas=())
    assert "monthly meeting" not in text_of(cast.suzan, url)
    set_rhythm(collaboration=collaboration, rhythm="monthly", **weo(cast))
    text = text_of(cast.suzan, url)
    assert "Next: the next monthly meeting" in text
    assert "Propose the next meeting" in text
    assert "They meet regularly" in text_of(cast.staff, url)
    plan = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    due = next_day("monthly", MEETING, today())
    assert client_of(cast.suzan).get(plan).context["form"].initial["planned_on"] == due
    plan_meeting(collaboration=collaboration, planned_on=due, **weo(cast))
    assert "monthly meeting" not in text_of(cast.suzan, url)
    assert client_of(cast.suzan).get(plan).context["form"].initial["planned_on"] is None


def test_what_cannot_be_planned(cast: Cast):
    """Nothing is written then, the record neither: not before the meeting, not on a day that is taken otherwise."""
    collaboration = introduced(cast)
    plan_meeting(collaboration=collaboration, planned_on=today() + DAY, place="Erbil", **weo(cast))
    for code, fields in (
        ("past", {"next_on": MEETING + DAY, "on": today()}),
        ("early", {"next_on": MEETING}),
        ("planned", {"next_on": today() + DAY, "next_place": "Mosul", "on": today()}),
    ):
        assert refusal(met, cast=cast, collaboration=collaboration, **fields) == code
    assert not collaboration.meetings.exclude(held_on=None).exists()
    met(cast, collaboration, next_on=today() + DAY, on=today())  # the one that is planned
    assert collaboration.meetings.count() == 2


def test_an_hour_without_a_day(cast: Cast):
    """Is said at the day, in the fold that is open then."""
    collaboration = introduced(cast)
    url = reverse("collaborations:meeting_record", args=[collaboration.public_id])
    response = client_of(cast.suzan).post(url, recorded(collaboration, next_at="10:30"))
    assert response.status_code == 422
    assert "Enter the day of the next meeting" in response.context["form"].errors["next_on"][0]
    assert "open><summary>The next meeting" in response.content.decode()


def test_the_rhythm_stands_on_the_page(cast: Cast):
    """Once there is one, for both."""
    collaboration = introduced(cast)
    assert "How often they meet" not in text_of(cast.suzan, collaboration.get_absolute_url())
    set_rhythm(collaboration=collaboration, rhythm="monthly", **weo(cast))
    assert "<dt>How often they meet</dt><dd>Every month</dd>" in text_of(
        cast.suzan, collaboration.get_absolute_url()
    )


def test_who_leaves_the_rhythm_alone_does_not_change_it(cast: Cast):
    """A page that was opened before somebody set it; who chooses another one does."""
    collaboration = introduced(cast)
    set_rhythm(collaboration=collaboration, rhythm="monthly", **weo(cast))
    url = reverse("collaborations:meeting_plan", args=[collaboration.public_id])
    client = client_of(cast.suzan)
    old_page = {"rhythm": "", "rhythm_seen": ""}
    assert client.post(url, {**day("planned_on", today()), **old_page}).status_code == 302
    collaboration.refresh_from_db()
    assert collaboration.rhythm == "monthly"
    chosen = {"rhythm": "quarterly", "rhythm_seen": "monthly"}
    assert client.post(url, {**day("planned_on", today() + DAY), **chosen}).status_code == 302
    collaboration.refresh_from_db()
    assert collaboration.rhythm == "quarterly"
    assert refusal(set_rhythm, collaboration=collaboration, rhythm="daily", **weo(cast)) == "required"


@pytest.mark.parametrize(
    ("rhythm", "last", "on", "expected"),
    [
        ("monthly", Date(2026, 1, 31), Date(2026, 1, 31), Date(2026, 2, 28)),
        ("monthly", Date(2026, 1, 31), Date(2026, 3, 1), Date(2026, 3, 31)),
        ("monthly", Date(2027, 12, 15), Date(2027, 12, 16), Date(2028, 1, 15)),
        ("quarterly", Date(2027, 11, 30), Date(2027, 12, 1), Date(2028, 2, 29)),
        ("fortnightly", Date(2026, 1, 1), Date(2026, 1, 1), Date(2026, 1, 15)),
        ("fortnightly", Date(2026, 1, 1), Date(2026, 2, 1), Date(2026, 2, 12)),
        ("monthly", Date(2026, 6, 5), Date(2026, 1, 1), Date(2026, 7, 5)),
        ("", Date(2026, 1, 1), Date(2026, 1, 1), None),
    ],
)
def test_the_day(rhythm: str, last: Date, on: Date, expected: Date | None):
    """The ends of months are clipped and not carried on."""
    assert next_day(rhythm, last, on) == expected


@given(rhythm=st.sampled_from(Collaboration.Rhythm.values), last=DAYS, on=DAYS)
def test_the_day_is_the_first_to_come(rhythm: str, last: Date, on: Date):
    """Never past, after the last one, and no earlier day of the rhythm would do."""
    found = next_day(rhythm, last, on)
    assert found >= on
    assert found > last
    longest = {"fortnightly": 14, "monthly": 31, "quarterly": 92}[rhythm]
    assert found <= max(last, on) + longest * DAY
