"""What happens to a memorandum, by its actions: who may, who may not, and twice."""

from __future__ import annotations

import datetime
import threading
import uuid

import pytest
from django.core import mail
from django.db import connection

from collaborations.actions import mous as actions
from collaborations.models import MemorandumOfUnderstanding, MouCopy, MouVersion, Signature
from cop_portal.documents.models import Document
from cop_portal.refusals import NotAllowed, Refused
from members.models import Partnership
from tests.cast import make_cast
from tests.collaborations.mous import SIGNED, confirm, entered, paper, terms, thread_of
from tests.documents import files


def state_of(mou, on: datetime.date | None = None) -> str:
    return MemorandumOfUnderstanding.objects.with_state(on).get(pk=mou.pk).state


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


@pytest.mark.django_db(transaction=True)
def test_all_parties_confirm_at_once():
    """Two confirmations on two connections at the same moment: one conclusion, no deadlock, nothing lost."""
    cast = make_cast()
    collaboration = thread_of(cast.weo, cast.al_noor, cast.outsider_org)
    for _round in range(3):
        mou = entered(cast, collaboration)
        barrier, errors = threading.Barrier(4), []

        def signs(organization, user, mou=mou, barrier=barrier, errors=errors):
            try:
                barrier.wait()
                actions.confirm_signature(
                    mou=mou,
                    organization=organization,
                    by=user,
                    signatory_name="Somebody",
                    capacity="chair",
                    signed_on=SIGNED,
                    on=SIGNED,
                )
            except Exception as error:  # whatever it is, the test must show it
                errors.append(error)
            finally:
                connection.close()

        # Each of them twice, as a double click does.
        who = [(cast.al_noor, cast.ahmed), (cast.outsider_org, cast.outsider)] * 2
        threads = [threading.Thread(target=signs, args=args) for args in who]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert Signature.objects.filter(mou=mou).count() == 3
        assert MouVersion.objects.get(mou=mou).concluded_on == SIGNED
