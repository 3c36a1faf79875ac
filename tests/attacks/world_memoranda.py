"""The memoranda of the attacked world; each word in them is a marker whose readers ``world`` knows."""

from __future__ import annotations

from collaborations.actions import mou_papers, mous
from collaborations.actions.mou_agreeing import agree, put_to_parties, return_text
from collaborations.actions.mou_signing import take_back_signature, upload_copy
from collaborations.models import Collaboration, MemorandumOfUnderstanding
from cop_portal.dates import today
from tests.cast import Cast
from tests.collaborations.mou_signing.steps import of_weo, photo, signed_by
from tests.collaborations.mou_steps import drafted, promised
from tests.collaborations.mous import paper, terms


def write_memoranda(
    cast: Cast, thread: Collaboration, *, party: str, reason: str, closed: str, sheet: str
) -> MemorandumOfUnderstanding:
    """A draft that was signed and taken back, returned with remarks and given up; one returned with a reason; and one
    that Al Noor has closed to staff."""
    draft = drafted(cast, thread, title=party, purpose=party)
    promised(cast, draft, party)
    put_to_parties(mou=draft, organization=cast.weo, by=cast.suzan)
    agree(mou=draft, organization=cast.al_noor, by=cast.ahmed)
    upload_copy(
        mou=draft, upload=paper("signed.pdf"), **of_weo(cast), **signed_by(signed_on=today(), on=None)
    )
    take_back_signature(mou=draft, reason=party, **of_weo(cast))
    return_text(mou=draft, organization=cast.al_noor, by=cast.ahmed, remarks=party)
    mous.withdraw_mou(mou=draft, organization=cast.weo, by=cast.suzan, reason=party)
    returned = mous.enter_mou(
        organization=cast.weo, by=cast.suzan, upload=paper("returned.pdf"), **terms(thread)
    )
    mous.return_mou(mou=returned, organization=cast.al_noor, by=cast.ahmed, reason=reason)
    values = terms(thread, title=closed, purpose=closed, on=today())
    mou = mous.enter_mou(organization=cast.weo, by=cast.suzan, upload=paper(f"{closed}.pdf"), **values)
    mous.set_closed_to_staff(mou=mou, organization=cast.al_noor, by=cast.ahmed, closed=True)
    sheets = [photo(f"{sheet}.jpg")]
    mou_papers.add_to_paper(mou=mou, organization=cast.weo, by=cast.suzan, uploads=sheets)
    return mou
