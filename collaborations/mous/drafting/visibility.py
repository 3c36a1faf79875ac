"""Who may read what is drafted: the parties' people alone. Staff read what the parties sign, if anything."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from collaborations.models import MouVersion
from collaborations.mous.visibility import own_mou_parties


def texts_readable_by(user) -> QuerySet[MouVersion]:
    """The versions written here whose text ``user`` may read. A party that left the thread keeps what was concluded,
    and reads nothing that was written after it."""
    own = own_mou_parties(user)
    return MouVersion.objects.filter(
        Q(mou__in=own.filter(party__left_on__isnull=True).values("mou"))
        | Q(mou__in=own.values("mou"), concluded_on__isnull=False),
        written_here=True,
    )
