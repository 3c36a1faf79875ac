"""What a pairing goes by: who can meet whom, and how much two have to talk about. The one place that reads who is kept
apart for it; nothing that comes from here tells why two cannot meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Q, QuerySet

from events.company.facts import Facts, facts_for_members
from events.company.reasons import score
from events.models import KeepApart
from events.pairing import Participant, Rules
from members.complementarity import Taxonomy
from members.directory.index import current_index
from members.models import OrganizationLanguage, Partnership

from .standing import Standing

Pairs = list[frozenset[int]]


@dataclass(frozen=True)
class Bounds:
    """Who among some organizations can never meet, whatever they have to talk about."""

    participants: list[Participant]
    avoid: Pairs
    keep_apart: Pairs

    @property
    def rules(self) -> Rules:
        """The same as one question: can these two meet?"""
        return Rules(self.participants, self.avoid, self.keep_apart)


@dataclass(frozen=True)
class Talk:
    """How much organizations have to talk about, by what every member may read of them: so the order of the rounds
    tells nobody more than they can read anyway."""

    facts: dict[int, Facts]
    taxonomy: Taxonomy

    def score(self, first: Any, second: Any) -> int:
        """The same whichever is named first; 0 where nothing joins them."""
        return score(self.facts[first], self.facts[second], self.taxonomy)


def languages_of(organization_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """The languages that each of these works in; none where its profile names none."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = OrganizationLanguage.objects.filter(organization__in=list(organization_ids)).order_by()
    for organization_id, language in rows.values_list("organization_id", "language"):
        found[organization_id].add(language)
    return {pk: frozenset(codes) for pk, codes in found.items()}


def bounds_of(standing: Standing, organization_ids: Iterable[int]) -> Bounds:
    """Who of these organizations can meet now: partners talk anyway, who is kept apart never does, and who may not know
    of each other here cannot. Whoever no longer takes part is left out: nobody can be put together with it.

    Call it under the event's lock: who is kept apart is marked under it too.
    """
    ids = [pk for pk in organization_ids if standing.takes_part(pk)]
    languages = languages_of(ids)
    strangers = [frozenset(two) for two in combinations(ids, 2) if not standing.know_each_other(*two)]
    return Bounds(
        participants=[Participant(pk, languages.get(pk, frozenset())) for pk in ids],
        avoid=strangers + _pairs(Partnership.objects.filter(until__isnull=True), ids),
        keep_apart=_pairs(KeepApart.objects.all(), ids),
    )


def talk_of(organization_ids: Iterable[int]) -> Talk:
    """What these organizations have to talk about."""
    facts = facts_for_members(organization_ids)
    # Read after the facts: it then knows every topic that they name.
    return Talk(facts, current_index().taxonomy)


def in_order(two: Any) -> tuple[int, int]:
    """Two ids of ``events.pairing``, whose keys may be anything, the lower first."""
    low, high = sorted(two)
    return low, high


def _pairs(rows: QuerySet, ids: list[int]) -> Pairs:
    named = rows.filter(Q(organization_low__in=ids) & Q(organization_high__in=ids)).order_by()
    return [frozenset(two) for two in named.values_list("organization_low_id", "organization_high_id")]
