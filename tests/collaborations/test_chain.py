"""The chain by two representatives in their browsers: asked, answered, met, agreed, promised, planned, held."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from collaborations.models import Collaboration, Introduction
from cop_portal.dates import today
from members.models import Expertise, Need, Partnership
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _date(name: str, date: datetime.date) -> dict:
    return {f"{name}_day": str(date.day), f"{name}_month": str(date.month), f"{name}_year": str(date.year)}


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """From a request to joint work; each step on the page of both, and told to the other without a name."""
    Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="5-10")
    Need.objects.create(organization=cast.weo, topic=cast.electoral_violence)
    weo, alnoor = _client(cast.suzan), _client(cast.ahmed)
    mine, theirs = {"acting_for": "weo"}, {"acting_for": "al-noor"}

    with django_capture_on_commit_callbacks(execute=True):
        response = weo.post(
            reverse("collaborations:ask", args=["al-noor"]),
            {**mine, "message": "Shall we talk?", "language": "en"},
        )
    request = Introduction.objects.get()
    assert response.url == reverse("collaborations:introduction", args=[request.public_id])
    assert [message.to for message in mail.outbox] == [["ahmed@alnoor.example"]]

    page = alnoor.get(reverse("collaborations:list"))
    assert "Women Empowerment" in page.content.decode() or "منظمة تمكين المرأة" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = alnoor.post(
            reverse("collaborations:introduction", args=[request.public_id]),
            {**theirs, "answer": "yes", "reason": ""},
        )
    collaboration = Collaboration.objects.get()
    detail = collaboration.get_absolute_url()
    assert response.url == detail
    assert not Partnership.objects.exists()

    page = weo.get(detail)
    assert "Next: propose a meeting" in page.content.decode()
    day = today() + datetime.timedelta(days=3)
    response = weo.post(
        reverse("collaborations:meeting_plan", args=[collaboration.public_id]),
        {**mine, **_date("planned_on", day), "starts_at": "10:30", "place": "Erbil", "link": ""},
    )
    assert response.url == detail
    yesterday = today() - datetime.timedelta(days=1)
    Introduction.objects.update(happened_on=yesterday, answered_on=yesterday)
    collaboration.meetings.update(planned_on=yesterday)

    meeting = collaboration.meetings.get()
    assert "Next: record the meeting" in weo.get(detail).content.decode()
    fields = {
        **mine,
        **_date("held_on", yesterday),
        "notes": "A note",
        "language": "en",
    }
    for party in collaboration.parties.all():
        fields |= {f"came_{party.pk}": "on", f"people_{party.pk}": "Two people"}
    fields |= {f"area_{cast.quotas.pk}": "on", f"sentence_{cast.quotas.pk}": "You train, we mentor."}
    fields |= {"other_1": str(cast.legal_aid.pk), "other_sentence_1": "Both need it."}
    response = weo.post(reverse("collaborations:meeting_held", args=[meeting.public_id]), fields)
    assert response.status_code == 302, response.context["form"].errors
    assert meeting.areas.count() == 2
    assert Partnership.objects.filter(until=None).count() == 1

    page = alnoor.get(detail).content.decode()
    confirm = reverse("collaborations:areas_confirm", args=[meeting.public_id])
    assert confirm in page
    areas = [str(area.pk) for area in meeting.areas.all()]
    assert alnoor.get(confirm).status_code == 200
    assert alnoor.post(confirm, {**theirs, "areas": areas}).url == detail
    assert Collaboration.objects.with_stage().get().stage == "agreed"

    party = collaboration.parties.get(organization=cast.al_noor)
    add = reverse("collaborations:action_add", args=[collaboration.public_id])
    due = today() + datetime.timedelta(days=5)
    fields = {**mine, "what": "Send the form", "party": party.pk, "language": "en", **_date("due_on", due)}
    assert weo.post(add, fields).url == detail
    point = collaboration.action_points.get()
    done = reverse("collaborations:action_done", args=[point.public_id])
    assert done in alnoor.get(detail).content.decode()
    assert done not in weo.get(detail).content.decode()
    assert alnoor.post(done, {**theirs, **_date("done_on", today()), "evidence": "Sent."}).url == detail
    point.refresh_from_db()
    assert (point.done_on, point.evidence) == (today(), "Sent.")

    plan = reverse("collaborations:activity_plan", args=[collaboration.public_id])
    fields = {
        **mine,
        "title": "Training",
        "language": "en",
        "kind": "training",
        **_date("planned_on", today()),
    }
    weo.post(plan, {**fields, "place": "", "governorate": "", "led_by": ""})
    activity = collaboration.activities.get()
    assert "Training" in alnoor.get(activity.get_absolute_url()).content.decode()
    fields = {**theirs, **_date("held_on", today()), "result": "Ten learnt.", "language": "ar"}
    fields |= {f"women_{party.pk}": "6", f"men_{party.pk}": "4"}
    record = reverse("collaborations:activity_record", args=[activity.public_id])
    assert alnoor.post(record, fields).url == detail
    assert Collaboration.objects.with_stage().get().stage == "active"
    assert activity.participants.get(party=party).women == 6
    for client in (weo, alnoor):
        assert client.get(detail).status_code == 200
        assert client.get(activity.get_absolute_url()).status_code == 200
        assert client.get(meeting.get_absolute_url()).status_code == 200
