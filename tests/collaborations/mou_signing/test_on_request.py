"""What Search staff record: a party's signature on its written request, marked so, and Search's own as a witness."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions import mou_signing, mous
from collaborations.models import MouVersion, MouWitness, Party, Signature
from cop_portal.documents.models import Document, DocumentOpening
from cop_portal.refusals import NotAllowed, Refused
from members.models import Membership
from tests.cast import english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import SIGNED, paper, thread_of

from .steps import ON, of_weo, photo, sent, signed_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def mou(cast):
    """Of three, so that a signature of one does not conclude it; WEO has sent the paper."""
    made = mou_agreed.written(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    mou_agreed.put(cast, made)
    mou_agreed.agree(cast, made)
    mou_agreed.agree(cast, made, organization=cast.outsider_org, by=cast.outsider)
    sent(cast, made)
    return made


def record(cast, mou, **fields) -> Signature:
    """Search records that Al Noor has signed."""
    values = {
        "organization": cast.al_noor,
        "by": cast.staff,
        "request_upload": paper("Letter of Al Noor.pdf"),
        "copy": MouVersion.objects.get(mou=mou).copies.current().get(),
        **signed_by("Ahmed Jassam", "Executive director"),
    }
    return mou_signing.record_on_request(mou=mou, **{**values, **fields})


def test_it_works(cast, mou):
    signature = record(cast, mou)
    assert (signature.confirmed_by, signature.request.name) == (cast.staff, "Letter of Al Noor.pdf")
    page = english_client_of(cast.suzan).get(mou.get_absolute_url()).content.decode()
    said = (
        'Recorded by Search on the party’s written request, <span class="one-line">21 September 2021</span>'
    )
    assert said in page
    signature.refresh_from_db()
    request = reverse("collaborations:mou_request", args=[signature.public_id])
    assert request in page
    for user in (cast.suzan, cast.colleague, cast.ahmed, cast.staff):
        assert english_client_of(user).get(request).status_code == 200
    for user in (cast.observer, cast.discreet):
        assert english_client_of(user).get(request).status_code == 404
    assert DocumentOpening.objects.filter(document=signature.request).count() == 4


def test_a_photo_of_the_letter_is_enough(cast, mou):
    assert record(cast, mou, request_upload=photo("letter.jpg")).request.kind == Document.Kind.JPEG


def test_only_staff_of_no_party_record(cast, mou):
    for by in (cast.suzan, cast.ahmed, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed):
            record(cast, mou, by=by)
    Membership.objects.create(user=cast.staff, organization=cast.weo, role="colleague", since=SIGNED)
    with pytest.raises(NotAllowed):
        record(cast, mou)
    url = reverse("collaborations:mou_record", args=[mou.public_id])
    assert english_client_of(cast.staff).get(url).status_code == 404


def test_twice_is_once_and_what_the_party_confirmed_itself_stands(cast, mou):
    assert record(cast, mou) == record(cast, mou)
    assert Document.objects.filter(name__startswith="Letter").count() == 1
    with pytest.raises(Refused) as refused:
        record(cast, mou, organization=cast.weo)
    assert refused.value.code == "confirmed"


def test_a_copy_that_was_replaced_is_asked_about(cast, mou):
    old = MouVersion.objects.get(mou=mou).copies.get()
    sent(cast, mou, upload=paper("better.pdf"))
    with pytest.raises(Refused) as refused:
        record(cast, mou, copy=old)
    assert refused.value.field == "copy"
    assert not Document.objects.filter(name__startswith="Letter").exists()


def test_what_is_closed_to_staff_can_be_recorded_and_not_opened(cast, mou):
    mous.set_closed_to_staff(mou=mou, closed=True, **of_weo(cast))
    client = english_client_of(cast.staff)
    url = reverse("collaborations:mou_record", args=[mou.public_id])
    page = client.get(url).content.decode()
    assert "MoU signed.pdf" not in page
    copy = MouVersion.objects.get(mou=mou).copies.get()
    response = client.post(
        url,
        {
            "party": mou.parties.get(party__organization=cast.al_noor).pk,
            "copy": str(copy.public_id),
            "request_upload": paper("Letter.pdf"),
            "signatory_name": "Ahmed Jassam",
            "capacity": "Executive director",
            "signed_on_day": "21",
            "signed_on_month": "9",
            "signed_on_year": "2021",
        },
    )
    assert response.status_code == 302
    assert Signature.objects.filter(request__isnull=False).count() == 1
    page = client.get(mou.get_absolute_url()).content.decode()
    assert "Ahmed Jassam" not in page
    assert client.get(reverse("collaborations:mou_document", args=[copy.public_id])).status_code == 404


def test_the_party_is_told_and_its_thread_accepted(cast, mou, django_capture_on_commit_callbacks):
    Party.objects.filter(organization=cast.al_noor).update(accepted_by=None)
    with django_capture_on_commit_callbacks(execute=True):
        record(cast, mou)
    assert {to for message in mail.outbox for to in message.to} == {cast.ahmed.email}
    assert mou.title not in mail.outbox[0].body
    assert Party.objects.get(organization=cast.al_noor).accepted_by == cast.staff


def test_the_last_one_concludes_it(cast, mou):
    record(cast, mou)
    record(cast, mou, organization=cast.outsider_org, request_upload=paper("Letter 2.pdf"))
    assert MouVersion.objects.get(mou=mou).concluded_on == SIGNED


def test_search_signs_as_a_witness_also_afterwards(cast):
    mou = mou_agreed.written(cast)
    witness = MouWitness.objects.create(mou=mou, organization=cast.search)
    mou_agreed.put(cast, mou)
    mou_agreed.agree(cast, mou)
    with pytest.raises(NotAllowed):
        mou_signing.record_witness(
            mou=mou, by=cast.suzan, signatory_name="A", capacity="b", signed_on=SIGNED, **ON
        )
    url = reverse("collaborations:mou_witness", args=[mou.public_id])
    values = {
        "signatory_name": "Sara",
        "capacity": "Director",
        "signed_on_day": 21,
        "signed_on_month": 9,
        "signed_on_year": 2021,
    }
    assert english_client_of(cast.staff).post(url, values).status_code == 302
    witness.refresh_from_db()
    assert (witness.signatory_name, witness.signed_on, witness.recorded_by) == ("Sara", SIGNED, cast.staff)
    mou_signing.record_witness(
        mou=mou, by=cast.staff, signatory_name="B", capacity="c", signed_on=SIGNED, **ON
    )
    witness.refresh_from_db()
    assert witness.signatory_name == "Sara"
    assert english_client_of(cast.suzan).get(url).status_code == 404
