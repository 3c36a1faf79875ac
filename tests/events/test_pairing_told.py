"""What staff are told of the rounds: who no longer takes part, why two meet, the sheet and the cards."""

from __future__ import annotations

import datetime
import re

import pytest

from cop_portal.dates import today
from events.actions import keep_apart
from events.models import Event, Pairing
from members.models import Organization

from .company_world import make_event, offers, says, wants
from .pairing_world import (
    event_of_four,
    meets,
    more_organizations,
    paired,
    published,
)
from .test_pairing_pages import about, numbers, text_of, url


@pytest.fixture
def event(cast) -> Event:
    """Four come."""
    return event_of_four(cast)


@pytest.fixture
def desk(client, cast):
    """A browser in which staff are signed in."""
    client.force_login(cast.staff)
    return client


def test_it_works(desk, cast, event):
    paired(cast, event)
    assert "no longer take part" not in text_of(desk.get(url(event)))


def test_who_no_longer_takes_part_and_who_is_in_no_round(desk, cast, event):
    pairing = paired(cast, event)
    says(event, cast.al_noor, answer="no")
    Organization.objects.filter(pk=cast.discreet_org.pk).update(visibility="hidden")
    more = more_organizations(1)[0]
    says(event, more)
    text = text_of(desk.get(url(event)))
    told = text.partition("These no longer take part")[2].partition("</ul>")[0]
    assert "Al Noor Foundation" in told
    assert "Discreet Initiative" in told
    assert more.name_en in text.partition("These come and are in no round")[2]
    assert "Al Noor no longer takes part. Nobody is shown this meeting." in re.sub("</?bdi>", "", text)
    assert set(meets(pairing, cast.weo).values()) >= {cast.al_noor.pk}


def test_why_they_meet_and_how_many_have_a_reason(desk, cast, event):
    offers(cast.weo, cast.quotas)
    wants(cast.al_noor, cast.quotas)
    paired(cast, event, rounds=1)
    text = re.sub("</?bdi[^>]*>", "", text_of(desk.get(url(event))))
    assert "WEO can share what Al Noor wants to learn about: gender quotas." in text
    tables = text.count("Nothing that they have listed joins them yet.") + 1
    assert f"1 of {tables} pairs have a reason to meet" in text
    assert f"<dt>Pairs with a reason to meet</dt><dd>1 of {tables}</dd>" in text


def test_the_hours_of_the_event_are_compared(desk, cast, event):
    Event.objects.update(starts_at=datetime.time(9), ends_at=datetime.time(10, 30))
    paired(cast, event)
    assert "do not lie within the hours of the event" in text_of(desk.get(url(event)))
    Event.objects.update(ends_at=datetime.time(12))
    assert "do not lie within the hours of the event" not in text_of(desk.get(url(event)))


def test_nothing_tells_who_is_kept_apart(desk, cast, event):
    paired(cast, event)
    keep_apart(first=cast.weo, second=cast.al_noor, by=cast.staff)
    text = text_of(desk.get(url(event)))
    assert "apart" not in text
    assert "rest:" in text


def test_the_sheet_and_the_cards(desk, cast, event):
    paired(cast, event)
    says(event, cast.al_noor, answer="no")
    text = text_of(desk.get(url(event, "pairing_print")))
    sheet, _middle, cards = text.partition('class="pairing-cards"')
    assert cards.count("pairing-card") == 3
    for part in (sheet, cards):
        assert "Al Noor" not in part
        assert "Discreet" in part
    own = cards.partition(f'id="card-{cast.weo.pk}"')[2].partition("</section>")[0]
    assert own.count("<li>") == 3
    assert own.count("You rest in this round.") == 1


def test_an_event_that_is_over_is_shown_and_not_changed(desk, cast, event):
    pairing = published(cast, event)
    yesterday = today() - datetime.timedelta(days=1)
    Event.objects.update(starts_on=yesterday, ends_on=yesterday)
    text = text_of(desk.get(url(event)))
    assert "This event is over." in text
    assert "Change places" not in text
    assert "This event is over." in text_of(desk.get(url(event, "pairing_new")))
    text_of(desk.post(url(event, "pairing_new"), numbers(cast, rounds="1", **about(pairing))))
    assert Pairing.objects.get().rounds == 3


def test_sixty_are_read_in_as_many_questions_as_four(desk, cast, event, django_assert_num_queries):
    paired(cast, event)
    desk.get(url(event))
    with django_assert_num_queries(11):
        desk.get(url(event))
    many = make_event(cast, today() + datetime.timedelta(days=9))
    says(many, *more_organizations(60))
    paired(cast, many, rounds=6)
    with django_assert_num_queries(11):
        text = text_of(desk.get(url(many)))
    assert text.count("pairing-round") == 6
    with django_assert_num_queries(8):
        desk.get(url(many, "pairing_print"))
