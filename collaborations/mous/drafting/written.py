"""The whole of a memorandum as it reads: one text a language, and the fingerprint that its paper carries.

A text is lines. One that begins with "# " is the title, with "## " the heading of a section, with "- " an item of a
list; every other is a paragraph. No line that somebody typed begins with "# " or "## ": a heading is always ours. The
last section has an item for each that signs. Each part of a sentence that could run the other way is isolated (U+2068
to U+2069); signs that turn the direction of what follows are taken out of what somebody typed: it reads as it is.

Canonical form, of which the fingerprint is taken: for each language, in the order of the codes ("ar", "ckb", "en"), the
code, a line feed, its text, two line feeds; the whole encoded as UTF-8. ``sha256sum`` of the text that the portal gives
as a file is the fingerprint.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from collaborations.models import (
    Commitment,
    MemorandumOfUnderstanding,
    MouParty,
    MouText,
    MouVersion,
    MouWitness,
)
from cop_portal.dates import format_date
from members.models import Organization

TITLE, HEADING, ITEM = "# ", "## ", "- "
_BULLETS = re.compile(r"^[-*•–]\s+")
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00-\x08]")
_MARKS = re.compile(r"^(#+\s+)+")
Renewal = MemorandumOfUnderstanding.Renewal


@dataclass(frozen=True)
class Written:
    """A part of a text: which (as the drafting pages call it), its heading, and its lines, none where it is empty."""

    part: str
    heading: str
    lines: list[str]


def bodies_of(version: MouVersion) -> dict[str, str]:
    """The whole text of ``version`` in each of its languages, as it stands now; the same rows give the same text."""
    rows = _Rows(version)
    parts = parts_written(version, rows)
    # Texts that stand side by side have the same sections: one is left out where it is empty in all of them.
    empty = {
        place
        for place in range(max((len(found) for found in parts.values()), default=0))
        if not any(found[place].lines for found in parts.values())
    }
    bodies = {}
    for text in rows.texts:
        kept = [part for place, part in enumerate(parts[text.language]) if place not in empty]
        with translation.override(text.language):
            bodies[text.language] = "\n".join(_lines(version, text, rows, kept))
    return bodies


def parts_written(version: MouVersion, rows: _Rows | None = None) -> dict[str, list[Written]]:
    """The parts of each text, by its language, the authoritative one first; empty ones too."""
    rows = rows or _Rows(version)
    found = {}
    for text in rows.texts:
        with translation.override(text.language):
            found[text.language] = (_amendment if version.number else _memorandum)(version, text, rows)
    return found


def canonical(bodies: Mapping[str, str]) -> bytes:
    """What the fingerprint is taken of; see above."""
    return "".join(f"{language}\n{bodies[language]}\n\n" for language in sorted(bodies)).encode()


def fingerprint(bodies: Mapping[str, str]) -> str:
    """The sha256 of the canonical form, in hexadecimal digits."""
    return hashlib.sha256(canonical(bodies)).hexdigest()


def plain_line(text: str) -> str:
    """A text that somebody typed as one line."""
    return " ".join(_TURNS.sub("", text).split())


def plain_lines(text: str) -> list[str]:
    """The lines of a text that somebody typed: no empty ones, no headings, items of lists alike."""
    lines = (plain_line(line) for line in text.splitlines())
    marked = (_BULLETS.sub(ITEM, _MARKS.sub("", line)) for line in lines)
    return [line for line in marked if line.strip("- ")]


class _Rows:
    """What a text is written from, read once for all its languages."""

    def __init__(self, version: MouVersion) -> None:
        mou = version.mou
        self.texts = list(version.texts.all())
        self.parties = list(
            mou.parties.select_related("party__organization").order_by("party__joined_on", "pk")
        )
        self.witness = MouWitness.objects.filter(mou=mou).select_related("organization").first()
        self.topics = list(mou.topics.order_by("theme__position", "position", "pk"))
        self.commitments = list(version.commitments.order_by("position", "pk"))


def _lines(version: MouVersion, text: MouText, rows: _Rows, parts: list[Written]) -> list[str]:
    names = [ITEM + _full_name(row.party.organization) for row in rows.parties]
    witness = "" if version.number else _witness_line(rows.witness)
    found = [TITLE + plain_line(text.title), _what_it_is(version), gettext("Between:"), *names]
    if witness:
        found.append(witness)
    for number, part in enumerate(parts, start=1):
        found += [f"{HEADING}{number}. {part.heading}", *part.lines]
    found += [HEADING + gettext("Signatures"), *names]
    if witness:
        found.append(ITEM + witness)
    return found


def _what_it_is(version: MouVersion) -> str:
    values = {"number": version.number, "reference": _isolated(version.mou.reference)}
    if version.number:
        return gettext("Amendment %(number)s to the Memorandum of Understanding %(reference)s") % values
    return gettext("Memorandum of Understanding %(reference)s") % values


def _memorandum(version: MouVersion, text: MouText, rows: _Rows) -> list[Written]:
    return [
        Written("words", gettext("Purpose"), plain_lines(text.purpose)),
        Written(
            "areas", gettext("Areas of cooperation"), [ITEM + plain_line(topic.name) for topic in rows.topics]
        ),
        Written("commitments", gettext("What each party commits to"), _commitments(text, rows)),
        Written("term", gettext("Term"), _term(version.mou)),
        Written("confidentiality", gettext("Confidentiality"), plain_lines(text.confidentiality)),
        Written("contacts", gettext("Contacts"), _contacts(rows.parties)),
        Written("provisions", gettext("How we work together"), plain_lines(text.provisions)),
        Written("languages", gettext("Language of the text"), _languages(rows.texts)),
    ]


def _amendment(version: MouVersion, text: MouText, rows: _Rows) -> list[Written]:
    stays = [*plain_lines(text.provisions), gettext("Everything else in the memorandum stays as it is.")]
    return [
        Written("words", gettext("What changes"), plain_lines(text.purpose)),
        Written("commitments", gettext("What each party commits to, in addition"), _commitments(text, rows)),
        Written("term", gettext("Term"), _new_term(version)),
        Written("confidentiality", gettext("Confidentiality"), plain_lines(text.confidentiality)),
        Written("provisions", gettext("What stays"), stays),
        Written("languages", gettext("Language of the text"), _languages(rows.texts)),
    ]


def _commitments(text: MouText, rows: _Rows) -> list[str]:
    """By who promises: all together first, then the parties in their order."""
    found = []
    for party in [None, *rows.parties]:
        theirs = [row for row in rows.commitments if row.mou_party_id == (party.pk if party else None)]
        if theirs:
            name = _full_name(party.party.organization) if party else gettext("All parties together")
            found.append(pgettext("above a list", "%(name)s:") % {"name": _isolated(name)})
            found += [ITEM + commitment_line(row, second=not text.is_authoritative) for row in theirs]
    return found


def commitment_line(commitment: Commitment, *, second: bool = False) -> str:
    """A commitment in one line, in the active language; what is not written in the second one yet, in the first."""
    what = (second and commitment.what_second) or commitment.what
    values = {"what": _isolated(plain_line(what)), "when": commitment_when(commitment)}
    return pgettext("a commitment", "%(what)s (%(when)s)") % values


def commitment_when(commitment: Commitment) -> str:
    """How often, or by when: "every month", "by 31 March 2027"."""
    if commitment.rhythm:
        return str(commitment.get_rhythm_display())
    return gettext("by %(date)s") % {"date": format_date(commitment.due_on)}


def _term(mou: MemorandumOfUnderstanding) -> list[str]:
    start = format_date(mou.starts_on)
    if mou.ends_on is None:
        first = gettext("It is in force from %(start)s, without an end date.") % {"start": start}
    else:
        first = gettext("It is in force from %(start)s to %(end)s.") % {
            "start": start,
            "end": format_date(mou.ends_on),
        }
    found = [first]
    if mou.ends_on is not None:
        found.append(_renewal(mou.renewal))
    if mou.renews_id is not None:
        found.append(
            gettext("From its first day it takes the place of the Memorandum of Understanding %(reference)s.")
            % {"reference": _isolated(mou.renews.reference)}
        )
    return found


def _new_term(version: MouVersion) -> list[str]:
    found = []
    if version.new_ends_on is not None:
        found.append(
            gettext("The memorandum is in force to %(end)s.") % {"end": format_date(version.new_ends_on)}
        )
    if version.new_renewal:
        found.append(_renewal(version.new_renewal))
    return found


def _renewal(renewal: str) -> str:
    return {
        Renewal.NONE: gettext("It then ends."),
        Renewal.AGREEMENT: gettext("It is renewed if all parties agree to it in writing."),
        Renewal.AUTOMATIC: gettext(
            "It is then renewed for the same time, again and again, unless a party ends it in writing."
        ),
    }[Renewal(renewal)]


def _contacts(parties: list[MouParty]) -> list[str]:
    found = []
    for row in parties:
        name, email, phone = map(plain_line, (row.contact_name, row.contact_email, row.contact_phone))
        # A number stays on one line.
        shown = [_isolated(fact) for fact in (name, email, phone.replace(" ", "\u00a0")) if fact]
        if shown:
            values = {
                "organization": _isolated(_full_name(row.party.organization)),
                "contact": pgettext("between items of a list", ", ").join(shown),
            }
            found.append(ITEM + pgettext("a contact", "%(organization)s: %(contact)s") % values)
    return found


def _languages(texts: list[MouText]) -> list[str]:
    if len(texts) < 2:
        return []
    names = dict(settings.LANGUAGES)
    values = {"first": names[texts[0].language], "second": names[texts[1].language]}
    return [
        gettext(
            "It is written in two languages: %(first)s and %(second)s. Where they differ, the text in %(first)s counts."
        )
        % values
    ]


def _witness_line(witness: MouWitness | None) -> str:
    if witness is None:
        return ""
    return gettext("Witness: %(name)s") % {"name": _isolated(_full_name(witness.organization))}


def _full_name(organization: Organization) -> str:
    """The name as on paper: in full, with the acronym that the paper may use."""
    name, acronym = plain_line(organization.name), plain_line(organization.acronym)
    if not acronym or acronym.casefold() in name.casefold().split():
        return capfirst(name)
    return pgettext("an organization's name and acronym", "%(name)s (%(acronym)s)") % {
        "name": capfirst(name),
        "acronym": _isolated(acronym),
    }


def _isolated(text: Any) -> str:
    return f"\u2068{text}\u2069"
