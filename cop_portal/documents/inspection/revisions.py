"""What a file hides besides what it shows: in an earlier revision of itself, or in objects that no table lists.

A viewer can go back to the revision that was signed, and one that finds a fault in the table reads every object that
it meets. So these are asked too what they do.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from cop_portal.documents.inspection.deeds import deeds_of
from cop_portal.documents.inspection.refusal import FAULTS, NotAcceptable

#: The most revisions of an honest file: each time it is saved, a form that goes around adds one.
MOST_REVISIONS = 100
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_OBJECT = re.compile(rb"(?<![0-9])\d{1,10}\s+\d{1,5}\s+obj\b")
_OBJECTS_END = re.compile(rb"endobj|stream")
#: Written otherwise than plainly, or as an action's name is.
_WORTH_PARSING = re.compile(
    rb"#|/(?:JavaScript|ECMAScript|JS|Launch|SubmitForm|ImportData|GoTo[ER]|Thread|Rendition|XFA|E[Fm]|AF|Collection"
    rb"|RichMedia|3D|Movie|Sound|Screen|OpenAction|AA|URI)"
)
#: Longer than any object with an action in it.
_LONGEST = 1024 * 1024
_REFERENCE = re.compile(rb"(?<![0-9])\d{1,10}\s+\d{1,5}\s+R\b")


def hidden_deeds(pdf: pikepdf.Pdf, file: BinaryIO) -> Iterator[str]:
    """What earlier revisions and unlisted objects do, as reasons."""
    file.seek(0)
    content = file.read()
    for revision in _earlier_revisions(content):
        yield from _deeds_in_revision(revision)
    yield from _deeds_of_unlisted(
        content, {entry.offset for entry in pdf.get_xref_table().values() if entry.type == 1}
    )


def _earlier_revisions(content: bytes) -> Iterator[bytes]:
    ends = {}
    for found in _END.finditer(content):
        start = int(found[1])
        # The first part of a linearized file is no revision, nor is what only looks like an end.
        if 0 < start < found.start() and re.match(rb"\s*(xref|\d+\s+\d+\s+obj)", content[start : start + 40]):
            ends[start] = found.end()
    last = max(ends.values(), default=0)
    if len(ends) > MOST_REVISIONS:
        raise NotAcceptable("too_complex")
    for end in ends.values():
        if end != last:
            yield content[:end]


def _deeds_in_revision(content: bytes) -> Iterator[str]:
    try:
        with pikepdf.open(
            io.BytesIO(content), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
        ) as pdf:
            for thing in (pdf.trailer, *pdf.objects):
                yield from deeds_of(thing)
    except FAULTS:
        return  # no revision that can be gone back to


def _deeds_of_unlisted(content: bytes, listed: set[int]) -> Iterator[str]:
    """What the objects do that stand in the file at places which the last table does not list."""
    for found in _OBJECT.finditer(content):
        if found.start() in listed:
            continue
        ends = _OBJECTS_END.finditer(content, found.end(), found.end() + _LONGEST)
        # A text in the object may say "endobj" too.
        for end in itertools.islice(ends, 8):
            words = content[found.end() : end.start()]
            if _WORTH_PARSING.search(words):
                try:
                    # What it refers to is asked in its own turn.
                    thing = pikepdf.Object.parse(_REFERENCE.sub(b"null", words))
                except (*FAULTS, ValueError):
                    continue
                yield from deeds_of(thing)
                break
