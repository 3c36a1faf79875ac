"""A thread is concluded while something is planned: each plan is ticked, called off with it, and no word is lost."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import cancel_activity
from collaborations.actions.meetings import plan_meeting
from collaborations.actions.standing import conclude
from collaborations.models import Collaboration, FollowUpMeeting, Rest
from cop_portal.dates import today
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.activity_steps import fresh, opened, planned
from tests.collaborations.correcting import refusal
from tests.collaborations.meeting_steps import DAY, al_noor, weo
from tests.collaborations.reading import text_of
from tests.collaborations.resting import LESSONS, concluded, paused, taken_up
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
REASON = "This collaboration was concluded."


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    """Ahmed, who reads Arabic elsewhere, too."""
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's, with a meeting behind it and one planned."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    plan_meeting(collaboration=collaboration, planned_on=today() + DAY, **weo(cast))
    return collaboration


def meeting_of(thread: Collaboration) -> FollowUpMeeting:
    """The planned one, as it is now."""
    return thread.meetings.exclude(planned_on=None).get()


def post(user, thread: Collaboration, *ticked):
    """The form, with these ticked."""
    data = {"text": LESSONS, "language": "en", "acting_for": "weo"}
    data["ends"] = [str(one.public_id) for one in ticked]
    return client_of(user).post(url_of(thread), data)


def url_of(thread: Collaboration) -> str:
    return reverse("collaborations:conclude", args=[thread.public_id])


def test_it_works(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """A meeting and an opened training are listed and called off with it; the other side gets one mail that says so."""
    training = opened(cast, planned(cast, thread))
    page = text_of(cast.suzan, url_of(thread))
    assert "Called off with it" in page
    assert "Our own title" in page
    assert page.count("checked") >= 2
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert post(cast.suzan, thread, meeting_of(thread), training).status_code == 302
    assert (meeting_of(thread).called_off_on, meeting_of(thread).called_off_reason) == (today(), REASON)
    assert (fresh(training).cancelled_on, fresh(training).cancel_reason) == (today(), REASON)
    assert fresh(training).event.cancelled_on == today()
    assert Rest.objects.get().text == LESSONS
    told = [message for message in mail.outbox if message.to == [cast.ahmed.email]]
    assert len([one for one in told if "was concluded, and what was planned" in one.body]) == 1
    assert REASON in text_of(cast.ahmed, meeting_of(thread).get_absolute_url())


def test_what_was_typed_stays(cast: Cast, thread: Collaboration):
    """Where something is left unticked, or was planned since the page was opened: nothing is called off, the words are
    in the form still, and sent again with the tick it is concluded."""
    for _time in range(2):
        response = post(cast.suzan, thread)
        assert response.status_code == 422
        page = response.content.decode()
        assert LESSONS in page
        assert "Tick it, and it is called off with this." in page
        assert str(meeting_of(thread).public_id) in page
    training = planned(cast, thread)
    response = post(cast.suzan, thread, meeting_of(thread))
    assert response.status_code == 422
    assert str(training.public_id) in response.content.decode()
    assert meeting_of(thread).called_off_on is None
    assert post(cast.suzan, thread, meeting_of(thread), training).status_code == 302


def test_nothing_is_planned(cast: Cast):
    """Then nothing is asked; and a tick of something that was called off meanwhile does no harm."""
    thread = introduced(cast)
    training = planned(cast, thread)
    cancel_activity(activity=training, reason="No hall.", **al_noor(cast))
    assert "Called off with it" not in text_of(cast.suzan, url_of(thread))
    assert post(cast.suzan, thread, training).status_code == 302
    assert fresh(training).cancel_reason == "No hall."


def test_what_somebody_came_to(cast: Cast, thread: Collaboration):
    """Was held, and is recorded first; nothing of the rest is called off then."""
    training = opened(cast, planned(cast, thread))
    training.event.presences.create(organization=cast.outsider_org, women=1)
    ticked = [meeting_of(thread).public_id, training.public_id]
    values = {"collaboration": thread, **weo(cast), "text": LESSONS}
    assert refusal(conclude, **values, ends=ticked) == "held"
    assert meeting_of(thread).called_off_on is None
    assert refusal(conclude, **values) == "planned"


def test_a_mail_asks_for_the_yes(cast: Cast, django_capture_on_commit_callbacks):
    """Taken up again after a conclusion, the others are asked whether they are in; after a pause they are told."""
    thread = introduced(cast)
    met(cast, thread)
    bodies = []
    for rest in (concluded, paused):
        rest(cast, thread)
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            taken_up(cast, thread)
        bodies.append(mail.outbox[-1].body)
    assert "It waits for your yes" in bodies[0]
    assert "It waits for your yes" not in bodies[1]
