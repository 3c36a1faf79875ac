"""A training that is open to all members: who holds it, who came, that it is recorded, and how it ends."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.corrections import correct_activity
from collaborations.actions.standing import conclude
from collaborations.actions.threads import leave, set_shown_to_members
from collaborations.follow_up.silence import silent_since
from collaborations.models import Collaboration, JointActivity
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.reader import Reader
from cop_portal.dates import today
from events.actions import cancel_event
from events.models import Event
from members.models import Organization
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import DAY, fresh, opened, them, typed_day, us
from tests.collaborations.correcting import refusal
from tests.collaborations.reading import text_of
from tests.collaborations.steps import party, workshop

pytestmark = pytest.mark.django_db
HELD_BY = "Held together by"


def read(user, url: str) -> str:
    """The page in English, without the note of the demonstration."""
    english_client_of(user)
    return text_of(user, url).partition("demo-note")[0]


def begun(row: JointActivity, days: int = 0) -> JointActivity:
    """Its event was held so many days ago, on one day."""
    day = today() - days * DAY
    Event.objects.filter(pk=row.event_id).update(starts_on=day, ends_on=day)
    return fresh(row)


def test_it_works(cast: Cast):
    """Search writes down who came; the parties record that it was held, and are asked for no numbers."""
    row = begun(opened(cast), days=1)
    row.event.presences.create(organization=cast.weo, women=7, men=2)
    row.event.presences.create(organization=cast.al_noor, women=31)
    record = reverse("collaborations:activity_record", args=[row.public_id])
    form = english_client_of(cast.suzan).get(record).content.decode()
    assert "Nobody is asked here." in form
    assert 'name="women_' not in form
    sent = {"language": "en", "result": "", "acting_for": "weo", **typed_day("held_on", today() - DAY)}
    assert client_of(cast.suzan).post(record, sent).status_code == 302
    row = fresh(row)
    assert row.held_on == today() - DAY
    assert not row.participants.exists()
    text = read(cast.suzan, row.get_absolute_url())
    for words in ("Women: 7.", "Men: 2.", row.event.get_absolute_url()):
        assert words in text
    assert "Women: 31." in text  # they hold it together
    event = read(cast.suzan, row.event.get_absolute_url())
    assert "Women: 31" not in event  # there how many came from Al Noor is Al Noor's


def test_numbers_of_it_are_refused(cast: Cast):
    """In the record and in its correction; the kind stays, too."""
    row = begun(opened(cast))
    counts = {party(row.collaboration, cast.weo): (1, 0, 0)}
    fields = {"activity": row, **us(cast), "held_on": today()}
    assert refusal(record_activity, **fields, participants=counts) == "counted_at_event"
    record_activity(**fields, participants={})
    correction = {**fields, "seen": 0, "kind": "training", "title": "Course"}
    assert refusal(correct_activity, **correction, participants=counts) == "counted_at_event"
    assert refusal(correct_activity, **{**correction, "kind": "advocacy"}, participants={}) == "opened"
    url = reverse("collaborations:activity_correct", args=[row.public_id])
    text = read(cast.suzan, url)
    assert 'name="women_' not in text
    assert 'value="advocacy"' not in text
    sent = {"title": "Course", "language": "en", "kind": "training", "result_language": "en", "seen": 0}
    sent |= {"acting_for": "weo", "result": "Learnt.", **typed_day("held_on", today())}
    assert client_of(cast.suzan).post(url, sent).status_code == 302
    assert fresh(row).title == "Course"


def test_who_holds_it_is_read_while_they_let_it_be(cast: Cast):
    """By whoever may know that they work together; unticked, names go at once and the event stays."""
    row = opened(cast)
    page = row.event.get_absolute_url()
    text = read(cast.outsider, page)
    assert HELD_BY in text
    assert "Women Empowerment Organization" in text
    assert row.collaboration.get_absolute_url() in text
    assert row.get_absolute_url() not in text
    assert row.get_absolute_url() in read(cast.colleague, page)
    set_shown_to_members(collaboration=row.collaboration, **them(cast), shown=False)
    text = read(cast.outsider, page)
    assert "Training on quotas" in text
    for words in (HELD_BY, "Women Empowerment Organization", "Al Noor", row.collaboration.get_absolute_url()):
        assert words not in text
    assert HELD_BY in read(cast.ahmed, page)
    own = read(cast.suzan, row.get_absolute_url())
    assert "Members do not read who holds it" in own


def test_who_may_not_know_of_a_party_does_not_read_who_holds_it(cast: Cast):
    """A discreet party is read by its partners alone, one that becomes hidden by nobody; nobody is named when all but
    one have left."""
    row = opened(cast)
    page = row.event.get_absolute_url()
    for visibility in (Organization.Visibility.DISCREET, Organization.Visibility.HIDDEN):
        Organization.objects.filter(pk=cast.al_noor.pk).update(visibility=visibility)
        assert HELD_BY not in read(cast.outsider, page)
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="listed")
    assert HELD_BY in read(cast.outsider, page)
    leave(collaboration=row.collaboration, **them(cast))
    assert HELD_BY not in read(cast.outsider, page)


def test_it_is_called_off_for_all_in_words_of_their_own(cast: Cast, django_capture_on_commit_callbacks):
    """The reason for the parties is theirs; members read what was written for them."""
    row = opened(cast)
    url = reverse("collaborations:activity_cancel", args=[row.public_id])
    mail.outbox.clear()
    sent = {"acting_for": "weo", "reason": "Our trainer was arrested."}
    response = english_client_of(cast.suzan).post(url, sent)
    assert response.status_code == 422
    assert "Say why, for all members" in response.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            reason = {**sent, "announced_reason": "No trainer."}
            assert client_of(cast.suzan).post(url, reason).status_code == 302
    row = fresh(row)
    assert (row.cancel_reason, row.event.cancel_reason) == ("Our trainer was arrested.", "No trainer.")
    told = [message.to[0] for message in mail.outbox if "/collaborations/" in message.body]
    assert told == [cast.ahmed.email]
    assert cast.outsider.email in [message.to[0] for message in mail.outbox]
    page = read(cast.outsider, row.event.get_absolute_url())
    assert "No trainer." in page
    assert "arrested" not in page


def test_what_somebody_came_to_is_not_called_off(cast: Cast):
    """By events' rule, and in words for who is no staff."""
    row = begun(opened(cast))
    row.event.presences.create(organization=cast.outsider_org, women=1)
    fields = {"activity": row, **us(cast), "reason": "Nobody came.", "announced_reason": "Nobody came."}
    assert refusal(cancel_activity, **fields) == "held"
    assert fresh(row).cancelled_on is None
    assert fresh(row).event.cancelled_on is None


