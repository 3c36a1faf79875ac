"""An organization answers an event: what is kept, what is refused, who is acquainted by it."""

from __future__ import annotations

import pytest

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed
from events.actions import AnsweredMeanwhile, answer_event, cancel_event, close_event, invite_organizations
from events.answered import answered
from events.models import Event, EventInvitation, Rsvp, RsvpPerson
from members.models import Acquaintance, Membership
from tests.events.answering import DAY, al_noor_says, coming_event, refused, weo_says


@pytest.fixture
def coming(cast) -> Event:
    """A workshop in two weeks, announced, open to all members."""
    return coming_event()


def names(rsvp: Rsvp) -> list[tuple[str, int | None]]:
    """Who comes, and their accounts."""
    return sorted((row.name, row.user_id) for row in rsvp.people.all())


def test_it_works(cast, coming):
    rsvp = weo_says(
        cast,
        coming,
        accounts=[cast.suzan.pk, cast.colleague.pk],
        people=["Hero  Ali"],
        access_needs="No steps",
        dietary_needs="No nuts",
    )
    assert (rsvp.answer, rsvp.answered_on, rsvp.answered_by) == ("yes", today(), cast.suzan)
    assert names(rsvp) == [
        ("Hero Ali", None), ("Lana Karim", cast.colleague.pk), ("Suzan Aref", cast.suzan.pk),
    ]  # fmt: skip
    assert (rsvp.access_needs, rsvp.dietary_needs) == ("No steps", "No nuts")


def test_a_colleague_answers_too_and_others_do_not(cast, coming):
    assert weo_says(cast, coming, by=cast.colleague).answered_by == cast.colleague
    for by in (cast.ahmed, cast.staff, cast.observer, cast.superuser):
        with pytest.raises(NotAllowed):
            weo_says(cast, coming, by=by)
    Membership.objects.filter(user=cast.suzan).update(until=today())
    with pytest.raises(NotAllowed):
        weo_says(cast, coming)


def test_the_convenor_and_who_is_not_invited_do_not_answer(cast, coming):
    Membership.objects.create(user=cast.staff, organization=cast.search, role="representative", since=today())
    with pytest.raises(NotAllowed):
        answer_event(event=coming, organization=cast.search, by=cast.staff, answer="yes")
    Event.objects.update(open_to="invited")
    with pytest.raises(NotAllowed):
        weo_says(cast, coming)
    invite_organizations(event=coming, by=cast.staff, organizations=[cast.weo])
    assert weo_says(cast, coming).answer == "yes"
    EventInvitation.objects.all().delete()
    with pytest.raises(NotAllowed):
        weo_says(cast, coming, "no")


def test_pressed_again_it_is_one_answer_and_one_line_of_history(cast, coming):
    first = weo_says(cast, coming, people=["Hero Ali"], on=today() - 3 * DAY)
    again = weo_says(cast, coming, people=["Hero Ali"])
    assert (again.pk, again.answered_on) == (first.pk, today() - 3 * DAY)
    assert Rsvp.objects.count() == RsvpPerson.objects.count() == 1
    assert Rsvp.pgh_event_model.objects.count() == 1


def test_since_when_it_comes_stays_while_it_does(cast, coming):
    assert weo_says(cast, coming, on=today() - 5 * DAY).yes_since == today() - 5 * DAY
    assert weo_says(cast, coming, people=["Hero Ali"], on=today() - 2 * DAY).yes_since == today() - 5 * DAY
    assert weo_says(cast, coming, "maybe", on=today() - DAY).yes_since is None
    assert weo_says(cast, coming).yes_since == today()


def test_two_that_come_are_acquainted_until_one_takes_it_back(cast, coming):
    weo_says(cast, coming, on=today() - 5 * DAY)
    al_noor_says(cast, coming, on=today() - 2 * DAY)
    assert Acquaintance.objects.get().since == today() - 2 * DAY
    for answer in ("maybe", "no"):
        weo_says(cast, coming, answer)
        assert not Acquaintance.objects.exists()
        weo_says(cast, coming)
        assert Acquaintance.objects.get().since == today()


@pytest.mark.parametrize("code", ["draft", "cancelled", "held", "closed"])
def test_what_nobody_can_answer(cast, coming, code):
    weo_says(cast, coming, "maybe")
    if code == "cancelled":
        cancel_event(event=coming, by=cast.staff, reason="Roads are closed")
    if code in ("held", "closed"):
        Event.objects.update(starts_on=today() - 2 * DAY, ends_on=today() - DAY)
    if code == "closed":
        close_event(event=coming, by=cast.staff)
    if code == "draft":
        # Staff who are of WEO too know of it before members do.
        Event.objects.update(announced_on=None)
        Membership.objects.create(user=cast.staff, organization=cast.weo, role="colleague", since=today())
        refused(code, cast, coming, by=cast.staff)
        with pytest.raises(NotAllowed):
            weo_says(cast, coming)
    else:
        refused(code, cast, coming)
    assert Rsvp.objects.get().answer == "maybe"


