"""Staff change a published schedule, and tell those whose rounds are others now, once."""

from __future__ import annotations

import pytest
from django.core import mail

from cop_portal.refusals import NotAllowed, Refused
from events.actions import cancel_event, keep_apart
from events.actions.pairings import publish_pairing, unpublish_pairing
from events.actions.places import swap_places
from events.actions.telling import tell_changed_rounds
from events.models import Event, Pairing, PairingParticipant
from events.schedule.board import board_of
from members.models import Organization
from tests.at_once import at_once
from tests.mails import said

from .company_world import says
from .pairing_world import event_of_four, meeting, paired

FOUR = {
    "ahmed@alnoor.example",
    "discreet@member.example",
    "outsider@member.example",
    "suzan@weo.example",
}


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


@pytest.fixture
def pairing(cast, event) -> Pairing:
    """Published, of two rounds: WEO meets Al Noor and then the outsiders; the discreet one whoever is left."""
    made = paired(cast, event, rounds=2)
    made.meetings.all().delete()
    for number, partner, other in (
        (1, cast.al_noor, cast.outsider_org),
        (2, cast.outsider_org, cast.al_noor),
    ):
        meeting(made, number, cast.weo, partner, 1).save()
        meeting(made, number, other, cast.discreet_org, 2).save()
    return publish_pairing(pairing=made, by=cast.staff)


@pytest.fixture
def tell(cast, pairing, django_capture_on_commit_callbacks):
    """Staff press the button; who is told by mail."""

    def press(by=None) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            tell_changed_rounds(pairing=pairing, by=by or cast.staff)
        return sorted(to for message in mail.outbox for to in message.to)

    return press


def untold() -> int:
    return board_of(Pairing.objects.get()).untold


def swapped(cast, pairing: Pairing, first: Organization, second: Organization, number: int = 1) -> None:
    swap_places(pairing=pairing, by=cast.staff, round=number, first=first, second=second)


def test_it_works(cast, pairing, tell):
    assert (untold(), tell()) == (0, [])
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert untold() == 2
    assert tell() == ["ahmed@alnoor.example", "suzan@weo.example"]
    # Each in the language of its reader.
    assert {message.subject for message in mail.outbox} == {
        "Your schedule on the CoP Portal has changed",
        "تغيّر جدولكم في بوابة مجتمع الممارسة",
    }
    for message in mail.outbox:
        for word in ("workshop", "Women", "Al Noor", "Suzan", "10:00"):
            assert word not in said(message)
    assert untold() == 0
    assert tell(by=cast.superuser) == []


def test_two_that_change_places_and_their_partners(cast, pairing):
    """All four have another partner then; and what is changed back is as they were told."""
    swapped(cast, pairing, cast.weo, cast.al_noor, 2)
    assert untold() == 4
    swapped(cast, pairing, cast.weo, cast.al_noor, 2)
    assert untold() == 0


def test_two_that_are_put_together(cast, pairing, tell):
    pairing.meetings.filter(round=1).delete()
    assert untold() == 4
    tell()
    swapped(cast, pairing, cast.weo, cast.al_noor)
    assert untold() == 2
    assert tell() == ["ahmed@alnoor.example", "suzan@weo.example"]


def test_another_table_is_another_round(cast, pairing):
    first = pairing.meetings.get(round=1, table=1)
    first.table = 3
    first.save()
    assert untold() == 2


def test_who_was_left_alone_and_who_is_back(cast, event, pairing, tell):
    """Whoever stays away has nothing to be told; whom it was to meet rests."""
    says(event, cast.discreet_org, answer="no")
    assert tell() == ["ahmed@alnoor.example", "outsider@member.example"]
    says(event, cast.discreet_org)
    assert tell() == ["ahmed@alnoor.example", "outsider@member.example"]


def test_published_anew_all_are_told(cast, pairing, tell):
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    unpublish_pairing(pairing=pairing, by=cast.staff)
    assert (untold(), tell()) == (0, [])
    publish_pairing(pairing=pairing, by=cast.staff)
    assert (untold(), tell()) == (0, [])


def test_while_new_rounds_wait_to_be_published_nobody_is_told(cast, event, pairing, tell):
    """The first round was held and is kept; all are told once the others are published."""
    then = paired(cast, event, rounds=3, keep=1, replaces=pairing, starts_at=None)
    assert (untold(), tell()) == (0, [])
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert (untold(), tell()) == (0, [])
    publish_pairing(pairing=then, by=cast.staff)
    assert (untold(), tell()) == (0, [])


def test_who_was_in_the_first_rounds_only_is_not_told_of_the_last(
    cast, event, pairing, django_capture_on_commit_callbacks
):
    three = (cast.weo, cast.al_noor, cast.outsider_org)
    then = paired(cast, event, *three, rounds=3, keep=1, replaces=pairing, starts_at=None)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publish_pairing(pairing=then, by=cast.staff)
    told = {to for message in mail.outbox for to in message.to}
    assert told == FOUR - {"discreet@member.example"}


def test_of_what_was_published_before_any_of_this_nothing_is_known(cast, pairing):
    PairingParticipant.objects.update(told=None)
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert untold() == 0


def test_staff_alone_and_not_once_it_is_cancelled(cast, event, pairing):
    with pytest.raises(NotAllowed):
        tell_changed_rounds(pairing=pairing, by=cast.suzan)
    cancel_event(event=event, by=cast.staff, reason="Roads are closed")
    with pytest.raises(Refused):
        tell_changed_rounds(pairing=pairing, by=cast.staff)


@pytest.mark.django_db(transaction=True)
def test_two_staff_at_once_tell_them_once(cast, pairing):
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    mail.outbox.clear()
    told = at_once(
        lambda: tell_changed_rounds(pairing=pairing, by=cast.staff),
        lambda: tell_changed_rounds(pairing=pairing, by=cast.superuser),
    )
    assert sorted(told) == [0, 2]
    assert sorted(to for message in mail.outbox for to in message.to) == [
        "ahmed@alnoor.example",
        "suzan@weo.example",
    ]
