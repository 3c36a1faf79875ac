"""What the page of an amendment shows beside its signatures and papers."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from collaborations.models import Commitment, MemorandumOfUnderstanding, MouText
from collaborations.mous.afterwards.amendments import authoritative, state_of, text_to_read
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
    """Its text in the reader's language, else the authoritative one (none where only its paper was entered), which
    language counts where it is another, how it stands, and what it changes."""

    text: MouText | None
    counts_words: str
    state: str
    text_url: str
    facts: list[dict[str, str]]
    promises: list[PromisedHere]


def amendment_page(page, *, reads_terms: bool = True) -> AmendmentPage:
    """That of ``page`` (a ``MouPage`` of an amendment); what it changes, for who ``reads_terms``."""
    version = page.version
    counting = authoritative(version)
    text = text_to_read(version)
    state, _kind = state_of(version, all_agreed=page.agreed)
    facts = []
    if version.new_ends_on is not None:
        facts.append({"label": gettext("New last day"), "value": format_date(version.new_ends_on)})
    if version.new_renewal:
        renewal = MemorandumOfUnderstanding.Renewal(version.new_renewal)
        facts.append({"label": gettext("At the end"), "value": str(renewal.label)})
    if version.begun_on is not None:
        facts.append({"label": gettext("Begun on"), "value": format_date(version.begun_on)})
    return AmendmentPage(
        text=text,
        counts_words="" if text is counting else language_that_counts(counting.language),
        state=state,
        text_url=version.address("mou_text") if version.written_here else "",
        facts=facts if reads_terms else [],
        promises=[_promised(row, text, counting, page.mou) for row in _commitments(version)],
    )


def _commitments(version) -> list[Commitment]:
    rows = version.commitments.select_related("mou_party__party__organization")
    return list(rows.order_by("position", "pk"))


def language_that_counts(language: str) -> str:
    """Which language counts, where what is shown is in another."""
    return gettext("The text in %(language)s counts.") % {"language": dict(settings.LANGUAGES)[language]}


def _promised(row: Commitment, text: MouText | None, counting: MouText | None, mou) -> PromisedHere:
    """``row`` in the language of ``text``, where it is written in it."""
    is_second = text is not None and text is not counting and bool(row.what_second)
    what = row.what_second if is_second else row.what
    language = (text if is_second else counting or mou).language
    who = gettext("All parties together")
    if row.mou_party is not None:
        who = row.mou_party.party.organization.short_name
    when = str(row.get_rhythm_display()) if row.rhythm else ""
    if row.due_on is not None:
        when = gettext("by %(date)s") % {"date": format_date(row.due_on)}
    return PromisedHere(what, language, who, when)
