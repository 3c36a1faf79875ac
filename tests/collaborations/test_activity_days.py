"""A joint activity takes one day or several: planned, moved, held, corrected, and told of in words."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.activity_plans import move_activity
from collaborations.activities.days import plan_seen
from collaborations.models import JointActivity
from cop_portal.dates import format_days, today
from cop_portal.refusals import NotAllowed
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import DAY, MONTH, fresh, planned, them, typed_day, us
from tests.collaborations.correcting import refusal
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
Date = datetime.date


def url(name: str, row: JointActivity) -> str:
    return reverse(f"collaborations:{name}", args=[row.public_id])


def test_it_works(cast: Cast):
    """Planned for three days from the page, moved by the other side with one mail, held and recorded."""
    collaboration = introduced(cast)
    first = today() + MONTH
    typed = {"title": "Training", "language": "en", "kind": "training", **typed_day("planned_on", first)}
    plan = reverse("collaborations:activity_plan", args=[collaboration.public_id])
    response = client_of(cast.suzan).post(plan, {**typed, **typed_day("planned_until", first + 2 * DAY)})
    row = JointActivity.objects.get()
    assert response.status_code == 302
    assert (row.planned_on, row.planned_until) == (first, first + 2 * DAY)
    days = format_days(first, first + 2 * DAY)
    assert days in text_of(cast.suzan, row.get_absolute_url())
    held = today() - 3 * DAY
    move_activity(
        activity=row, **them(cast), seen=plan_seen(row), planned_on=held, planned_until=today() - DAY
    )
    record = {"language": "en", "result": "Learnt.", **typed_day("held_on", held)}
    text = text_of(cast.suzan, url("activity_record", row))
    assert f'name="held_until_day" value="{(today() - DAY).day}"' in text
    sent = {**record, **typed_day("held_until", today() - DAY)}
    assert client_of(cast.suzan).post(url("activity_record", row), sent).status_code == 302
    row = fresh(row)
    assert (row.held_on, row.held_until) == (held, today() - DAY)
    english_client_of(cast.suzan)
    assert format_days(held, today() - DAY) in text_of(cast.suzan, row.get_absolute_url())


@pytest.mark.parametrize(
    ("first", "last", "words", "short"),
    [
        (Date(2027, 1, 12), Date(2027, 1, 14), "12 to 14 January 2027", "12 to 14 January"),
        (Date(2027, 1, 30), Date(2027, 2, 2), "30 January to 2 February 2027", "30 January to 2 February"),
        (Date(2026, 12, 30), Date(2027, 1, 2), *["30 December 2026 to 2 January 2027"] * 2),
        (Date(2027, 1, 12), Date(2027, 1, 12), "12 January 2027", "12 January"),
        (Date(2027, 1, 12), None, "12 January 2027", "12 January"),
        (Date(2026, 1, 12), Date(2027, 1, 12), *["12 January 2026 to 12 January 2027"] * 2),
    ],
)
def test_days_in_words(first, last, words, short):
    assert format_days(first, last) == words
    assert format_days(first, last, year=False) == short


def test_a_last_day_that_cannot_be(cast: Cast):
    """Before the first day it is said at its field; the first day once more is one day."""
    collaboration = introduced(cast)
    plan = reverse("collaborations:activity_plan", args=[collaboration.public_id])
    first = today() + MONTH
    typed = {"title": "Training", "language": "en", "kind": "training", **typed_day("planned_on", first)}
    response = english_client_of(cast.suzan).post(plan, {**typed, **typed_day("planned_until", first - DAY)})
    assert response.status_code == 422
    assert 'href="#id_planned_until_0"' in response.content.decode()
    assert client_of(cast.suzan).post(plan, {**typed, **typed_day("planned_until", first)}).status_code == 302
    row = JointActivity.objects.get()
    assert row.planned_until is None
    counts = {party(collaboration, cast.weo): (1, 0, 0)}
    fields = {"activity": row, **us(cast), "participants": counts, "held_on": today() - DAY}
    assert refusal(record_activity, **fields, held_until=today() + DAY) == "too_late"
    assert refusal(record_activity, **fields, held_until=today() - 2 * DAY) == "ends_before_start"
    for column in ("planned_until", "held_until"):
        with pytest.raises(IntegrityError), transaction.atomic():
            JointActivity.objects.filter(pk=row.pk).update(held_on=first, **{column: first})


def test_moving_sends_one_mail_and_loses_nothing(cast: Cast, django_capture_on_commit_callbacks):
    """Two who change the plan at once: the second reads the first's; the same once more is no change."""
    row = planned(cast)
    seen = plan_seen(row)
    mail.outbox.clear()
    first = today() + 2 * MONTH
    typed = {"seen": seen, "place": "Mosul", **typed_day("planned_on", first)}
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            assert client_of(cast.suzan).post(url("activity_move", row), typed).status_code == 302
    assert [message.to for message in mail.outbox] == [[cast.ahmed.email]]
    assert "Mosul" not in mail.outbox[0].subject + mail.outbox[0].body
    later = {**typed, "place": "Dohuk"}
    response = english_client_of(cast.ahmed).post(url("activity_move", row), later)
    text = response.content.decode()
    assert response.status_code == 422
    for words in ("What is planned now", "Mosul", 'value="Dohuk"'):
        assert words in text
    row = fresh(row)
    assert (row.planned_on, row.planned_until, row.place) == (first, None, "Mosul")
    again = {**later, "seen": plan_seen(row)}
    assert client_of(cast.ahmed).post(url("activity_move", row), again).status_code == 302
    assert fresh(row).place == "Dohuk"


def test_what_is_held_or_cancelled_is_not_moved(cast: Cast):
    """Nor by who does not speak for a party."""
    row = planned(cast)
    fields = {"activity": row, "seen": plan_seen(row), "planned_on": today() + DAY}
    for actor in (
        {"organization": cast.weo, "by": cast.colleague},
        {"organization": cast.weo, "by": cast.staff},
        {"organization": cast.outsider_org, "by": cast.outsider},
    ):
        with pytest.raises(NotAllowed):
            move_activity(**fields, **actor)
    held = planned(cast, row.collaboration, title="Held", planned_on=today() - DAY, planned_until=None)
    record_activity(activity=held, **us(cast), held_on=today() - DAY, participants={}, result="Done.")
    cancel_activity(activity=row, **us(cast), reason="No hall.")
    assert refusal(move_activity, **fields, **us(cast)) == "cancelled"
    assert refusal(move_activity, **{**fields, "activity": held}, **us(cast)) == "recorded"
    for one in (row, held):
        assert client_of(cast.suzan).get(url("activity_move", one))["Location"] == one.get_absolute_url()
