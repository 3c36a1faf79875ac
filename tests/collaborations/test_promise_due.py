"""An action point is due on another day: with a reason, by whose it is, while it is open."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.actions.promise_changes import move_due, name_person, reassign, reopen
from collaborations.actions.promises import mark_done
from collaborations.models import ActionPoint, Collaboration, Rest
from collaborations.promises.state import state_of
from cop_portal.dates import format_date, last_day_to_plan, today
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import Cast, english_client_of
from tests.collaborations.promising import ALNOOR, DAY, WEO, address, fresh, of_three, owed, read, send
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
SOON = today() + 5 * DAY
LATER = today() + 30 * DAY
CHANGED = "This was changed meanwhile"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor and the outsider's organization."""
    return of_three(cast, introduced(cast))


@pytest.fixture
def point(cast: Cast, thread: Collaboration) -> ActionPoint:
    """Al Noor owes it, in five days; WEO wrote it down."""
    return owed(cast, thread, cast.al_noor, due_on=SOON)


def day(value) -> dict:
    """``value`` in the three fields of the form."""
    return {"due_on_day": value.day, "due_on_month": value.month, "due_on_year": value.year}


def code(call, **values) -> str:
    with pytest.raises(Refused) as refusal:
        call(**values)
    return refusal.value.code


def test_it_works(cast: Cast, point: ActionPoint, django_capture_on_commit_callbacks):
    """All parties read from which day to which, and why; nobody gets a mail."""
    assert address("due", point) in read(cast.ahmed, address("point", point))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page = send(cast.ahmed, "due", point, **ALNOOR, **day(LATER), reason="The trainers are away.")
    assert "Saved. The others can read why." in page.content.decode()
    assert not mail.outbox
    for user in (cast.suzan, cast.ahmed, cast.outsider):
        page = read(user, address("point", point))
        page = page.replace("<bdi>", "").replace("</bdi>", "")
        words = f"Al Noor moved it: it was due on {format_date(SOON)}, and is due on {format_date(LATER)}."
        assert words.replace(" ", "") in page.replace("\xa0", " ").replace(" ", "")
        assert "The trainers are away." in page
    assert fresh(point).due_on == LATER
    move = point.moves.get()
    assert (move.from_party, move.from_due_on) == (move.to_party, SOON)


def test_to_no_day_and_back(cast: Cast, point: ActionPoint):
    us = {"action_point": point, "organization": cast.weo, "by": cast.suzan}
    move_due(**us, due_on=None, reason="It depends.")
    move_due(**us, due_on=LATER, reason="It is clear now.")
    page = read(cast.outsider, address("point", point))
    assert "and has no date any more." in page
    assert "<bdi>WEO</bdi> moved it: it had no date, and is due on" in page


def test_who_may(cast: Cast, point: ActionPoint):
    """Representatives of who owes it or wrote it down."""
    values = {"action_point": point, "due_on": LATER, "reason": "No time."}
    for organization, by in (
        (cast.outsider_org, cast.outsider),
        (cast.al_noor, cast.alnoor_colleague),
        (cast.weo, cast.colleague),
        (cast.weo, cast.staff),
    ):
        with pytest.raises(NotAllowed):
            move_due(**values, organization=organization, by=by)
        assert english_client_of(by).get(address("due", point)).status_code == 404
    move_due(**values, organization=cast.weo, by=cast.suzan)


def test_which_day(cast: Cast, point: ActionPoint):
    """One to come, another than now, and none in a mistyped year."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed, "reason": "No time."}
    assert code(move_due, **us, due_on=today() - DAY) == "past"
    assert code(move_due, **us, due_on=last_day_to_plan() + DAY) == "too_far"
    assert code(move_due, **us, due_on=SOON) == "same"
    assert code(move_due, **us | {"reason": " "}, due_on=LATER) == "required"
    response = send(cast.ahmed, "due", point, **ALNOOR, **day(SOON), reason="Kept.")
    assert response.status_code == 422
    assert "This is its date already" in response.content.decode()
    assert "Kept." in response.content.decode()
    assert not point.moves.exists()


def test_sent_twice_it_is_one_move(cast: Cast, point: ActionPoint):
    seen = state_of(point, cast.al_noor)
    for _click in range(2):
        page = send(cast.ahmed, "due", point, seen=seen, **ALNOOR, **day(LATER), reason="No time.")
        assert "Saved. The others can read why." in page.content.decode()
    assert point.moves.count() == 1


def test_the_second_is_told(cast: Cast, point: ActionPoint):
    """And what they typed stays."""
    seen = state_of(point, cast.weo)
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    move_due(**us, due_on=LATER, reason="No time.")
    response = send(cast.suzan, "due", point, seen=seen, **WEO, **day(SOON + DAY), reason="We agreed.")
    page = response.content.decode()
    assert response.status_code == 422
    assert CHANGED in page
    assert "We agreed." in page
    assert fresh(point).due_on == LATER


def test_only_while_it_is_open_and_goes_on(cast: Cast, point: ActionPoint):
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    rest = Rest.objects.create(
        collaboration=point.collaboration,
        kind=Rest.Kind.CONCLUDED,
        since=today(),
        text="It is done.",
        party=point.party,
        made_by=cast.ahmed,
    )
    assert code(move_due, **us, due_on=LATER, reason="No time.") == "concluded"
    assert address("due", point) not in read(cast.ahmed, address("point", point))
    assert english_client_of(cast.ahmed).get(address("due", point)).status_code == 302
    rest.delete()
    mark_done(**us)
    assert code(move_due, **us, due_on=LATER, reason="No time.") == "done"
    assert address("due", point) not in read(cast.ahmed, address("point", point))
    assert english_client_of(cast.ahmed).get(address("due", point)).status_code == 302


def test_a_move_of_another_kind_is_not_taken_for_it(cast: Cast, point: ActionPoint):
    """One reason for two things: each is done, and each is a row of its own, with its day."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed, "reason": "No time."}
    move_due(**us, due_on=LATER)
    assert code(reassign, **us, party=point.party) == "same"
    assert code(reopen, **us) == "open"
    name_person(**us | {"reason": ""}, person=cast.ahmed)
    reassign(**us, party=party(point.collaboration, cast.weo))
    assert [(move.from_due_on, move.to_due_on) for move in point.moves.all()] == [
        (SOON, LATER),
        (LATER, LATER),
    ]


def test_a_form_offers_people_only_where_they_can_do_it(cast: Cast, thread: Collaboration):
    """WEO gives its own away: no person of WEO can be named for another, before a mistake or after it."""
    point = owed(cast, thread)
    url = address("reassign", point)
    assert 'name="person"' not in read(cast.suzan, url)
    page = send(cast.suzan, "reassign", point, **WEO, party=party(thread, cast.al_noor).pk, reason="")
    assert page.status_code == 422
    assert 'name="person"' not in page.content.decode()
    theirs = owed(cast, thread, cast.al_noor)
    assert 'name="person"' in read(cast.suzan, address("reassign", theirs))


def test_who_has_just_given_it_away_opens_no_form(cast: Cast, point: ActionPoint):
    """They could not send it."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed, "reason": "No time."}
    reassign(**us, party=party(point.collaboration, cast.outsider_org))
    assert english_client_of(cast.ahmed).get(address("reassign", point)).status_code == 404
