"""Which thread two organizations have of their own: a paused one still is, a concluded one is no more."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from collaborations.models import Collaboration, Party
from collaborations.stages import CollaborationQuerySet
from members.models import Organization


def open_thread(first: Organization, second: Organization) -> Collaboration | None:
    """The collaboration that ``first`` and ``second``, and nobody else, are in now; None where there is none."""
    both = Count(
        "parties", filter=Q(parties__left_on__isnull=True, parties__organization__in=[first, second])
    )
    mine = Party.objects.filter(organization=first, left_on__isnull=True).values("collaboration")
    return _of_two(Collaboration.objects.filter(pk__in=mine)).annotate(both=both).filter(both=2).first()


def threads_among(organizations: Iterable[Organization]) -> dict[frozenset[int], Collaboration]:
    """``open_thread`` for every two of ``organizations`` that have one, by the ids of the two. Two queries."""
    return _by_pair(Party.objects.filter(organization__in=[one.pk for one in organizations]))


def threads_with(
    organization: Organization, others: Iterable[Organization]
) -> dict[frozenset[int], Collaboration]:
    """``open_thread`` for ``organization`` and each of ``others``, by the ids of the two. Two queries."""
    wanted = {frozenset((organization.pk, other.pk)) for other in others}
    found = _by_pair(Party.objects.filter(organization=organization))
    return {pair: thread for pair, thread in found.items() if pair in wanted}


def _of_two(collaborations: CollaborationQuerySet) -> CollaborationQuerySet:
    """Those of ``collaborations`` with exactly two in them now that are not concluded, the oldest first."""
    everybody = Count("parties", filter=Q(parties__left_on__isnull=True))
    return collaborations.not_concluded().annotate(everybody=everybody).filter(everybody=2).order_by("pk")


def _by_pair(parties: QuerySet[Party]) -> dict[frozenset[int], Collaboration]:
    mine = parties.filter(left_on__isnull=True).values("collaboration")
    threads = _of_two(Collaboration.objects.filter(pk__in=mine)).in_bulk()
    pairs: dict[int, set[int]] = {}
    rows = Party.objects.filter(collaboration__in=threads, left_on__isnull=True)
    for thread_id, organization_id in rows.values_list("collaboration_id", "organization_id"):
        pairs.setdefault(thread_id, set()).add(organization_id)
    # The oldest thread of two comes last, and stays.
    newest_first = sorted(pairs.items(), reverse=True)
    return {frozenset(pair): threads[thread_id] for thread_id, pair in newest_first}
