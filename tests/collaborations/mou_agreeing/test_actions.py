"""Tests of putting a text to the parties, agreeing to it, returning it, declining it."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions import mou_agreeing as actions
from collaborations.actions.mous import withdraw_mou
from collaborations.models import Commitment, MouAgreement, MouText, MouVersion
from cop_portal.refusals import NotAllowed, Refused
from tests.collaborations.mou_agreed import AGREED, PUT, agree, agreed, give_back, put, revise, written
from tests.collaborations.mous import confirm, entered, state_of, thread_of

pytestmark = pytest.mark.django_db


def test_it_works(cast):
    mou = written(cast)
    assert state_of(mou, PUT) == "draft"
    put(cast, mou)
    assert state_of(mou, PUT) == "with_parties"
    agree(cast, mou)
    assert state_of(mou, AGREED) == "signing"


def test_who_puts_it_agrees_to_it(cast):
    version = put(cast).versions.get()
    assert [one.mou_party.party.organization for one in version.agreements.all()] == [cast.weo]
    assert version.put_by.party.organization == cast.weo


def test_everything_that_is_missing_is_said_at_once(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = written(cast, collaboration, ends_on=datetime.date(2021, 12, 1), renewal="none")
    MouText.objects.update(title="", purpose=" ")
    collaboration.parties.filter(organization=cast.al_noor).update(left_on=PUT)
    with pytest.raises(actions.Incomplete) as refusal:
        put(cast, mou, on=datetime.date(2022, 1, 1))
    assert [gap.part for gap in refusal.value.gaps] == ["words", "words", "left", "term"]
    assert mou.versions.get().frozen_on is None


def test_what_somebody_saved_meanwhile_is_looked_at_first(cast):
    mou = written(cast)
    with pytest.raises(Refused) as refusal:
        put(cast, mou, draft_version=0)
    assert refusal.value.code == "changed_meanwhile"
    put(cast, mou, draft_version=1)


def test_a_second_click_puts_it_once(cast):
    mou = put(cast)
    mail.outbox.clear()
    put(cast, mou)
    assert MouAgreement.objects.count() == 1
    assert not mail.outbox


def test_what_another_has_put_is_not_put_again(cast):
    mou = put(cast)
    with pytest.raises(Refused) as refusal:
        actions.put_to_parties(mou=mou, organization=cast.al_noor, by=cast.ahmed, on=PUT)
    assert refusal.value.code == "with_parties"


def test_agreeing_twice_is_one_agreement(cast):
    mou = put(cast)
    assert agree(cast, mou) == agree(cast, mou)


def test_who_read_another_text_is_asked_to_read_again(cast):
    mou = put(cast)
    version = mou.versions.get()
    read = version.frozen_revision
    give_back(cast, mou)
    revise(cast, version, "For two years.")
    put(cast, mou, on=AGREED)
    with pytest.raises(Refused) as refusal:
        agree(cast, mou, revision=read)
    assert refusal.value.code == "changed_meanwhile"
    assert state_of(mou, AGREED) == "with_parties"


def test_a_returned_text_is_a_draft_again_and_can_be_written(cast):
    mou = put(cast)
    returned = give_back(cast, mou)
    assert (returned.put_on, returned.returned_on, returned.remarks) == (PUT, AGREED, "Two years, not three.")
    assert state_of(mou, AGREED) == "draft"
    MouText.objects.update(purpose="Learn from each other for two years.")
    Commitment.objects.update(what="Train 20 people")


def test_a_returned_text_that_nobody_changed_can_be_put_again_and_nobody_has_agreed_to_it_yet(cast):
    mou = agreed(cast)
    give_back(cast, mou)
    put(cast, mou, on=AGREED)
    version = mou.versions.get()
    assert version.frozen_revision.number == 2
    assert [one.party.organization for one in actions.waited_for(version)] == [cast.al_noor]
    give_back(cast, mou, "Still not.")
    assert version.returns.count() == 2


def test_a_text_can_be_returned_after_all_have_agreed_until_a_paper_is_there(cast):
    mou = agreed(cast)
    give_back(cast, mou)
    assert state_of(mou, AGREED) == "draft"


def test_remarks_are_needed(cast):
    mou = put(cast)
    with pytest.raises(Refused) as refusal:
        give_back(cast, mou, "  ")
    assert (refusal.value.field, refusal.value.code) == ("remarks", "required")


def test_returning_twice_with_the_same_words_is_one_return(cast):
    mou = put(cast)
    assert give_back(cast, mou) == give_back(cast, mou)
    with pytest.raises(Refused) as refusal:
        give_back(cast, mou, "And another thing.")
    assert refusal.value.code == "draft"


def test_a_party_declines_with_a_reason_and_nothing_more_is_done(cast):
    mou = put(cast)
    version = actions.decline(
        mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Our board said no.", on=AGREED
    )
    assert (version.was_declined, version.withdrawn_for.party.organization) == (True, cast.al_noor)
    assert state_of(mou, AGREED) == "withdrawn"
    for action, words in ((agree, {}), (give_back, {})):
        with pytest.raises(Refused) as refusal:
            action(cast, mou, **words)
        assert refusal.value.code == "declined"


def test_who_put_it_withdraws_it_and_does_not_decline_it(cast):
    mou = put(cast)
    with pytest.raises(Refused) as refusal:
        actions.decline(mou=mou, organization=cast.weo, by=cast.suzan, reason="No.", on=AGREED)
    assert refusal.value.code == "own"
    with pytest.raises(NotAllowed):
        withdraw_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="No.", on=AGREED)
    withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason="Too early.", on=AGREED)
    assert state_of(mou, AGREED) == "withdrawn"


def test_each_party_can_give_up_a_draft(cast):
    mou = written(cast)
    version = withdraw_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Too early.", on=PUT)
    assert version.withdrawn_on == PUT
    assert state_of(mou, PUT) == "withdrawn"


@pytest.mark.parametrize(
    "who", ["colleague", "alnoor_colleague", "outsider", "staff", "superuser", "observer"]
)
def test_only_a_representative_of_a_party_decides(cast, who):
    mou = put(cast)
    by = getattr(cast, who)
    for organization in (cast.weo, cast.al_noor, cast.outsider_org):
        common = {"mou": mou, "organization": organization, "by": by, "on": AGREED}
        for act, fields in (
            (actions.put_to_parties, {}),
            (actions.agree, {}),
            (actions.return_text, {"remarks": "No."}),
            (actions.decline, {"reason": "No."}),
            (withdraw_mou, {"reason": "No."}),
        ):
            with pytest.raises(NotAllowed):
                act(**common, **fields)


def test_nobody_agrees_once_a_party_has_left(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = put(cast, written(cast, collaboration))
    collaboration.parties.filter(organization=cast.outsider_org).update(left_on=AGREED)
    with pytest.raises(Refused) as refusal:
        agree(cast, mou)
    assert refusal.value.code == "gone"
    with pytest.raises(Refused) as refusal:
        actions.agree(mou=mou, organization=cast.outsider_org, by=cast.outsider, on=AGREED)
    assert refusal.value.code == "left"
    give_back(cast, mou, "One has left.")


def test_what_was_signed_on_paper_is_not_agreed_to(cast):
    mou = entered(cast)
    with pytest.raises(NotAllowed):
        agree(cast, mou)
    confirm(cast, mou)
    assert MouVersion.objects.get().concluded_on is not None


def test_a_concluded_collaboration_takes_no_answer_but_a_refusal(cast):
    from collaborations.actions.standing import conclude

    mou = put(cast)
    conclude(collaboration=mou.collaboration, organization=cast.weo, by=cast.suzan, text="Done.", on=AGREED)
    with pytest.raises(Refused) as refusal:
        agree(cast, mou)
    assert refusal.value.code == "concluded"
    actions.decline(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="It is over.", on=AGREED)
