"""Who of an organization does it: named by its own, read by its own."""

from __future__ import annotations

import pytest

from collaborations.actions.promise_changes import name_person, reassign
from collaborations.models import ActionPoint, ActionPointMove, Collaboration
from collaborations.promises.state import state_of
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership
from tests.cast import Cast, english_client_of
from tests.collaborations.promising import ALNOOR, WEO, address, fresh, of_three, owed, read, send
from tests.collaborations.steps import introduced, met, party

pytestmark = pytest.mark.django_db
NAME = "Lana Karim"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    return introduced(cast)


def code(call, **values) -> str:
    with pytest.raises(Refused) as refusal:
        call(**values)
    return refusal.value.code


def add(cast: Cast, user, thread: Collaboration, **data):
    """The form that writes an action point down."""
    form = {"what": "Name two trainers", "language": "en", **data}
    url = f"/collaborations/{thread.public_id}/action-points/add/"
    return english_client_of(user).post(url, form, follow=True)


def test_it_works(cast: Cast, thread: Collaboration):
    """Suzan names Lana, of WEO; WEO's people read it, Al Noor's read "WEO"."""
    meeting = met(cast, thread)
    add(cast, cast.suzan, thread, **WEO, party=party(thread, cast.weo).pk, person=cast.colleague.pk)
    point = ActionPoint.objects.get()
    assert point.person == cast.colleague
    point.meeting = meeting
    point.save()
    for url in (thread.get_absolute_url(), meeting.get_absolute_url(), address("point", point)):
        assert NAME in read(cast.suzan, url).partition("<main")[2], url
        page = read(cast.ahmed, url)
        assert NAME not in page, url
        assert "Name two trainers" in page


def test_nobody_else_s_people_are_offered(cast: Cast, thread: Collaboration):
    """Nor taken where they are sent all the same; nor one's own for another party."""
    url = f"/collaborations/{thread.public_id}/action-points/add/"
    page = read(cast.suzan, url)
    assert NAME in page
    assert cast.alnoor_colleague.name not in page
    weo, alnoor = party(thread, cast.weo), party(thread, cast.al_noor)
    for who, person in (
        (weo, cast.alnoor_colleague),
        (alnoor, cast.alnoor_colleague),
        (alnoor, cast.colleague),
    ):
        page = add(cast, cast.suzan, thread, **WEO, party=who.pk, person=person.pk)
        assert page.status_code == 422, (who, person)
    assert "Name a person only where your own organization does it." in page.content.decode()
    assert not ActionPoint.objects.exists()
    point = owed(cast, thread)
    us = {"action_point": point, "organization": cast.weo, "by": cast.suzan}
    assert code(name_person, **us, person=cast.ahmed) == "left"


def test_who_has_left_is_named_no_more(cast: Cast, thread: Collaboration):
    """And another is named without saying why."""
    point = owed(cast, thread, person=cast.colleague)
    Membership.objects.filter(user=cast.colleague).update(until=today())
    for url in (thread.get_absolute_url(), address("point", point)):
        assert NAME not in read(cast.suzan, url)
    assert 'name="reason"' not in read(cast.suzan, address("person", point))
    assert "Saved." in send(cast.suzan, "person", point, **WEO, person=cast.suzan.pk).content.decode()
    assert fresh(point).person == cast.suzan
    assert not ActionPointMove.objects.exists()


def test_a_colleague_takes_it_on_and_gives_it_back(cast: Cast, thread: Collaboration):
    """And never takes it from somebody, nor gives it to them."""
    point = owed(cast, thread)
    page = read(cast.colleague, address("person", point))
    assert "selected>Lana Karim" in page
    assert cast.suzan.name not in page.partition("<main")[2].partition('class="printed"')[0]
    send(cast.colleague, "person", point, **WEO, person=cast.colleague.pk)
    assert fresh(point).person == cast.colleague
    assert send(cast.colleague, "person", fresh(point), **WEO, person="").status_code == 422
    send(cast.colleague, "person", fresh(point), **WEO, person="", reason="I am on leave.")
    assert fresh(point).person is None
    send(cast.suzan, "person", fresh(point), **WEO, person=cast.suzan.pk)
    assert send(cast.colleague, "person", fresh(point), **WEO, person="").status_code == 404
    us = {"action_point": fresh(point), "organization": cast.weo}
    for person in (None, cast.colleague):
        with pytest.raises(NotAllowed):
            name_person(**us, by=cast.colleague, person=person, reason="Mine.")


def test_why_it_went_to_another_is_its_own_affair(cast: Cast, thread: Collaboration):
    """Al Noor reads neither the names nor the reason; a move between parties it reads."""
    point = owed(cast, thread, person=cast.colleague)
    assert send(cast.suzan, "person", point, **WEO, person=cast.suzan.pk, reason=" ").status_code == 422
    send(cast.suzan, "person", point, **WEO, person=cast.suzan.pk, reason="ZEITOUN is on leave.")
    ours, theirs = (read(user, address("point", point)) for user in (cast.suzan, cast.ahmed))
    assert "It went to <bdi>Suzan Aref</bdi>." in ours
    assert "ZEITOUN is on leave." in ours
    assert "ZEITOUN" not in theirs
    assert "Suzan" not in theirs
    reassign(
        action_point=fresh(point),
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, cast.al_noor),
        reason="They know them.",
    )
    assert fresh(point).person is None
    theirs = read(cast.ahmed, address("point", point))
    assert "They know them." in theirs
    assert "Suzan" not in theirs


def test_the_second_who_takes_it_on_is_told(cast: Cast, thread: Collaboration):
    point = owed(cast, thread)
    seen = state_of(point, cast.weo)
    name_person(action_point=point, organization=cast.weo, by=cast.suzan, person=cast.suzan)
    late = send(cast.colleague, "person", point, seen=seen, **WEO, person=cast.colleague.pk)
    assert "This was changed meanwhile" in late.content.decode()
    assert fresh(point).person == cast.suzan
    # The same once more is the same.
    again = send(cast.suzan, "person", point, seen=seen, **WEO, person=cast.suzan.pk)
    assert "This was changed meanwhile" not in again.content.decode()


def test_who_takes_it_back_names_somebody_at_once(cast: Cast, thread: Collaboration):
    """Al Noor wrote it down for WEO and takes it on: it can say who, and read its own names alone."""
    of_three(cast, thread)
    point = owed(cast, thread)
    point.made_by = cast.ahmed
    point.save()
    page = read(cast.ahmed, address("reassign", point))
    assert cast.alnoor_colleague.name in page
    assert NAME not in page
    form = {**ALNOOR, "reason": "We do it.", "person": cast.alnoor_colleague.pk}
    other = party(thread, cast.outsider_org).pk
    assert send(cast.ahmed, "reassign", point, **form, party=other).status_code == 422
    send(cast.ahmed, "reassign", point, **form, party=party(thread, cast.al_noor).pk)
    assert fresh(point).person == cast.alnoor_colleague
    assert cast.alnoor_colleague.name not in read(cast.suzan, address("point", point))
