"""Whoever may record an activity corrects it; two at once do not write over each other."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.corrections import correct_activity
from collaborations.models import JointActivity
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from tests.cast import Cast, client_of
from tests.collaborations.correcting import refusal
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, party, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(cast: Cast) -> JointActivity:
    """A training that WEO recorded, with WEO's people counted."""
    collaboration = introduced(cast)
    us = {"organization": cast.weo, "by": cast.suzan}
    row = plan_activity(
        **us, collaboration=collaboration, kind="training", title="Traning", planned_on=today()
    )
    counts = {party(collaboration, cast.weo): (5, 2, 0)}
    return record_activity(**us, activity=row, held_on=today(), participants=counts)


def typed_activity(row: JointActivity, **fields) -> dict:
    """The form of a correction as it is opened, with ``fields`` typed over it."""
    return {
        "title": row.title,
        "language": "en",
        "kind": row.kind,
        "held_on_day": row.held_on.day,
        "held_on_month": row.held_on.month,
        "held_on_year": row.held_on.year,
        "result": row.result,
        "result_language": "en",
        "seen": row.corrections,
        **fields,
    }


def test_an_activity(cast: Cast, activity: JointActivity, django_capture_on_commit_callbacks):
    """Title, topics, counts and result; by either party, without a mail."""
    collaboration = activity.collaboration
    theirs = party(collaboration, cast.al_noor)
    collaboration.topics.add(cast.quotas)
    url = reverse("collaborations:activity_correct", args=[activity.public_id])
    assert "Traning" in text_of(cast.ahmed, url)
    fields = {
        "title": "Training",
        "topics": [cast.quotas.pk],
        f"women_{theirs.pk}": "4",
        "result": "Nine learnt it.",
    }
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        response = client_of(cast.ahmed).post(url, typed_activity(activity, **fields))
    assert response.status_code == 302
    row = JointActivity.objects.get()
    assert (row.title, row.result, row.corrections) == ("Training", "Nine learnt it.", 1)
    assert row.corrected_by == theirs
    assert list(row.topics.all()) == [cast.quotas]
    # WEO's numbers were left empty: nobody counted them.
    assert [(one.party, one.women, one.men) for one in row.participants.all()] == [(theirs, 4, 0)]
    assert not mail.outbox
    text = text_of(cast.suzan, row.get_absolute_url())
    assert "Corrected on" in text
    assert "Women: 4" in text
    events = JointActivity.pgh_event_model.objects.filter(pgh_obj=row).order_by("pgh_id")
    assert [(event.corrections, event.held_on) for event in events][-1] == (1, row.held_on)
    assert events.last().pgh_context.metadata == {"user": cast.ahmed.pk, "reason": "correct"}


def test_two_correct_an_activity_at_once(cast: Cast, activity: JointActivity):
    """The second reads what is there now, and what was typed is kept."""
    url = reverse("collaborations:activity_correct", args=[activity.public_id])
    ours = party(activity.collaboration, cast.weo)
    counts = {f"women_{ours.pk}": "5", f"men_{ours.pk}": "2"}
    first = typed_activity(activity, title="Training", **counts)
    assert client_of(cast.ahmed).post(url, first).status_code == 302
    assert client_of(cast.ahmed).post(url, first).status_code == 302  # a double click
    response = client_of(cast.suzan).post(url, typed_activity(activity, title="Course", **counts))
    text = response.content.decode()
    assert response.status_code == 422
    for word in ("What is recorded now", "Training", "Course"):
        assert word in text
    row = JointActivity.objects.get()
    assert (row.title, row.corrections) == ("Training", 1)


def test_who_may_correct_an_activity(cast: Cast, activity: JointActivity):
    """Whoever may record it; one that was not held has nothing to correct."""
    fields = {
        "activity": activity,
        "seen": 0,
        "kind": "training",
        "title": "Training",
        "held_on": today(),
        "participants": {},
        "result": "Learnt.",
    }
    for by, organization in (
        (cast.colleague, cast.weo),
        (cast.outsider, cast.outsider_org),
        (cast.staff, cast.weo),
    ):
        with pytest.raises(NotAllowed):
            correct_activity(**fields, by=by, organization=organization)
    us = {"by": cast.suzan, "organization": cast.weo}
    assert refusal(correct_activity, **{**fields, **us, "result": " "}) == "empty"
    foreign = introduced(
        cast, cast.al_noor, cast.outsider_org, workshop(cast.al_noor, cast.outsider_org, slug="other")
    ).parties.first()
    assert refusal(correct_activity, **{**fields, **us, "led_by": foreign}) == "not_a_party"
    assert (
        refusal(correct_activity, **{**fields, **us, "participants": {foreign: (1, 1, 0)}}) == "not_a_party"
    )
    planned = plan_activity(
        **us, collaboration=activity.collaboration, kind="training", title="Next", planned_on=today()
    )
    assert refusal(correct_activity, **{**fields, **us, "activity": planned}) == "not_held"
    url = reverse("collaborations:activity_correct", args=[planned.public_id])
    assert client_of(cast.suzan).get(url).status_code == 404
