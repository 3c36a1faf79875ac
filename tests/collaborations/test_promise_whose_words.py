"""Whose words stand in an action point: what was kept or dropped is told by whose it is, and who moved it is named."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.promise_changes import move_due, name_person, reassign
from collaborations.actions.promise_corrections import correct_action_point, reword_move
from collaborations.actions.promises import drop, mark_done
from collaborations.actions.rewording import words_seen
from collaborations.actions.threads import leave
from collaborations.models import ActionPoint, Collaboration
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from tests.cast import Cast, english_client_of
from tests.collaborations.promising import ALNOOR, DAY, WEO, address, fresh, of_three, owed, read, send
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
OUTSIDER = {"acting_for": "outsider"}
NAMES = "Layla is in prison"
BETTER = "The trainers are away"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor and the outsider's organization."""
    return of_three(cast, introduced(cast))


@pytest.fixture
def point(cast: Cast, thread: Collaboration) -> ActionPoint:
    """Al Noor owes it; WEO wrote it down."""
    return owed(cast, thread, cast.al_noor, what="Send the form", on=today() - 9 * DAY)


def al_noor(cast: Cast) -> dict:
    return {"organization": cast.al_noor, "by": cast.ahmed}


def weo(cast: Cast) -> dict:
    return {"organization": cast.weo, "by": cast.suzan}


def moved(cast: Cast, point: ActionPoint, reason: str = NAMES) -> ActionPoint:
    """Al Noor moves its day."""
    return move_due(action_point=point, **al_noor(cast), due_on=today() + 30 * DAY, reason=reason)


def words(point: ActionPoint, number: int = 1) -> str:
    """Where a move is said anew."""
    return reverse("collaborations:action_move_words", args=[point.public_id, number])


def history(page: str) -> str:
    return page.partition("What changed")[2].partition("</section>")[0]


def test_it_works(cast: Cast, point: ActionPoint):
    """Al Noor has done it: WEO, which wrote it down, changes no word of it any more; Al Noor takes a name out."""
    mark_done(action_point=point, **al_noor(cast), evidence="Sent on Monday")
    assert address("correct", point) not in read(cast.suzan, address("point", point))
    assert english_client_of(cast.suzan).get(address("correct", point)).status_code == 404
    with pytest.raises(NotAllowed):
        correct_action_point(action_point=point, **weo(cast), seen=0, what="Hand over the list")
    assert fresh(point).what == "Send the form"
    send(cast.ahmed, "correct", point, **ALNOOR, what="Send it", language="en", corrections=0)
    assert fresh(point).what == "Send it"


def test_opened_before_it_was_done(cast: Cast, point: ActionPoint):
    """WEO's form of the words is refused, and WEO is told."""
    page = read(cast.suzan, address("correct", point))
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    mark_done(action_point=point, **al_noor(cast))
    form = {**WEO, "what": "Hand over the list", "language": "en", "corrections": 0}
    assert "changed meanwhile" in send(cast.suzan, "correct", point, seen=seen, **form).content.decode()
    assert fresh(point).what == "Send the form"


def test_the_reason_is_of_who_dropped_it(cast: Cast, thread: Collaboration, point: ActionPoint):
    """Al Noor's own stays its own; WEO's is WEO's, read as WEO's, and changes no word of the promise."""
    other = owed(cast, thread, cast.al_noor, what="Send the list", on=today() - 9 * DAY)
    drop(action_point=point, **al_noor(cast), reason="Our trainer is ill")
    form = {**WEO, "what": "Send the form", "language": "en", "corrections": 0, "drop_reason": "No money"}
    assert send(cast.suzan, "correct", point, **form).status_code == 404
    assert fresh(point).drop_reason == "Our trainer is ill"
    drop(action_point=other, **weo(cast), reason="No money")
    page = read(cast.ahmed, address("point", other))
    assert "<bdi>WEO</bdi> dropped it on" in page
    assert "dropped by <bdi>WEO</bdi>: <bdi>No money</bdi>" in read(cast.ahmed, thread.get_absolute_url())
    assert "What will be done?" not in read(cast.suzan, address("correct", other))
    send(cast.suzan, "correct", other, **form | {"drop_reason": "Nobody needs it", "what": "Other words"})
    assert (fresh(other).what, fresh(other).drop_reason) == ("Send the list", "Nobody needs it")
    assert "Why was it dropped?" not in read(cast.ahmed, address("correct", other))
    with pytest.raises(NotAllowed):
        correct_action_point(action_point=other, **al_noor(cast), seen=1, drop_reason="We are lazy")


def test_where_nobody_knows_who_dropped_it(cast: Cast, point: ActionPoint):
    """Of what was dropped before that was written down, the one that owes it has the reason."""
    drop(action_point=point, **weo(cast), reason="No money")
    ActionPoint.objects.update(dropped_by=None)
    correct_action_point(action_point=fresh(point), **al_noor(cast), seen=0, drop_reason="No time")
    with pytest.raises(NotAllowed):
        correct_action_point(action_point=fresh(point), **weo(cast), seen=1, drop_reason="No money")
    assert "It was dropped on" in read(cast.suzan, address("point", point))


