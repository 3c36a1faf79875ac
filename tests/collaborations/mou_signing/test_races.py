"""Several at once, on connections of their own: confirmations, a copy replaced or taken back, a paper put together and
sent."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import connection

from collaborations.actions import mou_papers, mou_signing
from collaborations.actions.threads import leave
from collaborations.models import MouCopy, MouPaper, MouSheet, MouVersion, Signature, SignatureTakenBack
from cop_portal.refusals import Refused
from tests.at_once import at_once, failed
from tests.cast import make_cast
from tests.collaborations import mou_agreed
from tests.collaborations.mous import paper

from .steps import of_al_noor, of_weo, sent, signed_by, three_photos

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_works():
    """Al Noor confirms six times at once: one signature, one conclusion. What is replaced meanwhile is confirmed by
    nobody: either it was concluded first, or the new one waits."""
    cast = make_cast()
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    confirm = partial(mou_signing.confirm_signature, **of_al_noor(cast), **signed_by("Ahmed Jassam"))
    assert failed(at_once(*[partial(confirm, mou=mou)] * 6)) == []
    assert Signature.objects.count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM collaborations_mouversionevent WHERE concluded_on IS NOT NULL")
        assert cursor.fetchone() == (1,)
    other = mou_agreed.agreed(cast)
    copy = sent(cast, other)
    replace = partial(
        mou_signing.upload_copy, mou=other, upload=paper("new.pdf"), **of_weo(cast), **signed_by()
    )
    results = at_once(partial(confirm, mou=other, copy=copy), replace)
    assert failed(results) == []
    assert len([one for one in results if isinstance(one, Refused)]) == 1
    signed = {one.copy for one in Signature.objects.filter(mou=other)}
    assert signed == set(MouCopy.objects.current().filter(version__mou=other))


def test_two_colleagues_put_a_paper_together_and_send_it_at_once():
    cast = make_cast()
    mou = mou_agreed.agreed(cast)
    adds = [
        partial(mou_papers.add_to_paper, mou=mou, uploads=[upload], **of_weo(cast))
        for upload in three_photos()
    ]
    assert failed(at_once(*adds)) == []
    moves = [
        partial(mou_papers.arrange_paper, mou=mou, sheet=str(sheet.public_id), place=1, **of_weo(cast))
        for sheet in MouSheet.objects.all()
    ]
    assert failed(at_once(*moves)) == []
    assert sorted(MouSheet.objects.values_list("position", flat=True)) == [1, 2, 3]
    own = MouPaper.objects.get()
    send = partial(mou_signing.upload_copy, mou=mou, paper=own, **of_weo(cast), **signed_by())
    results = at_once(send, send)
    assert failed(results) == []
    assert results[0] == results[1]
    assert MouCopy.objects.count() == 1


def test_taken_back_while_the_last_one_confirms():
    """WEO takes its own copy back twice at once while Al Noor confirms it: it was taken back before, once, or it is
    concluded and both are told so."""
    cast = make_cast()
    for first in (True, False):
        mou = mou_agreed.agreed(cast)
        copy = sent(cast, mou)
        confirm = partial(
            mou_signing.confirm_signature, mou=mou, copy=copy, **of_al_noor(cast), **signed_by("Ahmed Jassam")
        )
        back = partial(mou_signing.take_back_signature, mou=mou, reason="Not yet.", **of_weo(cast))
        results = at_once(*([back, back, confirm] if first else [confirm, back, back]))
        assert failed(results) == []
        refused = [one.code for one in results if isinstance(one, Refused)]
        taken = SignatureTakenBack.objects.filter(mou=mou)
        if MouVersion.objects.get(mou=mou).concluded_on is not None:
            assert refused == ["concluded", "concluded"]
            assert not taken.exists()
            assert Signature.objects.filter(mou=mou).count() == 2
        else:
            assert refused == ["returned"]
            assert taken.count() == 1
            assert not Signature.objects.filter(mou=mou).exists()


def test_who_leaves_while_a_photo_comes_in_leaves_no_paper():
    """Whichever is first: the photo is thrown away with the rest, or refused."""
    cast = make_cast()
    mou = mou_agreed.agreed(cast)
    photos = three_photos()
    mou_papers.add_to_paper(mou=mou, uploads=photos[:1], **of_weo(cast))
    adds = [
        partial(mou_papers.add_to_paper, mou=mou, uploads=[photo], **of_weo(cast)) for photo in photos[1:]
    ]
    assert failed(at_once(partial(leave, collaboration=mou.collaboration, **of_weo(cast)), *adds)) == []
    assert not MouPaper.objects.exists()
    assert not MouSheet.objects.exists()
