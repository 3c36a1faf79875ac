"""The file of a signed paper was removed on a legal ground: its pages say so, and nobody confirms what nobody sees."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from collaborations.actions import mou_signing
from collaborations.models import MouVersion
from cop_portal.documents.legal import remove_on_legal_ground
from cop_portal.refusals import Refused
from tests.cast import english_client_of
from tests.collaborations import mou_agreed
from tests.collaborations.mous import SIGNED, paper

from .steps import of_al_noor, sent, signed_by

pytestmark = pytest.mark.django_db
GROUND = "Order 214 of the court of Erbil, 12 May 2021"


@pytest.fixture
def mou(cast):
    """Agreed to; WEO has sent its signed paper, whose file was removed then."""
    mou = mou_agreed.agreed(cast)
    copy = sent(cast, mou)
    remove_on_legal_ground(copy.document, ground=GROUND, by=cast.staff)
    return mou


def _words(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    page = response.content.decode()
    return re.sub(r"\s+", " ", page[page.index("<main") : page.index("</main>")])


@pytest.mark.parametrize("who", ["suzan", "ahmed"])
def test_the_pages_say_so_and_offer_no_file(cast, mou, who):
    client = english_client_of(getattr(cast, who))
    addresses = [mou.get_absolute_url()]
    if who == "ahmed":
        addresses.append(reverse("collaborations:mou_confirm", args=[mou.public_id]))
    for address in addresses:
        said = _words(client, address)
        assert "Search staff removed it on a legal ground on" in said
        assert GROUND in said
        assert "data-page-picture" not in said
        assert "Download" not in said
    if who == "ahmed":
        assert "Upload your own signed copy instead." in said
        assert 'name="signatory_name"' not in said


def test_nobody_confirms_it_and_ones_own_copy_is_taken(cast, mou):
    address = reverse("collaborations:mou_confirm", args=[mou.public_id])
    copy = MouVersion.objects.get(mou=mou).copies.get()
    typed = {**signed_by("Ahmed Jassam"), "acting_for": cast.al_noor.slug, "copy": copy.public_id}
    answer = english_client_of(cast.ahmed).post(address, typed)
    assert answer.status_code == 422
    with pytest.raises(Refused, match="removed on a legal ground"):
        mou_signing.confirm_signature(mou=mou, **of_al_noor(cast), **signed_by("Ahmed Jassam"), copy=copy)
    assert MouVersion.objects.get(mou=mou).concluded_on is None
    mou_signing.upload_copy(
        mou=mou, upload=paper("ours.pdf"), **of_al_noor(cast), **signed_by("Ahmed Jassam")
    )
    assert MouVersion.objects.get(mou=mou).concluded_on == SIGNED
