"""A tap by one is a request, a tap by both an introduction; a colleague's waits at home."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from collaborations.actions.requests import withdraw_request
from collaborations.actions.taps import Outcome, take_tap_back, tap
from collaborations.models import Collaboration, EventTap, Introduction
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from events.models import Presence
from members.actions.organizations import set_visibility
from tests.cast import Cast
from tests.collaborations.event_steps import (
    DAY,
    MET,
    TALK_ON,
    al_noor_taps,
    event_on,
    goes_on,
    the_request,
    to_come,
    weo_taps,
)
from tests.collaborations.steps import asked

pytestmark = pytest.mark.django_db


def take_back(cast: Cast, event, by=None) -> None:
    """WEO takes its note about Al Noor back."""
    take_tap_back(event=event, organization=cast.weo, other=cast.al_noor, by=by or cast.suzan)


def test_it_works(cast: Cast, django_capture_on_commit_callbacks):
    """One notes it: the other is asked. Both have: a thread that both have accepted, and a mail each."""
    event = goes_on(cast.weo, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        assert weo_taps(cast, event) == Outcome.ASKED
    request = the_request()
    assert (request.kind, request.event, request.message, request.answer) == ("request", event, "", "")
    assert not Collaboration.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert al_noor_taps(cast, event, TALK_ON) == Outcome.INTRODUCED
    request.refresh_from_db()
    assert request.answer == "yes"
    parties = {party.organization: party.accepted_by for party in request.collaboration.parties.all()}
    assert parties == {cast.weo: cast.suzan, cast.al_noor: cast.ahmed}
    assert [message.to for message in mail.outbox] == [[cast.ahmed.email], [cast.suzan.email]]


def test_a_double_tap_is_one(cast: Cast, django_capture_on_commit_callbacks):
    """And both marks are one request."""
    event = goes_on(cast.weo, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        for mark in (MET, MET, TALK_ON, TALK_ON):
            assert weo_taps(cast, event, mark) == Outcome.ASKED
    assert EventTap.objects.get().marks == [MET, TALK_ON]
    assert the_request()
    assert len(mail.outbox) == 1


def test_a_colleagues_tap_waits_at_home(cast: Cast, django_capture_on_commit_callbacks):
    """Nobody is asked and no mail goes before a representative confirms it; the mark stays the colleague's."""
    event = goes_on(cast.weo, cast.al_noor)
    with django_capture_on_commit_callbacks(execute=True):
        assert weo_taps(cast, event, by=cast.colleague) == Outcome.WAITS
    assert not Introduction.objects.exists()
    assert not mail.outbox
    assert weo_taps(cast, event) == Outcome.ASKED
    note = EventTap.objects.get()
    assert (note.met_by, note.confirmed_by) == (cast.colleague, cast.suzan)
    assert the_request().made_by == cast.suzan


