"""Meetings and joint activities are linked to what they prove; what becomes of them afterwards counts."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from collaborations.actions.activities import cancel_activity, record_activity
from collaborations.actions.corrections import correct_meeting
from collaborations.actions.meetings import record_meeting
from collaborations.actions.mou_afterwards import link_held_meetings, link_proof, unlink_proof
from collaborations.actions.not_held import say_not_held
from collaborations.models import CommitmentProof, Party
from collaborations.mous.afterwards.commitments import State
from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from tests.at_once import at_once, failed
from tests.cast import Cast, make_cast
from tests.collaborations.mou_afterwards.steps import (
    DAY,
    MONTHLY,
    TRAIN,
    activity,
    amended,
    kept,
    meeting,
    promise,
    signed,
    them,
    us,
)
from tests.collaborations.mous import ENDS, SIGNED, STARTS, thread_of
from tests.collaborations.steps import party

pytestmark = pytest.mark.django_db

OCTOBER, NOVEMBER = datetime.date(2021, 10, 20), datetime.date(2021, 11, 20)


def test_it_works(cast: Cast):
    """Kept once a training was held that a colleague of the other party had linked when it was planned."""
    mou = signed(cast, TRAIN, MONTHLY)
    train = mou.commitments.get(what=TRAIN["what"])
    planned = activity(cast, mou.collaboration, datetime.date(2022, 1, 12))
    link_proof(commitment=train, organization=cast.al_noor, by=cast.alnoor_colleague, activity=planned)
    assert kept(mou, train.what, datetime.date(2022, 4, 1)).standing.state == State.LATE
    planned.held_on = datetime.date(2022, 1, 12)
    planned.save()
    found = kept(mou, train.what, datetime.date(2022, 4, 1)).standing
    assert (found.state, found.kept_on) == (State.KEPT, planned.held_on)


def test_meetings_as_they_are_recorded(cast: Cast):
    """A meeting's corrected date moves it to another month; one that a party denies counts no more."""
    mou = signed(cast, MONTHLY)
    commitment = mou.commitments.get()
    Party.objects.update(accepted_by=cast.suzan)
    collaboration = mou.collaboration
    attending = {party(collaboration, cast.weo): "", party(collaboration, cast.al_noor): ""}
    held = record_meeting(
        collaboration=collaboration, **us(cast), held_on=OCTOBER, attending=attending, on=OCTOBER
    )
    link_proof(commitment=commitment, **us(cast), meeting=held)
    assert kept(mou, commitment.what, OCTOBER).standing.kept == 1
    assert kept(mou, commitment.what, NOVEMBER).standing.state == State.DUE
    correct_meeting(meeting=held, **us(cast), seen=0, held_on=NOVEMBER, attending=attending)
    found = kept(mou, commitment.what, NOVEMBER).standing
    assert (found.state, found.kept, found.asked) == (State.KEPT, 1, 2)
    held.refresh_from_db()
    say_not_held(meeting=held, **them(cast), reason="We did not meet.")
    assert kept(mou, commitment.what, NOVEMBER).standing.state == State.LATE


def test_a_cancelled_activity_counts_no_more(cast: Cast):
    """Planned, linked, cancelled: it proves nothing."""
    mou = signed(cast, TRAIN)
    training = activity(cast, mou.collaboration, today() + DAY)
    link_proof(commitment=mou.commitments.get(), **us(cast), activity=training)
    cancel_activity(activity=training, **us(cast), reason="Elections")
    row = kept(mou, TRAIN["what"], datetime.date(2022, 4, 1))
    assert row.standing.state == State.LATE
    assert [proof.is_off for proof in row.promised.proofs] == [True]


def test_one_tap(cast: Cast):
    """All meetings held since its first day, each once; no earlier one, none of another thread, and no plan."""
    mou = signed(cast, MONTHLY)
    commitment = mou.commitments.get()
    meeting(cast, mou.collaboration, STARTS - DAY)
    meeting(cast, mou.collaboration, planned_on=today())
    meeting(cast, thread_of(cast.weo, cast.al_noor), OCTOBER)
    ours = [meeting(cast, mou.collaboration, day) for day in (STARTS, OCTOBER, NOVEMBER)]
    month = meeting(cast, mou.collaboration, STARTS, date_precision="month")
    assert link_held_meetings(commitment=commitment, **us(cast)) == 4
    assert link_held_meetings(commitment=commitment, **them(cast)) == 0
    assert set(commitment.proofs.values_list("meeting", flat=True)) == {row.pk for row in (*ours, month)}


