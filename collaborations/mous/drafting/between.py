"""Whether there is a memorandum on its way between the same organizations: one at a time is drafted or signed."""

from __future__ import annotations

from collections.abc import Iterable

from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouVersion, Party


def open_between(collaboration: Collaboration, parties: Iterable[Party]) -> MemorandumOfUnderstanding | None:
    """The memorandum between exactly these ``parties`` that is neither concluded nor withdrawn, if there is one.

    One that can be concluded no more, since a party of it has left the thread, is in nobody's way: who comes back is
    another party.
    """
    wanted = {party.pk for party in parties}
    versions = MouVersion.objects.filter(
        mou__collaboration=collaboration,
        number=0,
        concluded_on__isnull=True,
        withdrawn_on__isnull=True,
        mou__parties__party__in=wanted,
    )
    mous = MemorandumOfUnderstanding.objects.filter(pk__in=versions.values("mou")).order_by("pk")
    for mou in mous.prefetch_related("parties"):
        if {row.party_id for row in mou.parties.all()} == wanted:
            return mou
    return None
