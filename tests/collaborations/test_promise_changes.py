"""An action point goes to another party or person, is dropped, or is not done after all."""

from __future__ import annotations

import pytest
from django.core import mail

from collaborations.actions.promise_changes import name_person, reassign, reopen
from collaborations.actions.promises import mark_done, promise
from collaborations.actions.threads import leave
from collaborations.models import ActionPoint, ActionPointMove, Collaboration
from collaborations.promises.state import state_of
from cop_portal.dates import last_day_to_plan, today
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership
from tests.cast import Cast, english_client_of
from tests.collaborations.promising import ALNOOR, DAY, WEO, address, fresh, of_three, owed, read, send
from tests.collaborations.steps import introduced, party

pytestmark = pytest.mark.django_db
OUTSIDER = {"acting_for": "outsider"}
CHANGED = "This was changed meanwhile"


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's with Al Noor and the outsider's organization."""
    return of_three(cast, introduced(cast))


def code(call, **values) -> str:
    with pytest.raises(Refused) as refusal:
        call(**values)
    return refusal.value.code


def test_it_works(cast: Cast, thread: Collaboration):
    """WEO gives what it owes to Al Noor; all parties read why, and Al Noor can do it from there."""
    point = owed(cast, thread)
    page = send(
        cast.suzan,
        "reassign",
        point,
        **WEO,
        party=party(thread, cast.al_noor).pk,
        reason="They know trainers.",
    ).content.decode()
    assert "Saved. The others can read why." in page
    move = fresh(point).moves.get()
    assert (move.from_party.organization, move.to_party.organization) == (cast.weo, cast.al_noor)
    for user in (cast.suzan, cast.ahmed, cast.outsider):
        page = read(user, address("point", point))
        assert "<bdi>WEO</bdi> gave it to <bdi>Al Noor</bdi>." in page
        assert "They know trainers." in page
        assert (address("done", point) in page) == (user == cast.ahmed)
    assert mark_done(action_point=fresh(point), organization=cast.al_noor, by=cast.ahmed).done_on == today()


def test_no_mail(cast: Cast, thread: Collaboration, django_capture_on_commit_callbacks):
    """What is owed is told in one mail a week, and never at once."""
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        point = owed(cast, thread, cast.al_noor)
        to = party(thread, cast.outsider_org)
        reassign(action_point=point, organization=cast.weo, by=cast.suzan, party=to, reason="They have time.")
    assert not mail.outbox


def test_who_may_give_it_away(cast: Cast, thread: Collaboration):
    """A representative of who owes it, or of who wrote it down: nobody else, and no colleague."""
    point = owed(cast, thread, cast.al_noor)
    to = party(thread, cast.weo)
    values = {"action_point": point, "party": to, "reason": "No time."}
    for organization, by in ((cast.outsider_org, cast.outsider), (cast.weo, cast.colleague)):
        with pytest.raises(NotAllowed):
            reassign(**values, organization=organization, by=by)
        assert send(by, "reassign", point, party=to.pk, reason="No time.").status_code == 404
    # Suzan has left; WEO wrote it down all the same.
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    Membership.objects.filter(user=cast.suzan).update(until=today())
    reassign(**values, organization=cast.weo, by=cast.colleague)
    assert fresh(point).party == to


def test_the_right_does_not_move_with_who_wrote(cast: Cast, thread: Collaboration):
    """Suzan wrote it down for WEO and went to another party, or was there before: it has no say by that."""
    point = owed(cast, thread, cast.al_noor, on=today() - 9 * DAY)
    values = {"action_point": point, "party": party(thread, cast.weo), "reason": "No time."}
    Membership.objects.filter(user=cast.suzan).update(until=today() - 3 * DAY)
    row = {"user": cast.suzan, "organization": cast.outsider_org, "role": "colleague"}
    Membership.objects.create(**row, since=today() - 30 * DAY, until=today() - 10 * DAY)
    Membership.objects.create(**row, since=today() - 3 * DAY)
    with pytest.raises(NotAllowed):
        reassign(**values, organization=cast.outsider_org, by=cast.outsider)
    Membership.objects.filter(user=cast.colleague).update(role="representative")
    reassign(**values, organization=cast.weo, by=cast.colleague)


def test_a_reason_is_needed(cast: Cast, thread: Collaboration):
    """And what was chosen stays."""
    point = owed(cast, thread)
    response = send(cast.suzan, "reassign", point, **WEO, party=party(thread, cast.al_noor).pk, reason=" ")
    assert response.status_code == 422
    assert "Say why, for the others" in response.content.decode()
    assert not ActionPointMove.objects.exists()


def test_sent_twice_it_is_one_move(cast: Cast, thread: Collaboration):
    """Also where who sent it has nothing to say about it any more."""
    point = promise(
        collaboration=thread,
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, cast.al_noor),
        what="Send the form",
    )
    data = {**ALNOOR, "party": party(thread, cast.outsider_org).pk, "reason": "They have it."}
    seen = state_of(point, cast.al_noor)
    for _click in range(2):
        page = send(cast.ahmed, "reassign", point, seen=seen, **data).content.decode()
        assert "Saved. The others can read why." in page
        assert CHANGED not in page
    assert fresh(point).moves.count() == 1


def test_the_second_of_two_is_told(cast: Cast, thread: Collaboration):
    """A form opened before somebody else gave it away changes nothing, whether or not it could be sent now."""
    point = owed(cast, thread, cast.al_noor)
    seen = state_of(point, cast.al_noor)
    reassign(
        action_point=point,
        organization=cast.weo,
        by=cast.suzan,
        party=party(thread, cast.outsider_org),
        reason="They have time.",
    )
    data = {**ALNOOR, "party": party(thread, cast.weo).pk, "reason": "You said so."}
    late = send(cast.ahmed, "reassign", point, seen=seen, **data)
    assert CHANGED in late.content.decode()
    assert late.redirect_chain
    assert CHANGED in send(cast.alnoor_colleague, "done", point, seen=seen, **ALNOOR).content.decode()
    # WEO wrote it down and may still: its page is shown anew, with what was typed.
    data = {**WEO, "party": party(thread, cast.weo).pk, "reason": "We do it ourselves."}
    page = send(cast.suzan, "reassign", point, seen=seen, **data)
    assert page.status_code == 422
    assert CHANGED in page.content.decode()
    assert "We do it ourselves." in page.content.decode()
    assert state_of(fresh(point), cast.weo) in page.content.decode()
    assert fresh(point).moves.count() == 1
    # Who never could finds no page, whatever they say they saw.
    assert (
        send(cast.colleague, "reassign", point, seen=state_of(fresh(point), cast.weo), **data).status_code
        == 404
    )
    assert send(cast.staff, "reassign", point, seen="x").status_code == 404


def test_a_party_that_has_left(cast: Cast, thread: Collaboration):
    """It is given nothing any more; what it owed another takes on, or drops. It asks nobody to keep it."""
    point = owed(cast, thread, cast.outsider_org, due_on=today(), on=today() - 9 * DAY)
    point.due_on = today() - DAY
    point.save()
    gone = party(thread, cast.outsider_org)
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    page = read(cast.ahmed, thread.get_absolute_url())
    assert "has left" in page.partition("Who owes what")[2]
    assert "Next: a promise is kept" not in page
    assert "The organization that promised this has left" in read(cast.ahmed, address("point", point))
    other = owed(cast, thread)
    values = {"organization": cast.weo, "by": cast.suzan, "reason": "They asked."}
    assert code(reassign, action_point=other, party=gone, **values) == "not_a_party"
    form = {**ALNOOR, "party": party(thread, cast.al_noor).pk, "reason": "We take it on."}
    send(cast.ahmed, "reassign", point, **form)
    assert fresh(point).party.organization == cast.al_noor


def test_who_comes_back_owes_what_they_owed(cast: Cast, thread: Collaboration):
    point = owed(cast, thread, cast.outsider_org)
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    of_three(cast, thread)
    assert address("done", point) in read(cast.outsider, thread.get_absolute_url())
    assert "Saved" in send(cast.outsider, "drop", point, **OUTSIDER, reason="No time.").content.decode()
    assert fresh(point).drop_reason == "No time."


def test_a_mistyped_year(cast: Cast, thread: Collaboration):
    values = {
        "collaboration": thread,
        "organization": cast.weo,
        "by": cast.suzan,
        "party": party(thread, cast.weo),
        "what": "Send it",
    }
    assert code(promise, **values, due_on=last_day_to_plan() + DAY) == "too_far"
    assert promise(**values, due_on=last_day_to_plan()).due_on


def test_not_done_after_all(cast: Cast, thread: Collaboration):
    """A colleague marked the wrong one; it is open again, the parties read why, and twice is once."""
    point = owed(cast, thread)
    mark_done(action_point=point, organization=cast.weo, by=cast.colleague, evidence="Sent on Monday.")
    assert code(reopen, action_point=point, organization=cast.weo, by=cast.suzan, reason=" ") == "required"
    for organization, by in ((cast.al_noor, cast.ahmed), (cast.weo, cast.staff)):
        with pytest.raises(NotAllowed):
            reopen(action_point=point, organization=organization, by=by, reason="It is not.")
    for _click in range(2):
        page = send(cast.colleague, "reopen", point, **WEO, reason="It was the other form.").content.decode()
        assert "It is open again" in page
    now = fresh(point)
    assert (now.done_on, now.done_by, now.evidence) == (None, None, "")
    assert now.moves.count() == 1
    page = read(cast.ahmed, address("point", point))
    assert "<bdi>WEO</bdi>: it is not done after all." in page
    assert "It was the other form." in page
    assert "Sent on Monday." not in page
    assert mark_done(action_point=now, organization=cast.weo, by=cast.suzan).done_on == today()


def test_what_is_closed_goes_nowhere(cast: Cast, thread: Collaboration):
    point = owed(cast, thread)
    mark_done(action_point=point, organization=cast.weo, by=cast.suzan)
    us = {"action_point": point, "organization": cast.weo, "by": cast.suzan}
    assert code(reassign, **us, party=party(thread, cast.al_noor), reason="No time.") == "done"
    assert code(name_person, **us, person=cast.suzan) == "done"
    page = read(cast.suzan, address("point", point))
    for name in ("done", "drop", "reassign", "person"):
        assert address(name, point) not in page
    assert ActionPoint.objects.get().party.organization == cast.weo


def test_what_is_too_long_is_kept_and_said(cast: Cast, thread: Collaboration):
    """Nothing that was pasted is cut."""
    url = f"/collaborations/{thread.public_id}/action-points/add/"
    what = "نرسل القائمة " * 20
    form = {**WEO, "what": what, "party": party(thread, cast.weo).pk, "language": "ar"}
    response = english_client_of(cast.suzan).post(url, form)
    page = response.content.decode()
    assert response.status_code == 422
    assert "has room for 200 characters" in page
    assert what.strip() in page
