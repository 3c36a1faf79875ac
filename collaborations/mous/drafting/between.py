"""Whether there is a memorandum on its way between the same organizations: one at a time is drafted or signed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q

from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouParty, MouVersion, Party


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
    )
    others = MouParty.objects.filter(mou=OuterRef("pk")).exclude(party__in=wanted)
    # In one question, whatever others draft among themselves.
    return (
        MemorandumOfUnderstanding.objects.filter(~Exists(others), pk__in=versions.values("mou"))
        .annotate(how_many=Count("parties", filter=Q(parties__removed_on__isnull=True)))
        .filter(how_many=len(wanted))
        .order_by("pk")
        .first()
    )
