"""An event that two parties hold, and opened to all members: staff move it at the desk, and see what events led to."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.models import JointActivity
from cop_portal.dates import today
from events.actions import answer_event
from members.models import User
from tests.cast import client_of
from tests.collaborations.activity_steps import opened
from tests.collaborations.steps import introduced, workshop

from .page import sent_back

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)
CHANGED = "A joint activity was changed"


@pytest.fixture
def training(cast, django_capture_on_commit_callbacks) -> JointActivity:
    """WEO has opened it; Al Noor has not answered whether it comes. All read English."""
    User.objects.update(language="en")
    with django_capture_on_commit_callbacks(execute=True):
        row = opened(cast)
    mail.outbox.clear()
    return row


def save(desk, training: JointActivity, capture, **changes) -> list[tuple[str, str]]:
    """Save the event's page with ``changes``; gives who got which mail (address, subject)."""
    url = reverse("admin:events_event_change", args=[training.event_id])
    with capture(execute=True):
        assert desk.post(url, sent_back(desk.get(url)) | changes).status_code == 302
    return sorted((message.to[0], message.subject) for message in mail.outbox)


def test_it_works(desk, cast, training, django_capture_on_commit_callbacks):
    """Both parties hear of another day, by a link to their own page."""
    day = training.event.starts_on + WEEK
    changes = {"starts_on": day.isoformat(), "ends_on": day.isoformat()}
    told = save(desk, training, django_capture_on_commit_callbacks, **changes)
    assert [address for address, subject in told if CHANGED in subject] == sorted(
        [cast.ahmed.email, cast.suzan.email]
    )
    assert len(told) == 2
    assert all(training.get_absolute_url() in message.body for message in mail.outbox)


def test_who_said_yes_gets_one_mail(desk, cast, training, django_capture_on_commit_callbacks):
    answer_event(event=training.event, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    mail.outbox.clear()
    told = save(desk, training, django_capture_on_commit_callbacks, place="Elsewhere")
    assert len(told) == 2
    subjects = dict(told)
    assert CHANGED in subjects[cast.suzan.email]
    assert CHANGED not in subjects[cast.ahmed.email]


def test_other_changes_are_told_to_nobody(desk, cast, training, django_capture_on_commit_callbacks):
    assert save(desk, training, django_capture_on_commit_callbacks, capacity="12") == []


def test_who_has_left_hears_nothing(desk, cast, training, django_capture_on_commit_callbacks):
    training.collaboration.parties.filter(organization=cast.al_noor).update(left_on=today())
    told = save(desk, training, django_capture_on_commit_callbacks, place="Elsewhere")
    assert [address for address, _subject in told] == [cast.suzan.email]


def test_the_way_to_what_came_of_it(desk, cast):
    """From the event's page at the desk and from its own; nowhere for members, and only where somebody met there."""
    event = workshop(cast.weo, cast.al_noor)
    pages = [reverse("admin:events_event_change", args=[event.pk]), event.get_absolute_url()]
    funnel = f"{reverse('collaborations:funnel')}?event={event.slug}"
    for page in pages:
        assert funnel not in desk.get(page).content.decode()
    introduced(cast, event=event)
    for page in pages:
        assert f'href="{funnel}"' in desk.get(page).content.decode(), page
    assert desk.get(funnel).status_code == 200
    assert funnel not in client_of(cast.suzan).get(event.get_absolute_url()).content.decode()
