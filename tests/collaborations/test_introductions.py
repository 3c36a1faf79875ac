"""Introductions: by staff, by request and answer; what is refused; who reads what."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from collaborations.actions.introductions import introduce_at_event
from collaborations.actions.requests import answer_introduction, ask_for_introduction, withdraw_request
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, Introduction
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import Cast
from tests.collaborations.steps import answered, asked, introduced, workshop
from tests.collaborations.suggesting import put_in_touch

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_it_works(cast: Cast):
    """A yes opens a thread with both in it, each accepted by who spoke for it."""
    row = answered(cast)
    parties = {party.organization: party.accepted_by for party in row.collaboration.parties.all()}
    assert parties == {cast.weo: cast.suzan, cast.al_noor: cast.ahmed}


def test_staff_introduce_at_an_event(cast: Cast):
    """Both are in the thread from the start; nobody has accepted for them."""
    collaboration = introduced(cast)
    assert [party.accepted_by for party in collaboration.parties.all()] == [None, None]
    assert collaboration.opened_on == collaboration.introductions.get().happened_on


def test_introduced_again_is_a_second_origin(cast: Cast):
    """Whichever way round, however often: one thread."""
    first = introduced(cast)
    again = introduced(cast, cast.weo, cast.al_noor, workshop(cast.weo, cast.al_noor, slug="again"))
    assert first == again
    assert first.introductions.count() == 2
    assert first.parties.count() == 2


def test_the_same_introduction_twice_is_one(cast: Cast):
    """A double click, and the pair the other way round."""
    event = workshop(cast.weo, cast.al_noor)
    one = introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff)
    two = introduce_at_event(event=event, first=cast.al_noor, second=cast.weo, by=cast.staff)
    assert one == two


def test_a_yes_joins_the_thread_they_have(cast: Cast):
    """Asked, then introduced by staff, then answered: one thread, and both have accepted."""
    request = asked(cast)
    collaboration = introduced(cast)
    answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    request.refresh_from_db()
    assert request.collaboration == collaboration
    assert not collaboration.parties.filter(accepted_by=None).exists()


def test_only_those_who_came(cast: Cast):
    """Staff log introductions among organizations that were there."""
    event = workshop(cast.weo)
    with pytest.raises(Refused) as refusal:
        introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=cast.staff)
    assert refusal.value.code == "not_present"
    assert not Collaboration.objects.exists()


@pytest.mark.parametrize("who", ["suzan", "colleague", "outsider", "observer"])
def test_nobody_but_staff_introduces(cast: Cast, who: str):
    """Members ask; staff introduce."""
    event = workshop(cast.weo, cast.al_noor)
    with pytest.raises(NotAllowed):
        introduce_at_event(event=event, first=cast.weo, second=cast.al_noor, by=getattr(cast, who))


def test_what_asking_refuses(cast: Cast):
    """Oneself, the convenor, what is open, what is together."""

    def code(**fields) -> str:
        values = {"organization": cast.weo, "to": cast.al_noor, "by": cast.suzan, "message": "Hello"}
        with pytest.raises(Refused) as refusal:
            ask_for_introduction(**{**values, **fields})
        return refusal.value.code

    assert code(to=cast.weo) == "same"
    assert code(to=cast.search) == "convenor"
    assert code(message="  ") == "required"
    request = asked(cast)
    assert code(message="Another message") == "open"
    assert code(organization=cast.al_noor, to=cast.weo, by=cast.ahmed) == "they_asked"
    answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    assert code() == "together"


def test_the_same_request_twice_is_one(cast: Cast):
    """A double click."""
    assert asked(cast) == asked(cast)


@pytest.mark.parametrize("who", ["colleague", "outsider", "staff", "observer"])
def test_only_a_representative_asks(cast: Cast, who: str):
    """Nobody asks for an organization they do not speak for."""
    with pytest.raises(NotAllowed):
        ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=getattr(cast, who), message="Hello")


def test_the_hidden_does_not_exist(cast: Cast):
    """Not for the action either."""
    for to in (cast.hidden_org, cast.discreet_org):
        with pytest.raises(NotAllowed):
            ask_for_introduction(organization=cast.weo, to=to, by=cast.suzan, message="Hello")


@pytest.mark.parametrize("who", ["alnoor_colleague", "suzan", "outsider", "staff"])
def test_only_a_representative_of_the_asked_answers(cast: Cast, who: str):
    """Staff never answer for a party."""
    request = asked(cast)
    with pytest.raises(NotAllowed):
        answer_introduction(
            introduction=request, organization=cast.al_noor, by=getattr(cast, who), answer="yes"
        )
    with pytest.raises(NotAllowed):
        answer_introduction(introduction=request, organization=cast.weo, by=cast.suzan, answer="yes")


def test_the_same_answer_twice_is_one_and_another_is_refused(cast: Cast):
    """The other side has read the first."""
    request = answered(cast)
    answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="yes")
    assert Collaboration.objects.count() == 1
    with pytest.raises(Refused):
        answer_introduction(introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="no")


def test_after_a_no_one_waits_sixty_days(cast: Cast):
    """Then one may ask again; "not now" does not bind."""
    asked_on = today() - 100 * DAY
    request = ask_for_introduction(
        organization=cast.weo, to=cast.al_noor, by=cast.suzan, message="Hello", on=asked_on
    )
    answer_introduction(
        introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="no", on=asked_on
    )
    values = {"organization": cast.weo, "to": cast.al_noor, "by": cast.suzan, "message": "Hello again"}
    with pytest.raises(Refused) as refusal:
        ask_for_introduction(**values, on=asked_on + 59 * DAY)
    assert refusal.value.code == "wait"
    assert ask_for_introduction(**values, on=asked_on + 60 * DAY) != request


def test_the_reason_stays_at_home(cast: Cast):
    """The asker reads, politely, that it is not possible now; neither reason nor which answer."""
    row = answered(cast, "no", reason="SECRETREASON")
    url = reverse("collaborations:introduction", args=[row.public_id])

    def page(user) -> str:
        client = Client()
        client.force_login(user)
        return client.get(url).content.decode()

    for user in (cast.suzan, cast.colleague, cast.staff, cast.superuser):
        text = page(user)
        assert "SECRETREASON" not in text
        assert "No, thank you" not in text
    assert "SECRETREASON" in page(cast.alnoor_colleague)


def test_the_message_is_for_the_two(cast: Cast):
    """Staff see that a request waits, and not what it says."""
    row = asked(cast, "SECRETMESSAGE")
    client = Client()
    client.force_login(cast.superuser)
    for url in (reverse("collaborations:introduction", args=[row.public_id]), reverse("collaborations:list")):
        assert "SECRETMESSAGE" not in client.get(url).content.decode()


def test_taken_back(cast: Cast):
    """A request can be taken back before the answer, not after."""
    request = asked(cast)
    withdraw_request(introduction=request, organization=cast.weo, by=cast.suzan)
    assert not Introduction.objects.exists()
    row = answered(cast)
    with pytest.raises(Refused):
        withdraw_request(introduction=row, organization=cast.weo, by=cast.suzan)


def test_after_leaving_a_new_thread(cast: Cast):
    """A thread that one has left is not theirs any more: introduced again, they begin anew."""
    collaboration = introduced(cast)
    leave(collaboration=collaboration, organization=cast.weo, by=cast.suzan)
    assert put_in_touch(cast, cast.weo, cast.al_noor) != collaboration


def test_the_form_keeps_what_was_typed(cast: Cast):
    """An answer without a choice is asked for again, with the reason kept."""
    request = asked(cast)
    client = Client()
    client.force_login(cast.ahmed)
    url = reverse("collaborations:introduction", args=[request.public_id])
    response = client.post(url, {"acting_for": "al-noor", "reason": "We have no time"})
    assert response.status_code == 422
    assert "We have no time" in response.content.decode()
