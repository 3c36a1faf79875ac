"""All but one have left: what was planned is called off with it, and whoever stays is told in words that fit."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from collaborations.actions.activities import plan_activity, record_activity
from collaborations.actions.meetings import plan_meeting
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, FollowUpMeeting, JointActivity
from cop_portal.dates import today
from cop_portal.translations import own_words
from events.actions.answers import answer_event
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.activity_steps import fresh, opened, planned
from tests.collaborations.correcting import refusal
from tests.collaborations.joining import three
from tests.collaborations.meeting_steps import DAY, al_noor, mailed_to, weo
from tests.collaborations.reading import LIST, text_of
from tests.collaborations.steps import introduced, met

pytestmark = pytest.mark.django_db
SOON = today() + 7 * DAY
LEFT = "The others have left this collaboration."


@pytest.fixture(autouse=True)
def _all_read_english(cast: Cast) -> None:
    """Ahmed, who reads Arabic elsewhere, too."""
    User.objects.update(language="en")
    cast.ahmed.refresh_from_db()


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's, with a meeting behind it."""
    collaboration = introduced(cast)
    met(cast, collaboration)
    return collaboration


def meeting_of(cast: Cast, thread: Collaboration) -> FollowUpMeeting:
    """One that is planned."""
    return plan_meeting(collaboration=thread, planned_on=SOON, **weo(cast))


def gone(cast: Cast, thread: Collaboration) -> None:
    """Al Noor leaves."""
    leave(collaboration=thread, **al_noor(cast))


def test_it_works(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """A meeting and a training are called off with a reason; the calendar, the home page and a mail say so."""
    meeting, training = meeting_of(cast, thread), planned(cast, thread)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        gone(cast, thread)
    meeting.refresh_from_db()
    assert (meeting.called_off_on, meeting.called_off_reason) == (today(), LEFT)
    assert (fresh(training).cancelled_on, fresh(training).cancel_reason) == (today(), LEFT)
    calendar = reverse("collaborations:meeting_calendar", args=[meeting.public_id])
    entry = Calendar.from_ical(client_of(cast.suzan).get(calendar).content).walk("VEVENT")[0]
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 2)
    assert mailed_to(cast.suzan) == ["One of your collaborations has changed"]
    assert "called off" in mail.outbox[0].body
    assert "Al Noor" not in mail.outbox[0].body
    assert not [row for row in client_of(cast.suzan).get("/").context["home"].ahead if row.coming]
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert (
        page.index("Al Noor left")
        < page.index(">Meeting called off<")
        < page.index(">Joint activity cancelled<")
    )
    assert "so this collaboration has ended" in page
    assert "What was planned for later is called off" in page
    assert calendar in page
    assert "Our own title" in page


def test_each_reads_why_in_their_own_language(cast: Cast, thread: Collaboration, monkeypatch):
    """The portal's own reason is no sentence of a person's: it follows the reader."""
    meeting, training = meeting_of(cast, thread), planned(cast, thread)
    gone(cast, thread)
    for path in (meeting.get_absolute_url(), training.get_absolute_url(), thread.get_absolute_url()):
        assert LEFT in text_of(cast.suzan, path)
    monkeypatch.setattr(own_words, "gettext", lambda text: f"translated: {text}")
    assert own_words.in_readers_language("Roads are closed.") == "Roads are closed."
    assert own_words.in_readers_language(LEFT) == f"translated: {LEFT}"


def test_while_two_stay_all_stays(cast: Cast, thread: Collaboration):
    """One of three leaves: nothing is called off. The next one takes it with it."""
    three(cast, thread)
    meeting = meeting_of(cast, thread)
    gone(cast, thread)
    meeting.refresh_from_db()
    assert meeting.called_off_on is None
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    meeting.refresh_from_db()
    assert meeting.called_off_reason == LEFT
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert "Al Noor and Outsider Association</bdi> left on" in page


def test_an_opened_training(cast: Cast, django_capture_on_commit_callbacks):
    """Its event is called off with it, in words that tell members nothing of the two; who said yes gets a mail."""
    training = opened(cast)
    answer_event(event=training.event, organization=cast.outsider_org, by=cast.outsider, answer="yes")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        gone(cast, training.collaboration)
    event = fresh(training).event
    assert event.cancelled_on == today()
    assert event.cancel_reason == "Those who planned it do not hold it after all."
    assert cast.outsider.email in [message.to[0] for message in mail.outbox]
    assert "Those who planned it do not hold it" in text_of(cast.outsider, event.get_absolute_url())
    assert "WEO" not in event.cancel_reason


