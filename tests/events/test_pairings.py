"""Staff arrange who meets whom: who takes part, what is refused, publishing and taking back."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import cancel_event, keep_apart, log_presence
from events.actions.pairings import (
    PairingChanged,
    make_pairing,
    publish_pairing,
    remove_pairing,
    unpublish_pairing,
)
from events.models import Event, Pairing
from members.actions.editing import RemovedMeanwhile
from members.models import Membership, Partnership
from tests.mails import said

from .company_world import make_event, offers, pair, says, wants
from .pairing_world import TEN, event_of_four, meets, more_organizations, paired, published, speaks

DAY = datetime.timedelta(days=1)


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


def test_it_works(cast, event):
    pairing = paired(cast, event, rounds=3)
    assert pairing.rounds == 3
    assert pairing.published_at is None
    assert (pairing.made_by, pairing.day, pairing.version) == (cast.staff, event.starts_on, 1)
    for one in (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org):
        assert len(set(meets(pairing, one).values())) == 3
    assert sorted(pairing.meetings.values_list("round", "table")) == [
        (n, t) for n in (1, 2, 3) for t in (1, 2)
    ]


def test_who_has_most_to_talk_about_meets_first(cast, event):
    offers(cast.weo, cast.quotas)
    wants(cast.discreet_org, cast.quotas)
    pairing = paired(cast, event, rounds=1)
    assert meets(pairing, cast.weo) == {1: cast.discreet_org.pk}


def test_what_not_every_member_may_read_counts_for_nothing(cast, event):
    offers(cast.weo, cast.quotas, cast.leadership)
    before = meets(paired(cast, event, rounds=1), cast.weo)
    Pairing.objects.all().delete()
    other = next(
        one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk not in before.values()
    )
    wants(other, cast.quotas, "staff")
    wants(other, cast.leadership, "partners")
    assert meets(paired(cast, event, rounds=1), cast.weo) == before


def test_partners_and_those_kept_apart_do_not_meet(cast, event):
    pair(Partnership, cast.weo, cast.al_noor, since=today() - DAY)
    keep_apart(first=cast.weo, second=cast.outsider_org, by=cast.staff)
    pairing = paired(cast, event, rounds=6)
    assert set(meets(pairing, cast.weo).values()) == {cast.discreet_org.pk}


def test_partners_of_the_past_do(cast, event):
    pair(Partnership, cast.weo, cast.al_noor, since=today() - 9 * DAY, until=today() - DAY)
    assert cast.al_noor.pk in meets(paired(cast, event, rounds=3), cast.weo).values()


def test_a_language_in_common_is_required(cast, event):
    speaks(cast.weo, "ckb", "kmr")
    speaks(cast.al_noor, "ar", "kmr")
    pairing = paired(cast, event, rounds=6)
    assert set(meets(pairing, cast.weo).values()) == {cast.al_noor.pk}


def test_who_may_not_know_of_each_other_here_does_not_meet(cast):
    """The one has said yes and is not there yet; the other is there and never answered."""
    event = event_of_four(cast, days=0)
    more = more_organizations(1)[0]
    log_presence(event=event, by=cast.staff, organization=more, women=1)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    pairing = paired(cast, event, rounds=6)
    assert set(meets(pairing, more).values()) == {cast.weo.pk}


def refused(code: str, field: str | None, *args, **numbers) -> None:
    with pytest.raises(Refused) as told:
        paired(*args, **numbers)
    assert (told.value.code, told.value.field) == (code, field)
    assert not Pairing.objects.exists()


@pytest.mark.parametrize("name", ["hidden_org", "search"])
def test_neither_a_hidden_one_nor_the_convenor_can_be_chosen(cast, name):
    event, one = event_of_four(cast, days=0), getattr(cast, name)
    says(event, one)
    log_presence(event=event, by=cast.staff, organization=one, women=1)
    refused("does_not_come", "organizations", cast, event, cast.weo, cast.al_noor, one)


@pytest.mark.parametrize("answer", ["no", "maybe", None])
def test_nor_who_does_not_come(cast, event, answer):
    more = more_organizations(1)[0]
    if answer:
        says(event, more, answer=answer)
    refused("does_not_come", "organizations", cast, event, cast.weo, more)


def test_who_is_there_can(cast):
    event = event_of_four(cast, days=0)
    says(event, cast.weo, answer="maybe")
    for one in (cast.weo, cast.al_noor):
        log_presence(event=event, by=cast.staff, organization=one, women=1)
    assert meets(paired(cast, event, cast.weo, cast.al_noor), cast.weo) == {1: cast.al_noor.pk}


def test_without_languages_nobody_can_be_chosen(cast, event):
    speaks(cast.weo)
    refused("no_language", "organizations", cast, event)


def test_one_alone_and_who_cannot_meet_are_refused(cast, event):
    refused("too_few", "organizations", cast, event, cast.weo)
    speaks(cast.weo, "ckb")
    refused("nobody_meets", "organizations", cast, event, cast.weo, cast.al_noor)


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ({"rounds": 0}, "rounds"),
        ({"rounds": 13}, "rounds"),
        ({"minutes": 2}, "minutes"),
        ({"minutes": 61}, "minutes"),
        ({"pause": -1}, "pause"),
        ({"pause": 61}, "pause"),
        ({"starts_at": datetime.time(23, 30)}, "past_midnight"),
        ({"day": today()}, "day"),
    ],
)
def test_numbers_that_make_no_sense(cast, event, numbers, code):
    refused(code, "starts_at" if code == "past_midnight" else code, cast, event, **numbers)


def test_two_hundred_are_the_most(cast, event):
    says(event, *more_organizations(197))
    refused("too_many", "organizations", cast, event)


@pytest.mark.parametrize("state", ["cancelled", "over", "closed"])
def test_an_event_that_is_not_to_come_is_refused(cast, event, state):
    pairing = paired(cast, event)
    if state == "cancelled":
        cancel_event(event=event, by=cast.staff, reason="Roads are closed")
    else:
        closed = {"closed_on": today()} if state == "closed" else {}
        Event.objects.update(starts_on=today() - DAY, ends_on=today() - DAY, **closed)
    event = Event.objects.get()
    for call in (
        lambda: paired(cast, event, replaces=pairing),
        lambda: publish_pairing(pairing=pairing, by=cast.staff),
    ):
        with pytest.raises(Refused) as told:
            call()
        assert told.value.code == ("cancelled" if state == "cancelled" else "over")
    # Taking it away is possible at any time.
    remove_pairing(pairing=pairing, by=cast.staff)


def test_staff_alone(cast, event):
    pairing = paired(cast, event)
    for person in (cast.suzan, cast.observer):
        with pytest.raises(NotAllowed):
            make_pairing(event=event, by=person, organizations=[], rounds=1, minutes=9)
        for action in (publish_pairing, unpublish_pairing, remove_pairing):
            with pytest.raises(NotAllowed):
                action(pairing=pairing, by=person)


# -- in place of another ----------------------------------------------------------------------------------------------


def test_a_new_one_takes_the_place_of_the_one_that_was_seen(cast, event):
    first = published(cast, event)
    second = paired(cast, event, cast.weo, cast.al_noor, replaces=first, seen_version=first.version)
    assert (second.pk, second.public_id) == (first.pk, first.public_id)
    assert second.version > first.version
    assert second.published_at is None
    assert (second.rounds, second.participants.count(), second.meetings.count()) == (1, 2, 1)


def test_one_that_was_not_seen_stands(cast, event):
    first = paired(cast, event)
    for seen in ({}, {"replaces": first, "seen_version": first.version - 1}):
        with pytest.raises(PairingChanged) as told:
            paired(cast, event, rounds=1, **seen)
        assert told.value.pairing == first
    assert Pairing.objects.get().rounds == 3


def test_published_removed_and_taken_back(cast, event):
    pairing = published(cast, event)
    assert pairing.version == 2
    assert publish_pairing(pairing=pairing, by=cast.superuser, seen_version=1).version == 2
    assert unpublish_pairing(pairing=pairing, by=cast.staff).published_at is None
    with pytest.raises(PairingChanged):
        publish_pairing(pairing=pairing, by=cast.staff, seen_version=2)
    with pytest.raises(PairingChanged):
        remove_pairing(pairing=pairing, by=cast.staff, seen_version=2)
    remove_pairing(pairing=pairing, by=cast.staff, seen_version=3)
    with pytest.raises(RemovedMeanwhile):
        publish_pairing(pairing=pairing, by=cast.staff)


def test_what_is_not_announced_is_not_published(cast, event):
    pairing = paired(cast, event)
    Event.objects.update(announced_on=None)
    with pytest.raises(Refused) as told:
        publish_pairing(pairing=pairing, by=cast.staff)
    assert told.value.code == "draft"


def test_sixty_in_six_rounds(cast):
    """Everybody meets in every round, of partners and languages nothing stands in the way; how long it takes is the
    bench's (``tests/performance/pairing.py``)."""
    event = make_event(cast, today() + DAY)
    organizations = more_organizations(60)
    says(event, *organizations)
    for number, one in enumerate(organizations):
        offers(one, *[cast.quotas, cast.leadership, cast.legal_aid][: number % 4])
        if number % 3:
            wants(one, [cast.quotas, cast.leadership, cast.legal_aid][number % 3])
    pairing = paired(cast, event, rounds=6)
    assert pairing.meetings.count() == 180


