"""Two organizations that are kept apart: marked in any order, once, and brought together in no pairing to come."""

from __future__ import annotations

import datetime
import threading

import pytest
from django.db import connection, transaction

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import create_event, keep_apart, no_longer_apart
from events.actions.acquaintances import lock_event
from events.models import KeepApart, Pairing, PairingMeeting, PairingParticipant

DAY = datetime.timedelta(days=1)


def pairing(cast, day: datetime.date) -> Pairing:
    """An event of that day with one round: WEO meets Al Noor, the outsider the discreet one."""
    event = create_event(by=cast.staff, kind="workshop", name_en=f"Event of {day}", starts_on=day)
    found = Pairing.objects.create(event=event, rounds=1, minutes=10, day=day, made_by=cast.staff)
    PairingParticipant.objects.bulk_create(
        PairingParticipant(pairing=found, organization=row)
        for row in (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org)
    )
    for table, pair in enumerate(((cast.weo, cast.al_noor), (cast.outsider_org, cast.discreet_org)), start=1):
        low, high = sorted(pair, key=lambda row: row.pk)
        PairingMeeting.objects.create(
            pairing=found, round=1, table=table, organization_low=low, organization_high=high
        )
    return found


def meet(found: Pairing, *pair) -> bool:
    low, high = sorted(pair, key=lambda row: row.pk)
    return found.meetings.filter(organization_low=low, organization_high=high).exists()


def test_it_works(cast):
    pair = keep_apart(first=cast.al_noor, second=cast.weo, by=cast.staff).pair
    assert pair.organization_low.pk < pair.organization_high.pk
    assert {pair.organization_low, pair.organization_high} == {cast.weo, cast.al_noor}
    assert pair.marked_by == cast.staff
    assert pair.marked_at is not None


def test_marked_twice_it_is_one_mark_of_who_was_first(cast):
    first = keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff).pair
    assert keep_apart(first=cast.al_noor, second=cast.weo, by=cast.superuser).pair == first
    assert KeepApart.objects.get().marked_by == cast.staff


def test_taken_away_in_any_order_and_twice(cast):
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    keep_apart(first=cast.weo, second=cast.outsider_org, by=cast.staff)
    for _time in range(2):
        no_longer_apart(first=cast.al_noor, second=cast.weo, by=cast.staff)
    assert KeepApart.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second", "field", "code"),
    [
        ("weo", "weo", "second", "same"),
        ("search", "weo", "first", "convenor"),
        ("weo", "search", "second", "convenor"),
    ],
)
def test_who_cannot_be_kept_apart(cast, first, second, field, code):
    with pytest.raises(Refused) as refused:
        keep_apart(first=getattr(cast, first), second=getattr(cast, second), by=cast.staff)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not KeepApart.objects.exists()


@pytest.mark.parametrize("person", ["suzan", "outsider", "observer"])
def test_staff_alone(cast, person):
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    with pytest.raises(NotAllowed):
        keep_apart(first=cast.weo, second=cast.outsider_org, by=getattr(cast, person))
    with pytest.raises(NotAllowed):
        no_longer_apart(first=cast.weo, second=cast.al_noor, by=getattr(cast, person))
    assert KeepApart.objects.count() == 1


def test_they_meet_no_longer_where_they_would_have(cast):
    past, current, coming = (pairing(cast, today() + days * DAY) for days in (-1, 0, 9))
    keep_apart(first=cast.al_noor, second=cast.weo, by=cast.staff)
    assert [meet(one, cast.weo, cast.al_noor) for one in (past, current, coming)] == [True, False, False]
    assert all(meet(one, cast.outsider_org, cast.discreet_org) for one in (past, current, coming))
    versions = [Pairing.objects.get(pk=one.pk).version for one in (past, current, coming)]
    assert versions == [1, 2, 2]
    keep_apart(first=cast.al_noor, second=cast.weo, by=cast.staff)
    assert Pairing.objects.get(pk=coming.pk).version == 2


@pytest.mark.django_db(transaction=True)
def test_it_waits_for_who_pairs_just_now(cast):
    """Who pairs an event locks it and reads who is kept apart: the mark comes before or after, and neither fails."""
    found = pairing(cast, today() + DAY)
    found.meetings.all().delete()
    paired, go_on = threading.Event(), threading.Event()

    def pair() -> None:
        try:
            with transaction.atomic():
                lock_event(found.event)
                assert not KeepApart.objects.exists()
                paired.set()
                go_on.wait(30)
                low, high = sorted((cast.weo, cast.al_noor), key=lambda row: row.pk)
                PairingMeeting.objects.create(
                    pairing=found, round=1, table=1, organization_low=low, organization_high=high
                )
        finally:
            connection.close()

    def mark() -> None:
        try:
            keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
        finally:
            connection.close()

    threads = [threading.Thread(target=pair), threading.Thread(target=mark)]
    threads[0].start()
    assert paired.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    assert not KeepApart.objects.exists()
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert KeepApart.objects.exists()
    assert not meet(found, cast.weo, cast.al_noor)
