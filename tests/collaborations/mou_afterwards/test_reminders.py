"""The parties of a memorandum are reminded 90, 30 and 7 days before its last day, each time once."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from django.core import mail
from django.core.management import call_command

from collaborations.actions.mou_afterwards import terminate
from collaborations.actions.mou_reminders import remind_of_ends
from collaborations.models import MouReminder
from tests.at_once import at_once, failed
from tests.cast import Cast, make_cast
from tests.collaborations.mou_afterwards.steps import DAY, amended, signed, us
from tests.collaborations.mous import ENDS, STARTS, thread_of

pytestmark = pytest.mark.django_db


def reminded(mou) -> list[tuple[int, datetime.date]]:
    return list(mou.reminders.order_by("sent_on").values_list("days", "sent_on"))


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """Everybody of both parties has a mail, which names nothing; staff and who is outside have none."""
    mou = signed(cast, renewal="none", title="Quotas and violence")
    with django_capture_on_commit_callbacks(execute=True):
        assert remind_of_ends(on=ENDS - 90 * DAY) == 1
    people = {cast.suzan.email, cast.colleague.email, cast.ahmed.email, cast.alnoor_colleague.email}
    assert {one.to[0] for one in mail.outbox} == people
    for one in mail.outbox:
        assert "Quotas" not in one.subject + one.body
        assert "Al Noor" not in one.subject + one.body
        assert str(mou.public_id) in one.body
    assert reminded(mou) == [(90, ENDS - 90 * DAY)]


def test_each_once_and_the_nearest_alone(cast: Cast):
    """The night runs on: three reminders in all. After weeks without a run only the nearest is sent."""
    mou = signed(cast, renewal="agreement")
    for days in range(100, -5, -1):
        remind_of_ends(on=ENDS - days * DAY)
    assert [(days, (ENDS - on).days) for days, on in reminded(mou)] == [(90, 90), (30, 30), (7, 7)]
    MouReminder.objects.all().delete()
    for days in (91, 85, 84, 5, 4):
        remind_of_ends(on=ENDS - days * DAY)
    assert [(days, (ENDS - on).days) for days, on in reminded(mou)] == [(90, 85), (7, 5)]


def test_a_term_that_renews_itself(cast: Cast):
    """Its parties are told that it does, before each of its ends: they could say no."""
    mou = signed(cast, renewal="automatic")
    assert remind_of_ends(on=ENDS - 30 * DAY) == 1
    second = datetime.date(2025, 9, 30)
    assert remind_of_ends(on=second - 30 * DAY) == 1
    assert remind_of_ends(on=second + DAY) == 0
    assert set(mou.reminders.values_list("ends_on", flat=True)) == {ENDS, second}


@pytest.mark.parametrize("renewal", ["none", "automatic"])
def test_an_end_that_moves_is_another_end(cast: Cast, renewal: str):
    """By an amendment, and by a party that ends it; of what they have just agreed or read nobody is reminded."""
    mou = signed(cast, renewal=renewal)
    assert remind_of_ends(on=ENDS - 90 * DAY) == 1
    later = datetime.date(2024, 3, 31)
    amended(cast, mou, new_ends_on=later, on=ENDS - 60 * DAY)
    assert remind_of_ends(on=ENDS - 30 * DAY) == 0
    assert remind_of_ends(on=later - 90 * DAY) == 1
    last = later - 60 * DAY
    terminate(mou=mou, **us(cast), ends_on=last, reason="Moved", language="en", on=last - 20 * DAY)
    assert remind_of_ends(on=last - 19 * DAY) == 0
    assert remind_of_ends(on=last - 7 * DAY) == 1
    assert list(mou.reminders.values_list("ends_on", "days")) == [(ENDS, 90), (later, 90), (last, 7)]


def test_none_without_an_end(cast: Cast):
    """What has no end, has ended, is not signed, or has its successor signed is not spoken of."""
    signed(cast, renewal="none", ends_on=None)
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = signed(cast, renewal="none", collaboration=collaboration)
    signed(cast, collaboration=collaboration, renews=mou, starts_on=ENDS + DAY, ends_on=ENDS + 400 * DAY)
    assert remind_of_ends(on=ENDS - 30 * DAY) == 0
    assert remind_of_ends(on=ENDS + DAY) == 0
    assert remind_of_ends(on=STARTS) == 0


def test_the_command(capsys):
    """Says how many; quietly where asked to."""
    call_command("remind_of_ends")
    assert "0 reminders" in capsys.readouterr().out
    call_command("remind_of_ends", verbosity=0)
    assert capsys.readouterr().out == ""


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once():
    """One reminder."""
    cast = make_cast()
    mou = signed(cast, renewal="none")
    results = at_once(*[partial(remind_of_ends, on=ENDS - 7 * DAY)] * 4)
    assert failed(results) == []
    assert sum(results) == 1
    assert mou.reminders.count() == 1