def test_what_has_begun_goes_on(cast: Cast, thread: Collaboration):
    """A training of today may take place, and one of which somebody is written down as having come was held."""
    today_s = planned(cast, thread, planned_on=today())
    training = opened(cast, planned(cast, thread))
    training.event.presences.create(organization=cast.outsider_org, women=1)
    gone(cast, thread)
    for row in (today_s, training):
        assert fresh(row).cancelled_on is None
    assert fresh(training).event.cancelled_on is None
    page = text_of(cast.suzan, today_s.get_absolute_url())
    assert reverse("collaborations:activity_record", args=[today_s.public_id]) in page
    assert reverse("collaborations:activity_move", args=[today_s.public_id]) not in page
    record_activity(activity=today_s, held_on=today(), participants={}, result="We began.", **weo(cast))
    assert JointActivity.objects.get(pk=today_s.pk).result == "We began."


def test_what_has_passed_stays(cast: Cast, thread: Collaboration):
    """Perhaps they met on that day: nobody says that it was called off."""
    meeting = meeting_of(cast, thread)
    FollowUpMeeting.objects.filter(pk=meeting.pk).update(planned_on=today() - DAY)
    gone(cast, thread)
    meeting.refresh_from_db()
    assert meeting.called_off_on is None


def test_who_leaves_is_told_before(cast: Cast, thread: Collaboration):
    """With two in it, that it ends and what is called off; with three nothing of that."""
    url = reverse("collaborations:leave", args=[thread.public_id])
    assert "so this collaboration ends." in text_of(cast.ahmed, url)
    meeting = meeting_of(cast, thread)
    text = text_of(cast.ahmed, url)
    assert "What is planned for later is called off, and everybody is told" in text
    assert meeting.get_absolute_url() in text
    three(cast, thread)
    assert "this collaboration ends" not in text_of(cast.ahmed, url)


def test_forms_lead_back(cast: Cast, thread: Collaboration):
    """Nothing is planned, added or changed by who is alone: a form leads to the page, with a kind word."""
    meeting = meeting_of(cast, thread)
    FollowUpMeeting.objects.filter(pk=meeting.pk).update(planned_on=today() - DAY)
    held = met(cast, thread)
    training = planned(cast, thread, planned_on=today())
    gone(cast, thread)
    client = client_of(cast.suzan)
    pages = text_of(cast.suzan, thread.get_absolute_url()) + text_of(cast.suzan, held.get_absolute_url())
    names = (
        "meeting_plan",
        "meeting_record",
        "activity_plan",
        "mou_enter",
        "propose",
        "action_add",
        "describe",
    )
    urls = [reverse(f"collaborations:{name}", args=[thread.public_id]) for name in names]
    names = ("meeting_held", "meeting_move", "meeting_call_off")
    urls += [reverse(f"collaborations:{name}", args=[meeting.public_id]) for name in names]
    urls += [reverse("collaborations:activity_move", args=[training.public_id])]
    for url in urls:
        assert url not in pages
        response = client.get(url, follow=True)
        assert response.redirect_chain == [(thread.get_absolute_url(), 302)], url
        assert "The others have left, so nothing more is planned or added here." in response.content.decode()
    assert reverse("collaborations:meeting_not_held", args=[held.public_id]) not in pages


def test_an_old_form(cast: Cast, thread: Collaboration):
    """Sent after the other has left, it keeps what was typed and says how it stands."""
    gone(cast, thread)
    url = reverse("collaborations:describe", args=[thread.public_id])
    response = client_of(cast.suzan).post(
        url, {"title": "Quotas", "language": "en", "acting_for": "weo", "seen": "0"}
    )
    assert response.status_code == 422
    assert "so it has ended" in response.content.decode()
    assert "Quotas" in response.content.decode()


def test_it_is_called_by_who_was_in_it_to_the_end(cast: Cast, thread: Collaboration):
    """Not by one that had left long before; to staff it is said who left, and where two left that everybody has."""
    three(cast, thread)
    early = today() - 5 * DAY
    leave(collaboration=thread, **al_noor(cast))
    thread.parties.filter(organization=cast.al_noor).update(joined_on=early - DAY, left_on=early)
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    page = text_of(cast.suzan, thread.get_absolute_url())
    assert "Al Noor" not in page.partition("</h1>")[0].partition("<h1>")[2]
    assert "Outsider" in page.partition("</h1>")[0].partition("<h1>")[2]
    page = text_of(cast.staff, thread.get_absolute_url())
    assert "It has ended:" in page
    assert "can still read it." in page
    assert "Keep it warm" not in page
    leave(collaboration=thread, **weo(cast))
    assert "It has ended. Everybody has left" in text_of(cast.staff, thread.get_absolute_url())


def test_the_list(cast: Cast, thread: Collaboration):
    """Says that it has ended, and asks for nothing."""
    gone(cast, thread)
    page = text_of(cast.suzan, LIST)
    assert "This collaboration has ended." in page
    assert "Next:" not in page


def test_a_plan_is_refused(cast: Cast, thread: Collaboration):
    """By the action, too: nobody is there to come."""
    gone(cast, thread)
    us = {"collaboration": thread, **weo(cast)}
    assert refusal(plan_meeting, **us, planned_on=SOON) == "alone"
    assert refusal(plan_activity, **us, kind="training", title="Course", planned_on=SOON) == "alone"
