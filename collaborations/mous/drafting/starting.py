"""What a draft starts with: what the thread says of itself, what its meetings found, and two years from next month."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from collaborations.models import Collaboration, MemorandumOfUnderstanding
from cop_portal.dates import today
from cop_portal.translations.names import CONTENT_LANGUAGES, reading_language

from .topics import agreed_topics


def starting_values(collaboration: Collaboration, language: str | None = None) -> dict[str, Any]:
    """The first values of the form that begins a draft in ``language``, the reader's where none is given."""
    language = language or reading_language()
    said = {(text.field, text.language): text.text for text in collaboration.texts.all()}
    starts_on, ends_on = first_term()
    return {
        "language": language,
        "second_language": "",
        "title": said.get(("title", language), "")[:200] or titles_between(collaboration).get(language, ""),
        "purpose": said.get(("purpose", language), ""),
        "topics": [topic.pk for topic in agreed_topics(collaboration)],
        "starts_on": starts_on,
        "ends_on": ends_on,
        "renewal": MemorandumOfUnderstanding.Renewal.AGREEMENT,
    }


def titles_between(collaboration: Collaboration) -> dict[str, str]:
    """What a memorandum of two is called where nobody has said more, in each language; of more parties nothing."""
    parties = collaboration.parties.filter(left_on__isnull=True).select_related("organization").order_by("pk")
    organizations = [party.organization for party in parties]
    if len(organizations) != 2:
        return {}
    found = {}
    for language in CONTENT_LANGUAGES:
        with translation.override(language):
            first, second = (organization.name for organization in organizations)
            words = gettext("Memorandum of Understanding between {first} and {second}")
        found[language] = words.format(first=first, second=second)[:200]
    return found


def first_term(on: datetime.date | None = None) -> tuple[datetime.date, datetime.date]:
    """Two years from the first day of the next month."""
    day = on or today()
    year, month = divmod(day.year * 12 + day.month, 12)
    starts_on = datetime.date(year, month + 1, 1)
    return starts_on, starts_on.replace(year=year + 2) - datetime.timedelta(days=1)
