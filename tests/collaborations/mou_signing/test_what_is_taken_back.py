"""What a party can take back of its signature and what not: of what was entered with its paper, of an amendment, and
where nothing is signed, or all have."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions import mou_agreeing, mous
from collaborations.models import Signature, SignatureTakenBack
from cop_portal.refusals import Refused
from tests.cast import english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import confirm, entered, thread_of

from .steps import of_al_noor, of_weo, sent
from .test_taking_back import SIGNED, WHY, page_of, signers, take_back, url

pytestmark = pytest.mark.django_db


def test_who_entered_it_withdraws_and_the_others_take_back(cast):
    mou = entered(cast, thread_of(cast.weo, cast.al_noor, cast.outsider_org))
    confirm(cast, mou)
    with pytest.raises(Refused) as refused:
        take_back(mou, of_weo(cast))
    assert refused.value.code == "entered"
    suzan = english_client_of(cast.suzan)
    page = page_of(suzan.get(url(mou), follow=True))
    assert "You can withdraw it as a whole." in page
    assert url(mou) not in page
    assert url(mou, "mou_return") in page
    take_back(mou, of_al_noor(cast))
    assert signers() == {cast.weo.slug}


def test_of_an_amendment(cast):
    mou = mou_agreed.agreed(cast)
    sent(cast, mou)
    confirm(cast, mou)
    mou_agreed.amendment(cast, mou)
    mou_agreeing.put_to_parties(mou=mou, number=1, **of_weo(cast), on=SIGNED)
    mou_agreeing.agree(mou=mou, number=1, **of_al_noor(cast), on=SIGNED)
    sent(cast, mou, number=1)
    address = reverse("collaborations:mou_take_back", args=[mou.public_id, 1])
    suzan = english_client_of(cast.suzan)
    assert address in page_of(suzan.get(reverse("collaborations:mou_amendment", args=[mou.public_id, 1])))
    shown = page_of(suzan.get(address))
    assert "Take back our signature" in shown
    key = Signature.objects.get(version__number=1).public_id
    suzan.post(address, {"reason": WHY, "signature": str(key)})
    assert not Signature.objects.filter(version__number=1).exists()
    assert Signature.objects.filter(version__number=0).count() == 2


@pytest.mark.parametrize("step", ["unsigned", "concluded", "withdrawn", "without a reason"])
def test_when_it_cannot_be(cast, step):
    mou = mou_agreed.agreed(cast)
    if step != "unsigned":
        sent(cast, mou)
    if step == "concluded":
        confirm(cast, mou)
    if step == "withdrawn":
        mous.withdraw_mou(mou=mou, reason="No", **of_weo(cast))
    before = Signature.objects.count()
    with pytest.raises(Refused):
        take_back(mou, of_weo(cast), reason="  " if step == "without a reason" else WHY)
    assert Signature.objects.count() == before
    assert not SignatureTakenBack.objects.exists()
    response = english_client_of(cast.suzan).get(url(mou), follow=True)
    words = {
        "unsigned": "Your organization has not signed this.",
        "concluded": "It is concluded, and nothing of it can be changed.",
        "withdrawn": "It was withdrawn or declined.",
        "without a reason": "Take back our signature",
    }
    assert words[step] in page_of(response)
