"""The words of an action point are put right: by whose they are, for all to see, and never over somebody else's."""

from __future__ import annotations

import pytest

from collaborations.actions.promise_corrections import correct_action_point
from collaborations.actions.promises import drop, mark_done
from collaborations.actions.threads import leave
from collaborations.models import ActionPoint, Collaboration
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership
from tests.cast import Cast, client_of
from tests.collaborations.promising import ALNOOR, DAY, WEO, address, fresh, of_three, owed, read, send
from tests.collaborations.steps import introduced

pytestmark = pytest.mark.django_db
THIRD = {"acting_for": "outsider"}
WORDS = {"what": "Name two trainers for May", "language": "en"}
CHANGED = "Somebody else corrected this record while you were writing"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor and the outsider's organization."""
    return of_three(cast, introduced(cast))


@pytest.fixture
def point(cast: Cast, thread: Collaboration) -> ActionPoint:
    """Al Noor owes it; WEO wrote it down."""
    return owed(cast, thread, cast.al_noor, what="Nam two trainers", on=today() - 9 * DAY)


def test_it_works(cast: Cast, point: ActionPoint):
    """Al Noor mends its own promise; all parties read that, and by whom; the earlier words stand nowhere."""
    assert address("correct", point) in read(cast.ahmed, address("point", point))
    page = send(cast.ahmed, "correct", point, **ALNOOR, **WORDS, corrections=0).content.decode()
    assert "Saved. The page says when it was corrected" in page
    for user in (cast.suzan, cast.ahmed, cast.outsider):
        page = read(user, address("point", point))
        assert "Name two trainers for May" in page
        assert "by <bdi>Al Noor</bdi>." in page.partition("Corrected on")[2].partition("</p>")[0]
        assert "Nam two trainers" not in page


def test_who_may(cast: Cast, point: ActionPoint):
    """Representatives of who owes it or wrote it down; no colleague, no third party, no staff."""
    for user, acting in (
        (cast.colleague, WEO),
        (cast.alnoor_colleague, ALNOOR),
        (cast.outsider, THIRD),
        (cast.staff, {}),
    ):
        assert send(user, "correct", point, **acting, **WORDS).status_code == 404
        assert fresh(point).what == "Nam two trainers", user
    for organization, by in ((cast.outsider_org, cast.outsider), (cast.al_noor, cast.alnoor_colleague)):
        with pytest.raises(NotAllowed):
            correct_action_point(action_point=point, organization=organization, by=by, seen=0, **WORDS)
    correct_action_point(action_point=point, organization=cast.weo, by=cast.suzan, seen=0, **WORDS)
    assert fresh(point).corrected_by.organization == cast.weo


def test_the_second_reads_what_the_first_wrote(cast: Cast, point: ActionPoint):
    """Nothing of either is lost: what is there now stands above what was typed; saved again, it is theirs."""
    correct_action_point(action_point=point, organization=cast.al_noor, by=cast.ahmed, seen=0, **WORDS)
    mine = {"what": "Name three trainers", "language": "en"}
    response = send(cast.suzan, "correct", point, **WEO, **mine, corrections=0)
    page = response.content.decode()
    assert response.status_code == 422
    assert CHANGED in page
    assert "Name two trainers for May" in page.partition("What is written now")[2]
    assert "Name three trainers" in page
    assert 'name="corrections" value="1"' in page
    send(cast.suzan, "correct", point, **WEO, **mine, corrections=1)
    assert (fresh(point).what, fresh(point).corrections) == ("Name three trainers", 2)


def test_sent_twice_it_is_one_correction(cast: Cast, point: ActionPoint):
    for _click in range(2):
        page = send(cast.ahmed, "correct", point, **ALNOOR, **WORDS, corrections=0).content.decode()
        assert CHANGED not in page
    assert fresh(point).corrections == 1
    assert "Nothing was changed: it is recorded like this." in page


def test_what_is_empty_is_said(cast: Cast, point: ActionPoint):
    response = send(cast.ahmed, "correct", point, **ALNOOR, what=" ", language="en", corrections=0)
    assert response.status_code == 422
    assert "Say what will be done" in response.content.decode()
    assert fresh(point).corrections == 0


def test_a_name_is_taken_out_of_what_is_closed(cast: Cast, thread: Collaboration, point: ActionPoint):
    """Done or dropped, and also of the reason; nobody else's reason is asked for before there is one."""
    us = {"organization": cast.al_noor, "by": cast.ahmed}
    assert "Why was it dropped?" not in read(cast.ahmed, address("correct", point))
    drop(action_point=point, **us, reason="Layla was threatened.")
    assert "Layla was threatened." in read(cast.ahmed, address("correct", point))
    form = {**ALNOOR, **WORDS, "corrections": 0}
    assert send(cast.ahmed, "correct", point, **form, drop_reason="").status_code == 422
    send(cast.ahmed, "correct", point, **form, drop_reason="It is not safe.")
    page = read(cast.suzan, address("point", point)) + read(cast.suzan, thread.get_absolute_url())
    assert "It is not safe." in page
    assert "Layla" not in page
    # Opened before it was dropped: the reason stays, and only the words change.
    send(cast.ahmed, "correct", point, **ALNOOR, what="Name somebody", language="en", corrections=1)
    assert (fresh(point).what, fresh(point).drop_reason) == ("Name somebody", "It is not safe.")
    done = owed(cast, thread, what="Call Layla")
    mark_done(action_point=done, organization=cast.weo, by=cast.suzan)
    assert address("correct", done) in read(cast.suzan, address("point", done))
    send(cast.suzan, "correct", done, **WEO, what="Make a call", language="en", corrections=0)
    assert "Layla" not in read(cast.ahmed, address("point", done))


