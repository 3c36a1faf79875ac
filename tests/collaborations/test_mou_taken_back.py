"""A party replaces its copy, returns a memorandum or withdraws it: until it is concluded, and never unseen."""

from __future__ import annotations

import pytest

from collaborations.actions import mous as actions
from collaborations.models import MouCopy
from cop_portal.documents.models import Document
from cop_portal.refusals import NotAllowed, Refused
from tests.collaborations.mous import SIGNED, confirm, entered, paper, state_of, thread_of


def test_a_replaced_file_voids_the_confirmations(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = entered(cast, collaboration)
    confirm(cast, mou)
    old = MouCopy.objects.get()
    new = actions.replace_copy(
        mou=mou,
        organization=cast.weo,
        by=cast.suzan,
        upload=paper("better scan.pdf"),
        signatory_name="Suzan Aref",
        capacity="Director",
        signed_on=SIGNED,
        on=SIGNED,
    )
    old.refresh_from_db()
    assert old.replaced_at is not None
    assert [signature.copy for signature in mou.signatures.all()] == [new]


def test_only_the_uploading_party_replaces(cast):
    mou = entered(cast)
    with pytest.raises(NotAllowed):
        actions.replace_copy(
            mou=mou,
            organization=cast.al_noor,
            by=cast.ahmed,
            upload=paper(),
            signatory_name="A",
            capacity="b",
            signed_on=SIGNED,
            on=SIGNED,
        )
    assert Document.objects.count() == 1


def test_after_conclusion_nothing_is_replaced_or_returned(cast):
    mou = entered(cast)
    confirm(cast, mou)
    with pytest.raises(Refused):
        actions.replace_copy(
            mou=mou,
            organization=cast.weo,
            by=cast.suzan,
            upload=paper(),
            signatory_name="S",
            capacity="d",
            signed_on=SIGNED,
        )
    with pytest.raises(Refused):
        actions.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Too late")
    with pytest.raises(Refused):
        actions.withdraw_mou(mou=mou, organization=cast.weo, by=cast.suzan, reason="Too late")
    assert Document.objects.count() == 1


def test_somebody_who_looked_at_the_old_file_is_asked_to_look_again(cast):
    mou = entered(cast)
    looked_at = MouCopy.objects.get()
    actions.replace_copy(
        mou=mou,
        organization=cast.weo,
        by=cast.suzan,
        upload=paper(),
        signatory_name="S",
        capacity="d",
        signed_on=SIGNED,
        on=SIGNED,
    )
    with pytest.raises(Refused):
        confirm(cast, mou, copy=looked_at)


def test_returned_and_entered_again(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    mou = entered(cast, collaboration)
    actions.return_mou(
        mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="Page 3 is missing.", on=SIGNED
    )
    assert state_of(mou, SIGNED) == "withdrawn"
    with pytest.raises(Refused):
        confirm(cast, mou)
    again = entered(cast, collaboration)
    confirm(cast, again)
    assert state_of(again, SIGNED) == "concluded"


def test_a_return_needs_a_reason(cast):
    mou = entered(cast)
    with pytest.raises(Refused):
        actions.return_mou(mou=mou, organization=cast.al_noor, by=cast.ahmed, reason="  ")
