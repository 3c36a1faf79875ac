"""What was entered from paper: as the page shows it on which the others confirm it, and as it is entered again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from collaborations.models import Collaboration, MemorandumOfUnderstanding
from collaborations.mous.afterwards.amendment_page import amendment_page
from collaborations.mous.afterwards.promised import PromisedHere, promised_in
from collaborations.mous.page import MouPage, SignatureRow
from members.models import Organization


@dataclass
class EnteredTerms:
    """All that a party typed from the paper and a confirmation makes final. ``heading`` stands above ``words``, the
    text of it; ``by`` typed it."""

    by: Organization
    facts: list[dict[str, str]]
    heading: str
    words: str
    language: str
    promises: list[PromisedHere]


def entered_terms(page: MouPage) -> EnteredTerms | None:
    """That of ``page``, of a memorandum or of an amendment; None of what was written here."""
    version, mou = page.version, page.mou
    if version.written_here:
        return None
    by = next((row for row in page.rows if row.party.pk == version.put_by_id), None)
    entered_by = (by or page.rows[0]).organization
    if version.number:
        amendment = amendment_page(page)
        text = amendment.text or mou
        facts = [_title(text.title, text.language), *amendment.facts]
        return EnteredTerms(
            entered_by, facts, _("What changes"), text.purpose, text.language, amendment.promises
        )
    facts = [_title(mou.title, mou.language), _parties(page.rows), *page.facts()]
    return EnteredTerms(entered_by, facts, _("Purpose"), mou.purpose, mou.language, promised_in(version, mou))


def values_again(before: MemorandumOfUnderstanding, collaboration: Collaboration) -> dict[str, Any]:
    """What was written in ``before``, which came back, for the form that enters it again; ``commitments`` each by its
    party of the collaboration, as far as that is in it now."""
    there = dict(collaboration.parties.filter(left_on=None).values_list("organization_id", "pk"))
    fields = ("title", "purpose", "language", "starts_on", "ends_on", "renewal")
    values: dict[str, Any] = {field: getattr(before, field) for field in fields}
    organizations = before.parties.values_list("party__organization_id", flat=True)
    rows = before.commitments.filter(version__number=0).select_related("mou_party__party")
    return {
        **values,
        "topics": list(before.topics.all()),
        "parties": [there[key] for key in organizations if key in there],
        "commitments": [
            {
                "who": None if row.mou_party is None else there.get(row.mou_party.party.organization_id, ""),
                "what": row.what,
                "what_second": "",
                "rhythm": row.rhythm,
                "due_on": row.due_on,
            }
            for row in rows
        ],
    }


def _title(title: str, language: str) -> dict[str, str]:
    return {"label": _("Title"), "value": format_html('<bdi lang="{}">{}</bdi>', language, title)}


def _parties(rows: list[SignatureRow]) -> dict[str, str]:
    names = ((row.organization.name_language, row.organization.name) for row in rows)
    value = format_html_join(mark_safe("<br>"), '<bdi lang="{}">{}</bdi>', names)
    return {"label": _("Parties"), "value": value}
