"""Parties enter a signed memorandum and confirm it, once and for themselves; others and bad terms are refused."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.core import mail

from collaborations.actions import mous as actions
from collaborations.models import MemorandumOfUnderstanding
from cop_portal.documents.models import Document
from cop_portal.refusals import NotAllowed, Refused
from members.models import Partnership
from tests.collaborations.mous import SIGNED, confirm, entered, paper, state_of, terms, thread_of
from tests.documents import files


def test_it_works(cast):
    mou = entered(cast)
    assert state_of(mou, SIGNED) == "signing"
    confirm(cast, mou)
    assert mou.versions.get().concluded_on == SIGNED
    assert state_of(mou, SIGNED) == "concluded"
    assert state_of(mou, datetime.date(2021, 10, 1)) == "in_force"
    # Renewed automatically, so in force long after its last day, without anybody doing anything.
    assert state_of(mou) == "in_force"


def test_it_ends_by_its_last_day(cast):
    mou = entered(cast, renewal="none")
    confirm(cast, mou)
    assert state_of(mou, datetime.date(2023, 9, 30)) == "in_force"
    assert state_of(mou, datetime.date(2023, 10, 1)) == "ended"


def test_concluding_makes_partners(cast):
    mou = entered(cast)
    assert not Partnership.objects.exists()
    confirm(cast, mou)
    partnership = Partnership.objects.get()
    assert {partnership.organization_low, partnership.organization_high} == {cast.weo, cast.al_noor}
    assert (partnership.since, partnership.until) == (SIGNED, None)


def test_it_is_concluded_only_when_all_three_have_signed(cast):
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    mou = entered(cast, collaboration)
    confirm(cast, mou)
    assert state_of(mou, SIGNED) == "signing"
    actions.confirm_signature(
        mou=mou,
        organization=cast.outsider_org,
        by=cast.outsider,
        signatory_name="Omar Salim",
        capacity="Chair",
        signed_on=SIGNED,
        on=SIGNED,
    )
    assert state_of(mou, SIGNED) == "concluded"


@pytest.mark.parametrize("who", ["colleague", "outsider", "staff", "superuser", "observer", "ahmed"])
def test_only_a_representative_of_the_party_enters(cast, who):
    collaboration = thread_of(cast.weo, cast.al_noor)
    with pytest.raises(NotAllowed):
        actions.enter_mou(
            organization=cast.weo, by=getattr(cast, who), upload=paper(), **terms(collaboration)
        )
    assert not MemorandumOfUnderstanding.objects.exists()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "who", ["colleague", "alnoor_colleague", "outsider", "staff", "superuser", "observer", "suzan"]
)
def test_only_a_representative_of_the_party_confirms(cast, who):
    mou = entered(cast)
    with pytest.raises(NotAllowed):
        actions.confirm_signature(
            mou=mou,
            organization=cast.al_noor,
            by=getattr(cast, who),
            signatory_name="Somebody",
            capacity="x",
            signed_on=SIGNED,
            on=SIGNED,
        )
    assert mou.signatures.count() == 1


def test_the_same_form_twice_is_one_memorandum(cast):
    collaboration, key = thread_of(cast.weo, cast.al_noor), uuid.uuid4()
    first = entered(cast, collaboration, key=key)
    assert entered(cast, collaboration, key=key) == first
    assert Document.objects.count() == 1


def test_a_key_of_another_collaboration_is_refused(cast):
    key = uuid.uuid4()
    entered(cast, key=key)
    with pytest.raises(Refused):
        entered(cast, thread_of(cast.weo, cast.outsider_org), key=key)


def test_confirming_twice_is_one_signature(cast):
    mou = entered(cast)
    assert confirm(cast, mou) == confirm(cast, mou)
    assert mou.signatures.count() == 2


def test_no_signature_in_the_future(cast):
    tomorrow = SIGNED + datetime.timedelta(days=1)
    with pytest.raises(Refused):
        entered(cast, signed_on=tomorrow)
    mou = entered(cast)
    with pytest.raises(Refused):
        confirm(cast, mou, signed_on=tomorrow)


@pytest.mark.parametrize(
    "fields",
    [
        {"ends_on": datetime.date(2021, 10, 1)},
        {"ends_on": None},
        {"parties": []},
    ],
)
def test_terms_that_make_no_sense(cast, fields):
    with pytest.raises(Refused):
        entered(cast, **fields)
    assert not Document.objects.exists()


def test_a_party_of_another_thread_is_refused(cast):
    other = thread_of(cast.weo, cast.outsider_org)
    with pytest.raises(Refused):
        entered(cast, parties=list(other.parties.all()))


def test_a_bad_file_leaves_nothing(cast):
    collaboration = thread_of(cast.weo, cast.al_noor)
    with pytest.raises(Refused) as refusal:
        actions.enter_mou(
            organization=cast.weo,
            by=cast.suzan,
            upload=paper(content=files.script_on_opening()),
            **terms(collaboration),
        )
    assert refusal.value.field == "upload"
    assert not MemorandumOfUnderstanding.objects.exists()
    assert not Document.objects.exists()


def test_mails_say_that_something_waits_and_no_more(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mou = entered(cast)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(cast, mou)
    assert sorted((message.to[0]) for message in mail.outbox) == [
        "ahmed@alnoor.example",
        "ahmed@alnoor.example",
        "suzan@weo.example",
    ]
    for message in mail.outbox:
        text = message.subject + message.body
        for secret in ("Al Noor", "النور", "Women", "WEO", mou.reference, "signed.pdf", "political", "PDF"):
            assert secret not in text.replace("Suzan Aref", "").replace("Ahmed Jassam", "")
