"""What is put to the parties, or signed, stays as it was: the database refuses every way round the actions."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from collaborations.actions.mou_signing import upload_copy
from collaborations.models import MemorandumOfUnderstanding, MouVersion, Signature
from tests.cast import Cast
from tests.collaborations.mou_agreed import agreed, amendment, give_back, put, revise
from tests.collaborations.mous import SIGNED, confirm, entered, paper

pytestmark = pytest.mark.django_db
T = "collaborations_"
WITH_PARTIES = {
    "another text": f"UPDATE {T}mouversion SET frozen_revision_id = %(revision)s WHERE id = %(version)s",
    "no text": f"UPDATE {T}mouversion SET written_here = false, frozen_revision_id = NULL WHERE id = %(version)s",
    "taken back without a return": f"UPDATE {T}mouversion SET frozen_on = NULL, frozen_revision_id = NULL, "
    "put_by_id = NULL WHERE id = %(version)s",
    "put by nobody": f"UPDATE {T}mouversion SET put_by_id = NULL WHERE id = %(version)s",
    "another number": f"UPDATE {T}mouversion SET number = 7 WHERE id = %(version)s",
    "a topic more": f"INSERT INTO {T}memorandumofunderstanding_topics (memorandumofunderstanding_id, topic_id) "
    "VALUES (%(mou)s, %(topic)s)",
    "a witness": f"INSERT INTO {T}mouwitness (mou_id, organization_id, signatory_name, capacity) "
    "VALUES (%(mou)s, %(search)s, '', '')",
    "another reference": f"UPDATE {T}memorandumofunderstanding SET reference = 'MOU-0' WHERE id = %(mou)s",
    "another organization": f"UPDATE {T}party SET organization_id = %(outsider)s WHERE id = "
    f"(SELECT min(party_id) FROM {T}mouparty WHERE mou_id = %(mou)s)",
}
SIGNED_BY_ONE = {
    "another text": WITH_PARTIES["another text"],
    "the other's signature": f"UPDATE {T}signature SET mou_party_id = (SELECT id FROM {T}mouparty "
    f"WHERE mou_id = %(mou)s AND id <> mou_party_id) WHERE mou_id = %(mou)s",
    "a returned copy that is signed": f"UPDATE {T}moucopy SET returned_on = '2021-09-22', return_reason = 'x', "
    f"returned_for_id = uploaded_for_id WHERE version_id = %(version)s",
    "a replaced copy that is signed": f"UPDATE {T}moucopy SET replaced_at = now() WHERE version_id = %(version)s",
}


def _refused(cast: Cast, mou: MemorandumOfUnderstanding, sql: str) -> None:
    version = mou.versions.get()
    values = {
        "mou": mou.pk,
        "version": version.pk,
        "revision": revise(cast, version, "Other words.").pk if version.written_here else None,
        "topic": cast.legal_aid.pk,
        "search": cast.search.pk,
        "outsider": cast.outsider_org.pk,
    }
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def _signed_by_one(cast: Cast) -> MemorandumOfUnderstanding:
    mou = agreed(cast)
    who = {"signatory_name": "Suzan Aref", "capacity": "Director", "signed_on": SIGNED, "on": SIGNED}
    upload_copy(mou=mou, organization=cast.weo, by=cast.suzan, upload=paper(), **who)
    return mou


@pytest.mark.parametrize("what", WITH_PARTIES)
def test_what_is_with_the_parties_stays(cast, what):
    _refused(cast, put(cast), WITH_PARTIES[what])


@pytest.mark.parametrize("what", SIGNED_BY_ONE)
def test_what_one_has_signed_stays(cast, what):
    _refused(cast, _signed_by_one(cast), SIGNED_BY_ONE[what])


def test_what_was_withdrawn_is_not_taken_up(cast):
    mou = put(cast)
    MouVersion.objects.filter(mou=mou).update(withdrawn_on=SIGNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        MouVersion.objects.filter(mou=mou).update(withdrawn_on=None)


def test_a_return_is_the_way_back(cast):
    """With it the text is written again, and its topics can change."""
    mou = put(cast)
    give_back(cast, mou)
    mou.topics.add(cast.legal_aid)
    assert MouVersion.objects.get(mou=mou).frozen_on is None


def test_the_term_of_an_amendment_stays(cast):
    mou = _signed_by_one(cast)
    confirm(cast, mou)
    version = amendment(cast, mou, new_ends_on=datetime.date(2030, 1, 1))
    put(cast, mou, number=version.number, on=SIGNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        MouVersion.objects.filter(pk=version.pk).update(new_ends_on=datetime.date(2040, 1, 1))


def test_nothing_is_concluded_with_a_party_that_has_left(cast):
    """However it was signed: the database looks at the end."""
    mou = entered(cast)
    own, other = mou.parties.all()
    version = mou.versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.party.left_on = SIGNED
        other.party.save(update_fields=["left_on"])
        Signature.objects.create(
            mou=mou,
            mou_party=mou.parties.exclude(signatures__version=version).get(),
            version=version,
            copy=version.copies.get(),
            signatory_name="Ahmed Jassam",
            capacity="Director",
            signed_on=SIGNED,
            confirmed_by=cast.ahmed,
            confirmed_on=SIGNED,
        )
        MouVersion.objects.filter(pk=version.pk).update(concluded_on=SIGNED)
    assert own.party.left_on is None