def test_a_colleagues_tap_does_not_answer(cast: Cast):
    """Only representatives answer introductions, by a tap too."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    assert al_noor_taps(cast, event, by=cast.alnoor_colleague) == Outcome.WAITS
    assert the_request().answer == ""
    assert al_noor_taps(cast, event) == Outcome.INTRODUCED


def test_a_colleague_adds_nothing_to_what_a_representative_said(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    with pytest.raises(Refused):
        weo_taps(cast, event, TALK_ON, by=cast.colleague)
    assert EventTap.objects.get().marks == [MET]


@pytest.mark.parametrize("who", ["ahmed", "outsider", "staff", "superuser", "observer"])
def test_nobody_taps_for_another(cast: Cast, who: str):
    event = goes_on(cast.weo, cast.al_noor, cast.outsider_org)
    with pytest.raises(NotAllowed):
        weo_taps(cast, event, by=getattr(cast, who))


def test_only_those_at_the_event(cast: Cast):
    """Neither by who stayed away, nor about who did, nor about the convenor or a hidden one."""
    event = goes_on(cast.weo, cast.al_noor, cast.hidden_org, cast.search)
    for other in (cast.outsider_org, cast.hidden_org, cast.search, cast.weo):
        with pytest.raises(NotAllowed):
            weo_taps(cast, event, other=other)
    with pytest.raises(NotAllowed):
        tap(event=event, organization=cast.outsider_org, other=cast.weo, by=cast.outsider, mark=MET)
    assert not EventTap.objects.exists()


def test_who_said_yes_and_who_came_do_not_see_each_other(cast: Cast):
    """Who came sees who came, who said yes who did: a tap reaches no further."""
    event = to_come(cast.weo, cast.outsider_org, by=cast.suzan)
    type(event).objects.filter(pk=event.pk).update(starts_on=today(), ends_on=today())
    event.refresh_from_db()
    Presence.objects.create(event=event, organization=cast.al_noor)
    with pytest.raises(NotAllowed):
        weo_taps(cast, event)
    assert weo_taps(cast, event, other=cast.outsider_org) == Outcome.ASKED


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, True), (60, True), (61, False)])
def test_from_the_first_day_until_sixty_days_after(cast: Cast, days: int, taken: bool):
    """Also once staff have closed it."""
    event = goes_on(cast.weo, cast.al_noor, day=today() - days * DAY)
    if days > 0:
        event.closed_on = event.ends_on
        event.save()
    if taken:
        assert weo_taps(cast, event) == Outcome.ASKED
    else:
        with pytest.raises(Refused) as refusal:
            weo_taps(cast, event)
        assert refusal.value.code == "not_now"


def test_not_at_one_that_was_cancelled(cast: Cast):
    event = goes_on(cast.weo, cast.al_noor)
    event.cancelled_on, event.cancel_reason = today(), "Storm"
    event.save()
    with pytest.raises(Refused):
        weo_taps(cast, event)


def test_taken_back_while_it_has_led_to_nothing(cast: Cast):
    """Note and request are gone; a second click does nothing. Not once they are introduced."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    take_back(cast, event)
    take_back(cast, event)
    assert not EventTap.objects.exists()
    assert not Introduction.objects.exists()
    weo_taps(cast, event)
    al_noor_taps(cast, event)
    with pytest.raises(Refused) as refusal:
        take_back(cast, event)
    assert refusal.value.code == "introduced"


def test_who_takes_back_what(cast: Cast):
    """A colleague what waits at home; a representative everything; nobody else's organization anything."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event, by=cast.colleague)
    for stranger in (cast.ahmed, cast.staff, cast.outsider):
        with pytest.raises(NotAllowed):
            take_back(cast, event, by=stranger)
    take_back(cast, event, by=cast.colleague)
    assert not EventTap.objects.exists()
    weo_taps(cast, event)
    with pytest.raises(Refused):
        take_back(cast, event, by=cast.colleague)
    assert EventTap.objects.exists()


def test_a_request_taken_back_takes_its_note(cast: Cast):
    """From the request's page, too; a request with a message leaves what was noted."""
    event = goes_on(cast.weo, cast.al_noor)
    weo_taps(cast, event)
    withdraw_request(introduction=the_request(), organization=cast.weo, by=cast.suzan)
    assert not EventTap.objects.exists()
    request = asked(cast)
    assert weo_taps(cast, event) == Outcome.ASKED
    take_back(cast, event)
    assert the_request() == request


def test_who_is_not_seen_is_told(cast: Cast):
    """A hidden one's tap reaches nobody: nothing is kept, and it learns why."""
    event = goes_on(cast.weo, cast.al_noor)
    set_visibility(organization=cast.weo, by=cast.suzan, visibility="hidden")
    cast.weo.refresh_from_db()
    for by in (cast.suzan, cast.colleague):
        with pytest.raises(Refused) as refusal:
            weo_taps(cast, event, by=by)
        assert refusal.value.code == "unseen"
    assert not EventTap.objects.exists()


def test_a_discreet_one_that_came_is_met(cast: Cast):
    event = goes_on(cast.weo, cast.discreet_org)
    assert weo_taps(cast, event, other=cast.discreet_org) == Outcome.ASKED
    done = tap(event=event, organization=cast.discreet_org, other=cast.weo, by=cast.discreet, mark=MET)
    assert done.outcome == Outcome.INTRODUCED


def test_what_the_database_refuses(cast: Cast):
    event = event_on(today())
    fields = {"event": event, "organization": cast.weo, "other": cast.al_noor}
    now = {"met_at": timezone.now(), "met_by": cast.suzan}
    wrong = [{}, {"met_at": timezone.now()}, {**now, "other": cast.weo}, {**now, "confirmed_by": cast.suzan}]
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            EventTap.objects.create(**{**fields, **values})
    EventTap.objects.create(**fields, **now)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventTap.objects.create(**fields, **now)
