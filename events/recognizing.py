"""Which organization is meant, for staff who write down who came: of all there are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from members.models import Organization
from members.recognition import Recognizer


def everybody() -> Recognizer:
    """Recognizes every organization of the portal."""
    return Recognizer(Organization.objects.all(), for_staff=True)


def everybody_at_hand() -> Recognizer:
    """The same for many texts: whom one may mean is looked up in rows that are read once for all of them."""
    recognizer = everybody()
    rows = {row.pk: row for row in recognizer.organizations}
    at_hand: Any = SimpleNamespace(in_bulk=lambda keys: {key: rows[key] for key in keys if key in rows})
    recognizer.organizations = at_hand
    return recognizer
