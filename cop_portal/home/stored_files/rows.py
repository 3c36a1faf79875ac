"""Stored files as staff see them in a list: a reference, what kind of file, and a note; never a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cop_portal.dates import format_date
from cop_portal.documents.models import DamagedFile, Document, LegalRemoval
from members.profile.rows import file_facts


@dataclass(frozen=True)
class Row:
    """One file of a list."""

    document: Document
    facts: SafeString
    note: str = ""


def found_rows(documents: Iterable[Document]) -> list[Row]:
    """Files that were asked for."""
    return [Row(document, file_facts(document)) for document in documents]


def damaged_rows(alarms: Iterable[DamagedFile]) -> list[Row]:
    """Files that are missing or changed, with since when that is known."""
    return [Row(alarm.document, file_facts(alarm.document), _noticed(alarm)) for alarm in alarms]


def removed_rows(removals: Iterable[LegalRemoval]) -> list[Row]:
    """Files that were removed on a legal ground, with the day."""
    return [
        Row(
            removal.document,
            file_facts(removal.document),
            gettext("Removed on %(date)s.") % {"date": _day(removal.removed_at)},
        )
        for removal in removals
    ]


def _noticed(alarm: DamagedFile) -> str:
    words = (
        gettext("Missing, noticed on %(date)s.")
        if alarm.is_missing
        else gettext("Not the file that was uploaded, noticed on %(date)s.")
    )
    return words % {"date": _day(alarm.noticed_at)}


def _day(moment) -> str:
    return format_date(timezone.localtime(moment).date())