def test_search_cancels_the_event_at_the_desk(cast: Cast):
    """The activity is not held: its page says so, nothing waits any more, and nothing is recorded or called off."""
    row = opened(cast)
    cancel_event(event=row.event, by=cast.staff, reason="No budget.")
    row = fresh(row)
    text = read(cast.suzan, row.get_absolute_url())
    assert "Search cancelled its event on" in text
    assert "No budget." in text
    for name in ("record", "cancel", "open", "move"):
        url = reverse(f"collaborations:activity_{name}", args=[row.public_id])
        assert url not in text
        assert client_of(cast.suzan).get(url)["Location"] == row.get_absolute_url()
    fields = {"activity": row, **us(cast), "held_on": today(), "participants": {}, "result": "Held."}
    assert refusal(record_activity, **fields) == "cancelled"
    assert cancel_activity(activity=row, **us(cast), reason="Too late.").cancelled_on is None


def test_a_foreign_thread_s_event_has_no_panel(cast: Cast):
    """Staff read who holds it; a training that Search holds itself has none."""
    row = opened(cast)
    assert HELD_BY in read(cast.staff, row.event.get_absolute_url())
    other = workshop(cast.weo, slug="course", starts_on=today())
    Event.objects.filter(pk=other.pk).update(kind="training")
    assert HELD_BY not in read(cast.staff, other.get_absolute_url())


def test_what_search_cancelled_keeps_no_thread_from_being_concluded(cast: Cast):
    """Nobody could call it off any more. And the follow-up board counts it as planned no longer."""
    row = opened(cast)
    fields = {"collaboration": row.collaboration, **us(cast), "text": "We learned much."}
    assert refusal(conclude, **fields) == "planned"
    planned_for = silent_since(the_thread())
    assert planned_for == row.planned_until
    cancel_event(event=row.event, by=cast.staff, reason="No budget.")
    assert silent_since(the_thread()) < row.planned_until
    conclude(**fields)


def the_thread() -> Thread:
    """The only thread, as nobody reads it."""
    return threads([with_facts(Collaboration.objects.all()).get()], Reader(frozenset(), None, False, True))[0]


def test_at_home_it_is_coming_once(cast: Cast):
    """To who holds it as their own activity, to others as an event; not as both."""
    row = opened(cast)
    event, own = row.event.get_absolute_url(), row.get_absolute_url()
    ours = client_of(cast.suzan).get("/").context["home"].ahead
    assert [one.coming.what for one in ours if one.coming] == [row]
    assert row.event not in [one.event for one in ours]
    assert own in client_of(cast.suzan).get("/").content.decode()
    assert event in client_of(cast.outsider).get("/").content.decode()
