"""Two at once with one action point, on two connections: one of them happens, the other person is told."""

from __future__ import annotations

import pytest

from collaborations.actions.promise_changes import move_due, name_person, reassign, reopen
from collaborations.actions.promise_corrections import correct_action_point
from collaborations.actions.promises import drop, mark_done, promise
from collaborations.models import ActionPoint, ActionPointFile, ActionPointMove
from collaborations.promises.state import state_of
from cop_portal.dates import today
from cop_portal.documents.models import Document
from cop_portal.refusals import Refused
from tests.at_once import at_once, failed
from tests.cast import Cast
from tests.collaborations.mous import paper
from tests.collaborations.promising import DAY, fresh, of_three, owed
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def point(cast: Cast) -> ActionPoint:
    """Al Noor owes it; WEO wrote it down; the outsider's organization is there, too."""
    return owed(cast, of_three(cast, introduced(cast)), cast.al_noor)


def codes(results: list[object]) -> list[str]:
    return [one.code for one in results if isinstance(one, Refused)]


def test_it_works(cast: Cast, point: ActionPoint):
    """Both give it away from the same page: one move, and the other is told."""
    values = {"action_point": point, "reason": "No time.", "seen": state_of(point, cast.al_noor)}
    values_of_weo = values | {"seen": state_of(point, cast.weo)}
    weo, outsider = (party(point.collaboration, one) for one in (cast.weo, cast.outsider_org))
    results = at_once(
        lambda: reassign(**values, organization=cast.al_noor, by=cast.ahmed, party=weo),
        lambda: reassign(**values_of_weo, organization=cast.weo, by=cast.suzan, party=outsider),
    )
    assert codes(results) == ["changed_meanwhile"]
    assert not failed(results)
    assert ActionPointMove.objects.count() == 1
    assert fresh(point).party == ActionPointMove.objects.get().to_party


def test_one_click_twice(cast: Cast, point: ActionPoint):
    """Written down, given away, marked as done with a file: one of each."""
    to = party(point.collaboration, cast.weo)
    values = {"action_point": point, "party": to, "reason": "No time.", "seen": state_of(point, cast.al_noor)}

    def give() -> object:
        return reassign(**values, organization=cast.al_noor, by=cast.ahmed)

    def write_down() -> object:
        return promise(
            collaboration=point.collaboration, organization=cast.weo, by=cast.suzan, party=to, what="Once"
        )

    def keep() -> object:
        return mark_done(action_point=fresh(point), organization=cast.weo, by=cast.colleague, upload=paper())

    for click in (give, write_down, keep):
        results = at_once(click, click, click)
        assert not [one for one in results if isinstance(one, Exception)], results
    assert ActionPointMove.objects.count() == 1
    assert ActionPoint.objects.filter(what="Once").count() == 1
    assert (ActionPointFile.objects.count(), Document.objects.count()) == (1, 1)


def test_done_and_dropped(cast: Cast, point: ActionPoint):
    """One of the two."""
    us = {"action_point": point, "organization": cast.al_noor, "by": cast.ahmed}
    results = at_once(lambda: mark_done(**us), lambda: drop(**us, reason="No time."))
    assert codes(results) in (["done"], ["dropped"])
    now = fresh(point)
    assert (now.done_on is None) != (now.dropped_on is None)


def test_two_take_it_on(cast: Cast, point: ActionPoint):
    """The first does it; the second is told, and takes nothing from them."""
    us = {"action_point": point, "organization": cast.al_noor, "seen": state_of(point, cast.al_noor)}
    results = at_once(
        lambda: name_person(**us, by=cast.ahmed, person=cast.ahmed),
        lambda: name_person(**us, by=cast.alnoor_colleague, person=cast.alnoor_colleague),
    )
    assert codes(results) == ["changed_meanwhile"]
    assert fresh(point).person in (cast.ahmed, cast.alnoor_colleague)


def test_two_put_its_words_right(cast: Cast, point: ActionPoint):
    """One is written, the other is told; of one click that comes three times there is one correction."""
    theirs = {
        "action_point": point,
        "organization": cast.al_noor,
        "by": cast.ahmed,
        "seen": 0,
        "language": "en",
    }
    ours = theirs | {"organization": cast.weo, "by": cast.suzan}
    results = at_once(
        lambda: correct_action_point(**theirs, what="Name two women"),
        lambda: correct_action_point(**ours, what="Name three women"),
    )
    assert codes(results) == ["changed"]
    again = {**theirs, "seen": 1, "what": "Name four women"}
    assert not codes(at_once(*[lambda: correct_action_point(**again)] * 3))
    assert (fresh(point).what, fresh(point).corrections) == ("Name four women", 2)


def test_two_move_its_day(cast: Cast, point: ActionPoint):
    """One day stands, and one row tells of it; the same click twice is one row more."""
    values = {"action_point": point, "reason": "No time.", "seen": state_of(point, cast.weo)}
    results = at_once(
        lambda: move_due(**values, organization=cast.al_noor, by=cast.ahmed, due_on=today() + 9 * DAY),
        lambda: move_due(**values, organization=cast.weo, by=cast.suzan, due_on=today() + 8 * DAY),
    )
    assert codes(results) == ["changed_meanwhile"]
    values |= {"organization": cast.weo, "by": cast.suzan, "due_on": None}
    values["seen"] = state_of(fresh(point), cast.weo)
    assert not codes(at_once(*[lambda: move_due(**values)] * 2))
    assert ActionPointMove.objects.count() == 2


def test_opened_again_twice(cast: Cast, point: ActionPoint):
    """It is one row of its history."""
    us = {"action_point": point, "organization": cast.al_noor}
    mark_done(**us, by=cast.ahmed)

    def again() -> object:
        return reopen(**us, by=cast.ahmed, reason="Not yet.")

    assert not failed(at_once(again, again))
    assert ActionPointMove.objects.count() == 1


def test_put_in_other_words_while_it_is_done(cast: Cast, point: ActionPoint):
    """What Al Noor read is done, or nothing is: once it is done, WEO changes no word of it."""
    before = point.what
    seen = state_of(point, cast.al_noor)
    ours = {"organization": cast.weo, "by": cast.suzan, "seen": 0}
    results = at_once(
        lambda: mark_done(action_point=point, organization=cast.al_noor, by=cast.ahmed, seen=seen),
        lambda: correct_action_point(action_point=point, **ours, what="Pay WEO"),
    )
    now = fresh(point)
    assert (now.done_on is not None) == (now.what == before)
    assert len(codes(results)) == 1
