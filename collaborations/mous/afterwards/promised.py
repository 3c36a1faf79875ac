"""What a version promises, in words, as long as nothing says yet how it is kept: on the page of an amendment, and of
what was entered from paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from collaborations.models import Commitment, MemorandumOfUnderstanding, MouText, MouVersion
from collaborations.mous.drafting.written import commitment_when


@dataclass
class PromisedHere:
    """A commitment of a version: in words, with who does it and how often or by when."""

    what: str
    language: str
    who: str
    when: str


def promised_in(
    version: MouVersion,
    mou: MemorandumOfUnderstanding,
    text: MouText | None = None,
    counting: MouText | None = None,
) -> list[PromisedHere]:
    """The commitments of ``version`` of ``mou``, in the language of ``text`` where they are written in it, else in that
    of ``counting``, the text that counts; what was entered from paper has one language and no texts."""
    rows = version.commitments.select_related("mou_party__party__organization").order_by("position", "pk")
    return [_promised(row, text, counting, mou) for row in rows]


def _promised(
    row: Commitment, text: MouText | None, counting: MouText | None, mou: MemorandumOfUnderstanding
) -> PromisedHere:
    is_second = text is not None and text is not counting and bool(row.what_second)
    what = row.what_second if is_second else row.what
    language = (text if is_second and text is not None else counting or mou).language
    who = gettext("All parties together")
    if row.mou_party is not None:
        who = row.mou_party.party.organization.short_name
    return PromisedHere(what, language, who, commitment_when(row))
