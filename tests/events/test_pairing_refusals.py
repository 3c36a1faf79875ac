"""What the database refuses of pairings, whoever writes; and two that write at once."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from events.actions import keep_apart
from events.actions.pairings import PairingChanged
from events.actions.places import swap_places
from events.models import KeepApart, Pairing, PairingMeeting
from tests.at_once import at_once

from .company_world import pair
from .pairing_world import event_of_four, meeting, meets, more_organizations, paired, round_of


def refused_at_the_end(*rows) -> None:
    """Saved together, the database refuses them by the end of the transaction."""
    with pytest.raises(IntegrityError), transaction.atomic():
        for row in rows:
            row.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.fixture
def empty(cast) -> Pairing:
    """Rounds of four in which nobody meets yet."""
    pairing = paired(cast, event_of_four(cast))
    pairing.meetings.all().delete()
    return pairing


def test_it_works(cast, empty):
    meeting(empty, 1, cast.weo, cast.al_noor).save()
    meeting(empty, 1, cast.outsider_org, cast.discreet_org, table=2).save()
    meeting(empty, 2, cast.weo, cast.outsider_org).save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_nobody_meets_two_in_a_round(cast, empty):
    """In whichever of the two columns it stands."""
    organizations = sorted(
        (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org), key=lambda one: one.pk
    )
    for number, middle in enumerate(organizations):
        first, second = [one for one in organizations if one != middle][:2]
        refused_at_the_end(
            meeting(empty, number + 1, middle, first), meeting(empty, number + 1, middle, second, table=2)
        )


def test_nor_by_a_change(cast, empty):
    meeting(empty, 1, cast.weo, cast.al_noor).save()
    other = meeting(empty, 2, cast.weo, cast.outsider_org, table=2)
    other.save()
    other.round = 1
    refused_at_the_end(other)


def test_nobody_meets_who_does_not_take_part(cast, empty):
    stranger = more_organizations(1)[0]
    refused_at_the_end(meeting(empty, 1, cast.weo, stranger))
    refused_at_the_end(meeting(empty, 1, cast.hidden_org, cast.weo))


def test_who_meets_is_not_left_out(cast, empty):
    meeting(empty, 1, cast.weo, cast.al_noor).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        empty.participants.filter(organization=cast.weo).delete()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_nobody_meets_whom_they_are_kept_apart_from(cast, empty):
    pair(KeepApart, cast.weo, cast.al_noor, marked_by=cast.staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting(empty, 1, cast.weo, cast.al_noor).save()
    row = meeting(empty, 1, cast.weo, cast.outsider_org)
    row.save()
    row.organization_low, row.organization_high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_nobody_is_kept_apart_whom_they_are_still_to_meet(cast, empty):
    meeting(empty, 1, cast.weo, cast.al_noor).save()
    low, high = sorted((cast.weo, cast.al_noor), key=lambda one: one.pk)
    refused_at_the_end(KeepApart(organization_low=low, organization_high=high, marked_by=cast.staff))


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """On connections of their own."""

    def test_a_mark_and_a_pairing(self, cast):
        """Whichever is first, they do not meet."""
        event = event_of_four(cast)
        for _time in range(4):
            Pairing.objects.all().delete()
            KeepApart.objects.all().delete()
            results = at_once(
                lambda: paired(cast, event),
                lambda: keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff),
            )
            assert not [one for one in results if isinstance(one, Exception)]
            assert cast.al_noor.pk not in meets(Pairing.objects.get(), cast.weo).values()

    def test_a_mark_that_locks_no_event(self, cast):
        """The database lets the meeting wait for the mark, and then refuses it."""
        pairing = paired(cast, event_of_four(cast))
        pairing.meetings.all().delete()
        marked, told = threading.Event(), []

        def mark() -> None:
            with transaction.atomic():
                pair(KeepApart, cast.weo, cast.al_noor, marked_by=cast.staff)
                marked.set()
                threading.Event().wait(0.5)
            connection.close()

        def meet() -> None:
            marked.wait(10)
            try:
                meeting(pairing, 1, cast.weo, cast.al_noor).save()
            except IntegrityError as error:
                told.append(error)
            connection.close()

        threads = [threading.Thread(target=one) for one in (mark, meet)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert len(told) == 1
        assert not PairingMeeting.objects.exists()

    def test_two_meetings_of_one_in_a_round(self, cast):
        """Each transaction alone would break nothing."""
        pairing = paired(cast, event_of_four(cast))
        pairing.meetings.all().delete()
        results = at_once(
            lambda: meeting(pairing, 1, cast.al_noor, cast.weo).save(),
            lambda: meeting(pairing, 1, cast.al_noor, cast.discreet_org, table=2).save(),
            lambda: meeting(pairing, 1, cast.weo, cast.discreet_org, table=3).save(),
        )
        assert len([one for one in results if isinstance(one, IntegrityError)]) == 2
        assert PairingMeeting.objects.count() == 1

    def test_two_staff_change_places(self, cast):
        """The second is told, and shown what the first did; nothing of it is lost."""
        pairing = paired(cast, event_of_four(cast), rounds=1)
        partner = meets(pairing, cast.weo)[1]
        others = [one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk != partner]
        results = at_once(
            *[
                lambda other=other: swap_places(
                    pairing=pairing, by=cast.staff, round=1, first=cast.weo, second=other, seen_version=1
                )
                for other in others
            ]
        )
        (told,) = [one for one in results if isinstance(one, PairingChanged)]
        assert told.pairing.version == 2
        (done,) = [one for one in results if isinstance(one, Pairing)]
        moved = others[results.index(done)]
        assert (
            round_of(
                done,
                moved,
                next(
                    one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk == partner
                ),
            )
            == 1
        )
