"""Texts of WEO and Al Noor that both agreed to: one of which WEO photographs the signed paper, one that Al Noor has
signed and sent, and one where Search recorded WEO's signature and is to be a witness."""

from __future__ import annotations

from collaborations.actions import mou_papers, mou_signing
from collaborations.models import MouPaper, MouWitness
from tests.access.matrix import World
from tests.collaborations.mou_agreed import agree, put, written
from tests.collaborations.mou_signing.steps import begun, of_al_noor, sent, signed_by
from tests.collaborations.mous import paper, thread_of


def extend(world: World) -> None:
    """``mou_to_sign`` with a ``sheet`` of WEO's and a ``pdf_paper`` of Al Noor's; ``mou_of_al_noor`` with its
    ``counterpart``; ``mou_to_record`` with a signature ``on_request``."""
    cast = world.cast
    to_sign = put(cast, written(cast))
    agree(cast, to_sign)
    world.things["mou_to_sign"] = to_sign
    world.things["sheet"] = begun(cast, to_sign).sheets.first()
    mou_papers.add_to_paper(mou=to_sign, uploads=[paper()], **of_al_noor(cast))
    world.things["pdf_paper"] = MouPaper.objects.get(document__isnull=False)
    of_al_noor_ = put(cast, written(cast))
    agree(cast, of_al_noor_)
    world.things["mou_of_al_noor"] = of_al_noor_
    world.things["counterpart"] = sent(cast, of_al_noor_, **of_al_noor(cast))
    third = thread_of(cast.weo, cast.al_noor, cast.discreet_org)
    to_record = written(cast, third)
    MouWitness.objects.create(mou=to_record, organization=cast.search)
    put(cast, to_record)
    agree(cast, to_record)
    agree(cast, to_record, organization=cast.discreet_org, by=cast.discreet)
    copy = sent(cast, to_record, **of_al_noor(cast))
    signature = mou_signing.record_on_request(
        mou=to_record,
        organization=cast.weo,
        by=cast.staff,
        request_upload=paper("Letter.pdf"),
        copy=copy,
        **signed_by(),
    )
    signature.refresh_from_db()
    world.things["mou_to_record"], world.things["on_request"] = to_record, signature
