"""The texts that a version has had: their list, and what changed from one to another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from collaborations.models import MouReturn, MouRevision, MouVersion
from cop_portal.dates import BAGHDAD, language_direction

from .comparing import ChangedSection, changed_sections
from .page import address_of
from .parties import PartyChanges, party_changes


@dataclass(frozen=True)
class RevisionRow:
    """A text in the list; ``has_before``: there is one that it can be compared with."""

    revision: MouRevision
    is_put: bool
    was_returned: bool
    signed_on: datetime.date | None
    url: str
    changes_url: str
    paper_url: str
    parties: PartyChanges | None = None

    @property
    def hour(self) -> str:
        """When on its day, in Baghdad."""
        return self.revision.made_at.astimezone(BAGHDAD).strftime("%H:%M")


@dataclass(frozen=True)
class Changes:
    """What changed in one language; ``sections`` is empty where it reads the same, ``is_new`` where it had no text."""

    language: str
    sections: list[ChangedSection]
    is_new: bool = False
    is_gone: bool = False

    @property
    def name(self) -> str:
        """The language in the reader's words."""
        return str(dict(settings.LANGUAGES)[self.language])

    @property
    def direction(self) -> str:
        """In which direction it is read."""
        return language_direction(self.language)


def revisions_of(version: MouVersion) -> list[RevisionRow]:
    """The texts of ``version``, the latest first."""
    returned = set(MouReturn.objects.filter(version=version).values_list("revision", flat=True))
    revisions = list(
        version.revisions.defer("bodies")
        .select_related("made_by", "made_for__party__organization")
        .order_by("-number")
    )
    first = revisions[-1]
    parties = party_changes(version)
    return [
        RevisionRow(
            revision=one,
            is_put=one.pk == version.frozen_revision_id,
            was_returned=one.pk in returned,
            signed_on=version.concluded_on if one.pk == version.frozen_revision_id else None,
            url=address_of(version, "mou_text_version", revision=one.number),
            changes_url="" if one is first else address_of(version, "mou_text_changes", revision=one.number),
            paper_url=address_of(version, "mou_text_paper", revision=one.number),
            parties=parties.get(one.pk),
        )
        for one in revisions
    ]


def changes_between(before: MouRevision, after: MouRevision, authoritative: str) -> list[Changes]:
    """What is another in ``after``, in each language that either has, the authoritative one first."""
    old: dict[str, Any] = before.bodies
    new: dict[str, Any] = after.bodies
    languages = sorted({*old, *new}, key=lambda code: (code != authoritative, code))
    return [
        Changes(
            language,
            changed_sections(old.get(language, ""), new.get(language, ""))
            if language in old and language in new
            else [],
            is_new=language not in old,
            is_gone=language not in new,
        )
        for language in languages
    ]
