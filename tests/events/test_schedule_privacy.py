"""A schedule tells nobody of anybody but whom they meet; of who hides, stays away or is kept apart no trace is left."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from cop_portal.dates import today
from events.actions import cancel_event, keep_apart, log_presence
from events.actions.pairings import unpublish_pairing
from events.models import Event, KeepApart, Pairing
from events.visibility import organizations_at
from members.models import Membership, Organization

from .company_world import joins, pair, says
from .pairing_world import event_of_four, meets, paired, person_of, published, round_of
from .test_schedule_page import panel, rounds, seen, url

REST = "You rest in this round"


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


def whole(client, user, event: Event) -> str:
    """The page down to its foot, which says who printed it and when, and the panel."""
    page = seen(client, user, event).partition("<footer")[0]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page + panel(client, user, event))


def test_it_works(client, cast, event):
    pairing = published(cast, event)
    number = round_of(pairing, cast.weo, cast.al_noor)
    assert "Al Noor Foundation" in rounds(seen(client, cast.suzan, event))[number - 1]


def test_a_draft_is_seen_by_nobody_but_staff(client, cast, event):
    pairing = paired(cast, event)
    for user in (cast.suzan, cast.ahmed, cast.hidden, cast.staff):
        seen(client, user, event, 404)
    pairing = published(cast, event, replaces=pairing)
    seen(client, cast.suzan, event)
    unpublish_pairing(pairing=pairing, by=cast.staff)
    seen(client, cast.suzan, event, 404)


def test_nor_by_staff_who_are_members_too_before_it_is_published(client, cast, event):
    paired(cast, event)
    joins(cast.staff, cast.weo)
    seen(client, cast.staff, event, 404)


def test_whoever_takes_part_in_nothing_has_no_page(client, cast, event):
    published(cast, event, cast.weo, cast.al_noor)
    says(event, cast.hidden_org)
    for user in (cast.outsider, cast.discreet, cast.hidden, cast.staff, cast.observer):
        seen(client, user, event, 404)
    client.logout()
    assert client.get(url(event)).status_code == 302


def test_nor_whoever_has_left(client, cast, event):
    published(cast, event)
    Membership.objects.filter(user=cast.colleague).update(until=today())
    seen(client, cast.colleague, event, 404)


def test_a_hidden_one_never_takes_part(client, cast, event):
    says(event, cast.hidden_org)
    pairing = published(cast, event)
    assert meets(pairing, cast.hidden_org) == {}
    for user in (cast.suzan, cast.ahmed, cast.outsider, cast.discreet):
        assert "Hidden Shelter" not in whole(client, user, event)
    seen(client, cast.hidden, event, 404)


@pytest.mark.parametrize("what", ["hides", "says no", "says maybe", "is kept apart"])
def test_of_who_is_gone_no_trace_is_left(client, cast, event, what):
    """To the byte what stands there where the two were never to meet."""
    pairing = published(cast, event)
    number = round_of(pairing, cast.weo, cast.al_noor)
    if what == "hides":
        Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    elif what == "is kept apart":
        keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    else:
        says(event, cast.al_noor, answer=what.removeprefix("says "))
    text = whole(client, cast.suzan, event)
    assert REST in rounds(text)[number - 1]
    assert "Al Noor" not in "".join(rounds(text))
    assert "Al Noor" not in panel(client, cast.suzan, event)

    pairing.meetings.filter(round=number, organization_low__in=[cast.weo.pk, cast.al_noor.pk]).filter(
        organization_high__in=[cast.weo.pk, cast.al_noor.pk]
    ).delete()
    assert whole(client, cast.suzan, event) == text


def test_kept_apart_it_is_gone_for_both(client, cast, event):
    published(cast, event)
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert "Al Noor" not in "".join(rounds(seen(client, cast.suzan, event)))
    assert "Women Empowerment" not in "".join(rounds(seen(client, cast.ahmed, event)))


@pytest.mark.parametrize("what", ["hides", "says no"])
def test_who_is_gone_has_no_schedule_of_its_own(client, cast, event, what):
    """Nobody expects it at its tables."""
    published(cast, event)
    if what == "hides":
        Organization.objects.filter(pk=cast.weo.pk).update(visibility="hidden")
    else:
        says(event, cast.weo, answer="no")
    seen(client, cast.suzan, event, 404)
    assert panel(client, cast.suzan, event) == ""


def test_who_knows_of_a_hidden_one_otherwise_sees_it_here_no_more(client, cast, event):
    """Somebody of both: the schedule of the one is read by others of its people too."""
    published(cast, event)
    joins(cast.suzan, cast.al_noor)
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    assert "Al Noor" not in "".join(rounds(seen(client, cast.suzan, event)))


def test_a_cancelled_event_has_no_schedule(client, cast, event):
    published(cast, event)
    cancel_event(event=event, by=cast.staff, reason="Roads are closed")
    seen(client, cast.suzan, event, 404)


def test_nobody_is_shown_whom_they_may_not_know_to_be_there(client, cast):
    """What the schedules name is what ``organizations_at`` lets each see, whoever answered and whoever came."""
    event = event_of_four(cast, days=0)
    pairing = published(cast, event)
    log_presence(event=event, by=cast.staff, organization=cast.outsider_org, women=1)
    log_presence(event=event, by=cast.staff, organization=cast.weo, women=1)
    says(event, cast.outsider_org, answer="maybe")
    shown = 0
    for one in (cast.weo, cast.al_noor, cast.outsider_org, cast.discreet_org):
        user = person_of(one)
        at = set(organizations_at(user, event).values_list("pk", flat=True))
        text = "".join(rounds(seen(client, user, event)))
        for pk in meets(pairing, one).values():
            is_named = Organization.objects.get(pk=pk).name_en in text
            assert is_named == (pk in at)
            shown += is_named
    # The outsiders came without an answer: only WEO, which came as well, may know of them.
    assert shown == 8


def test_staff_alone_arrange_it(client, cast, event):
    pairing = published(cast, event)
    sent = {"pairing": str(pairing.public_id), "version": pairing.version}
    for user in (cast.suzan, cast.outsider, cast.observer):
        client.force_login(user)
        for name in ("pairing", "pairing_new", "pairing_print", "pairing_remove"):
            assert client.get(reverse(f"events:{name}", args=[event.slug])).status_code == 404
        for name in ("pairing_new", "pairing_swap", "pairing_publish", "pairing_take_back", "pairing_remove"):
            assert client.post(reverse(f"events:{name}", args=[event.slug]), sent).status_code == 404
    assert Pairing.objects.get().version == pairing.version


def test_the_schedule_is_the_same_with_a_mark_as_without_one(client, cast, event):
    """Kept apart before it is made: nothing on the page says why the two do not meet."""
    mark = pair(KeepApart, cast.weo, cast.al_noor, marked_by=cast.staff)
    published(cast, event, cast.weo, cast.al_noor, cast.outsider_org)
    marked = whole(client, cast.suzan, event)
    mark.delete()
    assert whole(client, cast.suzan, event) == marked
