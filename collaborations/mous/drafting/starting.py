"""What a draft starts with: what the thread says of itself, what its meetings found, and two years from next month."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from collaborations.models import Collaboration, MemorandumOfUnderstanding
from collaborations.thread.facts import join_names
from cop_portal.dates import today
from cop_portal.translations.names import CONTENT_LANGUAGES, reading_language
from members.models import Organization

from .topics import agreed_topics

# Of a title.
MOST_LETTERS = 200


def starting_values(collaboration: Collaboration, language: str | None = None) -> dict[str, Any]:
    """The first values of the form that begins a draft in ``language``, the reader's where none is given."""
    language = language or reading_language()
    said = {(text.field, text.language): text.text for text in collaboration.texts.all()}
    starts_on, ends_on = first_term()
    return {
        "languages": language,
        "title": said.get(("title", language), "")[:MOST_LETTERS]
        or titles_between(collaboration).get(language, ""),
        "purpose": said.get(("purpose", language), ""),
        "topics": [topic.pk for topic in agreed_topics(collaboration)],
        "starts_on": starts_on,
        "ends_on": ends_on,
        "renewal": MemorandumOfUnderstanding.Renewal.AGREEMENT,
    }


def said_in_both(
    collaboration: Collaboration, language: str, second: str, *, title: str, purpose: str
) -> tuple[str, str]:
    """Title and purpose in the ``second`` language, where those in ``language`` are as they stood there already; empty
    where somebody wrote others: the two would contradict each other from the first day."""
    said = {(text.field, text.language): text.text for text in collaboration.texts.all()}
    titles = titles_between(collaboration)
    in_second = ""
    if _is_same(title, said.get(("title", language), "")[:MOST_LETTERS]):
        in_second = said.get(("title", second), "")[:MOST_LETTERS]
    elif _is_same(title, titles.get(language, "")):
        in_second = titles.get(second, "")
    is_as_said = _is_same(purpose, said.get(("purpose", language), ""))
    return in_second, said.get(("purpose", second), "") if is_as_said else ""


def _is_same(typed: str, said: str) -> bool:
    """Whether they are the same words; a browser sends other line ends."""
    return typed.split() == said.split()


def titles_between(collaboration: Collaboration) -> dict[str, str]:
    """What a memorandum of all its parties is called where nobody has said more, in each language."""
    parties = collaboration.parties.filter(left_on__isnull=True).select_related("organization").order_by("pk")
    return titles_of([party.organization for party in parties])


def titles_of(organizations: Sequence[Organization]) -> dict[str, str]:
    """The same of ``organizations``, in each language: by their names, or by what sentences call them where these are
    too long together; empty where those are, too."""
    found = {}
    for language in CONTENT_LANGUAGES if len(organizations) >= 2 else ():
        with translation.override(language):
            by_name = _title([organization.name for organization in organizations])
            by_short_name = _title([organization.short_name for organization in organizations])
        found[language] = next((one for one in (by_name, by_short_name) if len(one) <= MOST_LETTERS), "")
    return found


def _title(names: list[str]) -> str:
    if len(names) == 2:
        words = gettext("Memorandum of Understanding between {first} and {second}")
        return words.format(first=names[0], second=names[1])
    words = gettext("Memorandum of Understanding between {organizations}")
    return words.format(organizations=join_names(names))


def first_term(on: datetime.date | None = None) -> tuple[datetime.date, datetime.date]:
    """Two years from the first day of the next month."""
    day = on or today()
    year, month = divmod(day.year * 12 + day.month, 12)
    starts_on = datetime.date(year, month + 1, 1)
    return starts_on, starts_on.replace(year=year + 2) - datetime.timedelta(days=1)
