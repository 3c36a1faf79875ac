"""Staff let two organizations change places in a round."""

from __future__ import annotations

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.actions import keep_apart
from events.actions.pairings import PairingChanged
from events.actions.places import swap_places
from events.models import Event, KeepApart, Pairing, PairingMeeting
from members.models import Partnership

from .company_world import pair, says
from .pairing_world import event_of_four, meeting, meets, more_organizations, paired, speaks


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


@pytest.fixture
def pairing(cast, event) -> Pairing:
    """Of one round: WEO meets Al Noor at the first table, the outsiders the discreet one at the second."""
    made = paired(cast, event, rounds=1)
    made.meetings.all().delete()
    meeting(made, 1, cast.weo, cast.al_noor, 1).save()
    meeting(made, 1, cast.outsider_org, cast.discreet_org, 2).save()
    return made


def swapped(cast, pairing, first, second, **more) -> Pairing:
    """Staff let the two change places in the first round."""
    facts = {"round": 1, "by": cast.staff, **more}
    return swap_places(pairing=pairing, first=first, second=second, **facts)


def refused(code: str, *args, **more) -> Refused:
    """What it is refused with; nothing is changed."""
    before = list(PairingMeeting.objects.order_by("pk").values())
    with pytest.raises(Refused) as told:
        swapped(*args, **more)
    assert told.value.code == code
    assert list(PairingMeeting.objects.order_by("pk").values()) == before
    return told.value


def read(told: Refused) -> str:
    """What is said, without what isolates the names."""
    return strip_tags(told.message)


def test_it_works(cast, pairing):
    done = swapped(cast, pairing, cast.al_noor, cast.outsider_org, seen_version=1)
    assert meets(done, cast.weo) == {1: cast.outsider_org.pk}
    assert meets(done, cast.al_noor) == {1: cast.discreet_org.pk}
    tables = {row.table: row for row in done.meetings.all()}
    assert cast.weo in (tables[1].organization_low, tables[1].organization_high)
    assert (done.version, Pairing.objects.get().version) == (2, 2)


def test_with_one_that_rests(cast, event):
    more = more_organizations(1)
    says(event, *more)
    pairing = paired(cast, event, rounds=1)
    (resting,) = [one for one in (cast.weo, cast.al_noor, *more, cast.outsider_org, cast.discreet_org)
                  if not meets(pairing, one)]  # fmt: skip
    other = cast.weo if resting != cast.weo else cast.al_noor
    partner = meets(pairing, other)[1]
    swapped(cast, pairing, other, resting)
    assert meets(pairing, resting) == {1: partner}
    assert meets(pairing, other) == {}


def test_two_that_rest_meet_at_the_free_table(cast, pairing):
    pairing.meetings.filter(table=1).delete()
    swapped(cast, pairing, cast.weo, cast.al_noor)
    assert meets(pairing, cast.weo) == {1: cast.al_noor.pk}
    assert sorted(pairing.meetings.values_list("table", flat=True)) == [1, 2]


def test_what_changes_nothing_is_said(cast, pairing):
    refused("same", cast, pairing, cast.weo, cast.weo)
    refused("same", cast, pairing, cast.weo, cast.al_noor)


def test_that_two_meet_again_is_said(cast, event):
    pairing = paired(cast, event, rounds=2)
    partner = meets(pairing, cast.weo)[2]
    (other,) = [one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org)
                if one.pk not in meets(pairing, cast.weo).values()]  # fmt: skip
    mine = meets(pairing, cast.weo)[1]
    first = next(one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk == mine)
    second = next(one for one in (cast.al_noor, cast.outsider_org, cast.discreet_org) if one.pk == partner)
    assert other not in (first, second)
    told = refused("meets_twice", cast, pairing, first, second)
    assert " meet in round 2 already. Choose another organization." in read(told)
    assert "WEO" in read(told)
    assert second.short_name in read(told)


@pytest.mark.parametrize("reason", ["partners", "kept apart", "gone"])
def test_one_sentence_for_all_that_is_nobodys_business(cast, event, pairing, reason):
    """WEO would meet the outsiders, and cannot."""
    if reason == "partners":
        pair(Partnership, cast.weo, cast.outsider_org, since=today())
    elif reason == "kept apart":
        pair(KeepApart, cast.weo, cast.outsider_org, marked_by=cast.staff)
    else:
        says(event, cast.outsider_org, answer="no")
    told = refused("not_possible", cast, pairing, cast.al_noor, cast.outsider_org)
    assert read(told) == ("WEO and Outsider Association cannot be put together. Choose another organization.")


def test_that_two_share_no_language_is_said(cast, pairing):
    """Whether or not staff keep them apart, too."""
    speaks(cast.outsider_org, "syr")
    for _time in range(2):
        told = refused("language", cast, pairing, cast.al_noor, cast.outsider_org)
        assert read(told) == "WEO and Outsider Association share no language. Choose another organization."
        keep_apart(first=cast.weo, second=cast.outsider_org, by=cast.staff)


@pytest.mark.parametrize(("reason", "code"), [("language", "language"), ("kept apart", "not_possible")])
def test_nor_do_two_that_rest_meet_who_cannot(cast, pairing, reason, code):
    """Whom the schedule seats there already, or lets rest, makes no difference."""
    pairing.meetings.filter(table=1).delete()
    if reason == "language":
        speaks(cast.weo, "syr")
    else:
        keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert "WEO and Al Noor " in read(refused(code, cast, pairing, cast.weo, cast.al_noor))


def test_in_the_readers_language(cast, pairing):
    """Names of organizations as everywhere."""
    cast.weo.short_name_ar = "تمكين"
    cast.weo.save()
    pair(KeepApart, cast.weo, cast.outsider_org, marked_by=cast.staff)
    with override("ar"):
        assert "تمكين" in refused("not_possible", cast, pairing, cast.al_noor, cast.outsider_org).message


def test_who_no_longer_comes_gives_its_place_away(cast, event, pairing):
    more = more_organizations(1)[0]
    says(event, more)
    pairing.participants.create(organization=more)
    says(event, cast.al_noor, answer="no")
    swapped(cast, pairing, cast.al_noor, more)
    assert meets(pairing, cast.weo) == {1: more.pk}


def test_another_changed_it_meanwhile(cast, pairing):
    swapped(cast, pairing, cast.al_noor, cast.outsider_org, seen_version=1)
    with pytest.raises(PairingChanged) as told:
        swapped(cast, pairing, cast.weo, cast.outsider_org, seen_version=1)
    assert told.value.pairing.version == 2
    assert meets(pairing, cast.weo) == {1: cast.outsider_org.pk}


@pytest.mark.parametrize("number", [0, 2, -1])
def test_there_is_no_such_round(cast, pairing, number):
    refused("not_possible", cast, pairing, cast.al_noor, cast.outsider_org, round=number)


def test_staff_alone(cast, pairing):
    with pytest.raises(NotAllowed):
        swapped(cast, pairing, cast.al_noor, cast.outsider_org, by=cast.suzan)
