"""Taps beside what there is between two already: requests and answers, threads, staff's own lines."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.requests import answer_introduction, ask_for_introduction, withdraw_request
from collaborations.actions.taps import Outcome, tap
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, Introduction
from cop_portal.dates import today
from cop_portal.refusals import Refused
from tests.cast import Cast
from tests.collaborations.event_steps import DAY, MET, TALK_ON, al_noor_taps, goes_on, the_request, weo_taps
from tests.collaborations.steps import answered, asked, introduced

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast):
    """A tap answers a request with words, whoever asked."""
    event = goes_on(cast.weo, cast.al_noor)
    request = asked(cast)
    assert al_noor_taps(cast, event) == Outcome.INTRODUCED
    request.refresh_from_db()
    assert (request.answer, request.answered_by) == ("yes", cast.ahmed)


@pytest.mark.parametrize("answer", ["no", "not_now"])
def test_after_a_no_a_tap_asks_nobody(cast: Cast, answer: str):
    """It is kept, and says from when on one can ask again, alike after both; the other may change its mind."""
    event = goes_on(cast.weo, cast.al_noor)
    answered(cast, answer)
    done = tap(event=event, organization=cast.weo, other=cast.al_noor, by=cast.suzan, mark=MET)
    assert (done.outcome, done.again) == (Outcome.ANSWERED, today() + 60 * DAY)
    assert Introduction.objects.count() == 1
    assert al_noor_taps(cast, event) == Outcome.INTRODUCED
    assert Collaboration.objects.get().introductions.get().event == event


def test_who_said_no_may_ask(cast: Cast):
    """The wait is the asker's: where it has noted nothing, the other's tap asks it."""
    event = goes_on(cast.weo, cast.al_noor)
    answered(cast, "no")
    assert al_noor_taps(cast, event) == Outcome.ASKED
    assert Introduction.objects.get(answer="").first == cast.al_noor


def test_in_a_thread_both_taps_are_a_second_origin(cast: Cast, django_capture_on_commit_callbacks):
    """One tap is kept, two are one more origin: no second thread, and no mail."""
    thread = introduced(cast)
    event = goes_on(cast.weo, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        assert weo_taps(cast, event) == Outcome.TOGETHER
        assert thread.introductions.count() == 1
        assert al_noor_taps(cast, event) == Outcome.INTRODUCED
        assert al_noor_taps(cast, event, TALK_ON) == Outcome.TOGETHER
    assert Collaboration.objects.get() == thread
    assert thread.introductions.count() == 2
    assert thread.parties.count() == 2
    assert not mail.outbox


def test_taps_add_nothing_to_staffs_line_at_the_same_event(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert weo_taps(cast, event) == Outcome.TOGETHER
    assert al_noor_taps(cast, event) == Outcome.TOGETHER
    assert Introduction.objects.count() == 1


def test_staffs_line_takes_the_place_of_a_request(cast: Cast):
    """What one noted has come about: nobody is asked any more, and a mail's address leads to the thread."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    request = the_request()
    row = introduce_at_event(event=event, first=cast.al_noor, second=cast.weo, by=cast.staff)
    assert (row.pk, row.kind, row.made_by) == (request.pk, "event", cast.staff)
    assert row.collaboration.parties.count() == 2
    for change in (
        lambda: answer_introduction(
            introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="no"
        ),
        lambda: withdraw_request(introduction=request, organization=cast.weo, by=cast.suzan),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        assert refusal.value.code == "introduced"
    assert introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff) == row


def test_staffs_line_leaves_a_request_with_words(cast: Cast):
    """Its words wait for their answer."""
    request = asked(cast)
    introduced(cast)
    request.refresh_from_db()
    assert (request.kind, request.answer) == ("request", "")


def test_who_left_is_asked_anew(cast: Cast):
    """An old note draws nobody back into a thread."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    leave(collaboration=Collaboration.objects.get(), organization=cast.al_noor, by=cast.ahmed)
    assert weo_taps(cast, event, TALK_ON) == Outcome.ASKED
    assert Collaboration.objects.count() == 1


def test_one_asks_in_words_after_the_wait(cast: Cast):
    """A kept note is no obstacle to a request with a message."""
    event = goes_on(cast.weo, cast.al_noor)
    answered(cast, "no")
    weo_taps(cast, event)
    Introduction.objects.update(happened_on=today() - 90 * DAY, answered_on=today() - 60 * DAY)
    assert ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Again?", event=event
    )
