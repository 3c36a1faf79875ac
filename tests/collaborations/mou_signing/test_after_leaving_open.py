"""A party leaves the collaboration before all have signed: nothing is concluded without it, and those who stay can end
it; nor does it read what came after it."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from collaborations.actions import mou_signing, mous
from collaborations.actions.mou_agreeing import agree, decline, put_to_parties
from collaborations.actions.threads import leave
from collaborations.models import MouCopy, MouPaper, MouSheet, MouVersion
from cop_portal.documents.erasing import erase_unneeded
from cop_portal.documents.models import DocumentOpening
from cop_portal.refusals import Refused
from tests.cast import client_of, english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mou_steps import saved
from tests.collaborations.mous import SIGNED, confirm, entered, paper, thread_of

from .steps import begun, of_al_noor, of_weo, photo, sent, signed_by

pytestmark = pytest.mark.django_db


def concluded(cast):
    """A memorandum that both have signed."""
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    confirm(cast, mou)
    return mou


def weo_leaves(cast, mou) -> None:
    """WEO leaves today."""
    leave(collaboration=mou.collaboration, organization=cast.weo, by=cast.suzan)


def al_noor_leaves(cast, mou) -> None:
    """Al Noor leaves today."""
    leave(collaboration=mou.collaboration, organization=cast.al_noor, by=cast.ahmed)


def test_it_works(cast):
    """Who stays cannot conclude it with the signature of who has left."""
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    weo_leaves(cast, mou)
    for act in (
        lambda: confirm(cast, mou),
        lambda: mou_signing.upload_copy(mou=mou, upload=paper(), **of_al_noor(cast), **signed_by()),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "gone"
    assert MouVersion.objects.get(mou=mou).concluded_on is None


def test_nor_do_staff_record_it(cast):
    """A signature on written request is refused as well, and the page to record one says why."""
    mou = mou_agreed.agreed(cast)
    copy = sent(cast, mou)
    weo_leaves(cast, mou)
    with pytest.raises(Refused) as refused:
        mou_signing.record_on_request(
            mou=mou,
            organization=cast.al_noor,
            by=cast.staff,
            request_upload=paper("Letter.pdf"),
            copy=copy,
            **signed_by(),
        )
    assert refused.value.code == "gone"
    page = english_client_of(cast.staff).get(MouVersion.objects.get().address("mou_record"), follow=True)
    assert "A party has left this collaboration" in page.content.decode()


def test_who_stays_is_told_and_declines_it(cast):
    """Its page asks for no signature, and offers to decline it, though a signed paper is there."""
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    weo_leaves(cast, mou)
    client = english_client_of(cast.ahmed)
    page = client.get(mou.get_absolute_url()).content.decode()
    version = MouVersion.objects.get()
    assert "Next: begin it again" in page
    assert version.address("mou_decline") in page
    assert "Next: confirm what you signed" not in page
    client.post(version.address("mou_decline"), {"reason": "WEO has left."})
    version.refresh_from_db()
    assert version.was_declined


def test_who_signed_and_stays_declines_it_too(cast):
    """Of three, the one that put it may not be there any more."""
    mou = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    sent(cast, mou)
    confirm(cast, mou)
    with pytest.raises(Refused):
        decline(mou=mou, reason="We changed our mind.", **of_al_noor(cast))
    weo_leaves(cast, mou)
    thread = english_client_of(cast.ahmed).get(mou.collaboration.get_absolute_url()).content.decode()
    assert "Next: begin the memorandum again" in thread
    assert decline(mou=mou, reason="WEO has left.", **of_al_noor(cast)).was_declined


def test_one_that_was_entered_is_returned_or_taken_back(cast):
    """Each of those who stay can: who entered it, and who has confirmed it."""
    mou = entered(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    confirm(cast, mou)
    with pytest.raises(Refused):
        mous.return_mou(mou=mou, reason="Not this one.", **of_al_noor(cast))
    leave(collaboration=mou.collaboration, organization=cast.outsider_org, by=cast.outsider)
    version = MouVersion.objects.get()
    for user, words in ((cast.suzan, "Withdraw it"), (cast.ahmed, "Decline it")):
        page = english_client_of(user).get(mou.get_absolute_url()).content.decode()
        assert "Next: begin it again" in page
        assert words in page
        assert english_client_of(user).get(version.address("mou_return")).status_code == 200
    english_client_of(cast.ahmed).post(version.address("mou_return"), {"reason": "One has left."})
    version.refresh_from_db()
    assert version.withdrawn_for.party.organization == cast.al_noor


def test_no_amendment_that_came_after(cast):
    """A party that left a concluded memorandum reads it, and nothing of an amendment that it did not sign."""
    mou = concluded(cast)
    version = mou_agreed.amendment(cast, mou)
    al_noor_leaves(cast, mou)
    saved(cast, mou, number=1, texts={"en": {"title": "What came later", "purpose": "More of it."}})
    client = english_client_of(cast.ahmed)
    page = client.get(mou.get_absolute_url()).content.decode()
    assert version.address("mou_amendment") not in page
    assert client.get(version.address("mou_amendment")).status_code == 404
    assert client.get(version.address("mou_text")).status_code == 404
    stays = english_client_of(cast.suzan)
    assert "What came later" in stays.get(mou.get_absolute_url()).content.decode()


def test_no_paper_that_came_after(cast):
    """It agreed to an amendment and left: its paper is of those who stay. What it signed, it opens."""
    mou = concluded(cast)
    first = MouCopy.objects.get()
    version = mou_agreed.amendment(cast, mou)
    put_to_parties(mou=mou, number=1, on=SIGNED, **of_weo(cast))
    agree(mou=mou, number=1, on=SIGNED, **of_al_noor(cast))
    later = sent(cast, mou, number=1)
    client = client_of(cast.ahmed)
    address = reverse("collaborations:mou_document", args=[later.public_id])
    assert client.get(address).status_code == 200
    al_noor_leaves(cast, mou)
    assert client.get(address).status_code == 404
    assert client.get(version.address("mou_amendment")).status_code == 404
    assert client.get(reverse("collaborations:mou_document", args=[first.public_id])).status_code == 200


def test_who_opened_it_up_to_the_day(cast):
    """It reads who opened the paper while it was there, and not who does since."""
    mou = concluded(cast)
    copy = MouCopy.objects.get()
    DocumentOpening.objects.create(
        document=copy.document,
        user=cast.suzan,
        organization_slug=cast.weo.slug,
        kind="view",
        opened_at=timezone.now() - datetime.timedelta(days=2),
    )
    address = reverse("collaborations:mou_openings", args=[mou.public_id])
    al_noor_leaves(cast, mou)
    client_of(cast.colleague).get(reverse("collaborations:mou_document", args=[copy.public_id]))
    left = english_client_of(cast.alnoor_colleague).get(address).content.decode()
    assert cast.suzan.name in left
    assert cast.colleague.name not in left
    assert cast.colleague.name in english_client_of(cast.suzan).get(address).content.decode()


def test_a_paper_that_it_has_not_sent_goes_with_it(cast):
    """Its photos are thrown away, and the sweep erases them; what the others put together stays."""
    mou = mou_agreed.agreed(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.agree(cast, mou, organization=cast.outsider_org, by=cast.outsider)
    begun(cast, mou)
    other = begun(cast, mou, [photo("theirs.jpg", width=470)], who=of_al_noor(cast))
    weo_leaves(cast, mou)
    assert list(MouPaper.objects.all()) == [other]
    assert MouSheet.objects.count() == 1
    assert erase_unneeded(older_than=datetime.timedelta(0)).erased == 3
