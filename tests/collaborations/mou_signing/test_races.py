"""Several at once, on connections of their own: confirmations, a copy replaced, a paper put together and sent."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import connection

from collaborations.actions import mou_papers, mou_signing
from collaborations.models import MouCopy, MouPaper, MouSheet, Signature
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
