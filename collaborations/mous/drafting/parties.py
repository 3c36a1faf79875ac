"""Whose draft it is to be: what a change of its parties would do, and who was added or taken out from text to text."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from collaborations.models import Commitment, MouParty, MouPartyChange, MouVersion, Party

from .page import is_drafted


@dataclass(frozen=True)
class Removed:
    """A party to be taken out, with what stands in the text for it alone and goes with it."""

    row: MouParty
    commitments: list[Commitment]

    @property
    def has_contact(self) -> bool:
        """Whether the text names a contact of it."""
        return bool(self.row.contact_name or self.row.contact_email or self.row.contact_phone)


@dataclass(frozen=True)
class PlannedParties:
    """What a change would do; nothing where the parties stay as they are."""

    added: list[Party]
    removed: list[Removed]

    @property
    def changes(self) -> bool:
        """Whether anything is another then."""
        return bool(self.added or self.removed)

    @property
    def fingerprint(self) -> str:
        """Of all that the page says of it: who has read it confirms just that."""
        text = json.dumps(
            [
                sorted(party.pk for party in self.added),
                [
                    [one.row.pk, one.has_contact, [(row.pk, row.what) for row in one.commitments]]
                    for one in self.removed
                ],
            ]
        )
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass
class PartyChanges:
    """Who came in and who was taken out with a text."""

    added: list[MouParty] = field(default_factory=list)
    removed: list[MouParty] = field(default_factory=list)


def planned_parties(version: MouVersion, parties: Iterable[Party]) -> PlannedParties:
    """What it would do to have ``parties`` in the draft ``version``, and no others."""
    wanted = {party.pk: party for party in parties}
    rows = {row.party_id: row for row in version.mou.parties.select_related("party__organization")}
    promised = defaultdict(list)
    for commitment in version.commitments.all():
        promised[commitment.mou_party_id].append(commitment)
    return PlannedParties(
        added=[party for pk, party in wanted.items() if pk not in rows],
        removed=[Removed(row, promised[row.pk]) for pk, row in rows.items() if pk not in wanted],
    )


def can_change_parties(version: MouVersion, own: Iterable[MouParty]) -> bool:
    """Whether the parties of ``version``, which are ``own``, can be others: a draft that renews none, in a thread in
    which there is another to add, or one to take out (a third, or one that left the thread)."""
    if version.number or version.mou.renews_id is not None or not is_drafted(version):
        return False
    thread = version.mou.collaboration_id
    present = set(Party.objects.filter(collaboration=thread, left_on=None).values_list("pk", flat=True))
    now = {row.party_id for row in own}
    return len(present) >= 2 and (len(now) > 2 or now != present)


def can_lose_parties(version: MouVersion, stay: int) -> bool:
    """Whether a draft can go on between as many as ``stay``: two or more; a renewal is of the same, and an amendment of
    what all have signed."""
    return stay >= 2 and version.number == 0 and version.mou.renews_id is None


def party_changes(version: MouVersion) -> dict[int, PartyChanges]:
    """Who came in and who was taken out, by the text from which on."""
    found: dict[int, PartyChanges] = defaultdict(PartyChanges)
    for change in MouPartyChange.objects.filter(revision__version=version).select_related(
        "mou_party__party__organization"
    ):
        changes = found[change.revision_id]
        (changes.added if change.was_added else changes.removed).append(change.mou_party)
    return found