def test_its_letters_say_its_language(cast: Cast, point: ActionPoint):
    """An Arabic text that its writer leaves as English is read aloud as Arabic."""
    words = {"what": "تسمية مدربتين", "language": "en"}
    correct_action_point(action_point=point, organization=cast.weo, by=cast.suzan, seen=0, **words)
    assert fresh(point).language == "ar"
    assert owed(cast, point.collaboration, what="إرسال الاستمارة").language == "ar"


def test_who_has_left_changes_no_word(cast: Cast, point: ActionPoint):
    """Nor who gave it away while the page was open: they are told, and nothing is written."""
    leave(collaboration=point.collaboration, organization=cast.al_noor, by=cast.ahmed)
    with pytest.raises(NotAllowed):
        correct_action_point(action_point=point, organization=cast.al_noor, by=cast.ahmed, seen=0, **WORDS)
    assert send(cast.ahmed, "correct", point, **ALNOOR, **WORDS, corrections=0).status_code == 404
    # Nor does a third party by that; the one that wrote it down does, while it is open.
    with pytest.raises(NotAllowed):
        correct_action_point(
            action_point=point, organization=cast.outsider_org, by=cast.outsider, seen=0, **WORDS
        )
    correct_action_point(action_point=point, organization=cast.weo, by=cast.suzan, seen=0, **WORDS)


def test_the_page_says_who_wrote_it_and_who_did_it(cast: Cast, point: ActionPoint):
    """The organization to all of its parties; the person to their own organization."""
    mark_done(action_point=point, organization=cast.al_noor, by=cast.alnoor_colleague)
    suzan, ahmed = (
        read(one, address("point", point)).partition("<main")[2] for one in (cast.suzan, cast.ahmed)
    )
    for page in (suzan, ahmed):
        assert "<bdi>WEO</bdi>" in page.partition("Written down on")[2]
    assert "Suzan Aref" in suzan.partition("Written down on")[2]
    assert "Suzan Aref" not in ahmed
    assert f"Marked as done by <bdi>{cast.alnoor_colleague.name}</bdi>" in ahmed
    assert cast.alnoor_colleague.name not in suzan


@pytest.mark.parametrize("stays", [False, True])
def test_who_changes_sides_on_one_day(cast: Cast, thread: Collaboration, stays: bool):
    """Suzan leaves WEO, or not, and comes to the third party on the day on which something is written down. Nobody can
    say for which of the two she wrote; where she stays it is WEO's, as it was when the day began."""
    if not stays:
        Membership.objects.filter(user=cast.suzan).update(until=today())
    point = owed_by_hand(cast, thread)
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role="representative", since=today()
    )
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    values = {"action_point": point, "seen": 0, **WORDS}
    with pytest.raises(NotAllowed):
        correct_action_point(**values, organization=cast.outsider_org, by=cast.outsider)
    if stays:
        correct_action_point(**values, organization=cast.weo, by=cast.colleague)
        assert "<bdi>WEO</bdi>" in read(cast.ahmed, address("point", point)).partition("Written down on")[2]
        return
    with pytest.raises(NotAllowed):
        correct_action_point(**values, organization=cast.weo, by=cast.colleague)
    assert "WEO" not in read(cast.ahmed, address("point", point)).partition("Written down on")[2]
    # Whose promise it is can do with it what it could.
    with pytest.raises(Refused) as refusal:
        correct_action_point(**values | {"seen": 3}, organization=cast.al_noor, by=cast.ahmed)
    assert refusal.value.code == "changed"


def owed_by_hand(cast: Cast, thread: Collaboration) -> ActionPoint:
    """What Al Noor owes, written down by Suzan today, whichever organization she has at this moment."""
    return ActionPoint.objects.create(
        collaboration=thread,
        party=thread.parties.get(organization=cast.al_noor, left_on=None),
        what="Name two trainers",
        made_by=cast.suzan,
        made_on=today(),
    )


def test_queries(cast: Cast, point: ActionPoint, django_assert_max_num_queries):
    """The page asks no more after corrections and moves."""
    client = client_of(cast.suzan)
    client.get(address("point", point))
    with django_assert_max_num_queries(29) as before:
        client.get(address("point", point))
    for count in range(3):
        correct_action_point(
            action_point=point,
            organization=cast.weo,
            by=cast.suzan,
            seen=count,
            what=f"Words {count}",
            language="en",
        )
    with django_assert_max_num_queries(len(before)):
        client.get(address("point", point))
    with django_assert_max_num_queries(22):
        client.get(address("correct", point))
