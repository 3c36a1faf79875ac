"""An activity is recorded once: what a second record says otherwise is never lost, and no day is too early."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.activity_plans import move_activity
from collaborations.actions.corrections import correct_activity
from collaborations.activities.days import plan_seen
from collaborations.models import JointActivity
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.at_once import at_once, failed
from tests.cast import Cast, english_client_of
from tests.collaborations.activity_steps import DAY, fresh, planned, them, typed_day, us
from tests.collaborations.correcting import refusal
from tests.collaborations.steps import WORKSHOP, introduced, party

pytestmark = pytest.mark.django_db(transaction=True)
HELD = today() - DAY


def over(cast: Cast) -> JointActivity:
    """It was planned for yesterday."""
    return planned(cast, planned_on=HELD, planned_until=None)


def counted(row: JointActivity) -> list[tuple]:
    return [(one.women, one.men, one.not_stated) for one in row.participants.order_by("pk")]


def record_url(row: JointActivity) -> str:
    return reverse("collaborations:activity_record", args=[row.public_id])


def test_it_works(cast: Cast):
    """Both parties at one moment, with the same day and other numbers: one is recorded, the other refused."""
    row = over(cast)
    ours = party(row.collaboration, cast.weo)
    results = at_once(
        lambda: record_activity(activity=row, **us(cast), held_on=HELD, participants={ours: (5, 0, 0)}),
        lambda: record_activity(activity=row, **them(cast), held_on=HELD, participants={ours: (9, 1, 0)}),
    )
    assert not failed(results)
    refused = [one for one in results if isinstance(one, Refused)]
    assert [one.code for one in refused] == ["recorded"]
    assert counted(row) == ([(9, 1, 0)] if results[0] in refused else [(5, 0, 0)])


def test_a_double_click_is_one_record(cast: Cast):
    row = over(cast)
    counts = {party(row.collaboration, cast.weo): (5, 0, 0)}
    fields = {"activity": row, **us(cast), "held_on": HELD, "participants": counts, "result": "Learnt."}
    results = at_once(*[lambda: record_activity(**fields)] * 2)
    assert results == [row, row]
    assert counted(row) == [(5, 0, 0)]


def test_one_more_party_or_another_language_is_another_record(cast: Cast):
    row = over(cast)
    ours, theirs = party(row.collaboration, cast.weo), party(row.collaboration, cast.al_noor)
    fields = {"activity": row, **us(cast), "held_on": HELD, "participants": {ours: (5, 0, 0)}}
    arabic = {"result": "تعلمنا", "language": "ar"}
    record_activity(**fields, **arabic)
    assert record_activity(**fields, **arabic) == row
    assert refusal(record_activity, **{**fields, **arabic, "language": "ckb"}) == "recorded"
    more = {ours: (5, 0, 0), theirs: (0, 0, 0)}
    assert refusal(record_activity, **{**fields, **arabic, "participants": more}) == "recorded"


def test_who_was_slower_reads_what_is_recorded(cast: Cast):
    """With the way to correct it; what was typed stays to be copied, and nothing more can be saved here."""
    row = over(cast)
    ours = party(row.collaboration, cast.weo)
    record_activity(activity=row, **them(cast), held_on=HELD, participants={ours: (5, 0, 0)}, result="THEIRS")
    sent = {"language": "en", "result": "OURS", f"women_{ours.pk}": "17", "acting_for": "weo"}
    response = english_client_of(cast.suzan).post(record_url(row), {**sent, **typed_day("held_on", HELD)})
    text = response.content.decode()
    assert response.status_code == 422
    for words in ("This activity has been recorded already.", "THEIRS", "Women: 5.", "OURS", 'value="17"'):
        assert words in text
    assert reverse("collaborations:activity_correct", args=[row.public_id]) in text
    assert "Save the activity" not in text
    assert (fresh(row).result, counted(row)) == ("THEIRS", [(5, 0, 0)])


def test_numbers_that_are_none_are_left_out(cast: Cast):
    """Of who was counted and had sent nobody it is said."""
    row = over(cast)
    ours, theirs = party(row.collaboration, cast.weo), party(row.collaboration, cast.al_noor)
    record_activity(activity=row, **us(cast), held_on=HELD, participants={ours: (5, 0, 0), theirs: (0, 0, 0)})
    text = english_client_of(cast.suzan).get(row.get_absolute_url()).content.decode()
    assert "Women: 5." in text
    assert "Nobody took part." in text
    for words in ("Men: 0", "Not stated: 0", "Women: 0"):
        assert words not in text


def test_nothing_was_held_before_the_introduction(cast: Cast):
    """Not planned, moved, recorded or corrected: on its day it can have been."""
    collaboration = introduced(cast)
    early = WORKSHOP - DAY
    plan = {"collaboration": collaboration, **us(cast), "kind": "training", "title": "Training"}
    assert refusal(plan_activity, **plan, planned_on=early) == "before_introduction"
    row = plan_activity(**plan, planned_on=WORKSHOP)
    fields = {"activity": row, **us(cast)}
    assert refusal(move_activity, **fields, seen=plan_seen(row), planned_on=early) == "before_introduction"
    fields |= {"participants": {}, "result": "Learnt."}
    assert refusal(record_activity, **fields, held_on=early) == "before_introduction"
    record_activity(**fields, held_on=WORKSHOP)
    correction = {**fields, "seen": 0, "kind": "training", "title": "Training"}
    assert refusal(correct_activity, **correction, held_on=early) == "before_introduction"
