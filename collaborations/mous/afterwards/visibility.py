"""Who may go on with a memorandum that was signed: link what proves it, renew it."""

from __future__ import annotations

from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.visibility import party_of
from collaborations.visibility import may_write_notes
from members.models import Organization


def may_go_on(user, mou: MemorandumOfUnderstanding, organization: Organization | None) -> bool:
    """Whether ``user`` may link what proves ``mou``, or renew it, for ``organization``: everybody of a party that is in
    the collaboration now, also of one that left and came back."""
    if organization is None or party_of(mou, organization) is None:
        return False
    return may_write_notes(user, organization, mou.collaboration)
