"""Both tap at the same moment, on connections of their own: one introduction, one thread, and no mail twice."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core import mail

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.taps import take_tap_back
from collaborations.models import Collaboration, EventTap, Introduction, Party
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.event_steps import MET, TALK_ON, al_noor_taps, goes_on, weo_taps
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db(transaction=True)


def mails() -> Counter[str]:
    """How many mails each person got."""
    return Counter(address for message in mail.outbox for address in message.to)


@pytest.mark.parametrize("again", range(3))
def test_it_works(cast: Cast, again: int):
    """Whoever is first asks, the other one's tap is the yes; neither gets two mails."""
    event = goes_on(cast.weo, cast.al_noor)
    results = at_once(lambda: weo_taps(cast, event), lambda: al_noor_taps(cast, event, TALK_ON))
    assert not failed(results)
    row = Introduction.objects.get()
    assert row.answer == "yes"
    assert Collaboration.objects.get().parties.exclude(accepted_by=None).count() == 2
    assert EventTap.objects.count() == 2
    assert set(mails()) <= {cast.suzan.email, cast.ahmed.email}
    assert mails()[row.made_by.email] == 1
    assert max(mails().values()) == 1


def test_double_taps_at_once(cast: Cast):
    """A nervous finger, and two representatives at one table: one note, one request, one mail."""
    event = goes_on(cast.weo, cast.al_noor)
    calls = [lambda: weo_taps(cast, event), lambda: weo_taps(cast, event, TALK_ON)]
    assert not failed(at_once(*calls, *calls))
    assert EventTap.objects.get().marks == [MET, TALK_ON]
    assert Introduction.objects.get().answer == ""
    assert mails() == {cast.ahmed.email: 1}


def test_tap_and_staffs_line_at_once(cast: Cast):
    """Whoever is first: one thread, one origin at this event, and nothing left to answer."""
    event = goes_on(cast.weo, cast.al_noor)
    results = at_once(
        lambda: weo_taps(cast, event),
        lambda: introduce_at_event(event=event, first=cast.al_noor, second=cast.weo, by=cast.staff),
    )
    assert not failed(results)
    assert Introduction.objects.get().kind == "event"
    assert Party.objects.count() == 2


def test_both_tap_while_staff_log_it(cast: Cast):
    """Three at once: one thread, one origin at this event."""
    event = goes_on(cast.weo, cast.al_noor)
    results = at_once(
        lambda: weo_taps(cast, event),
        lambda: al_noor_taps(cast, event),
        lambda: introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff),
    )
    assert not failed(results)
    assert Collaboration.objects.get().introductions.count() == Introduction.objects.count() == 1


def test_both_tap_in_their_thread_at_once(cast: Cast):
    """One more origin, not two."""
    thread = introduced(cast)
    event = goes_on(cast.weo, cast.al_noor)
    assert not failed(at_once(lambda: weo_taps(cast, event), lambda: al_noor_taps(cast, event)))
    assert thread.introductions.count() == 2
    assert Collaboration.objects.count() == 1


def test_taken_back_and_answered_at_once(cast: Cast):
    """Either they are introduced, or the other has asked anew; never a thread without an introduction."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    results = at_once(
        lambda: al_noor_taps(cast, event),
        lambda: take_tap_back(event=event, organization=cast.weo, other=cast.al_noor, by=cast.suzan),
    )
    assert not failed(results)
    row = Introduction.objects.get()
    assert (row.answer == "yes") == Collaboration.objects.exists()
    assert (row.first, row.answer) in {(cast.weo, "yes"), (cast.al_noor, "")}
