"""The history of what the parties wrote down: which row changed, when and by whom, and none of their words."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from collaborations.actions.activities import cancel_activity
from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import call_off_meeting, plan_meeting
from collaborations.actions.mous import withdraw_mou
from collaborations.actions.threads import leave
from collaborations.models import (
    ComplementaryArea,
    FollowUpMeeting,
    JointActivity,
    MemorandumOfUnderstanding,
    MouVersion,
    Party,
    Signature,
)
from cop_portal.dates import today
from tests.cast import Cast
from tests.collaborations.activity_steps import planned, us
from tests.collaborations.mous import entered
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
NAME = "Amal Hassan"


def found() -> list[str]:
    """The history columns of this house that hold the name."""
    return [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("collaborations").get_models()
        if hasattr(model, "pgh_tracked_model")
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and model.objects.filter(**{f"{field.name}__contains": NAME}).exists()
    ]


def test_it_works(cast: Cast):
    """A sentence and a place that were taken out are gone; that the record was corrected is not."""
    meeting = met(cast, introduced(cast), areas=((cast.quotas, f"{NAME} trains"),))
    values = {
        "meeting": meeting,
        **us(cast),
        "held_on": meeting.held_on,
        "attending": {party(meeting.collaboration, one): "" for one in (cast.weo, cast.al_noor)},
    }
    correct_meeting(**values, seen=0, areas=[(cast.quotas, f"{NAME} trains")], place=f"House of {NAME}")
    correct_meeting(**values, seen=1, areas=[(cast.quotas, "We train")])
    assert found() == []
    events = FollowUpMeeting.pgh_event_model.objects.filter(pgh_obj=meeting).order_by("pgh_id")
    assert [event.corrections for event in events] == [0, 1, 2]
    assert events[2].pgh_context.metadata == {"user": cast.suzan.pk, "reason": "correct"}
    areas = ComplementaryArea.pgh_event_model.objects.order_by("pgh_id")
    assert {event.topic_id for event in areas} == {cast.quotas.pk}
    assert "delete" in {event.pgh_label for event in areas}


def test_titles_reasons_and_notes(cast: Cast):
    """Of activities, meetings that were called off, and who left."""
    collaboration = introduced(cast)
    activity = planned(cast, collaboration, title=f"Visit to {NAME}", place=f"House of {NAME}")
    cancel_activity(activity=activity, **us(cast), reason=f"{NAME} is ill")
    meeting = plan_meeting(
        collaboration=collaboration,
        **us(cast),
        planned_on=today(),
        place=f"House of {NAME}",
        link=f"https://call.example/{NAME}",
    )
    call_off_meeting(meeting=meeting, **us(cast), reason=f"{NAME} is ill")
    leave(collaboration=collaboration, **us(cast), note=f"{NAME} is ill")
    assert found() == []
    for model in (JointActivity, FollowUpMeeting, Party):
        assert model.pgh_event_model.objects.exists()


def test_memoranda(cast: Cast):
    """Of a memorandum the history knows that it was entered, signed and withdrawn, and not what or who."""
    mou = entered(cast, title=f"{NAME} trains", purpose=f"{NAME} learns", signatory_name=NAME, capacity=NAME)
    withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason=f"{NAME} is ill")
    assert found() == []
    for model in (MemorandumOfUnderstanding, MouVersion, Signature):
        assert model.pgh_event_model.objects.exists()