def test_of_a_party_that_has_left(cast: Cast, point: ActionPoint):
    """Who stays takes it on, drops it or moves its day; it says what that party has written in no other words."""
    theirs = {"organization": cast.outsider_org, "by": cast.outsider}
    leave(collaboration=point.collaboration, **al_noor(cast))
    with pytest.raises(NotAllowed):
        correct_action_point(action_point=point, **theirs, seen=0, what="Name the candidates")
    page = read(cast.outsider, address("point", point))
    assert [address(name, point) in page for name in ("due", "drop", "reassign", "correct")] == [
        True,
        True,
        True,
        False,
    ]
    move_due(action_point=point, **theirs, due_on=today() + DAY, reason="We need it")
    drop(action_point=fresh(point), **theirs, reason="Nobody needs it")
    assert address("correct", point) in read(cast.outsider, address("point", point))
    assert address("correct", point) not in read(cast.suzan, address("point", point))


def test_who_gave_it_away_is_named(cast: Cast, point: ActionPoint):
    """By one of the two, or by who wrote it down."""
    outsider, ours = (party(point.collaboration, one) for one in (cast.outsider_org, cast.weo))
    reassign(action_point=point, **weo(cast), party=outsider, reason="They have time")
    name = cast.outsider_org.short_name
    words_of_three = f"<bdi>WEO</bdi> gave it from <bdi>Al Noor</bdi> to <bdi>{name}</bdi>."
    assert words_of_three in read(cast.ahmed, address("point", point))
    reassign(action_point=fresh(point), **weo(cast), party=ours, reason="We do it")
    assert f"<bdi>WEO</bdi> took it over from <bdi>{name}</bdi>." in read(cast.ahmed, address("point", point))


def test_a_name_is_taken_out_of_why_it_was_moved(cast: Cast, point: ActionPoint):
    """By a representative of the organization that wrote it, at any time; all read that it was corrected."""
    moved(cast, point)
    mark_done(action_point=fresh(point), **al_noor(cast))
    assert words(point) in read(cast.ahmed, address("point", point))
    assert words(point) not in read(cast.suzan, address("point", point))
    form = {**ALNOOR, "seen": words_seen(NAMES)}
    for user, acting in ((cast.suzan, WEO), (cast.alnoor_colleague, ALNOOR), (cast.outsider, OUTSIDER)):
        assert english_client_of(user).get(words(point)).status_code == 404
        assert english_client_of(user).post(words(point), form | acting).status_code == 404
    client = english_client_of(cast.ahmed)
    assert NAMES in read(cast.ahmed, words(point))
    assert client.post(words(point), {**form, "reason": " "}).status_code == 422
    for _click in range(2):
        assert client.post(words(point), {**form, "reason": BETTER}).status_code == 302
    for user in (cast.suzan, cast.ahmed):
        page = read(user, address("point", point))
        assert BETTER in history(page)
        assert NAMES not in page
        assert "by <bdi>Al Noor</bdi>." in page.partition("Corrected on")[2].partition("</p>")[0]
    assert fresh(point).corrections == 1
    assert english_client_of(cast.ahmed).get(words(point, 2)).status_code == 404
    assert english_client_of(cast.ahmed).get(words(point, 0)).status_code == 404


def test_a_colleague_was_quicker(cast: Cast, point: ActionPoint):
    """What is there now stands above what was typed; saved again, it is theirs."""
    moved(cast, point)
    values = {"move": point.moves.get(), **al_noor(cast), "seen": words_seen(NAMES)}
    reword_move(**values, reason=BETTER)
    with pytest.raises(Refused) as refusal:
        reword_move(**values, reason="Away")
    assert refusal.value.code == "changed"
    form = {**ALNOOR, "seen": words_seen(NAMES), "reason": "Away"}
    response = english_client_of(cast.ahmed).post(words(point), form)
    assert response.status_code == 422
    assert BETTER in response.content.decode().partition("What is written now")[2]
    assert words_seen(BETTER) in response.content.decode()


def test_what_is_their_own_affair(cast: Cast, point: ActionPoint):
    """Why another person does it is changed by the organization's people, and no other party learns of it."""
    name_person(action_point=point, **al_noor(cast), person=cast.ahmed)
    name_person(action_point=fresh(point), **al_noor(cast), person=cast.alnoor_colleague, reason=NAMES)
    move_due(action_point=fresh(point), **weo(cast), due_on=today() + DAY, reason="We need it")
    page = read(cast.alnoor_colleague, words(point))
    assert "Only your own organization reads this." in page
    form = {**ALNOOR, "seen": words_seen(NAMES), "reason": BETTER}
    assert english_client_of(cast.alnoor_colleague).post(words(point), form).status_code == 302
    assert NAMES not in read(cast.ahmed, address("point", point))
    page = read(cast.suzan, address("point", point))
    assert "Corrected on" not in page
    # The address of WEO's first change counts WEO's alone.
    assert words(point) in page


def test_queries(cast: Cast, point: ActionPoint, django_assert_max_num_queries):
    """However often it was moved, its page and the one of a move ask no more."""
    moved(cast, point)
    client = english_client_of(cast.ahmed)
    client.get(address("point", point))
    with django_assert_max_num_queries(29) as before:
        client.get(address("point", point))
    for count in range(2, 5):
        move_due(
            action_point=fresh(point), **al_noor(cast), due_on=today() + count * DAY, reason=f"Reason {count}"
        )
    with django_assert_max_num_queries(len(before)):
        client.get(address("point", point))
    with django_assert_max_num_queries(22):
        client.get(words(point, 4))
