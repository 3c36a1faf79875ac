"""The weekly mail: one a week, never more; numbers, and no names."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils.translation import gettext

from cop_portal import dates
from members.actions.memberships import end_membership
from members.mail_kinds import MailKind
from members.mailing import weekly
from members.mailing.choices import choose
from members.models import Membership, Role, WaitingMail, WeeklyMail
from tests.at_once import at_once
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def late(person) -> list:
    """What a room above says of ``person``: one line, for its own people."""
    return [weekly.Line(MailKind.PROMISES, gettext("Your mails"))] if person.email.startswith("suzan") else []


@pytest.fixture
def part(settings) -> None:
    """The room's part of the mail."""
    settings.WEEKLY_MAIL_PARTS = [f"{__name__}.late"]


def on(monkeypatch, day: datetime.date) -> None:
    """Another day."""
    monkeypatch.setattr(weekly, "today", lambda: day)


def test_it_works(cast: Cast, part, django_capture_on_commit_callbacks):
    """Who has something to hear of gets one mail, in their language; the others none."""
    cast.suzan.language = "ckb"
    cast.suzan.save()
    cast.ahmed.language = "en"
    cast.ahmed.save()
    choose(cast.ahmed, MailKind.EVENTS, "weekly")
    WaitingMail.objects.create(user=cast.ahmed, kind=MailKind.EVENTS)
    WaitingMail.objects.create(user=cast.ahmed, kind=MailKind.EVENTS)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("send_weekly_mails", verbosity=0)
    assert sorted(one.to[0] for one in mail.outbox) == sorted([cast.suzan.email, cast.ahmed.email])
    to_ahmed = next(one for one in mail.outbox if one.to == [cast.ahmed.email])
    assert "New: events (2)" in to_ahmed.body
    to_suzan = next(one for one in mail.outbox if one.to == [cast.suzan.email])
    assert to_suzan.extra_headers["Content-Language"] == "ckb"
    assert "/off/" in to_suzan.body
    assert not WaitingMail.objects.exists()


def test_never_more_than_one_a_week(cast: Cast, part, monkeypatch):
    """Asked for each day, it comes on the eighth."""
    day = dates.today()
    for offset in range(9):
        on(monkeypatch, day + datetime.timedelta(days=offset))
        weekly.send_weekly_mail(cast.suzan.pk)
        assert len(mail.outbox) == (1 if offset < 7 else 2)


def test_turned_off_it_does_not_come(cast: Cast, part):
    """Each kind on its own: where nothing is left, no mail."""
    choose(cast.suzan, MailKind.PROMISES, "off")
    weekly.send_weekly_mail(cast.suzan.pk)
    assert not mail.outbox
    assert WeeklyMail.objects.get(user=cast.suzan).sent_on is None


def test_the_mail_server_is_away(cast: Cast, part, monkeypatch):
    """Nothing is lost: what waits still waits, and the next try sends it."""
    choose(cast.suzan, MailKind.EVENTS, "weekly")
    WaitingMail.objects.create(user=cast.suzan, kind=MailKind.EVENTS)
    with monkeypatch.context() as patch:
        patch.setattr(weekly, "send_mail_to", _refuse)
        with pytest.raises(OSError, match="away"):
            weekly.send_weekly_mail(cast.suzan.pk)
    assert WaitingMail.objects.count() == 1
    weekly.send_weekly_mail(cast.suzan.pk)
    assert len(mail.outbox) == 1


def _refuse(*args, **kwargs):
    raise OSError("The mail server is away.")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one(cast: Cast, part):
    """A real race: the second waits for the row, and finds that it was sent."""
    results = at_once(*[lambda: weekly.send_weekly_mail(cast.suzan.pk)] * 4)
    assert [one for one in results if isinstance(one, Exception)] == []
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("others", [0, 1])
def test_what_waits_of_a_kind_that_is_off(cast: Cast, others: int):
    """One that came in just while the kind was turned off is not told, and waits no longer."""
    choose(cast.suzan, MailKind.EVENTS, "weekly")
    choose(cast.suzan, MailKind.MEETINGS, "off")
    WaitingMail.objects.create(user=cast.suzan, kind=MailKind.MEETINGS)
    for _other in range(others):
        WaitingMail.objects.create(user=cast.suzan, kind=MailKind.EVENTS)
    weekly.send_weekly_mail(cast.suzan.pk)
    assert len(mail.outbox) == others
    assert all("New: events (1)" in one.body and one.body.count("New:") == 1 for one in mail.outbox)
    assert not WaitingMail.objects.exists()


def test_nothing_waits_for_who_has_left(cast: Cast):
    """With the last membership goes what waits; while another one is open it stays."""
    for user in (cast.colleague, cast.suzan):
        WaitingMail.objects.create(user=user, kind=MailKind.MEETINGS)
    second = Membership.objects.create(
        user=cast.colleague, organization=cast.al_noor, role=Role.COLLEAGUE, since="2020-01-01"
    )
    first = Membership.objects.get(user=cast.colleague, organization=cast.weo)
    end_membership(membership=first, by=cast.suzan)
    assert WaitingMail.objects.filter(user=cast.colleague).exists()
    end_membership(membership=second, by=cast.ahmed)
    assert not WaitingMail.objects.filter(user=cast.colleague).exists()
    assert WaitingMail.objects.filter(user=cast.suzan).exists()