def test_on_its_last_day_it_can_be_answered(cast, coming):
    Event.objects.update(starts_on=today() - DAY, ends_on=today())
    assert weo_says(cast, coming).answer == "yes"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Hero   Ali ", "Hero Ali"),
        ("Hero\u200f\u202e Ali\ufeff", "Hero Ali"),
        ("هێرۆ\u200cعلی", "هێرۆ\u200cعلی"),
        ("1. Hero Ali", "1. Hero Ali"),
        ("Hero\0Ali", "Hero Ali"),
    ],
)
def test_names_are_kept_without_what_cannot_be_seen(cast, coming, written, kept):
    assert names(weo_says(cast, coming, people=[written])) == [(kept, None)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("see https://example.org", "strange_name"),
        ("hero@weo.example", "strange_name"),
        ("12", "strange_name"),
        ("---", "strange_name"),
        ("H" * 151, "long_name"),
    ],
)
def test_what_is_no_name_is_said(cast, coming, written, code):
    assert refused(code, cast, coming, people=["Hero Ali", written]).field == "people"
    assert not Rsvp.objects.exists()


def test_one_named_twice_comes_once(cast, coming):
    rsvp = weo_says(
        cast, coming, accounts=[cast.suzan.pk], people=["suzan aref", "Hero Ali", "HERO ALI", "", " "]
    )
    assert names(rsvp) == [("Hero Ali", None), ("Suzan Aref", cast.suzan.pk)]


def test_thirty_come_and_no_more(cast, coming):
    assert weo_says(cast, coming, people=[f"Person {number}" for number in range(30)]).people.count() == 30
    many = [f"Person {number}" for number in range(31)]
    assert "30" in str(refused("too_many", cast, coming, people=many).message)


def test_only_ones_own_people_are_tied_to_accounts(cast, coming):
    assert refused("left", cast, coming, accounts=[cast.ahmed.pk]).field == "accounts"
    assert names(weo_says(cast, coming, people=["Ahmed Jassam", "Lana Karim"])) == [
        ("Ahmed Jassam", None), ("Lana Karim", None),
    ]  # fmt: skip


def test_a_tap_loses_nothing_that_is_known(cast, coming):
    """A no alone erases what was needed (test_needs_of_a_no)."""
    weo_says(cast, coming, people=["Hero Ali"], access_needs="No steps", dietary_needs="No nuts")
    rsvp = weo_says(cast, coming, "maybe")
    rsvp = weo_says(cast, coming, "yes")
    assert names(rsvp) == [("Hero Ali", None)]
    assert (rsvp.access_needs, rsvp.dietary_needs) == ("No steps", "No nuts")
    rsvp = weo_says(cast, coming, people=[], access_needs="", dietary_needs="No fish")
    assert names(rsvp) == []
    assert (rsvp.access_needs, rsvp.dietary_needs) == ("", "No fish")


def test_an_answer_that_is_none_and_a_note_that_is_too_long(cast, coming):
    refused("answer", cast, coming, "perhaps")
    error = refused("long_needs", cast, coming, dietary_needs="n" * 501)
    assert error.field == "dietary_needs"
    assert "501" in str(error.message)


def test_needs_are_in_no_history(cast, coming):
    weo_says(cast, coming, access_needs="No steps", dietary_needs="No nuts")
    weo_says(cast, coming, access_needs="A ramp")
    columns = {field.name for field in Rsvp.pgh_event_model._meta.get_fields()}
    assert not columns & {"access_needs", "dietary_needs"}
    contexts = [row.pgh_context.metadata for row in Rsvp.pgh_event_model.objects.all()]
    assert contexts
    assert all(one["user"] == cast.suzan.pk and one["reason"] == "answer_event" for one in contexts)


# -- a page that was opened earlier -----------------------------------------------------------------------------------


def test_a_colleagues_answer_is_not_overwritten_unseen(cast, coming):
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, "no", by=cast.colleague)
    with pytest.raises(AnsweredMeanwhile) as info:
        weo_says(cast, coming, seen=seen)
    assert "Lana Karim" in info.value.said["answer"]
    assert Rsvp.objects.get().answer == "no"
    assert weo_says(cast, coming, seen=info.value.now.seen).answer == "yes"


def test_the_same_answer_and_what_the_page_did_not_change_are_no_conflict(cast, coming):
    weo_says(cast, coming, people=["Hero Ali"])
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, people=["Hero Ali", "Dilan Omar"], by=cast.colleague)
    rsvp = weo_says(cast, coming, people=["Hero Ali"], seen=seen)
    assert [name for name, _ in names(rsvp)] == ["Dilan Omar", "Hero Ali"]


def test_two_lists_of_names_are_both_shown(cast, coming):
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, people=["Dilan Omar"], by=cast.colleague)
    with pytest.raises(AnsweredMeanwhile) as info:
        weo_says(cast, coming, people=["Hero Ali"], seen=seen)
    assert "Dilan Omar" in info.value.said["people"]
    assert [name for name, _ in names(Rsvp.objects.get())] == ["Dilan Omar"]


def test_of_needs_it_is_said_that_they_changed_and_not_what_they_are(cast, coming):
    weo_says(cast, coming)
    seen = answered(coming, cast.weo).seen
    weo_says(cast, coming, access_needs="No steps", by=cast.colleague)
    with pytest.raises(AnsweredMeanwhile) as info:
        weo_says(cast, coming, access_needs="A ramp", seen=seen)
    assert list(info.value.said) == ["access_needs"]
    assert "No steps" not in info.value.said["access_needs"]
    assert weo_says(cast, coming, dietary_needs="No nuts", seen=seen).access_needs == "No steps"


def test_a_page_that_carries_nonsense_overwrites_nothing(cast, coming):
    weo_says(cast, coming, "no", by=cast.colleague)
    for seen in ("", "answer:", "x y:z", "answer:\0"):
        with pytest.raises(AnsweredMeanwhile):
            weo_says(cast, coming, seen=seen)
