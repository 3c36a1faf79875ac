"""Who may read what is drafted: the parties' people alone. Staff read what the parties sign, if anything."""

from __future__ import annotations

from django.db.models import QuerySet

from collaborations.models import MouVersion
from collaborations.mous.visibility import own_versions


def texts_readable_by(user) -> QuerySet[MouVersion]:
    """The versions written here whose text ``user`` may read. A party that left the thread keeps what was concluded,
    and reads nothing that was written after it."""
    return own_versions(user).filter(written_here=True)
