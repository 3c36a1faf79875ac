"""What the page of an amendment shows beside its signatures and papers."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from collaborations.models import MemorandumOfUnderstanding, MouText
from collaborations.mous.afterwards.amendments import authoritative, state_of, text_to_read
from collaborations.mous.afterwards.promised import PromisedHere, promised_in
from cop_portal.dates import format_date


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
        promises=promised_in(version, page.mou, text, counting),
    )


def language_that_counts(language: str) -> str:
    """Which language counts, where what is shown is in another."""
    return gettext("The text in %(language)s counts.") % {"language": dict(settings.LANGUAGES)[language]}
