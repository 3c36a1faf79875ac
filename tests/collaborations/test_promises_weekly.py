"""Action points in the weekly mail: numbers, and nothing of what they are, whose, or with whom."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.promises.weekly import promise_lines
from cop_portal.dates import today
from members.mailing.choices import choose
from members.mailing.weekly import send_weekly_mail
from tests.cast import Cast
from tests.collaborations.promising import DAY, owed
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast):
    """One late, one soon, one without a date: three lines; the other side, which owes one, has one line."""
    collaboration = introduced(cast)
    owed(cast, collaboration, what="MARKED LATE", on=today() - 9 * DAY, due_on=today() - 2 * DAY)
    owed(cast, collaboration, what="MARKED SOON", due_on=today() + 14 * DAY)
    owed(cast, collaboration, what="MARKED DATELESS")
    owed(cast, collaboration, cast.al_noor, what="MARKED THEIRS")
    send_weekly_mail(cast.suzan.pk)
    body = mail.outbox[0].body
    for line in (
        "1 action point is late",
        "1 action point is due within two weeks",
        "1 action point has more time, or no date",
    ):
        assert line in body
    for word in ("MARKED", "Al Noor", "Women Empowerment", str(collaboration.public_id)):
        assert word not in body
    assert len(promise_lines(cast.ahmed)) == 1
    # One address for the three: the page of all that is owed.
    assert body.count("/collaborations/action-points/") == 1
    assert "/\n" not in body.partition("/collaborations/action-points/")[2].partition("--")[0]


def test_who_owes_nothing_hears_nothing(cast: Cast):
    """Nor does who has turned it off, or who is of neither organization."""
    collaboration = introduced(cast)
    owed(cast, collaboration, what="Send the form")
    choose(cast.suzan, "promises", "off")
    for person in (cast.suzan, cast.ahmed, cast.outsider, cast.staff, cast.observer):
        send_weekly_mail(person.pk)
    assert not mail.outbox