# -- the mail ---------------------------------------------------------------------------------------------------------


def test_once_published_its_people_are_told_once(cast, event, django_capture_on_commit_callbacks):
    says(event, cast.hidden_org)
    rsvp = event.rsvps.get(organization=cast.weo)
    rsvp.people.create(name="Lana Karim", user=cast.colleague)
    pairing = paired(cast, event, cast.weo, cast.al_noor, cast.outsider_org)
    says(event, cast.outsider_org, answer="no")
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            publish_pairing(pairing=pairing, by=cast.staff)
    told = sorted(to for message in mail.outbox for to in message.to)
    assert told == ["ahmed@alnoor.example", "colleague@weo.example", "suzan@weo.example"]
    for message in mail.outbox:
        for word in ("workshop", "Women", "Al Noor", "Suzan", str(TEN)):
            assert word not in said(message)


def test_of_what_was_taken_back_meanwhile_nobody_is_told(cast, event, django_capture_on_commit_callbacks):
    pairing = paired(cast, event)
    with django_capture_on_commit_callbacks(execute=True):
        publish_pairing(pairing=pairing, by=cast.staff)
        unpublish_pairing(pairing=pairing, by=cast.staff)
        Membership.objects.filter(user=cast.ahmed).update(until=today())
        publish_pairing(pairing=pairing, by=cast.staff)
    told = [to for message in mail.outbox for to in message.to]
    assert sorted(told) == ["discreet@member.example", "outsider@member.example", "suzan@weo.example"]
