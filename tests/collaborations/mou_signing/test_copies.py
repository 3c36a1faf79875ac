"""Counterparts: several copies count at once, each with its own signatures; what is replaced or returned does not."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail

from collaborations.actions import mou_agreeing, mou_signing
from collaborations.models import MouCopy, MouPaper, MouVersion, Signature
from cop_portal.documents.models import Document
from cop_portal.refusals import NotAllowed, Refused
from tests.collaborations import mou_agreed
from tests.collaborations.mous import SIGNED, entered, paper, thread_of

from .steps import begun, of_al_noor, of_weo, sent, signed_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def mou(cast):
    """Written by WEO, agreed to by Al Noor, and to be signed."""
    return mou_agreed.agreed(cast)


def version_of(mou) -> MouVersion:
    return MouVersion.objects.get(mou=mou, number=0)


def confirm(cast, mou, **fields):
    return mou_signing.confirm_signature(mou=mou, **of_al_noor(cast), **signed_by("Ahmed Jassam", **fields))


def test_it_works(cast, mou):
    copy = sent(cast, mou)
    assert version_of(mou).concluded_on is None
    signature = confirm(cast, mou, copy=copy)
    assert signature.copy == copy
    assert version_of(mou).concluded_on == SIGNED


def test_a_party_uploads_its_own_counterpart_and_both_count(cast, mou):
    first = sent(cast, mou)
    own = mou_signing.upload_copy(
        mou=mou, upload=paper("ours.pdf"), **of_al_noor(cast), **signed_by("Ahmed Jassam")
    )
    assert list(MouCopy.objects.current()) == [first, own]
    assert {signature.copy for signature in Signature.objects.all()} == {first, own}
    assert version_of(mou).concluded_on == SIGNED


def test_a_replaced_copy_takes_only_its_own_confirmations_with_it(cast):
    mou = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    first = sent(cast, mou)
    own = mou_signing.upload_copy(
        mou=mou, upload=paper("ours.pdf"), **of_al_noor(cast), **signed_by("Ahmed Jassam")
    )
    again = sent(cast, mou, upload=paper("better.pdf"))
    assert list(MouCopy.objects.current()) == [own, again]
    assert {signature.copy for signature in Signature.objects.all()} == {own, again}
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert version_of(mou).concluded_on is None


def test_who_had_confirmed_and_uploads_its_own_has_signed_that(cast):
    mou = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    sent(cast, mou)
    confirm(cast, mou)
    own = mou_signing.upload_copy(
        mou=mou, upload=paper("ours.pdf"), **of_al_noor(cast), **signed_by("Ahmed Jassam")
    )
    assert Signature.objects.get(mou_party__party__organization=cast.al_noor).copy == own


def test_a_returned_copy_counts_no_more_and_the_text_stays_to_be_signed(cast, mou):
    copy = sent(cast, mou)
    mou_signing.return_copy(mou=mou, copy=copy, reason="Page 2 is missing.", **of_al_noor(cast), on=SIGNED)
    copy.refresh_from_db()
    assert (copy.returned_on, copy.return_reason) == (SIGNED, "Page 2 is missing.")
    assert not Signature.objects.exists()
    version = version_of(mou)
    assert (version.withdrawn_on, version.frozen_on) == (None, mou_agreed.PUT)
    with pytest.raises(Refused) as refused:
        confirm(cast, mou, copy=copy)
    assert refused.value.code == "returned"
    confirm(cast, mou, copy=sent(cast, mou, upload=paper("whole.pdf")))
    assert version_of(mou).concluded_on == SIGNED


def test_returned_twice_is_returned_once_and_ones_own_is_not(cast, mou):
    copy = sent(cast, mou)
    with pytest.raises(Refused) as refused:
        mou_signing.return_copy(mou=mou, copy=copy, reason="No", **of_weo(cast))
    assert refused.value.code == "own"
    first = mou_signing.return_copy(mou=mou, copy=copy, reason="A", **of_al_noor(cast), on=SIGNED)
    second = mou_signing.return_copy(mou=mou, copy=copy, reason="B", **of_al_noor(cast), on=SIGNED)
    assert first.return_reason == second.return_reason == "A"


def test_who_has_confirmed_a_copy_cannot_return_it(cast):
    mou = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    copy = sent(cast, mou)
    confirm(cast, mou)
    with pytest.raises(Refused) as refused:
        mou_signing.return_copy(mou=mou, copy=copy, reason="No", **of_al_noor(cast))
    assert refused.value.code == "confirmed"


def test_what_was_entered_with_its_paper_is_returned_as_a_whole(cast):
    mou = entered(cast)
    with pytest.raises(Refused) as refused:
        mou_signing.return_copy(mou=mou, copy=MouCopy.objects.get(), reason="No", **of_al_noor(cast))
    assert refused.value.code == "entered"


def test_nothing_is_signed_before_all_have_agreed(cast):
    mou = mou_agreed.put(cast, mou_agreed.written(cast))
    with pytest.raises(Refused) as refused:
        sent(cast, mou)
    assert refused.value.code == "not_agreed"
    draft = mou_agreed.written(cast)
    with pytest.raises(Refused) as refused:
        sent(cast, draft)
    assert refused.value.code == "draft"
    assert not Document.objects.exists()


@pytest.mark.parametrize("days", [1, -25])
def test_a_day_that_cannot_be_is_asked_about(cast, mou, days):
    """In the future, or before there was the text."""
    revision = version_of(mou).frozen_revision
    assert revision is not None
    day = SIGNED + datetime.timedelta(days=days)
    with pytest.raises(Refused) as refused:
        sent(cast, mou, signed_on=day)
    assert refused.value.field == "signed_on"
    assert not MouCopy.objects.exists()


def test_a_colleague_and_another_partys_person_upload_nothing(cast, mou):
    for organization, by in ((cast.weo, cast.colleague), (cast.weo, cast.ahmed), (cast.weo, cast.staff)):
        with pytest.raises(NotAllowed):
            sent(cast, mou, organization=organization, by=by)
    assert not Document.objects.exists()


def test_an_amendment_is_signed_like_the_memorandum(cast, mou):
    confirm(cast, mou, copy=sent(cast, mou))
    version = mou_agreed.amendment(cast, mou)
    mou_agreeing.put_to_parties(mou=mou, number=1, **of_weo(cast), on=SIGNED)
    mou_agreeing.agree(mou=mou, number=1, **of_al_noor(cast), on=SIGNED)
    own = begun(cast, mou, number=1)
    copy = sent(cast, mou, number=1, upload=None, paper=own)
    assert copy.document.name == f"{cast.weo.short_name} - {mou.reference}-1.pdf"
    confirm(cast, mou, number=1)
    version.refresh_from_db()
    assert version.concluded_on == SIGNED
    assert not MouPaper.objects.exists()


def test_each_step_tells_whom_it_concerns_once(cast, mou, django_capture_on_commit_callbacks):
    """The others that a paper waits; who uploaded, that it was returned; everybody, once, that it is concluded."""

    def told(step, **fields) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            told.result = step(cast, mou, **fields)
        assert all(mou.title not in message.body for message in mail.outbox)
        return sorted(to for message in mail.outbox for to in message.to)

    def give_back(cast, mou):
        return mou_signing.return_copy(
            mou=mou, copy=told.result, reason="No stamp", **of_al_noor(cast), on=SIGNED
        )

    assert told(sent) == [cast.ahmed.email]
    assert told(give_back) == [cast.suzan.email]
    assert told(sent, upload=paper("again.pdf")) == [cast.ahmed.email]
    assert told(confirm) == sorted([cast.ahmed.email, cast.suzan.email])
    assert told(confirm) == []


def test_papers_that_are_put_together_go_with_the_conclusion(cast, mou):
    copy = sent(cast, mou)
    begun(cast, mou, who=of_al_noor(cast))
    confirm(cast, mou, copy=copy)
    assert not MouPaper.objects.exists()