def test_linked_and_unlinked(cast: Cast):
    """Twice is once, by either party; unlinked it proves nothing, and that twice is no error."""
    mou = signed(cast, MONTHLY)
    commitment = mou.commitments.get()
    held = meeting(cast, mou.collaboration, OCTOBER)
    first = link_proof(commitment=commitment, **us(cast), meeting=held)
    assert link_proof(commitment=commitment, **them(cast), meeting=held) == first
    unlink_proof(commitment=commitment, **them(cast), meeting=held)
    unlink_proof(commitment=commitment, **them(cast), meeting=held)
    assert not commitment.proofs.exists()


def test_who_may_not(cast: Cast):
    """Staff, who is outside, who left the thread; and nothing of another collaboration is linked."""
    mou = signed(cast, MONTHLY)
    commitment = mou.commitments.get()
    held = meeting(cast, mou.collaboration, OCTOBER)
    for organization, by in (
        (cast.weo, cast.staff),
        (cast.outsider_org, cast.outsider),
        (cast.weo, cast.ahmed),
    ):
        with pytest.raises(NotAllowed):
            link_proof(commitment=commitment, organization=organization, by=by, meeting=held)
    other = meeting(cast, thread_of(cast.weo, cast.al_noor), OCTOBER)
    with pytest.raises(Refused):
        link_proof(commitment=commitment, **us(cast), meeting=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitmentProof.objects.create(
            commitment=commitment,
            collaboration=mou.collaboration,
            meeting=other,
            linked_on=OCTOBER,
            linked_by=cast.suzan,
        )
        connection.check_constraints()
    Party.objects.filter(organization=cast.al_noor).update(left_on=today())
    with pytest.raises(NotAllowed):
        link_proof(commitment=commitment, **them(cast), meeting=held)
    # Who came back is in the thread, and a party of the memorandum.
    Party.objects.create(collaboration=mou.collaboration, organization=cast.al_noor, joined_on=today())
    assert link_proof(commitment=commitment, **them(cast), meeting=held)


def test_amended_commitments_count_from_the_amendment_on(cast: Cast):
    """What an amendment adds is asked for since it was concluded; what a draft of one says is not."""
    mou = signed(cast, TRAIN)
    amended(cast, mou, MONTHLY, on=NOVEMBER)
    drafted = amended(cast, mou, is_signed=False)
    promise(mou, drafted, {**MONTHLY, "what": "Meet every day"})
    row = kept(mou, MONTHLY["what"], NOVEMBER)
    assert (row.promised.since, row.standing.state, row.number) == (NOVEMBER, State.DUE, 1)
    with pytest.raises(StopIteration):
        kept(mou, "Meet every day", NOVEMBER)
    with pytest.raises(Refused):
        link_proof(
            commitment=drafted.commitments.get(),
            **us(cast),
            meeting=meeting(cast, mou.collaboration, NOVEMBER),
        )


def test_nothing_is_asked_after_the_last_day(cast: Cast):
    """Of a memorandum that ends; one that renews itself goes on asking."""
    mou = signed(cast, MONTHLY, renewal="none")
    assert kept(mou, MONTHLY["what"], ENDS).standing.state == State.LATE
    assert kept(mou, MONTHLY["what"], ENDS + DAY).standing.state == State.OVER
    goes_on = signed(cast, MONTHLY, collaboration=thread_of(cast.weo, cast.al_noor))
    assert kept(goes_on, MONTHLY["what"], ENDS + DAY).standing.state == State.LATE


def test_an_activity_is_recorded_through_its_action(cast: Cast):
    """The action that records what was held moves what it proves, too."""
    mou = signed(cast, TRAIN)
    Party.objects.update(accepted_by=cast.suzan)
    training = activity(cast, mou.collaboration, SIGNED + DAY)
    link_proof(commitment=mou.commitments.get(), **us(cast), activity=training)
    record_activity(activity=training, **us(cast), held_on=NOVEMBER, participants={}, result="15 were there.")
    assert kept(mou, TRAIN["what"], NOVEMBER).standing.kept_on == NOVEMBER


@pytest.mark.django_db(transaction=True)
def test_both_link_the_same_at_once():
    """One link, no error."""
    cast = make_cast()
    mou = signed(cast, MONTHLY)
    held = meeting(cast, mou.collaboration, OCTOBER)
    commitment = mou.commitments.get()
    calls = [
        lambda who=who: link_proof(commitment=commitment, **who, meeting=held)
        for who in (us(cast), them(cast), us(cast))
    ]
    assert failed(at_once(*calls)) == []
    assert commitment.proofs.count() == 1
