"""A planned training is opened to all members: only as all parties let it be, and members read what was announced."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.activity_opening import change_opened, open_activity
from collaborations.actions.threads import leave, set_shown_to_members
from collaborations.models import JointActivity
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from events.actions.answers import answer_event
from events.models import Event
from tests.cast import Cast, client_of, english_client_of
from tests.collaborations.activity_steps import (
    DAY,
    MONTH,
    PLACE,
    announcement,
    fresh,
    opened,
    planned,
    them,
    tick,
    typed_announcement,
    us,
)
from tests.collaborations.correcting import refusal
from tests.collaborations.reading import text_of
from tests.collaborations.steps import introduced, workshop

pytestmark = pytest.mark.django_db


def url(row: JointActivity) -> str:
    return reverse("collaborations:activity_open", args=[row.public_id])


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """From the page; it is an event for all at once, and everybody hears of it once."""
    row = planned(cast)
    tick(cast, row.collaboration)
    client = english_client_of(cast.suzan)
    assert url(row) in client.get(row.get_absolute_url()).content.decode()
    page = client.get(url(row)).content.decode()
    for words in ("What members will see", 'value="Our own title"', "You cannot do that here any more"):
        assert words in page
    assert "A private house" not in page
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sent = typed_announcement(place=PLACE, starts_at="9:30", ends_at="15:00", capacity="٤٠")
        response = client.post(url(row), sent, follow=True)
    assert response.redirect_chain == [(row.get_absolute_url(), 302)]
    assert "It is among the events now." in response.content.decode()
    event = Event.objects.get(kind="training")
    row = fresh(row)
    assert (row.event, row.counted_here) == (event, False)
    assert (event.state, event.open_to, event.mode, event.capacity) == (
        "announced",
        "members",
        "in_person",
        40,
    )
    assert (event.starts_on, event.ends_on) == (row.planned_on, row.planned_until)
    assert not event.hosts.exists()
    told = [address for message in mail.outbox for address in message.to]
    assert len(told) == len(set(told))
    assert {cast.ahmed.email, cast.outsider.email} <= set(told)
    assert cast.suzan.email not in told
    # Al Noor hears of the activity; nobody reads a name in a mail.
    for message in mail.outbox:
        text = message.subject + message.body
        assert ("/collaborations/activities/" in text) == (message.to == [cast.ahmed.email])
        assert not [word for word in ("quotas", "Al Noor", "WEO", PLACE, "Our own title") if word in text]
    listed = text_of(cast.outsider, reverse("events:list"))
    assert "Training on quotas" in listed
    assert client_of(cast.outsider).get(reverse("events:calendar", args=[event.slug])).status_code == 200


def test_only_while_everybody_lets_members_see_it(cast: Cast):
    """The words say what is missing, and lead to the tick."""
    row = planned(cast)
    fields = {"activity": row, **us(cast), "announcement": announcement()}
    assert refusal(open_activity, **fields) == "not_shown"
    set_shown_to_members(collaboration=row.collaboration, **us(cast), shown=True)
    assert refusal(open_activity, **fields) == "not_shown"
    client = english_client_of(cast.suzan)
    for page in (row.get_absolute_url(), url(row)):
        text = client.get(page).content.decode()
        assert "once each of you has ticked" in text
        assert f'href="{row.collaboration.get_absolute_url()}#who-sees"' in text
    response = client.post(url(row), typed_announcement())
    assert response.status_code == 422
    assert not Event.objects.filter(kind="training").exists()
    assert 'id="who-sees"' in text_of(cast.suzan, row.collaboration.get_absolute_url())


def test_what_cannot_be_opened(cast: Cast):
    """Another kind, what is held or cancelled, a thread that all but one have left, one with a hidden organization."""
    collaboration = introduced(cast)
    tick(cast, collaboration)
    fields = {**us(cast), "announcement": announcement()}
    for kind in ("event", "coordination"):
        other = planned(cast, collaboration, kind=kind, title=kind)
        assert refusal(open_activity, activity=other, **fields) == "kind"
        assert client_of(cast.suzan).get(url(other))["Location"] == other.get_absolute_url()
    held = planned(cast, collaboration, title="Held", planned_on=today() - DAY, planned_until=None)
    record_activity(activity=held, **us(cast), held_on=today() - DAY, participants={}, result="Done.")
    assert refusal(open_activity, activity=held, **fields) == "not_planned"
    off = cancel_activity(activity=planned(cast, collaboration, title="Off"), **us(cast), reason="No hall.")
    assert refusal(open_activity, activity=off, **fields) == "not_planned"
    row = planned(cast, collaboration)
    leave(collaboration=collaboration, **them(cast))
    assert refusal(open_activity, activity=row, **fields) == "alone"
    with_hidden = introduced(cast, cast.weo, cast.hidden_org, workshop(cast.weo, cast.hidden_org, slug="h"))
    with_hidden.parties.update(shown_to_members=True)
    row = planned(cast, with_hidden)
    assert refusal(open_activity, activity=row, **fields) == "hidden"
    assert not Event.objects.filter(kind="training").exists()


def test_who_may_open_it(cast: Cast):
    """Who speaks for a party; not a colleague, staff or anybody else."""
    row = planned(cast)
    tick(cast, row.collaboration)
    for by, organization in (
        (cast.colleague, cast.weo),
        (cast.staff, cast.weo),
        (cast.outsider, cast.outsider_org),
    ):
        with pytest.raises(NotAllowed):
            open_activity(activity=row, organization=organization, by=by, announcement=announcement())
        assert client_of(by).get(url(row)).status_code == 404
    assert url(row) not in text_of(cast.colleague, row.get_absolute_url())
    assert open_activity(activity=row, **them(cast), announcement=announcement()).event is not None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name_en": " "}, "required"),
        ({"starts_on": today() - DAY, "ends_on": None}, "too_early"),
        ({"ends_on": today() + DAY}, "ends_before_start"),
        ({"capacity": 0}, "no_place"),
        ({"ends_at": datetime.time(9)}, "no_start"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_no_event_can_be(cast: Cast, fields: dict, code: str):
    row = planned(cast)
    tick(cast, row.collaboration)
    assert refusal(open_activity, activity=row, **us(cast), announcement=announcement(**fields)) == code
    assert fresh(row).event is None


def test_the_title_is_asked_for_in_the_readers_language(cast: Cast):
    """One of the three will do; an Arabic one alone is read by everybody."""
    row = planned(cast, title="تدريب", language="ar")
    tick(cast, row.collaboration)
    client = english_client_of(cast.suzan)
    response = client.post(url(row), typed_announcement(name_en=""))
    assert response.status_code == 422
    assert "Give it a title" in response.content.decode()
    assert client.post(url(row), typed_announcement(name_en="", name_ar="تدريب مشترك")).status_code == 302
    assert "تدريب مشترك" in text_of(cast.outsider, fresh(row).event.get_absolute_url())


def test_sent_twice_it_is_one_event(cast: Cast):
    """And the other party's own words do not go over it."""
    row = planned(cast)
    tick(cast, row.collaboration)
    for _twice in range(2):
        assert client_of(cast.suzan).post(url(row), typed_announcement()).status_code == 302
    assert Event.objects.filter(kind="training").count() == 1
    fields = {"activity": row, **them(cast), "announcement": announcement(name_en="Other words")}
    assert refusal(open_activity, **fields) == "opened"
    # A form that was opened before: it is shown what members read now.
    sent = typed_announcement(name_en="Other words", acting_for="al-noor")
    response = english_client_of(cast.ahmed).post(url(row), sent)
    assert response.status_code == 422
    assert "What members read now" in response.content.decode()
    assert fresh(row).event.name_en == "Training on quotas"


