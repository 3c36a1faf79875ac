"""Mails about an event that was answered: whom they go to, once, and what they do not say."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from cop_portal.dates import today
from events.actions import answer_event, cancel_event
from events.emails import tell_of_change
from events.models import Event
from members.models import Membership, User

DAY = datetime.timedelta(days=1)


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    return Event.objects.create(
        slug="secret-words",
        kind="workshop",
        name_en="Secret words",
        place="A hall in Erbil",
        starts_on=today() + 14 * DAY,
        ends_on=today() + 14 * DAY,
        announced_on=today() - 9 * DAY,
    )


@pytest.fixture
def answers(cast, coming) -> None:
    """WEO says yes and names both its people, Al Noor maybe, the outsiders no with one named."""
    answer_event(
        event=coming,
        organization=cast.weo,
        by=cast.suzan,
        answer="yes",
        accounts=[cast.suzan.pk, cast.colleague.pk],
        people=["Hero Ali"],
        access_needs="No steps",
    )
    answer_event(
        event=coming,
        organization=cast.al_noor,
        by=cast.alnoor_colleague,
        answer="maybe",
        accounts=[cast.ahmed.pk],
    )
    said = {"event": coming, "organization": cast.outsider_org, "by": cast.outsider}
    answer_event(answer="yes", accounts=[cast.outsider.pk], **said)
    answer_event(answer="no", **said)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """The mails that a call sends: the addresses, each as often as it got one."""

    def of(call, *args, **kwargs) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call(*args, **kwargs)
        return sorted(to for message in mail.outbox for to in message.to)

    return of


def test_it_works(cast, coming, answers, sent):
    assert sent(tell_of_change, coming.pk) == [
        "ahmed@alnoor.example",
        "colleague@alnoor.example",
        "colleague@weo.example",
        "suzan@weo.example",
    ]


def test_it_names_nothing(cast, coming, answers, sent):
    for call in (
        lambda: tell_of_change(coming.pk),
        lambda: cancel_event(event=coming, by=cast.staff, reason="Roads are closed"),
    ):
        sent(call)
        assert len(mail.outbox) >= 4
        for message in mail.outbox:
            written = message.subject + message.body
            for words in (
                "Secret",
                "secret-words",
                "hall",
                "Erbil",
                "Women",
                "Suzan",
                "Lana",
                "steps",
                "Roads",
            ):
                assert words not in written


def test_that_it_is_cancelled_is_told_to_who_was_to_come_and_to_nobody_twice(cast, coming, answers, sent):
    told = sent(cancel_event, event=coming, by=cast.staff, reason="Roads are closed")
    assert len(told) == len(set(told))
    # Representatives of all members, and the colleague who was named.
    assert {"suzan@weo.example", "colleague@weo.example", "outsider@member.example"} <= set(told)
    assert "colleague@alnoor.example" not in told


def test_who_has_left_or_is_locked_is_told_nothing(cast, coming, answers, sent):
    Membership.objects.filter(user=cast.colleague).update(until=today())
    User.objects.filter(pk=cast.ahmed.pk).update(is_active=False)
    assert sent(tell_of_change, coming.pk) == ["colleague@alnoor.example", "suzan@weo.example"]


@pytest.mark.parametrize(
    "state",
    [
        {"announced_on": None},
        {"cancelled_on": today(), "cancel_reason": "Roads"},
        {"starts_on": today() - 2 * DAY, "ends_on": today() - DAY},
    ],
)
def test_of_what_nobody_comes_to_no_change_is_told(cast, coming, answers, sent, state):
    Event.objects.update(**state)
    assert sent(tell_of_change, coming.pk) == []


def test_of_an_event_that_is_gone_nothing_is_told(db, sent):
    assert sent(tell_of_change, 0) == []
