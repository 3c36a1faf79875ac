"""What the page of an amendment shows beside its signatures and papers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from collaborations.models import Commitment, MemorandumOfUnderstanding, MouText
from collaborations.mous.afterwards.amendments import authoritative, state_of
from cop_portal.dates import format_date


@dataclass
class PromisedHere:
    """A commitment that an amendment adds: in words, with who does it and how often or by when."""

    what: str
    language: str
    who: str
    when: str


@dataclass
class AmendmentPage:
    """Its authoritative text (none where only its paper was entered), how it stands, and what it changes."""

    text: MouText | None
    state: str
    text_url: str
    facts: list[dict[str, str]]
    promises: list[PromisedHere]


def amendment_page(page) -> AmendmentPage:
    """That of ``page`` (a ``MouPage`` of an amendment)."""
    version = page.version
    text = authoritative(version)
    state, _kind = state_of(version, all_agreed=page.agreed)
    facts = []
    if version.new_ends_on is not None:
        facts.append({"label": gettext("New last day"), "value": format_date(version.new_ends_on)})
    if version.new_renewal:
        renewal = MemorandumOfUnderstanding.Renewal(version.new_renewal)
        facts.append({"label": gettext("At the end"), "value": str(renewal.label)})
    if version.begun_on is not None:
        facts.append({"label": gettext("Begun on"), "value": format_date(version.begun_on)})
    language = text.language if text is not None else page.mou.language
    return AmendmentPage(
        text=text,
        state=state,
        text_url=version.address("mou_text") if version.written_here else "",
        facts=facts,
        promises=[_promised(row, language) for row in _commitments(version)],
    )


def _commitments(version) -> list[Commitment]:
    rows = version.commitments.select_related("mou_party__party__organization")
    return list(rows.order_by("position", "pk"))


def _promised(row: Commitment, language: str) -> PromisedHere:
    who = gettext("All parties together")
    if row.mou_party is not None:
        who = row.mou_party.party.organization.short_name
    when = str(row.get_rhythm_display()) if row.rhythm else ""
    if row.due_on is not None:
        when = gettext("by %(date)s") % {"date": format_date(row.due_on)}
    return PromisedHere(row.what, language, who, when)