def test_changing_what_members_read(cast: Cast, django_capture_on_commit_callbacks):
    """Another day: who said yes hears of it as of any event, the other party by one mail; the thread follows."""
    row = opened(cast)
    event = row.event
    answer_event(event=event, organization=cast.outsider_org, by=cast.outsider, answer="yes")
    mail.outbox.clear()
    later = today() + 2 * MONTH
    values = {"activity": row, **us(cast), "seen": event.version}
    changed = announcement(starts_on=later, ends_on=None)
    with django_capture_on_commit_callbacks(execute=True):
        row = change_opened(**values, announcement=changed)
    assert (row.event.starts_on, row.event.ends_on, row.event.version) == (later, later, event.version + 1)
    assert (row.planned_on, row.planned_until) == (later, None)
    assert sorted(message.to[0] for message in mail.outbox) == sorted([cast.ahmed.email, cast.outsider.email])
    assert change_opened(**values, announcement=changed).event.version == row.event.version  # a double click
    assert refusal(change_opened, **values, announcement=announcement(place="Elsewhere")) == "changed"
    sent = typed_announcement(name_en="Workshop on quotas", seen=row.event.version, planned_on=later)
    assert client_of(cast.suzan).post(url(row), sent).status_code == 302
    assert fresh(row).event.name_en == "Workshop on quotas"


def test_what_is_over_or_begun_stays(cast: Cast):
    """Once somebody is written down as having come, once it is over, closed or cancelled."""
    row = opened(cast)
    event = row.event
    values = {
        "activity": row,
        **us(cast),
        "seen": event.version,
        "announcement": announcement(place="Elsewhere"),
    }
    Event.objects.filter(pk=event.pk).update(starts_on=today(), ends_on=today())
    event.presences.create(organization=cast.outsider_org, women=1)
    assert refusal(change_opened, **values) == "came"
    event.presences.all().delete()
    Event.objects.filter(pk=event.pk).update(starts_on=today() - DAY, ends_on=today() - DAY)
    assert refusal(change_opened, **values) == "held"
    assert client_of(cast.suzan).get(url(row))["Location"] == row.get_absolute_url()
    assert url(row) not in text_of(cast.suzan, row.get_absolute_url())
    Event.objects.filter(pk=event.pk).update(cancelled_on=today(), cancel_reason="No budget.")
    assert refusal(change_opened, **values) == "cancelled"
