"""What the pages of a text show: the text as it stands, part by part, with the languages beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from collaborations.models import MouRevision, MouVersion
from cop_portal.dates import language_direction

from .reading import Block, Reading, blocks_of, read_body, read_lines
from .written import Written, parts_written

# Parts that are written; the last one follows from the others in an amendment.
PARTS = ("words", "areas", "commitments", "term", "confidentiality", "contacts", "provisions", "languages")
PARTS_OF_AMENDMENTS = ("words", "commitments", "term", "confidentiality", "provisions")


@dataclass(frozen=True)
class Column:
    """A part in one language."""

    language: str
    heading: str
    blocks: list[Block]

    @property
    def direction(self) -> str:
        """In which direction it is read."""
        return language_direction(self.language)


@dataclass(frozen=True)
class Shown:
    """A part as the page shows it; ``url``: where it is changed, empty where it cannot be."""

    part: str
    columns: list[Column]
    url: str = ""
    # An amendment may leave it out: what the memorandum says of it then goes on.
    is_optional: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written yet, in any language."""
        return not any(column.blocks for column in self.columns)

    @property
    def stays(self) -> bool:
        """Whether an amendment says nothing of it, so that it stays as it is in the memorandum."""
        return self.is_optional and self.is_empty


def address_of(version: MouVersion, name: str, **more: object) -> str:
    """The address of a page about ``version`` whose address says more than which version it is of."""
    kwargs = {"public_id": version.mou.public_id, **more}
    if version.number:
        kwargs["number"] = version.number
    return reverse(f"collaborations:{name}", kwargs=kwargs)


def writable_parts(version: MouVersion) -> tuple[str, ...]:
    """The parts of ``version`` that have a form."""
    return PARTS_OF_AMENDMENTS if version.number else PARTS


def is_drafted(version: MouVersion) -> bool:
    """Whether it is being written."""
    return version.written_here and version.frozen_on is None and version.withdrawn_on is None


def current_revision(version: MouVersion) -> MouRevision:
    """How it reads: as it was put to the parties, or as it was last saved."""
    if version.frozen_revision_id is not None:
        return version.frozen_revision
    return version.revisions.select_related("made_by", "made_for__party__organization").order_by("-number")[0]


def shown_draft(version: MouVersion, *, writes: bool) -> list[Shown]:
    """The parts as they are written now, empty ones too, each with the way to its form for who writes. Those that are
    written have the numbers that they have in the text as it is kept: remarks name them by these."""
    written = parts_written(version)
    writable = writable_parts(version) if writes else ()
    found: list[Shown] = []
    number = 0
    for parts in zip(*written.values(), strict=True):
        part = parts[0].part
        number += (is_written := any(one.lines for one in parts))
        columns = [
            _column(language, replace(one, heading=f"{number}. {one.heading}") if is_written else one)
            for language, one in zip(written, parts, strict=True)
        ]
        url = address_of(version, "mou_write", part=part) if part in writable else ""
        shown = Shown(part, columns, url, is_optional=version.number > 0 and part != "words")
        if url or not shown.is_empty:
            found.append(shown)
    return found


def shown_part(version: MouVersion, part: str) -> Shown:
    """One part as it is written now; title and purpose both stand in the first."""
    titles = {text.language: text.title for text in version.texts.all()}
    columns = []
    for language, parts in parts_written(version).items():
        written = next(one for one in parts if one.part == part)
        lines = [titles[language], *written.lines] if part == "words" else written.lines
        columns.append(_column(language, Written(part, written.heading, lines)))
    return Shown(part, columns)


def shown_revision(revision: MouRevision, authoritative: str) -> list[Shown]:
    """The sections of a text as it was kept."""
    readings = readings_of(revision, authoritative)
    return [
        Shown(
            "",
            [
                Column(language, one.heading, one.blocks)
                for language, one in zip(readings, sections, strict=True)
            ],
        )
        for sections in zip(*(reading.sections for reading in readings.values()), strict=True)
    ]


def readings_of(revision: MouRevision, authoritative: str) -> dict[str, Reading]:
    """The texts of ``revision`` by their language, the authoritative one first."""
    languages = sorted(revision.bodies, key=lambda code: (code != authoritative, code))
    return {language: read_body(revision.bodies[language]) for language in languages}


def authoritative_language(version: MouVersion) -> str:
    """The language of ``version`` that counts."""
    texts: Sequence = list(version.texts.all())
    return texts[0].language if texts else version.mou.language


def reference_of(version: MouVersion) -> str:
    """What is printed on each page of its paper to say what it is."""
    if not version.number:
        return version.mou.reference
    return f"{version.mou.reference} / A{version.number}"


def name_of(version: MouVersion) -> str:
    """What it is called above its pages."""
    if version.number:
        return _("Amendment %(number)s") % {"number": version.number}
    return _("Memorandum of Understanding")


def _column(language: str, part: Written) -> Column:
    return Column(language, part.heading, blocks_of(read_lines(part.lines)))
