"""What the database itself refuses of memoranda, whoever asks: rows are written here without any action."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from collaborations.models import (
    Collaboration,
    MemorandumOfUnderstanding,
    MouCopy,
    MouParty,
    MouVersion,
    Party,
    Signature,
)
from cop_portal.documents.models import Document

DAY = datetime.date(2021, 9, 21)


def collaboration_of(*organizations) -> Collaboration:
    collaboration = Collaboration.objects.create(opened_on=datetime.date(2021, 4, 1))
    for organization in organizations:
        Party.objects.create(
            collaboration=collaboration, organization=organization, joined_on=collaboration.opened_on
        )
    return collaboration


def document_by(user) -> Document:
    return Document.objects.create(
        storage_name=uuid.uuid4().hex, name="signed.pdf", size=1, sha256="0" * 64, pages=1, uploaded_by=user
    )


def mou_in(collaboration: Collaboration, user, parties=None) -> MouVersion:
    mou = MemorandumOfUnderstanding.objects.create(
        collaboration=collaboration, title="t", purpose="p", starts_on=DAY, entered_by=user
    )
    for party in parties or collaboration.parties.all():
        MouParty.objects.create(mou=mou, party=party, collaboration=collaboration)
    version = MouVersion.objects.create(mou=mou, frozen_on=DAY)
    MouCopy.objects.create(
        version=version, document=document_by(user), uploaded_for=mou.parties.first(), uploaded_by=user
    )
    return version


def sign(version: MouVersion, mou_party: MouParty, user, **fields) -> Signature:
    values = {
        "mou": version.mou,
        "mou_party": mou_party,
        "version": version,
        "copy": version.copies.first(),
        "signatory_name": "S",
        "capacity": "director",
        "signed_on": DAY,
        "confirmed_by": user,
        "confirmed_on": DAY,
    }
    return Signature.objects.create(**{**values, **fields})


def conclude(version: MouVersion) -> None:
    MouVersion.objects.filter(pk=version.pk).update(concluded_on=DAY)


def check_now() -> None:
    """Deferred constraints are asked at commit; here they are asked at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(change) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
        check_now()


@pytest.fixture
def version(cast) -> MouVersion:
    return mou_in(collaboration_of(cast.weo, cast.al_noor), cast.suzan)


@pytest.fixture
def concluded(cast, version) -> MouVersion:
    for mou_party in version.mou.parties.all():
        sign(version, mou_party, cast.suzan)
    conclude(version)
    check_now()
    return version


def test_all_signatures_conclude_a_version(concluded):
    assert MouVersion.objects.get(pk=concluded.pk).concluded_on == DAY


def test_no_conclusion_without_every_signature(cast, version):
    refused(lambda: conclude(version))
    sign(version, version.mou.parties.first(), cast.suzan)
    refused(lambda: conclude(version))


def test_no_conclusion_of_one_party_alone(cast):
    collaboration = collaboration_of(cast.weo, cast.al_noor)
    version = mou_in(collaboration, cast.suzan, parties=[collaboration.parties.first()])
    sign(version, version.mou.parties.first(), cast.suzan)
    refused(lambda: conclude(version))


def test_a_concluded_version_keeps_signatures_parties_and_copies(cast, concluded):
    mou = concluded.mou
    refused(lambda: Signature.objects.filter(version=concluded).first().delete())
    refused(lambda: Signature.objects.filter(version=concluded).update(signatory_name="Another"))
    refused(lambda: MouVersion.objects.filter(pk=concluded.pk).update(concluded_on=None))
    refused(lambda: MouVersion.objects.filter(pk=concluded.pk).update(concluded_on=datetime.date(2022, 1, 1)))
    refused(lambda: MouCopy.objects.filter(version=concluded).update(replaced_at=timezone.now()))
    third = Party.objects.create(
        collaboration=mou.collaboration, organization=cast.outsider_org, joined_on=DAY
    )
    refused(lambda: MouParty.objects.create(mou=mou, party=third, collaboration=mou.collaboration))
    refused(lambda: mou.parties.first().delete())


def test_closing_to_staff_is_still_possible_after_conclusion(concluded):
    assert MouParty.objects.filter(mou=concluded.mou).update(closed_to_staff_on=DAY) == 2


def test_one_signature_a_party(cast, version):
    mou_party = version.mou.parties.first()
    sign(version, mou_party, cast.suzan)
    refused(lambda: sign(version, mou_party, cast.suzan))


def test_no_signature_after_its_confirmation(cast, version):
    refused(
        lambda: sign(
            version, version.mou.parties.first(), cast.suzan, signed_on=DAY + datetime.timedelta(days=1)
        )
    )


def test_a_party_of_another_collaboration_is_refused(cast, version):
    other = collaboration_of(cast.weo, cast.outsider_org)
    mou = version.mou
    refused(
        lambda: MouParty.objects.create(mou=mou, party=other.parties.last(), collaboration=mou.collaboration)
    )
    refused(lambda: MouParty.objects.create(mou=mou, party=other.parties.last(), collaboration=other))


def test_a_signature_does_not_mix_two_memoranda(cast, version):
    other = mou_in(collaboration_of(cast.weo, cast.outsider_org), cast.suzan)
    mine = version.mou.parties.first()
    refused(lambda: sign(version, other.mou.parties.first(), cast.suzan))
    refused(lambda: sign(other, mine, cast.suzan))
    refused(lambda: sign(version, mine, cast.suzan, copy=other.copies.first()))
