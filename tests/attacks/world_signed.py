"""What was signed in the attacked world: what it promises, an amendment that came back, an early end, a file removed on
a legal ground, and what an organization keeps that has left."""

from __future__ import annotations

from collaborations.actions import mou_afterwards, mou_agreeing
from collaborations.actions.mou_drafting import begin_amendment
from collaborations.actions.mou_signing import confirm_signature, upload_copy
from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouCopy
from cop_portal.dates import today
from cop_portal.documents.legal import remove_on_legal_ground
from members.models import Organization, User
from tests.cast import Cast
from tests.collaborations.mou_afterwards.steps import sign_all
from tests.collaborations.mou_agreed import agree, put
from tests.collaborations.mou_signing.steps import of_weo, signed_by
from tests.collaborations.mou_steps import drafted, promised
from tests.collaborations.mous import paper

SIGNED, KEPT, AFTER, LEGAL = "ZQAGREED", "ZQKEPT", "ZQAFTER", "ZQLEGAL"
BOTH = {"suzan", "colleague", "ahmed", "double"}
SEARCH = {"staff", "superuser"}
READERS_OF_SIGNED: dict[str, set[str]] = {
    # No party has closed it to staff.
    SIGNED: BOTH | SEARCH,
    KEPT: BOTH | SEARCH | {"former"},
    # Remarks, a draft, why it ends: of who is party to it and in the thread.
    AFTER: BOTH,
    LEGAL: BOTH | SEARCH,
}


def keep_memorandum(
    cast: Cast, thread: Collaboration, third: Organization, by: User
) -> MemorandumOfUnderstanding:
    """Signed by WEO, Al Noor and a third, for which ``by`` speaks."""
    mou = _put(cast, thread, KEPT)
    agree(cast, mou, organization=third, by=by, on=today())
    signatures = signed_by(KEPT, KEPT, signed_on=today(), on=today())
    upload_copy(mou=mou, upload=paper(f"{KEPT}.pdf"), **of_weo(cast), **signatures)
    for organization, person in ((cast.al_noor, cast.ahmed), (third, by)):
        confirm_signature(mou=mou, organization=organization, by=person, **signatures)
    return mou


def sign_memorandum(cast: Cast, thread: Collaboration, third: Organization) -> MemorandumOfUnderstanding:
    """Signed by WEO and Al Noor in a ``thread`` with a ``third``. An amendment came back with remarks, Al Noor has
    ended it, and its file was removed on a legal ground."""
    mou = _put(cast, thread, SIGNED, but=third)
    sign_all(cast, mou, on=today(), name=f"{SIGNED}.pdf")
    begin_amendment(mou=mou, organization=cast.weo, by=cast.suzan, title=AFTER, purpose=AFTER)
    promised(cast, mou, AFTER, number=1)
    mou_agreeing.put_to_parties(mou=mou, number=1, organization=cast.weo, by=cast.suzan)
    mou_agreeing.return_text(mou=mou, number=1, organization=cast.al_noor, by=cast.ahmed, remarks=AFTER)
    mou_afterwards.terminate(
        mou=mou, organization=cast.al_noor, by=cast.ahmed, ends_on=today(), reason=AFTER, language="en"
    )
    copy = MouCopy.objects.select_related("document").get(version__mou=mou)
    remove_on_legal_ground(copy.document, ground=LEGAL, by=cast.staff)
    return mou


def _put(
    cast: Cast, thread: Collaboration, word: str, but: Organization | None = None
) -> MemorandumOfUnderstanding:
    """With ``word`` in all of its text, to which WEO and Al Noor agree."""
    parties = [party for party in thread.parties.all() if party.organization != but]
    mou = drafted(cast, thread, parties=parties, title=word, purpose=word, starts_on=today())
    promised(cast, mou, word)
    put(cast, mou, on=today())
    agree(cast, mou, on=today())
    return mou
